import { quoted } from '../../checks/stated';
import type { DraftRow, DraftSet } from '../readDraft';
import type { QualityFinding } from '../types';

/** A rule about single rows. 决策 and 过程 of a framework are judged by points of view and left alone. */
export function eachRow(set: DraftSet, rule: (row: DraftRow) => QualityFinding[]): QualityFinding[] {
  return set.rows.flatMap((row) => (row.isProcedural ? [] : rule(row)));
}

/** A row in a sentence. */
export const nameOf = ({ name, index }: DraftRow): string => (name === '' ? `第${index + 1}行` : quoted(name));
