// How the scores of a campaign are spread.
import { compareDecimals, productOf, proportion, sumDecimals } from '../decimal';
import { isHandedIn } from '../workflow/taskWorkflow';
import { resultOf, type InsightTask } from './tasks';

/** What of a task is needed to see how scores are spread; of several that are alike one, with how many they are. */
export type ScoredTask = Pick<InsightTask, 'state' | 'total' | 'grade'> & { count?: number };

const countOf = ({ count = 1 }: ScoredTask): number => count;
const countAll = (tasks: readonly ScoredTask[]): number => tasks.reduce((sum, task) => sum + countOf(task), 0);

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
  const found = new Map<string, number>();
  for (const task of tasks) {
    const total = resultOf(task)?.total;
    if (!total) continue;
    const bin = binOf(total);
    found.set(bin, (found.get(bin) ?? 0) + countOf(task));
  }
  return FLOORS.map((from, index) => ({ from, label: labelOf(index), count: found.get(from) ?? 0 }));
}

/** Mean 得分 of what has been handed in, two decimals; null before the first. */
export function averageScore(tasks: readonly ScoredTask[]): string | null {
  const known = tasks.filter((task) => isHandedIn(task) && task.total !== null);
  const sum = sumDecimals(known.map((task) => productOf(task.total!, String(countOf(task)))));
  return known.length === 0 ? null : proportion('1', sum, String(countAll(known)));
}

/** 等级 of what is finished, in the profile's order; also those nobody has. */
export function gradeCounts(
  tasks: readonly ScoredTask[],
  grades: readonly string[],
): { grade: string; count: number }[] {
  const finished = tasks.filter(({ state }) => state === 'completed');
  return grades.map((grade) => ({ grade, count: countAll(finished.filter((task) => task.grade === grade)) }));
}
