import { compareDecimals, minDecimal, plainDecimal, productOf, roundHalfUp, stepsIn, sumDecimals } from '../decimal';

/** Steps by which an example goes beyond last year's target: 产品默认规则. */
const MORE = '1.05';
const LESS = '0.95';
const POINTS = '0.5';
const FEW = '10';
const TIME = /(天|日|小时|分钟|月|周)$/;

/**
 * A value a little better than the one given: half a point for a percentage, half a day or one piece where there are few,
 * five in a hundred for others. Null where nothing is better: 100 %, or 0.
 */
export function nextValue(value: string, unit: string | null, way: 'less' | 'more'): string | null {
  const isPercent = unit === '%';
  if (way === 'more') {
    if (isPercent && compareDecimals(value, '100') >= 0) return null;
    if (isPercent) return minDecimal('100', sumDecimals([value, POINTS]));
    const more = productOf(value, MORE);
    return value.includes('.') ? plainDecimal(roundHalfUp(more)) : stepsIn(more, '1', 'begun');
  }
  if (compareDecimals(value, '0') <= 0) return null;
  const isFew = compareDecimals(value, FEW) <= 0 && compareDecimals(value, '1') >= 0;
  if (isFew && TIME.test(unit ?? '')) return sumDecimals([value, `-${POINTS}`]);
  if (isFew && !isPercent && !value.includes('.')) return sumDecimals([value, '-1']);
  return plainDecimal(roundHalfUp(productOf(value, LESS), 4));
}
