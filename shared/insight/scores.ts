// How the scores of a campaign are spread.
import { compareDecimals, proportion, sumDecimals } from '../decimal';
import { isHandedIn } from '../workflow/taskWorkflow';
import { resultOf, type InsightTask } from './tasks';

/** What of a task is needed to see how scores are spread. */
export type ScoredTask = Pick<InsightTask, 'state' | 'total' | 'grade'>;

/** Lower ends of the bins, the best first; a score belongs to the first whose end it reaches. */
const FLOORS = ['95', '90', '85', '80', '70', '60', '0'];

export interface ScoreBin {
  /** lower end, also its name in an address */
  from: string;
  label: string;
  count: number;
}

const labelOf = (index: number) => {
  const from = FLOORS[index]!;
  if (index === 0) return `${from}分以上`;
  const to = FLOORS[index - 1]!;
  return from === '0' ? `${to}分以下` : `${from}—${to}分`;
};

/** The bin of a total. @param total 0 or more */
export const binOf = (total: string): string => FLOORS.find((from) => compareDecimals(total, from) >= 0)!;

/** The bin's words, e.g. 90—95分 (95 not included); null when there is no such bin. */
export function binLabel(from: string): string | null {
  const index = FLOORS.indexOf(from);
  return index < 0 ? null : labelOf(index);
}

/** 得分 of everything handed in, by bin; also the empty ones. */
export function scoreBins(tasks: readonly ScoredTask[]): ScoreBin[] {
  const found = tasks.flatMap((task) => resultOf(task)?.total ?? []).map(binOf);
  return FLOORS.map((from, index) => ({
    from,
    label: labelOf(index),
    count: found.filter((bin) => bin === from).length,
  }));
}

/** Mean 得分 of what has been handed in, two decimals; null before the first. */
export function averageScore(tasks: readonly ScoredTask[]): string | null {
  const totals = tasks.filter(isHandedIn).flatMap(({ total }) => total ?? []);
  return totals.length === 0 ? null : proportion('1', sumDecimals(totals), String(totals.length));
}

/** 等级 of what is finished, in the profile's order; also those nobody has. */
export function gradeCounts(
  tasks: readonly ScoredTask[],
  grades: readonly string[],
): { grade: string; count: number }[] {
  const finished = tasks.filter(({ state }) => state === 'completed');
  return grades.map((grade) => ({ grade, count: finished.filter((task) => task.grade === grade).length }));
}
