import type { TaskState } from '../contracts/tasks';
import type { ScoredSheet, Sheet } from './types';

export interface Progress {
  /** rows in all: the money, the overall goal and every indicator */
  rowCount: number;
  missingCount: number;
  /** `funds`, `goal` or ids of indicators, in the order of the form */
  missingIds: string[];
}

/**
 * The one progress rule, for phone, PC, bot and board: a row is missing while it has a finding that blocks submission.
 */
export function progressOf(sheet: Sheet, scored: ScoredSheet): Progress {
  const blocked = new Set(scored.findings.filter((one) => one.severity === 'error').map((one) => one.place));
  const rows = ['funds', 'goal', ...sheet.indicators.map((indicator) => indicator.id)];
  const missingIds = rows.filter((row) => blocked.has(row));
  return { rowCount: rows.length, missingCount: missingIds.length, missingIds };
}

/**
 * What is left to do with a task, in the words of every screen and message: 还差 3 项. What only a full check can find is
 * told by the check before submission, so a filled sheet is called filled, not ready.
 */
export function leftToDo({ state, missingCount }: { state: TaskState; missingCount: number }): string {
  if (missingCount > 0) return `还差 ${missingCount} 项`;
  return state === 'returned' ? '改好后再提交' : '都填好了，待提交';
}
