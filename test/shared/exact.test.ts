// Our own whole-number arithmetic against big.js, an independent library, over short and very long decimals.
import Big from 'big.js';
import fc from 'fast-check';
import {
  compareDecimals,
  comparePercent,
  differenceOf,
  isDecimal,
  plainDecimal,
  productOf,
  proportion,
  roundHalfUp,
  stepsIn,
  sumDecimals,
} from '../../shared/decimal';

const HALF_UP = 1;
const DOWN = 0;

const digits = (max: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: max });
const positive = fc
  .tuple(fc.oneof(digits(4), digits(14), digits(24)), fc.option(fc.oneof(digits(3), digits(12))))
  .map(([whole, part]) => (part === null ? whole : `${whole}.${part}`));
const decimal = fc.tuple(fc.constantFrom('', '-'), positive).map((parts) => parts.join(''));
const divisor = positive.filter((text) => /[1-9]/.test(text));

/** `a`÷`b` to so many decimals, half away from zero: long division with big.js, which rounds where it is told to. */
function quotient(a: Big, b: string, decimals: number): string {
  const Exactly = Big();
  Exactly.DP = decimals;
  Exactly.RM = HALF_UP;
  const value = new Exactly(a).div(b);
  return value.eq(0) ? new Big(0).toFixed(decimals) : value.toFixed(decimals);
}

it('agrees with big.js on sums, differences, products and order', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(sumDecimals([a, b])).toBe(new Big(a).plus(b).toFixed());
      expect(differenceOf(a, b)).toBe(new Big(a).minus(b).toFixed());
      expect(productOf(a, b)).toBe(plainBig(new Big(a).times(b)));
      expect(compareDecimals(a, b)).toBe(new Big(a).cmp(b));
    }),
    { numRuns: 1000 },
  );
});

it('agrees with big.js on rounding and on shares of a whole, rounded once', () => {
  fc.assert(
    fc.property(decimal, decimal, divisor, fc.integer({ min: 0, max: 6 }), (factor, part, whole, decimals) => {
      const rounded = new Big(factor).round(decimals, HALF_UP);
      expect(roundHalfUp(factor, decimals)).toBe(plainBig(rounded, decimals));
      expect(proportion(factor, part, whole, decimals)).toBe(quotient(new Big(factor).times(part), whole, decimals));
      expect(comparePercent(part, whole, factor)).toBe(new Big(part).times(100).cmp(new Big(whole).times(factor)));
    }),
    { numRuns: 1000 },
  );
});

it('counts the whole steps in an amount exactly', () => {
  fc.assert(
    fc.property(positive, divisor, (amount, step) => {
      const full = stepsIn(amount, step, 'full');
      expect(new Big(full).times(step).lte(amount)).toBe(true);
      expect(new Big(full).plus(1).times(step).gt(amount)).toBe(true);
      expect(new Big(full).round(0, DOWN).toFixed()).toBe(full);
    }),
  );
});

it('takes for decimals what the notation allows, and writes them without needless zeros', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123.-e '), maxLength: 20 });
  fc.assert(
    fc.property(text, (typed) => {
      const allowed = /^-?\d+(\.\d+)?$/.test(typed);
      expect(isDecimal(typed)).toBe(allowed);
      if (allowed) expect(plainDecimal(typed)).toBe(plainBig(new Big(typed)));
      else expect(() => plainDecimal(typed)).toThrow(RangeError);
    }),
  );
});

it.each([
  ['9007199254740991', '9007199254740992'],
  ['9007199254740993', '9007199254740992'],
  ['0.9007199254740993', '0.9007199254740992'],
])('tells %s from %s, which floats do not', (a, b) => {
  expect(compareDecimals(a, b)).toBe(new Big(a).cmp(b));
  expect(sumDecimals([a, b])).toBe(new Big(a).plus(b).toFixed());
});

/** big.js keeps a sign before zero; the product never prints one. */
const plainBig = (value: Big, decimals?: number) => (value.eq(0) ? new Big(0) : value).toFixed(decimals);
