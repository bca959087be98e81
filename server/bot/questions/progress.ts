import { dayOf, spokenDay, timeOf } from '../../../shared/calendar';
import type { CampaignSummary } from '../../../shared/contracts/campaigns';
import { campaignLabel } from '../../../shared/labels';
import { listCampaigns } from '../../campaigns/queries';
import type { BotHandler } from '../conversation';

const SHOWN = 3;

/** 进度: how far each campaign is, within what the asker may see; totals only, never names of laggards. */
export const answerProgress: BotHandler = async (ctx) => {
  const campaigns = await listCampaigns(ctx);
  if (campaigns.length === 0)
    return {
      title: '还没有您参与的评价批次',
      markdown: '还没有您参与的评价批次。',
      buttons: [{ label: '打开我的任务', path: '#/' }],
    };
  const asOf = `截至${spokenDay(dayOf(ctx.now))} ${timeOf(ctx.now)}`;
  return {
    title: sentence(campaigns[0]!),
    markdown: [...campaigns.slice(0, SHOWN).map(paragraph), asOf].join('\n\n'),
    buttons: [{ label: '查看进度', path: campaigns.length === 1 ? `#/campaigns/${campaigns[0]!.id}` : '#/campaigns' }],
  };
};

function sentence(campaign: CampaignSummary): string {
  const { counts } = campaign;
  return `${campaignLabel(campaign)}：${counts.total} 项中已提交 ${counts.inReview + counts.completed} 项，办结 ${counts.completed} 项`;
}

function paragraph(campaign: CampaignSummary): string {
  const { counts, dueDate } = campaign;
  const rest = [
    counts.toFill > 0 && `填报中 ${counts.toFill} 项`,
    counts.returned > 0 && `退回修改 ${counts.returned} 项`,
    counts.inReview > 0 && `审核中 ${counts.inReview} 项`,
    counts.overdue > 0 && `逾期 ${counts.overdue} 项`,
    `截止 ${spokenDay(dueDate)}`,
  ].filter(Boolean);
  return `**${sentence(campaign)}。**\n\n${rest.join('，')}。`;
}
