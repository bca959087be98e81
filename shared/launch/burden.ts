// 填报负担: how long a task takes its filler and how many questions it asks. 产品默认规则, written down in BURDEN_RULE; the
// notice of a new task and the launch page tell the same figure.
import type { IndicatorKind } from '../contracts/common';
import { compareDecimals, percentOf } from '../decimal';

const SECONDS = {
  /** a value that is known already, and only confirmed */
  confirm: 12,
  number: 30,
  judged: 45,
  goal: 60,
  reason: 60,
  /** opening the task, checking and submitting it */
  around: 45,
};
const LEAST_MINUTES = 2;
const SECONDS_PER_REVIEW = 90;
/** rows of tasks that are open already, whatever they ask */
const SECONDS_PER_OPEN_ROW = 30;

/** What the forecast rests on, for whoever wants to know. */
export const BURDEN_RULE: string[] = [
  '每项任务按：资金和已有数据、只需确认的指标 12 秒，填数字或日期的 30 秒，定性评档的 45 秒，总体目标完成情况 1 分钟，执行率偏低时写原因 1 分钟，打开、核对和提交 45 秒，合计后进位到分钟。',
  '审核每项每步按 1.5 分钟；已有未办结任务按每个待填项 30 秒。',
  '以上为产品默认规则，实际以办理情况为准。',
];

export interface TaskBurden {
  /** questions, as the form counts its items: the money, the overall goal and every indicator */
  asks: number;
  /** of these, values that are known and only confirmed */
  known: number;
  seconds: number;
}

/** What of a task its burden depends on. */
interface BurdenFacts {
  indicators: readonly { kind: IndicatorKind; isKnown: boolean }[];
  /** 全年预算数 and 全年执行数, 万元 */
  annualBudget: string;
  executed: string;
  /** rate below which a reason is asked for, in percent */
  lowPercent: string;
}

/** The burden of one task. */
export function burdenOf({ indicators, annualBudget, executed, lowPercent }: BurdenFacts): TaskBurden {
  const rate = percentOf(executed, annualBudget);
  const asksReason = rate !== null && compareDecimals(rate, lowPercent) < 0;
  const rows = indicators.map(({ kind, isKnown }) =>
    isKnown ? SECONDS.confirm : kind === 'qualitative' ? SECONDS.judged : SECONDS.number,
  );
  return {
    asks: indicators.length + 2,
    known: indicators.filter(({ isKnown }) => isKnown).length,
    seconds:
      SECONDS.around +
      SECONDS.confirm +
      SECONDS.goal +
      (asksReason ? SECONDS.reason : 0) +
      rows.reduce((sum, one) => sum + one, 0),
  };
}

/** Whole minutes, as people are told. */
export const minutesOf = (seconds: number): number => Math.max(LEAST_MINUTES, Math.ceil(seconds / 60));

/** Minutes that one reviewer of so many tasks needs for one step. */
export const reviewMinutes = (tasks: number): number => Math.ceil((tasks * SECONDS_PER_REVIEW) / 60);

/** Minutes of the tasks somebody has open already. */
export const openMinutes = (openRows: number): number => Math.ceil((openRows * SECONDS_PER_OPEN_ROW) / 60);
