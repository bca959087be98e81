import type { Band, Comparator, IndicatorKind } from '../contracts/common';
import { bandLabels } from '../labels';
import { plainDecimal, isDecimal } from '../decimal';
import { readActual } from './readActual';

const signs: Record<Comparator, string> = { '>=': '≥', '>': '＞', '=': '=', '<=': '≤', '<': '＜' };

/** 年度指标值 in official words: `≥98%`, `＜2%`, `=15个`; the words themselves for qualitative indicators. */
export function formatTarget(indicator: {
  kind: IndicatorKind;
  comparator: Comparator | null;
  target: string;
  unit: string | null;
}): string {
  if (indicator.kind === 'qualitative' || !indicator.comparator) return indicator.target;
  const number = isDecimal(indicator.target) ? plainDecimal(indicator.target) : indicator.target;
  return `${signs[indicator.comparator]}${number}${indicator.unit ?? ''}`;
}

/** 实际完成值 in official words: number with unit, or the band with its percentage; empty while nothing is filled in. */
export function formatActual(indicator: {
  kind: IndicatorKind;
  unit: string | null;
  actual: string | null;
  band: Band | null;
  bandPercent: string | null;
}): string {
  if (indicator.kind === 'qualitative') {
    if (!indicator.band) return indicator.actual ?? '';
    const percent = indicator.bandPercent === null ? '' : `（${plainDecimal(indicator.bandPercent)}%）`;
    return `${bandLabels[indicator.band]}${percent}`;
  }
  const read = readActual(indicator.actual ?? '', indicator.unit);
  return 'value' in read ? `${plainDecimal(read.value)}${indicator.unit ?? ''}` : (indicator.actual ?? '');
}
