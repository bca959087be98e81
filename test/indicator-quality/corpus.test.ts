// Precision and recall of the quality check on a labelled corpus of published indicators.
import { adoptExample } from '../../shared/indicator-quality/adoptExample';
import { checkIndicators } from '../../shared/indicator-quality/checkIndicators';
import { aContext, draftOf } from './builders';
import { flawed, good as exemplary, type Labelled } from './corpus';
import { published } from './published';

const LEAST = 0.97;
const corpus = [...exemplary, ...flawed, ...published];
const good = corpus.filter(([, , , , codes]) => codes.length === 0);
const context = aContext();

/** The codes found at the one row; what concerns a whole set has its own tests. */
const codesOf = (one: Labelled): string[] =>
  checkIndicators([draftOf(one)], context)
    .filter(({ row }) => row === 0)
    .map(({ code }) => code);

const label = ([level2, name, target]: Labelled) => `${level2} ${name} ${target}`;

describe('the labelled corpus', () => {
  it('is large enough to say something, and a third of it is good', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(120);
    expect(good.length).toBeGreaterThanOrEqual(40);
    expect(new Set(flawed.flatMap(([, , , , codes]) => codes)).size).toBeGreaterThanOrEqual(20);
  });

  it('is judged as the reviewer judged it, in at least 97 of 100 findings both ways', () => {
    const judged = corpus.map((one) => ({ one, found: codesOf(one), expected: one[4] }));
    const misses = judged.flatMap(({ one, found, expected }) => [
      ...expected.filter((code) => !found.includes(code)).map((code) => `missed ${code}: ${label(one)}`),
      ...found.filter((code) => !expected.includes(code)).map((code) => `unjust ${code}: ${label(one)}`),
    ]);
    const hits = judged.flatMap(({ found, expected }) => found.filter((code) => expected.includes(code))).length;
    const recall = hits / judged.flatMap(({ expected }) => expected).length;
    const precision = hits / judged.flatMap(({ found }) => found).length;
    if (misses.length > 0)
      console.log(`${corpus.length} indicators, precision ${precision}, recall ${recall}\n${misses.join('\n')}`);
    expect(precision).toBeGreaterThanOrEqual(LEAST);
    expect(recall).toBeGreaterThanOrEqual(LEAST);
  });

  it('never calls a good indicator wrong', () => {
    const errors = good.flatMap((one) =>
      checkIndicators([draftOf(one)], context).filter(({ row, severity }) => row === 0 && severity === 'error'),
    );
    expect(errors).toEqual([]);
  });

  it('proposes what itself passes the rule that proposed it', () => {
    const failing = corpus.flatMap((one) => {
      const rows = [draftOf(one)];
      return checkIndicators(rows, context).flatMap((finding) => {
        const again = checkIndicators(adoptExample(rows, finding), context);
        const isStill = again.some(
          (next) => next.code === finding.code && next.row === finding.row && next.message === finding.message,
        );
        return isStill ||
          (finding.row !== null && again.some((next) => next.code === finding.code && next.row === finding.row))
          ? [`${finding.code}: ${label(one)} → ${finding.example}`]
          : [];
      });
    });
    expect(failing).toEqual([]);
  });
});
