import { spokenDay } from '../../../shared/calendar';
import { campaignLabel } from '../../../shared/labels';
import type { Campaign } from '../../campaigns/entities';
import type { ActionContext } from '../../context';
import { mayOversee } from '../../insight/policy';
import { compose, MY_TASKS, personally } from '../compose';
import type { Asked, BotHandler } from '../conversation';
import { progressPicture } from '../pictures/ofCampaign';
import { MOST_ROWS } from '../pictures/types';
import { finishedPicture } from './scores';
import {
  aboutOf,
  inProgress,
  labelOf,
  seesOthers,
  standingsOf,
  totalsOf,
  unitsOf,
  type About,
  type Standing,
  type Totals,
} from './standings';

/** 进度: how far a campaign, a unit or one's own tasks are. Totals only; a picture shows units to those who oversee them. */
export const answerProgress: BotHandler = async (ctx, asked) => {
  const about = await aboutOf(ctx, asked);
  if ('reply' in about) return about.reply;
  const all = await standingsOf(ctx, about);
  const campaigns = inProgress(about.campaigns, all);
  const [first] = campaigns;
  if (!first) return compose(ctx, { sentence: nothingOf(about), buttons: [MY_TASKS] });
  const of = ({ id }: Campaign) => all.filter(({ campaignId }) => campaignId === id);
  const standings = campaigns.flatMap(of);
  const path = mayOversee(ctx.actor) ? `#/campaigns/${first.id}${unitFilter(about)}` : '#/';
  const told = compose(ctx, {
    sentence: `${about.unit ? `${about.unit.name} ` : ''}${sentenceOf(totalsOf(standings))}`,
    besides: campaigns.length > 1 ? [] : [restOf(first, totalsOf(standings))],
    lines: campaigns.length > 1 ? campaigns.map((one) => lineOf(one, totalsOf(of(one)))) : [],
    counted: '个批次',
    buttons: [
      { label: mayOversee(ctx.actor) ? '查看进度' : '打开我的任务', path },
      ...(mayOversee(ctx.actor)
        ? [{ label: '谁还没交', say: about.unit ? `${about.unit.name} 谁还没交` : '谁还没交' }]
        : []),
    ],
    picture: await pictureOf(ctx, asked, { ...about, campaigns }, standings),
  });
  // Of a single unit even the number says who is late.
  return seesOthers(ctx) && !about.unit ? told : personally(asked, told);
};

const unitFilter = ({ unit }: About) => (unit ? `/unitId=${unit.id}` : '');

const nothingOf = ({ unit }: About) => (unit ? `“${unit.name}”还没有评价任务` : '还没有您参与的评价批次');

const sentenceOf = ({ total, handedIn, completed }: Totals) =>
  `${total} 项中已提交 ${handedIn} 项，办结 ${completed} 项`;

const lineOf = (campaign: Campaign, totals: Totals) =>
  `${campaignLabel(campaign)}：${sentenceOf(totals)}，${spokenDay(campaign.dueDate)}截止`;

function restOf(campaign: Campaign, { open, returned, inReview, overdue }: Totals): string {
  const rest = [
    open - returned > 0 && `填报中 ${open - returned} 项`,
    returned > 0 && `退回修改 ${returned} 项`,
    inReview > 0 && `审核中 ${inReview} 项`,
    overdue > 0 && `逾期 ${overdue} 项`,
    `${spokenDay(campaign.dueDate)}截止`,
  ];
  return `${campaignLabel(campaign)}：${rest.filter(Boolean).join('，')}。`;
}

/** What is finished shows its grades, what is not shows how far it is; a single task makes no picture. */
async function pictureOf(ctx: ActionContext, { inGroup }: Asked, about: About, standings: Standing[]) {
  const [campaign] = about.campaigns;
  const totals = totalsOf(standings);
  if (!campaign || totals.total < 2) return undefined;
  if (totals.completed === totals.total && about.campaigns.length === 1) return finishedPicture(ctx, campaign, about);
  const units = inGroup || !mayOversee(ctx.actor) ? [] : await unitsOf(ctx, about, { most: MOST_ROWS });
  return progressPicture(campaign, about.unit?.name ?? labelOf(about.campaigns), totals, units, ctx.now);
}
