// 执行率: what is spent of the budget, against the share of the year that has passed.
import { percentOf } from '../../../shared/decimal';
import { inTwoDecimals } from '../../../shared/wan';
import { executionRate, moneyStanding, timeProgress, type ProjectMoney } from '../../../shared/insight/money';
import { moneyNote } from '../../../shared/insight/rows';
import { behindSentence } from '../../../shared/insight/sentences';
import { dayOf } from '../../../shared/calendar';
import type { Campaign } from '../../campaigns/entities';
import type { ActionContext } from '../../context';
import { mayOversee } from '../../insight/policy';
import { compose, LINES, MY_TASKS, personally } from '../compose';
import type { Asked, BotHandler, BotReply } from '../conversation';
import { pictureNote } from '../pictures/ofCampaign';
import { MOST_ROWS, type RatesPicture } from '../pictures/types';
import { addMoney, lowestRates, type MoneyOfTask } from './money';
import { oneTask } from './projectTask';
import { aboutOf, inProgress, labelOf, namesMany, seesOthers, standingsOf, type About } from './standings';

/** 执行率 of one project, of a unit or of a campaign. */
export const answerExecutionRate: BotHandler = async (ctx, asked) => {
  if (asked.reading.name && !(await namesMany(ctx, asked))) {
    const one = await oneTask(ctx, asked);
    if ('reply' in one) return one.reply;
    const { task, project, campaign } = one.place;
    const { annualBudget, executed } = task;
    return ofProject(ctx, asked, campaign, { taskId: task.id, projectName: project.name, annualBudget, executed });
  }
  const about = await aboutOf(ctx, asked);
  if ('reply' in about) return about.reply;
  const campaigns = inProgress(about.campaigns, await standingsOf(ctx, about));
  const [campaign] = campaigns;
  if (!campaign) return compose(ctx, { sentence: '还没有您可以查看的项目', buttons: [MY_TASKS] });
  // Budgets of one year only can be added up, and held against its days.
  const sameYear = campaigns.filter(({ fiscalYear }) => fiscalYear === campaign.fiscalYear);
  return ofMany(ctx, asked, { ...about, campaigns: sameYear }, campaign);
};

function ofProject(ctx: ActionContext, asked: Asked, campaign: Campaign, money: MoneyOfTask): BotReply {
  const { projectName, taskId } = money;
  const passed = timeOf(ctx, campaign);
  const { ratePercent } = moneyStanding(money, passed);
  const button = { label: '打开任务', path: `#/tasks/${taskId}` };
  if (ratePercent === null)
    return personally(
      asked,
      compose(ctx, { sentence: `“${projectName}”没有全年预算数，算不出执行率`, buttons: [button] }),
    );
  return personally(
    asked,
    compose(ctx, {
      sentence: `“${projectName}”执行率 ${ratePercent}%，${spentOf(money)}`,
      besides: [`${campaign.fiscalYear} 年时间进度 ${passed}%，${paceOf(money, passed)}。`],
      buttons: [button],
    }),
  );
}

async function ofMany(ctx: ActionContext, asked: Asked, about: About, campaign: Campaign): Promise<BotReply> {
  const passed = timeOf(ctx, campaign);
  const whole = await addMoney(ctx, about, passed);
  const lowest = await lowestRates(ctx, about, LINES);
  const [only] = lowest;
  if (only && whole.projects === 1) return ofProject(ctx, asked, campaign, only);
  const name = about.unit?.name ?? '';
  const ratePercent = percentOf(whole.executed, whole.annualBudget);
  if (ratePercent === null)
    return compose(ctx, { sentence: `${name}没有全年预算数，算不出执行率`, buttons: [MY_TASKS] });
  const by = [`by=${whole.behind > 0 ? 'behind' : 'money'}`, about.unit && `unitId=${about.unit.id}`];
  const path = `#/insight/${campaign.id}/rows/${by.filter(Boolean).join('&')}`;
  const look = { label: whole.behind > 0 ? '查看落后的项目' : '查看各项目', path };
  const told = compose(ctx, {
    sentence: `${name}执行率 ${ratePercent}%，${spentOf(whole)}`,
    besides: [
      `${labelOf(about.campaigns)}：${campaign.fiscalYear} 年时间进度 ${passed}%，${behindSentence(whole.behind)}。`,
    ],
    // Whose project lags is no business of a group.
    lines: asked.inGroup ? [] : laggingLines(lowest, passed),
    total: whole.behind,
    counted: '个项目',
    buttons: [mayOversee(ctx.actor) ? look : MY_TASKS],
    picture:
      whole.projects < 2
        ? undefined
        : pictureOf(ctx, asked, {
            campaign,
            passed,
            lowest,
            whole: { projectName: name || labelOf(about.campaigns), ...whole },
          }),
  });
  return seesOthers(ctx) && !about.unit ? told : personally(asked, told);
}

function laggingLines(lowest: readonly ProjectMoney[], passed: string): string[] {
  return lowest.flatMap((money) => {
    const { ratePercent, gapPoints, isBehind } = moneyStanding(money, passed);
    return isBehind ? [`${money.projectName}：${ratePercent}%，落后 ${gapPoints} 个百分点`] : [];
  });
}

const timeOf = ({ now }: ActionContext, { fiscalYear }: Campaign) => timeProgress({ fiscalYear, today: dayOf(now) });

const spentOf = ({ annualBudget, executed }: Omit<ProjectMoney, 'projectName'>) =>
  `预算 ${inTwoDecimals(annualBudget)} 万元，已支出 ${inTwoDecimals(executed)} 万元`;

function paceOf(money: ProjectMoney, passed: string): string {
  const { isBehind } = moneyStanding(money, passed);
  return isBehind ? moneyNote(money, passed).split('，')[1]! : '没有落后于时间进度';
}

interface Rates {
  campaign: Campaign;
  passed: string;
  lowest: readonly ProjectMoney[];
  /** all of them together, under the name that was asked about */
  whole: ProjectMoney;
}

/** The whole first, then the projects with the lowest rates; in a group the whole alone. */
function pictureOf(ctx: ActionContext, { inGroup }: Asked, { campaign, passed, lowest, whole }: Rates): RatesPicture {
  const rated = lowest.filter((money) => executionRate(money) !== null);
  const shown = inGroup ? [] : rated.slice(0, MOST_ROWS - 1);
  return {
    kind: 'rates',
    title: `${whole.projectName}执行率 ${moneyStanding(whole, passed).ratePercent}%`,
    note: pictureNote(campaign, ctx.now),
    timeProgressPercent: passed,
    rows: [{ ...whole, projectName: '合计' }, ...shown].map((money) => {
      const { ratePercent, isBehind } = moneyStanding(money, passed);
      return {
        name: money.projectName,
        ratePercent: ratePercent ?? '0',
        figure: `${ratePercent}%`,
        tone: isBehind ? 'warn' : 'brand',
      };
    }),
  };
}
