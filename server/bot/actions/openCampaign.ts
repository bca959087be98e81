import { In } from 'typeorm';
import { sentenceOf } from '../../../shared/bot/say';
import { dayOf, spokenDay } from '../../../shared/calendar';
import { campaignLabel } from '../../../shared/labels';
import { Campaign } from '../../campaigns/entities';
import type { ActionContext } from '../../context';
import { Task } from '../../tasks/entities';
import { tasksFor, withinScope } from '../../tasks/queries';
import { askWhich } from '../askWhich';
import type { Asked, BotReply } from '../conversation';
import { says } from './acting';

/** No campaign was named: the only one that is under way, or the question which. */
export async function openCampaign(
  ctx: ActionContext,
  asked: Asked,
): Promise<{ campaign: Campaign } | { reply: BotReply }> {
  const open = await openCampaigns(ctx);
  const [only, ...others] = open;
  if (!only) return { reply: says('现在没有正在进行的评价批次') };
  if (others.length === 0) return { campaign: only };
  const overdue = await overdueIn(ctx, open);
  const options = open.map(({ id, name, fiscalYearAssumed, dueDate }) => {
    const late = overdue.get(id) ?? 0;
    return {
      label: name,
      line: `${campaignLabel({ name, fiscalYearAssumed })}，${spokenDay(dueDate)}截止${late > 0 ? `，${late} 项逾期` : ''}`,
      say: sentenceOf({ ...asked.reading, name }),
      taskId: null,
    };
  });
  return { reply: await askWhich(ctx, asked, '有几个评价批次正在进行', options) };
}

/** Those with anything left to do that the asker may see, the newest first. Each is asked for one such task. */
function openCampaigns({ db, actor }: ActionContext): Promise<Campaign[]> {
  const task = withinScope(db.createQueryBuilder(Task, 'task').select('1').where('1 = 1'), actor)
    .andWhere('task.campaignId = campaign.id')
    .andWhere("task.state IN ('assigned', 'drafting', 'returned', 'in-review')");
  return db
    .createQueryBuilder(Campaign, 'campaign')
    .where(`EXISTS (${task.getQuery()})`)
    .setParameters(task.getParameters())
    .orderBy('campaign.launchedAt', 'DESC')
    .getMany();
}

async function overdueIn(ctx: ActionContext, campaigns: readonly Campaign[]): Promise<Map<string, number>> {
  const rows = await tasksFor(ctx.db, ctx.actor)
    .select('task.campaignId', 'campaignId')
    .addSelect('COUNT(*)', 'count')
    .andWhere({ campaignId: In(campaigns.map(({ id }) => id)) })
    .andWhere("task.state IN ('assigned', 'drafting', 'returned') AND task.dueDate < :today", { today: dayOf(ctx.now) })
    .groupBy('task.campaignId')
    .getRawMany<{ campaignId: string; count: number | string }>();
  return new Map(rows.map(({ campaignId, count }) => [campaignId, Number(count)]));
}
