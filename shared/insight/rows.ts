// Which tasks stand behind a number of the dashboard, and why each of them is there.
import { compareDecimals } from '../decimal';
import { daysBetween } from '../calendar';
import { behindTime, moneyStanding, timeProgress } from './money';
import { binLabel, binOf } from './scores';
import { daysStuck, isLow, isOverdue, isReturnedOften, resultOf, type InsightAround, type InsightTask } from './tasks';

export const taskRowKinds = [
  'all',
  'money',
  'behind',
  'overdue',
  'score',
  'grade',
  'low',
  'stuck',
  'returned',
] as const;
export type TaskRowKind = (typeof taskRowKinds)[number];

export interface InsightRow<Task extends InsightTask = InsightTask> {
  task: Task;
  /** why it is in the list, each a sentence */
  notes: string[];
}

type Select = <Task extends InsightTask>(
  tasks: readonly Task[],
  around: InsightAround,
  value: string | null,
) => InsightRow<Task>[];

/** Those of which `note` has something to say. */
const told = <Task extends InsightTask>(tasks: readonly Task[], note: (task: Task) => string | null) =>
  tasks.flatMap((task): InsightRow<Task>[] => {
    const said = note(task);
    return said === null ? [] : [{ task, notes: said === '' ? [] : [said] }];
  });

const byScore = (a: InsightRow, b: InsightRow) => compareDecimals(a.task.total!, b.task.total!);

const selections: Record<TaskRowKind, Select> = {
  all: (tasks) => told(tasks, () => ''),
  money: (tasks, around) => {
    const progress = timeProgress(around);
    const rate = (task: InsightTask) => moneyStanding(task, progress).ratePercent;
    return [...tasks]
      .sort((a, b) => compareDecimals(rate(a) ?? '-1', rate(b) ?? '-1'))
      .map((task) => ({ task, notes: [moneyNote(task, progress)] }));
  },
  behind: (tasks, around) => {
    const progress = timeProgress(around);
    return behindTime(tasks, progress).map(({ task }) => ({ task, notes: [moneyNote(task, progress)] }));
  },
  overdue: (tasks, { today }) =>
    told(tasks, (task) => (isOverdue(task, today) ? `逾期 ${daysBetween(task.dueDate, today)} 天` : null)).sort(
      (a, b) => (a.task.dueDate < b.task.dueDate ? -1 : 1),
    ),
  score: (tasks, _, value) =>
    told(tasks, (task) => {
      const result = resultOf(task);
      return result && (value === null || binOf(result.total) === value) ? '' : null;
    }).sort(byScore),
  grade: (tasks, _, value) =>
    told(tasks, ({ state, grade }) =>
      state === 'completed' && grade !== null && (value === null || grade === value) ? '' : null,
    ).sort(byScore),
  low: (tasks, around) => told(tasks, (task) => (isLow(task, around) ? '' : null)).sort(byScore),
  stuck: (tasks, { today }) =>
    told(tasks, (task) => {
      const days = daysStuck(task, today);
      return days === null ? null : `${task.stateLabel}，已 ${days} 天没有办理`;
    }).sort((a, b) => (a.task.since < b.task.since ? -1 : 1)),
  returned: (tasks) =>
    told(tasks, (task) => (isReturnedOften(task) ? `已退回 ${task.returns} 次` : null)).sort(
      (a, b) => b.task.returns - a.task.returns,
    ),
};

/** The money of one project in a sentence. */
export function moneyNote(task: Pick<InsightTask, 'annualBudget' | 'executed'>, progressPercent: string): string {
  const { ratePercent, gapPoints, isBehind } = moneyStanding(task, progressPercent);
  if (ratePercent === null) return '没有全年预算数，算不出执行率';
  return isBehind ? `执行率 ${ratePercent}%，比时间进度落后 ${gapPoints} 个百分点` : `执行率 ${ratePercent}%`;
}

/**
 * The tasks behind a number, in the order in which one would look at them.
 * @param value the bin of `score`, the grade of `grade`; null takes all of that kind
 */
export function taskRows<Task extends InsightTask>(
  kind: TaskRowKind,
  tasks: readonly Task[],
  around: InsightAround,
  value: string | null = null,
): InsightRow<Task>[] {
  return selections[kind](tasks, around, value);
}

const titles: Record<Exclude<TaskRowKind, 'score' | 'grade'>, string> = {
  all: '全部任务',
  money: '各项目的预算执行率',
  behind: '执行率落后于时间进度的项目',
  overdue: '逾期未交的任务',
  low: '等级偏低的项目',
  stuck: '审核停留较久的任务',
  returned: '退回两次以上的任务',
};

/** What the list is called. */
export function taskRowsTitle(kind: TaskRowKind, value: string | null): string {
  if (kind === 'grade') return value === null ? '已办结项目的等级' : `等级为“${value}”的项目`;
  if (kind !== 'score') return titles[kind];
  const label = value === null ? null : binLabel(value);
  return label === null ? '已交项目的得分' : `得分在${label}的项目`;
}
