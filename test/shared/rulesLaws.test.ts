// What holds for every scoring rule, every state of data and every way of moving points.
import Big from 'big.js';
import fc from 'fast-check';
import type { Comparator } from '../../shared/contracts/common';
import { shareOut, sumDecimals } from '../../shared/decimal';
import { addDays } from '../../shared/calendar';
import type { Profile } from '../../shared/scoring/profile';
import { getProfile, listProfiles } from '../../shared/scoring/profiles';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import type { DataDeclaration, Deduction, ScoringRule, SheetIndicator } from '../../shared/scoring/types';
import { settleWeights } from '../../shared/scoring/weights';
import { goldenSheet } from '../support/goldenSheet';
import { recompute } from '../support/recompute';
import { scoreRow } from '../support/told';

const national = getProfile('national-2020');
const halved: Profile = { ...national, quantitative: { ...national.quantitative, overTargetFactor: '0.5' } };
const normalising: Profile = { ...national, notApplicable: { mode: 'normalise', moveTo: {} } };
const [golden] = goldenSheet().indicators;

const decimal = (max: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: max * 100 }).map((hundredths) => (hundredths / 100).toFixed(2)),
    fc.integer({ min: 0, max: 3 }).map(String),
  );
const rule = fc.oneof(
  fc.constantFrom<ScoringRule>({ kind: 'prorata' }, { kind: 'direct' }, { kind: 'satisfactionSteps' }),
  decimal(20).map((missedDeduction): ScoringRule => ({ kind: 'direct', missedDeduction })),
  decimal(100).map((floorPercent): ScoringRule => ({ kind: 'prorataWithFloor', floorPercent })),
  fc
    .tuple(fc.integer({ min: 1, max: 900 }), decimal(5), fc.constantFrom('full' as const, 'begun' as const))
    .map(([step, deduct, counting]): ScoringRule => {
      return { kind: 'deduction', line: '每降一档扣分', step: (step / 100).toFixed(2), deduct, counting };
    }),
);
const deductions = fc.array(
  fc
    .record({ points: decimal(3), times: fc.integer({ min: 1, max: 3 }) })
    .map((one): Deduction => ({ line: '资料缺失', ...one })),
  { maxLength: 2 },
);
const isSteps = (one: ScoringRule | null | undefined) => one?.kind === 'satisfactionSteps';
const measured = fc
  .record({
    comparator: fc.constantFrom<Comparator>('>=', '>', '=', '<=', '<'),
    target: decimal(200),
    points: decimal(50),
    actual: decimal(500),
    scoringRule: rule,
  })
  .map((values): SheetIndicator => ({
    ...golden!,
    unit: null,
    ...values,
    // 满意度分档 rises with the value: where less is better it is refused.
    comparator: isSteps(values.scoringRule) && values.comparator.startsWith('<') ? '>=' : values.comparator,
  }));
const ranged = fc.tuple(measured, decimal(200), decimal(200)).map(([one, a, b]): SheetIndicator => {
  const [target, targetTo] = [a, b].sort((x, y) => new Big(x).cmp(y));
  const scoringRule = isSteps(one.scoringRule) ? undefined : one.scoringRule;
  return { ...one, scoringRule, targetKind: 'range', comparator: null, target: target!, targetTo: targetTo! };
});
const dated = fc.tuple(measured, fc.integer({ min: -400, max: 400 })).map(([one, days]): SheetIndicator => ({
  ...one,
  targetKind: 'date',
  comparator: null,
  target: '2024-06-30',
  actual: addDays('2024-06-30', days),
  scoringRule: undefined,
}));
const any = fc.oneof(measured, ranged, dated);
const profile = fc.constantFrom(national, halved, ...listProfiles());

it('never scores above the points nor below zero, and its explanation recomputes to the score', () => {
  fc.assert(
    fc.property(any, deductions, fc.boolean(), profile, (one, taken, isTargetTooLow, by) => {
      const { score, explanation } = scoreRow({ ...one, deductions: taken, isTargetTooLow }, by);
      expect(new Big(score!).gte(0) && new Big(score!).lte(one.points)).toBe(true);
      expect(recompute(explanation)).toBe(score);
      expect(explanation.text).toContain(`${score}分`);
    }),
    { numRuns: 500 },
  );
});

