// 执行率: what is spent of the budget, against the share of the year that has passed.
import { compareDecimals } from '../../../shared/decimal';
import { inTwoDecimals } from '../../../shared/wan';
import {
  furthestBehind,
  moneyOf,
  moneyStanding,
  timeProgress,
  withStanding,
  type ProjectMoney,
  type Standing,
} from '../../../shared/insight/money';
import { moneyNote } from '../../../shared/insight/rows';
import { behindSentence } from '../../../shared/insight/sentences';
import { dayOf } from '../../../shared/calendar';
import type { Campaign } from '../../campaigns/entities';
import type { ActionContext } from '../../context';
import { mayOversee } from '../../insight/policy';
import { Project } from '../../projects/entities';
import type { Task } from '../../tasks/entities';
import { totalFunds } from '../../tasks/sheet';
import { compose, MY_TASKS, personally } from '../compose';
import type { Asked, BotHandler, BotReply } from '../conversation';
import { pictureNote } from '../pictures/ofCampaign';
import { MOST_ROWS, type RatesPicture } from '../pictures/types';
import { oneTask } from './projectTask';
import { aboutOf, inProgress, labelOf, namesMany, seesOthers, standingsOf, tasksAbout, type About } from './standings';

/** 执行率 of one project, of a unit or of a campaign. */
export const answerExecutionRate: BotHandler = async (ctx, asked) => {
  if (asked.reading.name && !(await namesMany(ctx, asked))) {
    const one = await oneTask(ctx, asked);
    if ('reply' in one) return one.reply;
    const { task, project, campaign } = one.place;
    return ofProject(ctx, asked, campaign, { taskId: task.id, projectName: project.name, ...totalFunds(task.funds) });
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

function ofProject(ctx: ActionContext, asked: Asked, campaign: Campaign, money: Read): BotReply {
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
  const projects = await readMoney(ctx, about);
  const [only] = projects;
  if (only && projects.length === 1) return ofProject(ctx, asked, campaign, only);
  const whole = moneyOf(projects);
  const name = about.unit?.name ?? '';
  if (whole.ratePercent === null)
    return compose(ctx, { sentence: `${name}没有全年预算数，算不出执行率`, buttons: [MY_TASKS] });
  const passed = timeOf(ctx, campaign);
  const standing = withStanding(projects, passed);
  const behind = furthestBehind(standing);
  const oversees = mayOversee(ctx.actor);
  // Whose project lags is no business of a group.
  const lines = asked.inGroup
    ? []
    : behind.map(
        ({ task, standing }) => `${task.projectName}：${standing.ratePercent}%，落后 ${standing.gapPoints} 个百分点`,
      );
  const by = [`by=${behind.length > 0 ? 'behind' : 'money'}`, about.unit && `unitId=${about.unit.id}`];
  const path = `#/insight/${campaign.id}/rows/${by.filter(Boolean).join('&')}`;
  const told = compose(ctx, {
    sentence: `${name}执行率 ${whole.ratePercent}%，${spentOf(whole)}`,
    besides: [
      `${labelOf(about.campaigns)}：${campaign.fiscalYear} 年时间进度 ${passed}%，${behindSentence(behind.length)}。`,
    ],
    lines,
    counted: '个项目',
    buttons: [oversees ? { label: behind.length > 0 ? '查看落后的项目' : '查看各项目', path } : MY_TASKS],
    picture: pictureOf(ctx, asked, {
      campaign,
      projects: standing,
      passed,
      whole: { projectName: name || labelOf(about.campaigns), ...whole },
    }),
  });
  return seesOthers(ctx) && !about.unit ? told : personally(asked, told);
}

const timeOf = ({ now }: ActionContext, { fiscalYear }: Campaign) => timeProgress({ fiscalYear, today: dayOf(now) });

const spentOf = ({ annualBudget, executed }: Omit<ProjectMoney, 'projectName'>) =>
  `预算 ${inTwoDecimals(annualBudget)} 万元，已支出 ${inTwoDecimals(executed)} 万元`;

function paceOf(money: ProjectMoney, passed: string): string {
  const { isBehind } = moneyStanding(money, passed);
  return isBehind ? moneyNote(money, passed).split('，')[1]! : '没有落后于时间进度';
}

interface Read extends ProjectMoney {
  taskId: string;
}

/** Sums without a sheet, a thousand at most for each campaign; a project in several campaigns counts once. */
async function readMoney(ctx: ActionContext, about: About): Promise<Read[]> {
  const rows = await tasksAbout(ctx, about)
    .innerJoin(Project, 'project', 'project.id = task.projectId')
    .select('task.id', 'taskId')
    .addSelect('task.projectId', 'projectId')
    .addSelect('project.name', 'projectName')
    .addSelect('task.funds', 'funds')
    .getRawMany<{ taskId: string; projectId: string; projectName: string; funds: string | Task['funds'] }>();
  const projects = new Map(rows.map((row) => [row.projectId, row]));
  return [...projects.values()].map(({ taskId, projectName, funds }) => ({
    taskId,
    projectName,
    ...totalFunds(typeof funds === 'string' ? (JSON.parse(funds) as Task['funds']) : funds),
  }));
}

interface Rates {
  campaign: Campaign;
  projects: Standing<ProjectMoney>[];
  passed: string;
  /** all of them together, under the name that was asked about */
  whole: ProjectMoney;
}

/** The whole first, then the projects with the lowest rates; in a group the whole alone. */
function pictureOf(ctx: ActionContext, { inGroup }: Asked, rates: Rates): RatesPicture | undefined {
  const { campaign, projects, passed, whole } = rates;
  if (projects.length < 2) return undefined;
  const shown = inGroup ? [] : lowestFirst(projects).slice(0, MOST_ROWS - 1);
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

function lowestFirst(projects: Standing<ProjectMoney>[]): ProjectMoney[] {
  const rated = projects.flatMap(({ task, standing: { ratePercent } }) =>
    ratePercent === null ? [] : [{ task, ratePercent }],
  );
  return rated.sort((a, b) => compareDecimals(a.ratePercent, b.ratePercent)).map(({ task }) => task);
}
