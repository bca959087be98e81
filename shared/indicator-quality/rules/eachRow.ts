import { quoted } from '../../checks/stated';
import type { DraftRow, DraftSet } from '../readDraft';
import type { QualityFinding } from '../types';

/** A rule about single rows. A framework's 决策 and 过程, and what it leaves to each project to fill, are left alone. */
export function eachRow(set: DraftSet, rule: (row: DraftRow) => QualityFinding[]): QualityFinding[] {
  return set.rows.flatMap((row) => (row.isProcedural || (set.isFramework && row.words === '') ? [] : rule(row)));
}

/** A row in a sentence. */
export const nameOf = ({ draft, name, index }: DraftRow): string =>
  name === '' ? `第${index + 1}行` : quoted(draft.name);

/** The target in a sentence, as it was typed. */
export const targetSaid = ({ draft }: DraftRow): string => quoted(draft.target);
