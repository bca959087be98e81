// Exact decimals as text. Money, points and scores never pass through a binary float: 8.045 as a float rounds to 8.04.
import Big from 'big.js';

/** big.js's name for half up. Given with every rounding, so that no global setting can change a score. */
const HALF_UP = 1;

/** Plain decimal notation, e.g. `-3.50`: no exponent, no separators, no blanks. */
export function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/**
 * A value rounded once, half away from zero, with exactly `decimals` decimals. Never `-0.00`.
 * @source product rule: no national rounding rule is known; two decimals half up is published practice (evaluation-rules §2.6)
 */
export function roundHalfUp(value: Big.BigSource, decimals = 2): string {
  const rounded = new Big(value).round(decimals, HALF_UP);
  return rounded.eq(0) ? new Big(0).toFixed(decimals) : rounded.toFixed(decimals);
}

/** The exact sum, without needless zeros. An empty list gives `'0'`. */
export function sumDecimals(values: readonly string[]): string {
  return values.reduce((total, value) => total.plus(value), new Big(0)).toFixed();
}

/** `from` − `amount`, computed exactly and rounded half up to two decimals. */
export function subtractDecimals(from: string, amount: string): string {
  return roundHalfUp(new Big(from).minus(amount));
}

/** −1, 0 or 1 as `a` is below, equal to or above `b`. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  return new Big(a).cmp(b) as -1 | 0 | 1;
}

/**
 * −1, 0 or 1 as `part` ÷ `whole` is below, equal to or above `ratio`, decided without dividing: no rounding can carry a
 * rate over a threshold.
 * @param whole greater than 0
 */
export function compareRatio(part: string, whole: string, ratio: string): -1 | 0 | 1 {
  return new Big(part).cmp(new Big(whole).times(ratio)) as -1 | 0 | 1;
}

/** {@link compareRatio} with the threshold in percent, e.g. `'90'`. */
export function comparePercent(part: string, whole: string, percent: string): -1 | 0 | 1 {
  return compareRatio(new Big(part).times(100).toFixed(), whole, percent);
}

/**
 * `factor` × `numerator` ÷ `denominator`, rounded half up once at the end.
 * The multiplication is exact and comes first, so nothing is rounded twice.
 * @throws RangeError when the denominator is zero: such a ratio does not exist
 */
export function proportion(factor: string, numerator: string, denominator: string, decimals = 2): string {
  if (new Big(denominator).eq(0)) throw new RangeError('a proportion of zero does not exist');
  const exact = Big();
  exact.DP = decimals;
  exact.RM = HALF_UP;
  return roundHalfUp(new exact(factor).times(numerator).div(new exact(denominator)), decimals);
}

/** `part` ÷ `whole` in percent with two decimals; null when the whole is zero. */
export function percentOf(part: string, whole: string): string | null {
  return new Big(whole).eq(0) ? null : proportion('100', part, whole);
}

/** The smaller of two decimals. */
export function minDecimal(a: string, b: string): string {
  return compareDecimals(a, b) <= 0 ? a : b;
}

/** A decimal without needless zeros, as people write it: `'147.00'` → `147`. */
export function plainDecimal(value: string): string {
  return new Big(value).toFixed();
}

/** An amount as tables print it, at least two decimals and nothing lost: `'147'` → `147.00`, `'0.0049'` stays. */
export function moneyDecimal(value: string): string {
  const plain = plainDecimal(value);
  const decimals = plain.split('.')[1]?.length ?? 0;
  return decimals >= 2 ? plain : roundHalfUp(plain);
}
