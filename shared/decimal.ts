// Exact decimals as text. Money, points and scores never pass through a binary float: 8.045 as a float rounds to 8.04.
import Big from 'big.js';

/** big.js's name for half up. Given with every rounding, so that no global setting can change a score. */
const HALF_UP = 1;
const DOWN = 0;

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

/**
 * A total shared out in proportion to weights, so that the shares always add up to it again. What is left after rounding
 * down goes to the largest remainders, the first ones first: 40 by three equal weights is 14, 13, 13 without decimals.
 *
 * @param weights 0 or more; when all are 0 the shares are equal. At least one
 * @param decimals most decimals of a share; a total with more leaves its rest with the first share
 */
export function shareOut(total: string, weights: readonly string[], decimals = 2): string[] {
  const sum = sumDecimals(weights);
  const parts = new Big(sum).eq(0) ? weights.map(() => '1') : weights;
  const whole = new Big(sumDecimals(parts));
  const step = new Big(10).pow(-decimals);
  const steps = new Big(total).div(step).round(0, DOWN);
  const floors = parts.map((weight) => quotient(steps.times(weight), whole));
  const rests = parts.map((weight, index) => steps.times(weight).minus(floors[index]!.times(whole)));
  const left = floors.reduce((rest, floor) => rest.minus(floor), steps).toNumber();
  const lucky = new Set(
    rests
      .map((rest, index) => ({ rest, index }))
      .sort((a, b) => b.rest.cmp(a.rest) || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  );
  const odd = new Big(total).minus(steps.times(step));
  return floors.map((floor, index) => {
    const share = floor.plus(lucky.has(index) ? 1 : 0).times(step);
    return (index === 0 ? share.plus(odd) : share).toFixed();
  });
}

/** How many whole steps fit into an amount, as a whole number; with `begun`, a step that has begun counts too. */
export function stepsIn(amount: string, step: string, counting: 'full' | 'begun'): string {
  const [all, one] = [new Big(amount), new Big(step)];
  const full = quotient(all, one);
  const hasRest = all.gt(full.times(one));
  return full.plus(counting === 'begun' && hasRest ? 1 : 0).toFixed();
}

/** Whole quotient, rounded down; exact, because the rounded division is checked by multiplying. */
function quotient(amount: Big, divisor: Big): Big {
  const guess = amount.div(divisor).round(0, DOWN);
  return guess.times(divisor).gt(amount) ? guess.minus(1) : guess;
}

/** The larger of two decimals. */
export function maxDecimal(a: string, b: string): string {
  return compareDecimals(a, b) >= 0 ? a : b;
}

/** `from` − `amount`, exactly and without needless zeros. */
export function differenceOf(from: string, amount: string): string {
  return new Big(from).minus(amount).toFixed();
}

/** `a` × `b`, exactly and without needless zeros. */
export function productOf(a: string, b: string): string {
  return new Big(a).times(b).toFixed();
}
