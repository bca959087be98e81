// 谁审得最慢, 卡在谁那里: what waits for a review the longest and with whom it is. Tasks are told in the order in which they
// were handed in, not people by their pace; to whoever may see the tasks, and to them alone.
import { dayOf, daysBetween } from '../../../shared/calendar';
import type { ActionContext } from '../../context';
import { holderFinder } from '../../identity/queries';
import { mayOversee } from '../../insight/policy';
import { Task } from '../../tasks/entities';
import { tasksFor, loadInOrder, type LoadedTask } from '../../tasks/queries';
import { In } from 'typeorm';
import { Campaign } from '../../campaigns/entities';
import { compose, LINES, MY_TASKS, personally, someOf } from '../compose';
import type { BotHandler } from '../conversation';
import { numbered } from './numbered';
import { seesOthers } from './standings';
import { answerWhere } from './where';

const NAMED = 2;

/** Nobody else's matter for whoever only fills: of their own task, where it is. */
export const answerWaitingLongest: BotHandler = async (ctx, asked) => {
  if (asked.reading.name || asked.meant || !seesOthers(ctx)) return answerWhere(ctx, asked);
  const steps = await waitingSteps(ctx);
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return personally(asked, compose(ctx, { sentence: '现在没有等审核的任务', buttons: [MY_TASKS] }));
  const places = await longest(ctx);
  await numbered(ctx, asked, places);
  const since = daysSince(ctx, places[0]!.task);
  const told = compose(ctx, {
    sentence: `${total} 项在审核中，等得最久的已交 ${since} 天`,
    besides: [`${steps.map(({ label, count }) => `${label} ${count} 项`).join('，')}。`],
    isNumbered: true,
    lines: await linesOf(ctx, places),
    total,
    buttons: [
      mayOversee(ctx.actor)
        ? { label: '查看进度', path: `#/campaigns/${places[0]!.campaign.id}/show=in-review` }
        : MY_TASKS,
    ],
  });
  return personally(asked, told);
};

const daysSince = ({ now }: ActionContext, task: Task): number =>
  task.submittedAt ? daysBetween(dayOf(task.submittedAt), dayOf(now)) : 0;

/** How many wait at each step, the fullest first; counted from an index. */
async function waitingSteps({ db, actor }: ActionContext): Promise<{ label: string; count: number }[]> {
  const rows = await tasksFor(db, actor)
    .andWhere("task.state = 'in-review'")
    .select(['task.campaignId AS campaignId', 'task.step AS step'])
    .addSelect('COUNT(*)', 'count')
    .groupBy('task.campaignId')
    .addGroupBy('task.step')
    .getRawMany<{ campaignId: string; step: number; count: number | string }>();
  const ids = [...new Set(rows.map(({ campaignId }) => campaignId))];
  const campaigns = new Map((await db.findBy(Campaign, { id: In(ids) })).map((one) => [one.id, one]));
  const counts = new Map<string, number>();
  for (const { campaignId, step, count } of rows) {
    const label = campaigns.get(campaignId)!.chain[step]?.label ?? '审核';
    counts.set(label, (counts.get(label) ?? 0) + Number(count));
  }
  return [...counts].map(([label, count]) => ({ label, count })).sort((one, other) => other.count - one.count);
}

async function longest({ db, actor }: ActionContext): Promise<LoadedTask[]> {
  const first = await tasksFor(db, actor)
    .andWhere("task.state = 'in-review'")
    .select('task.id', 'id')
    .orderBy('task.submittedAt', 'ASC')
    .addOrderBy('task.id', 'ASC')
    .limit(LINES)
    .getRawMany<{ id: string }>();
  return loadInOrder(
    db,
    first.map(({ id }) => id),
  );
}

async function linesOf(ctx: ActionContext, places: LoadedTask[]): Promise<string[]> {
  const find = holderFinder(ctx.db);
  const lines: string[] = [];
  for (const { task, project, unit, unitPath, chain } of places) {
    const step = chain[task.step]!;
    const people = (await find(step.role, unitPath, task.fillerId)).map(({ name }) => name);
    const held = people.length > 0 ? `在${someOf(people, NAMED, '人')}那里` : '还没有人办理';
    lines.push(`${project.name}（${unit.name}）：${step.label}，${held}，已交 ${daysSince(ctx, task)} 天`);
  }
  return lines;
}
