// What holds for every set of drafts, not only for those somebody thought of.
import fc from 'fast-check';
import { adoptExample } from '../../shared/indicator-quality/adoptExample';
import { checkIndicators } from '../../shared/indicator-quality/checkIndicators';
import type { IndicatorDraft, QualityFinding } from '../../shared/indicator-quality/types';
import { aContext, draftOf } from './builders';
import { flawed, good } from './corpus';
import { published } from './published';

const corpus = [...good, ...flawed, ...published].map(draftOf);
const points = fc.option(fc.integer({ min: 0, max: 40 }).map(String), { nil: null });
const anyDraft = fc.tuple(fc.constantFrom(...corpus), points).map(([draft, given]) => ({ ...draft, points: given }));
const anySet = fc.uniqueArray(anyDraft, { minLength: 1, maxLength: 12, selector: ({ name, target }) => name + target });
const context = aContext({ knownSources: ['运维台账'] });

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const anyTexts: fc.Arbitrary<IndicatorDraft> = fc.record({
  level1: fc.oneof(text, fc.constantFrom('产出指标', '效益指标', '决策', '')),
  level2: fc.oneof(text, fc.constantFrom('数量指标', '社会效益指标', '')),
  name: text,
  kind: fc.constantFrom('quantitative' as const, 'qualitative' as const, null),
  comparator: fc.constantFrom('>=' as const, '>' as const, '=' as const, '<=' as const, '<' as const, null),
  target: fc.oneof(text, fc.constantFrom('98', '≥98%', '2024-06-30', '稳步提升')),
  unit: fc.option(text, { nil: null }),
  points: fc.option(fc.oneof(text, fc.constant('10')), { nil: null }),
  definition: fc.option(text, { nil: null }),
  dataSource: fc.option(text, { nil: null }),
  lastYear: fc.option(fc.record({ target: fc.option(text, { nil: null }), actual: fc.option(text, { nil: null }) }), {
    nil: null,
  }),
});

/** Findings of single rows, each with its draft in place of its index. */
function byDraft(rows: readonly IndicatorDraft[]): string[] {
  return checkIndicators(rows, context)
    .filter(({ row }) => row !== null)
    .map(({ row, ...finding }) => JSON.stringify([rows[row!], finding]))
    .sort();
}

const isTheSame = (a: QualityFinding, b: QualityFinding) =>
  a.code === b.code && a.row === b.row && (a.row !== null || a.message === b.message);

describe('laws of the quality check', () => {
  it('the order of rows changes no finding of a row', () => {
    fc.assert(
      fc.property(anySet, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const shuffled = rows
          .map((row) => ({ row, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        expect(byDraft(shuffled)).toEqual(byDraft(rows));
      }),
      { numRuns: 40 },
    );
  });

  it('an example, taken over, passes the rule that proposed it', () => {
    fc.assert(
      fc.property(anySet, (rows) => {
        for (const finding of checkIndicators(rows, context)) {
          const again = checkIndicators(adoptExample(rows, finding), context);
          expect({ finding, rows, still: again.some((next) => isTheSame(next, finding)) }).toMatchObject({
            still: false,
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('whatever is typed, every finding is a Chinese sentence with an example', () => {
    fc.assert(
      fc.property(fc.array(anyTexts, { maxLength: 6 }), (rows) => {
        for (const { message, example, source, row } of checkIndicators(rows, context)) {
          expect(message).toMatch(/[。？]$/);
          expect(example.trim()).not.toBe('');
          expect(source).toMatch(/\p{Script=Han}/u);
          expect(row === null || row < rows.length).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
