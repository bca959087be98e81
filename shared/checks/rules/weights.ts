// K01, K02, K29: 分值.
import { compareDecimals, differenceOf, plainDecimal, sumDecimals } from '../../decimal';
import { expectedLevels, FEWEST_INDICATORS, HEAVIEST_POINTS, levelOf } from '../../indicators/setWeights';
import { finding } from '../catalogue';
import { weightOf } from '../readRow';
import { isJudgedLevel } from '../readTarget';
import type { CheckContext } from '../context';
import type { CheckedRow } from '../rowOutcome';
import { distance, isAbove, isBlank, quoted, wordsIn } from '../stated';
import type { CheckFinding, Stated } from '../table';

const EXACT = '0.001';

/** K01: all 分值 together make 100, and each is a number. */
export function weightsSum(context: CheckContext): CheckFinding[] {
  const { table, funds, rows } = context;
  const unreadable = [table.funds.points, ...table.indicators.map(({ points }) => points)].flatMap((points) =>
    points && !isBlank(points) && weightOf(points) === null
      ? [
          finding('K01', {
            place: points.place,
            message: `分值${quoted(wordsIn(points))}不是可用的数字，请更正。`,
            found: points.text,
          }),
        ]
      : [],
  );
  const { typedPoints } = table.funds;
  if (typedPoints) return [...unreadable, executionSlip(typedPoints, funds.points)];
  const weights = rows.map(({ points }) => points);
  const known = weights.filter((points) => points !== null);
  if (known.length === 0 || rows.some(({ stated }) => stated.points && isBlank(stated.points)))
    return [...unreadable, ...blankWeights(rows), ...(known.length === 0 ? levelHeads(context) : [])];
  if (unreadable.length > 0 || known.length < weights.length) return unreadable;
  const sum = sumDecimals([funds.points, ...known]);
  if (!isAbove(distance(sum, '100'), EXACT)) return [];
  const place = table.pointsTotal?.place ?? rows[0]?.stated.points?.place ?? 'indicators';
  const message = `各项分值合计${sum}分，应为100分（执行率${plainDecimal(funds.points)}分，指标${sumDecimals(known)}分），请调整分值。`;
  return [finding('K01', { place, message, expected: '100', found: sum })];
}

function executionSlip({ place, text }: Stated, right: string): CheckFinding {
  const message = `预算执行率的分值填写${text}分，各项指标分值合计${differenceOf('100', right)}分，应为${plainDecimal(right)}分，请更正；得分按${plainDecimal(right)}分计算。`;
  return finding('K01', { place, message, expected: plainDecimal(right), found: text });
}

/** Without a column of weights the heads may tell them: 产出指标（60分）. */
function levelHeads({ table, funds, rows }: CheckContext): CheckFinding[] {
  const heads = new Map(rows.map(({ stated }) => [stated.level1.place, stated.level1]));
  const points = [...heads.values()].map((head) => /[(（](\d+(?:\.\d+)?)分[)）]$/.exec(wordsIn(head))?.[1]);
  if (points.length === 0 || points.some((one) => one === undefined)) return [];
  const sum = sumDecimals([funds.points, ...(points as string[])]);
  if (!isAbove(distance(sum, '100'), EXACT)) return [];
  const message = `表头写明的分值合计${sum}分，应为100分（执行率${plainDecimal(funds.points)}分，${[...heads.values()].map(wordsIn).join('、')}），请调整分值。`;
  return [finding('K01', { place: table.indicatorsPlace, message, expected: '100', found: sum })];
}

function blankWeights(rows: CheckedRow[]): CheckFinding[] {
  return rows.flatMap(({ stated }) =>
    stated.points && isBlank(stated.points)
      ? [
          finding('K01', {
            place: stated.points.place,
            message: `${quoted(wordsIn(stated.name))}没有分值，请补充；不适用的指标应删除并调整权重。`,
          }),
        ]
      : [],
  );
}

/** K02: the sums of the 一级指标 are those of the profile; points of a missing 满意度 may stand in 效益. */
export function levelWeights({ table, rows, profile }: CheckContext): CheckFinding[] {
  const sums = new Map<string, { sum: string; place: string }>();
  for (const { indicator, points, stated } of rows) {
    if (points === null || indicator.level1 === '' || isJudgedLevel(indicator.level1)) return [];
    const level = levelOf(indicator.level1, profile);
    const sum = sumDecimals([sums.get(level)?.sum ?? '0', points]);
    sums.set(level, { sum, place: sums.get(level)?.place ?? stated.level1.place });
  }
  if (sums.size === 0 || Object.keys(profile.weights.levels).length === 0) return [];
  const wanted = expectedLevels(profile, [...sums.keys()]);
  return [...new Set([...wanted.keys(), ...sums.keys()])].flatMap((level) => {
    const expected = wanted.get(level) ?? '0';
    const found = sums.get(level) ?? { sum: '0', place: table.indicatorsPlace };
    if (!isAbove(distance(found.sum, expected), EXACT)) return [];
    const message = `${level}分值合计${found.sum}分，评分方案为${plainDecimal(expected)}分；确需调整的，请附批准依据。`;
    return [finding('K02', { place: found.place, message, expected: plainDecimal(expected), found: found.sum })];
  });
}

/** K29: enough indicators, and none that decides alone. */
export function fewOrHeavy({ rows }: CheckContext): CheckFinding[] {
  const few =
    rows.length > 0 && rows.length < FEWEST_INDICATORS
      ? [
          finding('K29', {
            place: rows[0]!.stated.place,
            message: `只有${rows.length}个三级指标，不足以反映项目绩效，建议不少于${FEWEST_INDICATORS}个。`,
            expected: `≥${FEWEST_INDICATORS}`,
            found: String(rows.length),
          }),
        ]
      : [];
  // Where the form has no weights, a score tells at least how heavy its row is.
  const heavy = rows.flatMap(({ points, statedScore, stated }) => {
    const weight = points ?? statedScore;
    return weight !== null && compareDecimals(weight, HEAVIEST_POINTS) > 0 ? [{ stated, points: weight }] : [];
  });
  return [
    ...few,
    ...heavy.map(({ stated, points }) =>
      finding('K29', {
        place: stated.points?.place ?? stated.score?.place ?? stated.place,
        message: `${quoted(wordsIn(stated.name))}一项占${plainDecimal(points)}分，权重过于集中，建议拆分或调整。`,
        expected: `≤${HEAVIEST_POINTS}`,
        found: plainDecimal(points),
      }),
    ),
  ];
}