it('says what else could be earned only when something was lost', () => {
  fc.assert(
    fc.property(any, deductions, (one, taken) => {
      const { score, explanation } = scoreRow({ ...one, deductions: taken }, national);
      if (new Big(score!).eq(one.points)) expect(explanation.whatIf).toBeNull();
    }),
  );
});

it('never scores more of a good thing lower, nor a later day higher, by any rule', () => {
  const oneSided = measured.filter((one) => one.comparator !== '=');
  fc.assert(
    fc.property(oneSided, decimal(500), (one, other) => {
      const [less, more] = [one.actual!, other].sort((a, b) => new Big(a).cmp(b));
      const [low, high] = [less!, more!].map((actual) => new Big(scoreRow({ ...one, actual }, national).score!));
      return one.comparator!.startsWith('>') ? high!.gte(low!) : high!.lte(low!);
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(dated, fc.integer({ min: 0, max: 400 }), (one, days) => {
      const later = scoreRow({ ...one, actual: addDays(one.actual!, days) }, national);
      return new Big(later.score!).lte(scoreRow(one, national).score!);
    }),
  );
});

it('never lets a deduction raise a score', () => {
  fc.assert(
    fc.property(any, deductions, (one, taken) => {
      const without = scoreRow(one, national).score!;
      return new Big(scoreRow({ ...one, deductions: taken }, national).score!).lte(without);
    }),
  );
});

it('shares out exactly what there is, nobody less than nothing', () => {
  fc.assert(
    fc.property(decimal(100), fc.array(decimal(50), { minLength: 1, maxLength: 12 }), (total, weights) => {
      const shares = shareOut(total, weights);
      expect(new Big(sumDecimals(shares)).eq(total)).toBe(true);
      expect(shares.every((share) => new Big(share).gte(0))).toBe(true);
    }),
  );
});

const approved: DataDeclaration = { state: 'not-applicable', reason: null, approval: '绩效科批准' };

it('keeps the points of a sheet at 100 whatever does not apply, and has a total out of 100', () => {
  const ids = goldenSheet().indicators.map(({ id }) => id);
  fc.assert(
    fc.property(fc.subarray(ids, { maxLength: ids.length - 1 }), fc.boolean(), profile, (gone, fundsToo, by) => {
      const sheet = goldenSheet();
      sheet.indicators = sheet.indicators.map((one) => (gone.includes(one.id) ? { ...one, data: approved } : one));
      if (fundsToo) sheet.funds.data = approved;
      const { points } = settleWeights(sheet, by);
      expect(sumDecimals([...points.values()])).toBe('100');
      expect([...points.entries()].every(([id, value]) => value === '0' || !gone.includes(id))).toBe(true);
      const { total, adjustments = [] } = scoreSheet(sheet, by);
      expect(new Big(total!).gte(0) && new Big(total!).lte(100)).toBe(true);
      expect(adjustments.length).toBe(gone.length + Number(fundsToo) > 0 ? gone.length + Number(fundsToo) + 1 : 0);
    }),
  );
});

it('normalises to at most 100, and the line recomputes to the total', () => {
  const ids = goldenSheet().indicators.map(({ id }) => id);
  fc.assert(
    fc.property(fc.subarray(ids, { minLength: 1, maxLength: ids.length - 1 }), decimal(200), (gone, executed) => {
      const sheet = goldenSheet({ executed });
      sheet.indicators = sheet.indicators.map((one) => (gone.includes(one.id) ? { ...one, data: approved } : one));
      const { total, adjustments } = scoreSheet(sheet, normalising);
      expect(new Big(total!).lte(100)).toBe(true);
      expect(recompute(adjustments!.at(-1)!)).toBe(total);
    }),
  );
});
