// What holds for every evaluation, whatever stands in it.
import Big from 'big.js';
import fc from 'fast-check';
import { shareOut } from '../../shared/decimal';
import { scoreFramework } from '../../shared/scoring/framework/scoreFramework';
import type {
  ExpertSheet,
  FormulaInputs,
  FrameworkEvaluation,
  FrameworkRow,
  Judgement,
} from '../../shared/scoring/framework/types';
import { frameworkTemplate } from '../../shared/templates/framework';
import { recomputeRow } from './recompute';
import { usual } from './rows';

const hundredths = (value: number) => (value / 100).toFixed(2);
const amount = fc.integer({ min: 0, max: 30_000 }).map(hundredths);
const above = fc.integer({ min: 1, max: 30_000 }).map(hundredths);

const formula: fc.Arbitrary<FormulaInputs> = fc.oneof(
  fc.record({ formula: fc.constant('funds-arrival' as const), received: amount, budget: above }),
  fc.record({ formula: fc.constant('execution' as const), spent: amount, received: above }),
  fc.record({
    formula: fc.constant('saving' as const),
    plannedCost: above,
    actualCost: amount,
    isOutputComplete: fc.constant(true),
  }),
  fc.record({
    formula: fc.constant('timeliness' as const),
    plannedDay: fc.constant('2024-12-31'),
    actualDay: fc.constantFrom('2024-11-30', '2025-01-15', '2025-06-30'),
  }),
);
const checklist = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 7 })
  .map((holds) => holds.map((one, at) => ({ item: `要点${'甲乙丙丁戊己庚'[at]}`, holds: one })));
const judgement: fc.Arbitrary<Judgement> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Judgement>({ kind: 'experts' }) },
  formula.map((inputs): Judgement => ({ kind: 'formula', inputs })),
  checklist.map((items): Judgement => ({ kind: 'checklist', items })),
);

const dropped = fc.option(
  fc.constant({ state: 'not-applicable', reason: '不涉及', approval: '市财政局2024年第3号' } as const),
  { freq: 6, nil: undefined },
);

interface Drawn {
  judgement: Judgement;
  weight: number;
  data: FrameworkRow['data'];
  /** each expert's share of the points */
  shares: number[];
}

/** 17 rows whose points are 100, and three to seven experts who scored them all. */
const evaluation: fc.Arbitrary<FrameworkEvaluation> = fc.integer({ min: 3, max: 7 }).chain((experts) =>
  fc
    .array(
      fc.record<Drawn>({
        judgement,
        weight: fc.integer({ min: 1, max: 30 }),
        data: dropped,
        shares: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: experts, maxLength: experts }),
      }),
      { minLength: 17, maxLength: 17 },
    )
    .filter((rows) => rows.some(({ data }) => !data))
    .map((drawn) => build(drawn, experts)),
);

function build(drawn: Drawn[], experts: number): FrameworkEvaluation {
  const points = shareOut(
    '100',
    drawn.map(({ weight }) => String(weight)),
  );
  const rows = frameworkTemplate.indicators.map(({ level1, level2, name }, at): FrameworkRow => {
    const { judgement: how, data } = drawn[at]!;
    return { id: name, level1, level2, name, points: points[at]!, judgement: how, ...(data ? { data } : {}) };
  });
  const sheets = Array.from({ length: experts }, (_, expert): ExpertSheet => {
    const scores = rows.map(({ id, points: full }, at) => [
      id,
      new Big(full).times(drawn[at]!.shares[expert]!).div(100),
    ]);
    const written = scores.map(([id, score]) => [id, (score as Big).round(2, 0).toFixed()]);
    return { expert: `专家${'甲乙丙丁戊己庚'[expert]}`, scores: Object.fromEntries(written) as Record<string, string> };
  });
  return { rows, sheets };
}

it('never scores above the points nor below zero', () => {
  fc.assert(
    fc.property(evaluation, (given) => {
      const { rows } = scoreFramework(given, usual);
      return rows.every(({ score, points }, at) => {
        const full = points ?? given.rows[at]!.points;
        return score === null || (new Big(score).gte(0) && new Big(score).lte(full));
      });
    }),
  );
});

it('adds rows up to levels, and levels to a total out of 100', () => {
  fc.assert(
    fc.property(evaluation, (given) => {
      const { rows, levels, total, adjustments } = scoreFramework(given, usual);
      const sum = (values: (string | null)[]) => values.reduce((all, one) => all.plus(one ?? 0), new Big(0));
      expect(sum(levels.map(({ points }) => points)).toFixed()).toBe('100');
      expect(sum(rows.map(({ score }) => score)).toFixed(2)).toBe(total);
      expect(sum(levels.map(({ score }) => score)).toFixed(2)).toBe(total);
      expect(adjustments.length > 0).toBe(given.rows.some(({ data }) => data));
    }),
  );
});

it('explains every score so that its inputs lead to it again', () => {
  fc.assert(
    fc.property(evaluation, (given) => {
      for (const { score, explanation } of scoreFramework(given, usual).rows)
        if (score !== null)
          expect(`${explanation.rule} ${recomputeRow(explanation)}`).toBe(`${explanation.rule} ${score}`);
    }),
  );
});

it('never lowers a result when one expert gives more', () => {
  const raise = fc.record({ expert: fc.nat(), row: fc.nat(), by: fc.integer({ min: 1, max: 500 }) });
  fc.assert(
    fc.property(evaluation, raise, (given, { expert, row, by }) => {
      const sheet = given.sheets[expert % given.sheets.length]!;
      const { id, points } = given.rows[row % given.rows.length]!;
      const raised = new Big(sheet.scores[id]!).plus(new Big(by).div(100));
      const scores = { ...sheet.scores, [id]: (raised.gt(points) ? new Big(points) : raised).toFixed() };
      const sheets = given.sheets.map((one) => (one === sheet ? { ...one, scores } : one));
      const [before, after] = [given, { ...given, sheets }].map((one) => scoreFramework(one, usual).total!);
      return new Big(after!).gte(before!);
    }),
  );
});

it('does not care in which order the sheets lie', () => {
  const shuffled = evaluation.chain((given) =>
    fc
      .shuffledSubarray(given.sheets, { minLength: given.sheets.length })
      .map((sheets): [FrameworkEvaluation, FrameworkEvaluation] => [given, { ...given, sheets }]),
  );
  fc.assert(
    fc.property(shuffled, ([given, other]) => {
      expect(scoreFramework(other, usual)).toEqual(scoreFramework(given, usual));
    }),
  );
});
