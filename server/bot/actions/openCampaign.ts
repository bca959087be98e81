import { sentenceOf } from '../../../shared/bot/say';
import { spokenDay } from '../../../shared/calendar';
import type { CampaignSummary } from '../../../shared/contracts/campaigns';
import { campaignLabel } from '../../../shared/labels';
import { listCampaigns } from '../../campaigns/queries';
import type { ActionContext } from '../../context';
import { askWhich } from '../askWhich';
import type { Asked, BotReply } from '../conversation';
import { says } from './acting';

/** No campaign was named: the only one that is under way, or the question which. */
export async function openCampaign(
  ctx: ActionContext,
  asked: Asked,
): Promise<{ campaign: CampaignSummary } | { reply: BotReply }> {
  const open = (await listCampaigns(ctx)).filter(({ counts }) => counts.completed < counts.total);
  const [only, ...others] = open;
  if (!only) return { reply: says('现在没有正在进行的评价批次') };
  if (others.length === 0) return { campaign: only };
  const options = open.map(({ name, fiscalYearAssumed, dueDate, counts: { overdue } }) => ({
    label: name,
    line: `${campaignLabel({ name, fiscalYearAssumed })}，${spokenDay(dueDate)}截止${overdue > 0 ? `，${overdue} 项逾期` : ''}`,
    say: sentenceOf({ ...asked.reading, name }),
    taskId: null,
  }));
  return { reply: await askWhich(ctx, asked, '有几个评价批次正在进行', options) };
}
