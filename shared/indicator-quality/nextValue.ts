import { compareDecimals, minDecimal, plainDecimal, productOf, roundHalfUp, stepsIn, sumDecimals } from '../decimal';

/** Steps by which an example goes beyond last year's target: 产品默认规则. */
const MORE = '1.05';
const LESS = '0.95';
const POINTS = '0.5';

/**
 * A value a little better than the one given: half a point for a percentage, five in a hundred for others, whole numbers
 * staying whole. Null where nothing is better: 100 %, or 0.
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
  return plainDecimal(roundHalfUp(productOf(value, LESS), 4));
}
