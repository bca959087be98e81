// Money against the calendar: whether a project spends as the year goes by.
import { addDays, daysBetween } from '../calendar';
import { compareDecimals, differenceOf, percentOf, subtractDecimals, sumDecimals } from '../decimal';
import { insightSettings } from './settings';
import type { InsightAround, InsightTask } from './tasks';

/**
 * 时间进度: the share of the budget year that has passed by the end of `today`, in percent with two decimals; 0 before
 * it begins, 100 from its last day on.
 */
export function timeProgress({ fiscalYear, today }: Pick<InsightAround, 'fiscalYear' | 'today'>): string {
  const first = `${fiscalYear}-01-01`;
  const days = daysBetween(first, `${fiscalYear + 1}-01-01`);
  const passed = Math.max(0, Math.min(daysBetween(first, addDays(today, 1)), days));
  return percentOf(String(passed), String(days))!;
}

/** What of a project its money is judged by. */
export type ProjectMoney = Pick<InsightTask, 'projectName' | 'annualBudget' | 'executed'>;

export interface MoneyStanding {
  /** 预算执行率 in percent, two decimals; null without a budget */
  ratePercent: string | null;
  /** percentage points below 时间进度; negative when ahead; null without a rate */
  gapPoints: string | null;
  isBehind: boolean;
}

/** 预算执行率 in percent, two decimals; null without a budget. */
export function executionRate({ annualBudget, executed }: Omit<ProjectMoney, 'projectName'>): string | null {
  return compareDecimals(annualBudget, '0') > 0 ? percentOf(executed, annualBudget) : null;
}

/** The rate below which a project is behind, in percent. */
export const behindBelow = (progressPercent: string): string => differenceOf(progressPercent, insightSettings.behindBy);

/**
 * Where one project's money stands. Behind is a gap of more than {@link insightSettings.behindBy} points.
 * @source 产品默认规则: no published rule compares the rate with the calendar (evaluation-rules §6)
 */
export function moneyStanding(task: Omit<ProjectMoney, 'projectName'>, progressPercent: string): MoneyStanding {
  const ratePercent = executionRate(task);
  if (ratePercent === null) return { ratePercent, gapPoints: null, isBehind: false };
  const gapPoints = subtractDecimals(progressPercent, ratePercent);
  return { ratePercent, gapPoints, isBehind: compareDecimals(ratePercent, behindBelow(progressPercent)) < 0 };
}

/** All projects together, 万元. */
export function moneyOf(tasks: readonly Omit<ProjectMoney, 'projectName'>[]): {
  annualBudget: string;
  executed: string;
  ratePercent: string | null;
} {
  const annualBudget = sumDecimals(tasks.map((task) => task.annualBudget));
  const executed = sumDecimals(tasks.map((task) => task.executed));
  return { annualBudget, executed, ratePercent: percentOf(executed, annualBudget) };
}

interface Standing<Task extends ProjectMoney> {
  task: Task;
  standing: MoneyStanding;
}

/** Projects behind time, the furthest behind first. */
export function behindTime<Task extends ProjectMoney>(
  tasks: readonly Task[],
  progressPercent: string,
): Standing<Task>[] {
  return tasks
    .map((task) => ({ task, standing: moneyStanding(task, progressPercent) }))
    .filter(({ standing }) => standing.isBehind)
    .sort((a, b) => compareDecimals(b.standing.gapPoints!, a.standing.gapPoints!) || byName(a.task, b.task));
}

const byName = (a: ProjectMoney, b: ProjectMoney) => (a.projectName < b.projectName ? -1 : 1);
