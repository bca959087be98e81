// The target beside last year's.
import { compareDecimals, productOf } from '../../decimal';
import { betterWay } from '../../indicators/direction';
import { factorBetween } from '../../indicators/units';
import { qualityFinding } from '../catalogue';
import { nextValue } from '../nextValue';
import type { DraftRow, DraftSet } from '../readDraft';
import { numberOf } from '../readNumber';
import { mended } from '../rewrite';
import type { QualityFinding } from '../types';
import { eachRow, nameOf, targetSaid } from './eachRow';

interface Compared {
  value: string;
  unit: string | null;
  way: 'less' | 'more';
}

/** The target as a number, and which way it is to be reached; null for targets that cannot be compared. */
function compared({ target, head, name }: DraftRow): Compared | null {
  if (target.kind !== 'number') return null;
  const { value, unit, comparator } = target;
  const byName = betterWay({ head, name, measured: unit ?? '' }) ?? 'more';
  return { value, unit, way: comparator === '=' ? byName : comparator.startsWith('<') ? 'less' : 'more' };
}

/** A text of last year in the target's unit; null where it cannot be converted exactly. */
function inUnit(text: string | null | undefined, unit: string | null): string | null {
  const last = numberOf(text ?? '');
  const factor = last && factorBetween(last.unit ?? '', unit);
  return last && factor ? productOf(last.value, factor) : null;
}

/** A target is not looser than what was reached last year. */
export function notBelowLastYear(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    const now = compared(row);
    const reached = now && inUnit(row.draft.lastYear?.actual, now.unit);
    const planned = now && inUnit(row.draft.lastYear?.target, now.unit);
    const last = reached ?? planned;
    if (!now || !last || compareDecimals(now.value, last) !== (now.way === 'more' ? -1 : 1)) return [];
    const [looser, what] = [now.way === 'more' ? '低于' : '宽于', reached ? '实际完成值' : '指标值'];
    const message = `${nameOf(row)}的年度指标值${targetSaid(row)}${looser}上年${what}${last}${now.unit ?? ''}，请提高要求，或说明理由。`;
    const example = mended(row, set, { target: last });
    return [qualityFinding('below-last-year', { row: row.index, field: 'target', message, example })];
  });
}

/** The same target as last year is worth a second look. What cannot get better is left alone. */
export function sameAsLastYear(set: DraftSet): QualityFinding[] {
  return eachRow(set, (row) => {
    const now = compared(row);
    const planned = now && inUnit(row.draft.lastYear?.target, now.unit);
    if (!now || !planned || compareDecimals(now.value, planned) !== 0) return [];
    const next = nextValue(now.value, now.unit, now.way);
    if (next === null) return [];
    const message = `${nameOf(row)}的年度指标值${targetSaid(row)}与上年相同，请确认是否应当提高。`;
    const example = mended(row, set, { target: next });
    return [qualityFinding('same-as-last-year', { row: row.index, field: 'target', message, example })];
  });
}
