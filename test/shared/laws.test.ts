// What holds for every sheet, whatever stands in it.
import Big from 'big.js';
import fc from 'fast-check';
import { roundHalfUp } from '../../shared/decimal';
import { gradeOf } from '../../shared/scoring/grade';
import { getProfile } from '../../shared/scoring/profiles';
import { scoreQuantitative } from '../../shared/scoring/quantitative';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import type { SheetIndicator } from '../../shared/scoring/types';
import { goldenSheet } from '../support/goldenSheet';

const profile = getProfile('national-2020');
const decimal = (max: number) =>
  fc.integer({ min: 0, max: max * 100 }).map((hundredths) => (hundredths / 100).toFixed(2));
const comparator = fc.constantFrom('>=', '>', '=', '<=', '<') as fc.Arbitrary<
  NonNullable<SheetIndicator['comparator']>
>;

function row(
  comparatorOfRow: SheetIndicator['comparator'],
  target: string,
  points: string,
  actual: string,
): SheetIndicator {
  const [template] = goldenSheet().indicators;
  return { ...template!, unit: null, comparator: comparatorOfRow, target, points, actual };
}

it('never scores above the points nor below zero', () => {
  fc.assert(
    fc.property(comparator, decimal(500), decimal(100), decimal(900), (sign, target, points, actual) => {
      const { score } = scoreQuantitative(row(sign, target, points, actual), profile);
      return new Big(score!).gte(0) && new Big(score!).lte(points);
    }),
  );
});

it('never scores more of a good thing lower, nor more of a bad thing higher', () => {
  fc.assert(
    fc.property(fc.boolean(), decimal(500), decimal(100), decimal(900), decimal(900), (good, target, points, a, b) => {
      const sign = good ? '>=' : '<=';
      const [less, more] = new Big(a).lte(b) ? [a, b] : [b, a];
      const low = new Big(scoreQuantitative(row(sign, target, points, less), profile).score!);
      const high = new Big(scoreQuantitative(row(sign, target, points, more), profile).score!);
      return good ? high.gte(low) : high.lte(low);
    }),
  );
});

it('rounds once, half up, from the exact ratio', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 100_000 }), (budget, spent) => {
      fc.pre(spent <= budget);
      const sheet = goldenSheet({ executed: (spent / 100).toFixed(2) });
      sheet.funds.annualBudget = (budget / 100).toFixed(2);
      // An independent calculator in whole numbers: 10 points are 1000 hundredths.
      const doubled = BigInt(spent) * 1000n * 2n + BigInt(budget);
      const hundredths = doubled / (2n * BigInt(budget));
      expect(scoreSheet(sheet, profile).funds.score).toBe((Number(hundredths) / 100).toFixed(2));
    }),
  );
});

it('adds up: the total is the sum of its rows', () => {
  fc.assert(
    fc.property(decimal(200), decimal(150), (actual, executed) => {
      const scored = scoreSheet(goldenSheet({ executed, actuals: { O1: actual, O2: actual } }), profile);
      const rows = [scored.funds, ...scored.indicators].reduce((sum, one) => sum.plus(one.score!), new Big(0));
      expect(scored.total).toBe(rows.toFixed(2));
    }),
  );
});

it.each([
  ['89.99', '良'],
  ['90.00', '优'],
  ['90.01', '优'],
  ['80.00', '良'],
  ['79.99', '中'],
  ['60.00', '中'],
  ['59.99', '差'],
  [roundHalfUp('89.995'), '优'],
])('grades %s as %s: a floor belongs to its grade', (total, grade) => {
  expect(gradeOf(total, profile)).toBe(grade);
});
