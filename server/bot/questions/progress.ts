import { spokenDay, spokenInstant } from '../../../shared/calendar';
import { campaignLabel, DEMO_LABEL } from '../../../shared/labels';
import type { UnitProgress } from '../../../shared/insight/completion';
import type { Campaign } from '../../campaigns/entities';
import type { ActionContext } from '../../context';
import { mayOversee } from '../../insight/policy';
import { compose, MY_TASKS } from '../compose';
import type { Asked, BotHandler } from '../conversation';
import { MOST_ROWS, type Part, type ProgressPicture } from '../pictures/types';
import {
  aboutOf,
  inProgress,
  standingsOf,
  totalsOf,
  unitsOf,
  type About,
  type Standing,
  type Totals,
} from './standings';

/** Campaigns told of in one answer. */
const SHOWN = 3;

/** 进度: how far a campaign, a unit or one's own tasks are. Totals only; a picture shows units to those who oversee them. */
export const answerProgress: BotHandler = async (ctx, asked) => {
  const about = await aboutOf(ctx, asked);
  if ('reply' in about) return about.reply;
  const standings = await standingsOf(ctx, about);
  const campaigns = inProgress(about.campaigns, standings).slice(0, SHOWN);
  const [first] = campaigns;
  if (!first || standings.length === 0) return compose(ctx, { sentence: nothingOf(about), buttons: [MY_TASKS] });
  const of = ({ id }: Campaign) => standings.filter(({ campaignId }) => campaignId === id);
  const name = (campaign: Campaign) => (about.unit ? about.unit.name : campaignLabel(campaign));
  const path = mayOversee(ctx.actor) ? `#/campaigns/${first.id}${unitFilter(about)}` : '#/';
  return compose(ctx, {
    sentence: sentenceOf(name(first), totalsOf(of(first))),
    besides: [restOf(first, totalsOf(of(first)))],
    lines: campaigns.slice(1).map((one) => sentenceOf(about.unit ? campaignLabel(one) : name(one), totalsOf(of(one)))),
    buttons: [
      { label: mayOversee(ctx.actor) ? '查看进度' : '打开我的任务', path },
      ...(mayOversee(ctx.actor)
        ? [{ label: '谁还没交', say: about.unit ? `${about.unit.name} 谁还没交` : '谁还没交' }]
        : []),
    ],
    picture: await pictureOf(ctx, asked, { campaign: first, name: name(first), standings: of(first) }),
  });
};

const unitFilter = ({ unit }: About) => (unit ? `/unitId=${unit.id}` : '');

const nothingOf = ({ unit }: About) => (unit ? `“${unit.name}”还没有评价任务` : '还没有您参与的评价批次');

const sentenceOf = (name: string, { total, handedIn, completed }: Totals) =>
  `${name}：${total} 项中已提交 ${handedIn} 项，办结 ${completed} 项`;

function restOf({ dueDate }: Campaign, { open, returned, inReview, overdue }: Totals): string {
  const rest = [
    open - returned > 0 && `填报中 ${open - returned} 项`,
    returned > 0 && `退回修改 ${returned} 项`,
    inReview > 0 && `审核中 ${inReview} 项`,
    overdue > 0 && `逾期 ${overdue} 项`,
    `${spokenDay(dueDate)}截止`,
  ];
  return `${rest.filter(Boolean).join('，')}。`;
}

interface Pictured {
  campaign: Campaign;
  name: string;
  standings: Standing[];
}

/** A single task makes no picture. */
async function pictureOf(
  ctx: ActionContext,
  { inGroup }: Asked,
  { campaign, name, standings }: Pictured,
): Promise<ProgressPicture | undefined> {
  const totals = totalsOf(standings);
  if (totals.total < 2) return undefined;
  const units = inGroup || !mayOversee(ctx.actor) ? [] : await unitsOf(ctx, standings);
  return {
    kind: 'progress',
    title: `${name}：${totals.total} 项中 ${totals.handedIn} 项已交`,
    note: noteOf(ctx, campaign),
    done: totals.handedIn,
    doneLabel: '已交',
    parts: partsOf(totals),
    rows: units.length > 1 ? units.slice(0, MOST_ROWS).map(rowOf) : [],
  };
}

/** Under every picture: as of when, and that it is demo data where it is. */
export const noteOf = ({ now }: ActionContext, { isDemo }: Pick<Campaign, 'isDemo'>) =>
  `截至${spokenInstant(now)}${isDemo ? `。${DEMO_LABEL}` : ''}`;

const partsOf = ({ completed, inReview, open }: Totals): Part[] => [
  { label: '已办结', count: completed, tone: 'good' },
  { label: '审核中', count: inReview, tone: 'brand' },
  { label: '未交', count: open, tone: 'faint' },
];

const rowOf = ({ unitName, open, inReview, completed }: UnitProgress) => ({
  name: unitName,
  counts: [completed, inReview, open],
  figure: `${inReview + completed}/${open + inReview + completed} 已交`,
});
