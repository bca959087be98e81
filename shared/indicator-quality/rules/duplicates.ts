// Two indicators that mean the same.
import { comparableTarget } from '../../checks/comparators';
import { quoted } from '../../checks/stated';
import { qualityFinding } from '../catalogue';
import type { DraftRow, DraftSet } from '../readDraft';
import { modelled } from '../rewrite';
import { qualitySettings } from '../settings';
import { meanTheSame, subjectOf } from '../similarity';
import type { QualityFinding } from '../types';
import { nameOf } from './eachRow';

/** No indicator says what another one says. Both are named, so that the order of rows does not matter. */
export function noDuplicates(set: DraftSet): QualityFinding[] {
  return set.rows.flatMap((row) => {
    const twins = set.rows.filter((other) => other !== row && isTwin(row, other));
    if (twins.length === 0) return [];
    const names = [...new Set(twins.map(({ name }) => quoted(name)))].sort();
    const message = `${nameOf(row)}与${names.join('、')}意思相同或相近，会重复计分，请合并，或改为衡量另一方面。`;
    return [qualityFinding('duplicate', { row: row.index, field: 'name', message, example: modelled(row, set) })];
  });
}

function isTwin(a: DraftRow, b: DraftRow): boolean {
  if (meanTheSame(a.canonical, b.canonical, qualitySettings.sameName)) return true;
  const subject = subjectOf(a.canonical);
  return subject !== null && subject === subjectOf(b.canonical) && a.words !== '' && targetKey(a) === targetKey(b);
}

const targetKey = ({ target, words }: DraftRow): string =>
  target.kind === 'number' ? `${target.comparator}${target.value}${target.unit ?? ''}` : comparableTarget(words);
