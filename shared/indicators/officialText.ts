import type { Band, Comparator, IndicatorKind } from '../contracts/common';
import { officialDay } from '../calendar';
import { isDecimal, plainDecimal } from '../decimal';
import { parseExact, plainOf } from '../exact';
import { bandLabels } from '../labels';
import { isJudged } from '../scoring/judged';
import type { ScoringRule, TargetKind } from '../scoring/types';
import { isDay } from './officialDates';
import { readActual } from './readActual';
import { foldWidth, printedUnit } from './units';

const signs: Record<Comparator, string> = { '>=': '≥', '>': '＞', '=': '=', '<=': '≤', '<': '＜' };

/** 年度指标值 in official words: `≥98%`, `＜2%`, `=15个`, `5～8天`, `2024年6月30日前`; the words themselves for qualitative indicators. */
export function formatTarget(indicator: {
  kind: IndicatorKind;
  comparator: Comparator | null;
  target: string;
  targetKind?: TargetKind;
  targetTo?: string | null;
  unit: string | null;
}): string {
  if (indicator.targetKind === 'date' && isDay(indicator.target)) return `${officialDay(indicator.target)}前`;
  if (indicator.targetKind === 'range')
    return `${indicator.target}～${formatMeasured(indicator.targetTo ?? '', indicator.unit)}`;
  if (indicator.kind === 'qualitative' || !indicator.comparator) return indicator.target;
  return `${signs[indicator.comparator]}${formatMeasured(indicator.target, indicator.unit)}`;
}

/** 实际完成值 in official words: number with unit, day, or the band with its percentage; what was typed while it cannot be read. */
export function formatActual(indicator: {
  kind: IndicatorKind;
  targetKind?: TargetKind;
  scoringRule?: ScoringRule | null;
  unit: string | null;
  actual: string | null;
  band: Band | null;
  bandPercent: string | null;
}): string {
  const { targetKind, unit, actual, band, bandPercent } = indicator;
  if (isJudged(indicator)) {
    if (!band) return actual ?? '';
    const percent = bandPercent !== null && isDecimal(bandPercent) ? `（${plainDecimal(bandPercent)}%）` : '';
    return `${bandLabels[band]}${percent}`;
  }
  if (targetKind === 'date') return isDay(actual ?? '') ? officialDay(actual!) : (actual ?? '');
  const read = readActual(actual ?? '', unit);
  return 'value' in read ? formatMeasured(read.value, unit) : (actual ?? '');
}

/** A number with its unit, e.g. `98.6%`, `15个`. */
export function formatMeasured(value: string, unit: string | null): string {
  const exact = parseExact(value);
  return (exact ? plainOf(value, exact) : value) + printedUnit(unit);
}

/** Whether what was typed is the target itself with its sign, e.g. `>= 98 %` for `≥98%` (K15 of evaluation-rules §12). */
export function isSameTarget(typed: string, targetText: string): boolean {
  return comparable(typed) === comparable(targetText);
}

const comparable = (text: string) =>
  foldWidth(text)
    .replace(/\s+/g, '')
    .replace(/^(>=|≧|⩾)/, '≥')
    .replace(/^(<=|≦|⩽)/, '≤');
