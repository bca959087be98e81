// Exact decimals as text. Money, points and scores never pass through a binary float: 8.045 as a float rounds to 8.04.
import {
  addExact,
  compareExact,
  fixedText,
  multiplyExact,
  negated,
  parseExact,
  plainOf,
  plainText,
  roundExact,
  shareExact,
  stepsOf,
  toExact,
  type Exact,
} from './exact';

/** Plain decimal notation, e.g. `-3.50`: no exponent, no separators, no blanks. */
export function isDecimal(text: string): boolean {
  return parseExact(text) !== null;
}

/**
 * A value rounded once, half away from zero, with exactly `decimals` decimals. Never `-0.00`.
 * @source product rule: no national rounding rule is known; two decimals half up is published practice (evaluation-rules §2.6)
 */
export function roundHalfUp(value: string, decimals = 2): string {
  return fixedText(roundExact(toExact(value), decimals), decimals);
}

/** The exact sum, without needless zeros. An empty list gives `'0'`. */
export function sumDecimals(values: readonly string[]): string {
  return plainText(values.reduce<Exact>((total, value) => addExact(total, toExact(value)), ZERO));
}

const ZERO: Exact = { units: 0, scale: 0 };

/** `from` − `amount`, computed exactly and rounded half up to two decimals. */
export function subtractDecimals(from: string, amount: string): string {
  return fixedText(roundExact(differenceExact(from, amount), 2), 2);
}

const differenceExact = (from: string, amount: string) => addExact(toExact(from), negated(toExact(amount)));

/** −1, 0 or 1 as `a` is below, equal to or above `b`. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  return compareExact(toExact(a), toExact(b));
}

/**
 * −1, 0 or 1 as `part` ÷ `whole` is below, equal to or above `ratio`, decided without dividing: no rounding can carry a
 * rate over a threshold.
 * @param whole greater than 0
 */
export function compareRatio(part: string, whole: string, ratio: string): -1 | 0 | 1 {
  return compareExact(toExact(part), multiplyExact(toExact(whole), toExact(ratio)));
}

/** {@link compareRatio} with the threshold in percent, e.g. `'90'`. */
export function comparePercent(part: string, whole: string, percent: string): -1 | 0 | 1 {
  return compareExact(multiplyExact(toExact(part), HUNDRED), multiplyExact(toExact(whole), toExact(percent)));
}

const HUNDRED: Exact = { units: 100, scale: 0 };

/**
 * `factor` × `numerator` ÷ `denominator`, rounded half up once at the end.
 * The multiplication is exact and comes first, so nothing is rounded twice.
 * @throws RangeError when the denominator is zero: such a ratio does not exist
 */
export function proportion(factor: string, numerator: string, denominator: string, decimals = 2): string {
  return fixedText(shareExact(toExact(factor), toExact(numerator), toExact(denominator), decimals), decimals);
}

/** `part` ÷ `whole` in percent with two decimals; null when the whole is zero. */
export function percentOf(part: string, whole: string): string | null {
  return compareDecimals(whole, '0') === 0 ? null : proportion('100', part, whole);
}

/** The smaller of two decimals. */
export function minDecimal(a: string, b: string): string {
  return compareDecimals(a, b) <= 0 ? a : b;
}

/** A decimal without needless zeros, as people write it: `'147.00'` → `147`. */
export function plainDecimal(value: string): string {
  return plainOf(value, toExact(value));
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
  const given = sumDecimals(weights);
  const parts = given === '0' ? weights.map(() => '1') : weights;
  const whole = sumDecimals(parts);
  const step = fixedText(1, decimals);
  const steps = stepsIn(total, step, 'full');
  const floors = parts.map((weight) => stepsIn(productOf(steps, weight), whole, 'full'));
  const rests = parts.map((weight, index) => differenceOf(productOf(steps, weight), productOf(floors[index]!, whole)));
  const left = Number(differenceOf(steps, sumDecimals(floors)));
  const lucky = new Set(
    rests
      .map((rest, index) => ({ rest, index }))
      .sort((a, b) => compareDecimals(b.rest, a.rest) || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  );
  const odd = differenceOf(total, productOf(steps, step));
  return floors.map((floor, index) => {
    const share = productOf(sumDecimals([floor, lucky.has(index) ? '1' : '0']), step);
    return index === 0 ? sumDecimals([share, odd]) : share;
  });
}

/**
 * How many whole steps fit into an amount, as a whole number; with `begun`, a step that has begun counts too.
 * @param amount 0 or more
 * @param step greater than 0
 */
export function stepsIn(amount: string, step: string, counting: 'full' | 'begun'): string {
  return String(stepsOf(toExact(amount), toExact(step), counting));
}

/** The larger of two decimals. */
export function maxDecimal(a: string, b: string): string {
  return compareDecimals(a, b) >= 0 ? a : b;
}

/** `from` − `amount`, exactly and without needless zeros. */
export function differenceOf(from: string, amount: string): string {
  return plainText(differenceExact(from, amount));
}

/** `a` × `b`, exactly and without needless zeros. */
export function productOf(a: string, b: string): string {
  return plainText(multiplyExact(toExact(a), toExact(b)));
}
