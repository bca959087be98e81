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
