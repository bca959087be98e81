// What holds for every sheet, whatever stands in it.
import Big from 'big.js';
import fc from 'fast-check';
import type { Band, Comparator } from '../../shared/contracts/common';
import { readActual } from '../../shared/indicators/readActual';
import { selfEvalExecutionRate } from '../../shared/scoring/executionRate';
import { gradeOf } from '../../shared/scoring/grade';
import type { Profile } from '../../shared/scoring/profile';
import { getProfile } from '../../shared/scoring/profiles';
import { isInBand } from '../../shared/scoring/qualitative';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import type { SheetFunds, SheetIndicator } from '../../shared/scoring/types';
import { goldenSheet } from '../support/goldenSheet';
import { recompute } from '../support/recompute';
import { scoreQualitative, scoreQuantitative } from '../support/told';

const national = getProfile('national-2020');
const jiangxi = getProfile('jiangxi-steps');
const band80: Profile = { ...national, quantitative: { ...national.quantitative, strictEqual: 'band-80' } };

/** Decimals with two places, with zero and whole numbers more often than chance would have it. */
const decimal = (max: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: max * 100 }).map((hundredths) => (hundredths / 100).toFixed(2)),
    fc.integer({ min: 0, max: 3 }).map(String),
  );
const comparator = fc.constantFrom<Comparator>('>=', '>', '=', '<=', '<');
const profile = fc.constantFrom(national, jiangxi, band80);

const [quantitativeRow] = goldenSheet().indicators;
const qualitativeRow = goldenSheet().indicators.find((row) => row.kind === 'qualitative')!;

const row = fc
  .record({ comparator, target: decimal(500), points: decimal(100), actual: decimal(900) })
  .map((values): SheetIndicator => ({ ...quantitativeRow!, unit: null, ...values }));
const judgedRow = fc
  .record({ band: fc.constantFrom<Band>('achieved', 'partly-achieved', 'not-achieved'), bandPercent: decimal(100) })
  .filter(({ band, bandPercent }) =>
    isInBand(
      bandPercent,
      national.bands.find((one) => one.band === band)!,
    ),
  )
  .chain((values) => decimal(100).map((points): SheetIndicator => ({ ...qualitativeRow, ...values, points })));
const money = fc
  .record({ annualBudget: decimal(500), executed: decimal(900) })
  .filter(({ annualBudget }) => Number(annualBudget) > 0)
  .map((values): SheetFunds => ({ ...goldenSheet().funds, ...values }));

const scoreOf = (one: SheetIndicator, by: Profile) =>
  one.kind === 'qualitative' ? scoreQualitative(one, by) : scoreQuantitative(one, by);

it('never scores above the points nor below zero', () => {
  const within = (score: string | null, points: string) => new Big(score!).gte(0) && new Big(score!).lte(points);
  fc.assert(fc.property(fc.oneof(row, judgedRow), profile, (one, by) => within(scoreOf(one, by).score, one.points)));
  fc.assert(fc.property(money, profile, (funds, by) => within(selfEvalExecutionRate(funds, by).score, funds.points)));
});

it('never scores more of a good thing lower, nor more of a bad thing higher', () => {
  const oneSided = row.filter((one) => one.comparator !== '=');
  fc.assert(
    fc.property(oneSided, decimal(900), (one, other) => {
      const [less, more] = [one.actual!, other].sort((a, b) => new Big(a).cmp(b));
      const low = new Big(scoreQuantitative({ ...one, actual: less! }, national).score!);
      const high = new Big(scoreQuantitative({ ...one, actual: more! }, national).score!);
      return one.comparator!.startsWith('>') ? high.gte(low) : high.lte(low);
    }),
  );
});

it('never scores more money spent lower', () => {
  fc.assert(
    fc.property(money, decimal(900), profile, (funds, other, by) => {
      const [less, more] = [funds.executed, other].sort((a, b) => new Big(a).cmp(b));
      const score = (executed: string) => new Big(selfEvalExecutionRate({ ...funds, executed }, by).score!);
      return score(more!).gte(score(less!));
    }),
  );
});

it('prints everything its scores came from: rule and inputs lead to the same score, rounded half up once', () => {
  fc.assert(
    fc.property(fc.oneof(row, judgedRow), profile, (one, by) => {
      const { score, explanation } = scoreOf(one, by);
      expect(recompute(explanation)).toBe(score);
      expect(explanation.text).toContain(`${score}分`);
    }),
  );
  fc.assert(
    fc.property(money, profile, (funds, by) => {
      const { score, explanation } = selfEvalExecutionRate(funds, by);
      expect(recompute(explanation)).toBe(score);
      expect(explanation.text).toContain(`${score}分`);
    }),
  );
});

it('says what else could be earned exactly when something was lost', () => {
  const reachable = row.filter((one) => one.comparator !== '<' || Number(one.target) > 0);
  fc.assert(
    fc.property(fc.oneof(reachable, judgedRow), profile, (one, by) => {
      const { score, explanation } = scoreOf(one, by);
      const lost = new Big(one.points).minus(score!);
      if (lost.eq(0)) expect(explanation.whatIf).toBeNull();
      else expect(explanation.whatIf).toContain(`多得${lost.toFixed(2)}分`);
    }),
  );
});

it('adds up: the total is the sum of its rows, and the grade is that of the total', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(row, judgedRow), { maxLength: 8 }), money, profile, (indicators, funds, by) => {
      const scored = scoreSheet({ ...goldenSheet(), funds, indicators }, by);
      const sum = scored.indicators.reduce((total, one) => total.plus(one.score!), new Big(0));
      expect(scored.indicatorSum).toBe(sum.toFixed(2));
      expect(scored.total).toBe(sum.plus(scored.funds.score!).toFixed(2));
      expect(scored.grade).toBe(gradeOf(scored.total!, by));
    }),
  );
});

it('gives no total and no grade as soon as one row has no score', () => {
  const blank = row.map((one): SheetIndicator => ({ ...one, id: 'blank', actual: null }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), blank, (rows, hole) => {
      const scored = scoreSheet({ ...goldenSheet(), indicators: [...rows, hole] }, national);
      expect(scored).toMatchObject({ status: 'incomplete', total: null, grade: null, indicatorSum: null });
      expect(scored.missing.map((one) => one.id)).toEqual(['blank']);
    }),
  );
});

it('never throws at what people type, and reads nothing but decimals', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'0123456789.,，-+%％个万元 ①²½≥～约'), maxLength: 8 }),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom(null, '%', '个', '万元'), (text, unit) => {
      const read = readActual(text, unit);
      if ('value' in read) expect(read.value).toMatch(/^\d+(\.\d+)?$/);
      else expect(read.message).toMatch(/请/);
      expect(() => scoreQuantitative({ ...quantitativeRow!, actual: text, unit }, national)).not.toThrow();
    }),
  );
});

it.each([
  ['89.99', '良'],
  ['89.994999', '良'],
  ['89.995', '优'],
  ['90', '优'],
  ['90.00', '优'],
  ['90.005', '优'],
  ['90.01', '优'],
  ['100.00', '优'],
  ['80.00', '良'],
  ['79.99', '中'],
  ['60.00', '中'],
  ['59.99', '差'],
  ['0.00', '差'],
])('grades %s as %s: the printed figure decides, and a floor belongs to its grade', (total, grade) => {
  expect(gradeOf(total, national)).toBe(grade);
});
