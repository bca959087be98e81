// K04, K17–K22: the score of a row.
import { compareDecimals, comparePercent, compareRatio, plainDecimal, roundHalfUp, productOf } from '../../decimal';
import { bandLabels } from '../../labels';
import { intervalText } from '../../scoring/qualitative';
import { finding } from '../catalogue';
import type { CheckContext } from '../context';
import type { CheckedRow } from '../rowOutcome';
import { distance, isAbove, isBlank, isUnreadable, quoted, scoreText, wordsIn } from '../stated';
import type { CheckFinding } from '../table';
import { namesItsSurvey } from './plausibility';

const nameOf = ({ stated }: CheckedRow) => quoted(wordsIn(stated.name));
const placeOf = ({ stated }: CheckedRow) => stated.score?.place ?? stated.place;

/** K04: a score is a number from 0 to the points of its row. */
export function scoreInRange({ table, funds, rows }: CheckContext): CheckFinding[] {
  const parts = [
    { what: '预算执行率', stated: table.funds.score, score: funds.statedScore, points: funds.points as string | null },
    ...rows.map((row) => ({
      what: nameOf(row),
      stated: row.stated.score,
      score: row.statedScore,
      points: row.points,
    })),
  ];
  return parts.flatMap(({ what, stated, score, points }) => {
    if (!stated || isBlank(stated)) return [];
    const at = (message: string) => [
      finding('K04', {
        place: stated.place,
        message,
        expected: points === null ? null : `0～${points}`,
        found: stated.text,
      }),
    ];
    if (isUnreadable(stated, '分')) return at(`${what}的得分${quoted(wordsIn(stated))}不是数字，请更正。`);
    if (score === null || compareDecimals(score, '0') < 0) return at(`${what}的得分${stated.text}低于0分，请更正。`);
    if (points === null || compareDecimals(score, points) <= 0) return [];
    return at(`${what}得${score}分，超过该项分值${plainDecimal(points)}分，请更正。`);
  });
}

/** K17: the score follows from the rule, in both directions. */
export function scoreFollowsRule({ rows, profile }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    if (row.statedScore === null || row.score === null || row.basis === 'entered' || isOutOfRange(row)) return [];
    const difference = distance(row.statedScore, row.score);
    if (!isAbove(difference, profile.tolerance.equal)) return [];
    const isFar = isAbove(difference, profile.tolerance.rounding);
    const why = row.explanation.text.replace(/。$/, '');
    const hint = isFar ? '请更正得分或核对数据。' : '相差在四舍五入范围内，建议保留两位小数。';
    return [
      finding('K17', {
        place: placeOf(row),
        // How much a late day costs is this product's own rule, so another figure is not called wrong.
        severity: isFar && row.explanation.rule !== 'date.late' ? 'error' : 'warning',
        message: `${nameOf(row)}填写${scoreText(row.statedScore)}分，按规则应为${row.score}分（${why}），${hint}`,
        expected: row.score,
        found: roundHalfUp(row.statedScore),
        source: row.explanation.source,
      }),
    ];
  });
}

/** K04's own: neither a wrong result of the rule nor a deduction to explain. */
const isOutOfRange = ({ statedScore, points }: CheckedRow) =>
  statedScore !== null &&
  (compareDecimals(statedScore, '0') < 0 || (points !== null && compareDecimals(statedScore, points) > 0));

/** K18: full marks for a target that was not reached. */
export function fullThoughMissed({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const { isMet, statedScore, points, score, target } = row;
    if (isMet !== false || statedScore === null || points === null) return [];
    const earnsLess = score === null || row.basis === 'entered' || compareDecimals(score, points) < 0;
    if (compareDecimals(statedScore, points) !== 0 || !earnsLess) return [];
    const actual = wordsIn(row.stated.actual);
    const message = `${nameOf(row)}实际完成值${quoted(actual)}没有达到年度指标值${quoted(target.text)}，却得满分${plainDecimal(points)}分，请更正。`;
    const expected = row.basis === 'entered' ? `＜${plainDecimal(points)}` : score;
    return [finding('K18', { place: placeOf(row), message, expected, found: roundHalfUp(statedScore) })];
  });
}

/** K19: points lost are explained. Words only: a mark in brackets such as 【…】 is no reason. */
export function deductionExplained({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const score = row.statedScore ?? row.score;
    const { deviationReason, correctiveMeasure } = row.stated;
    if (reasonOf(row) !== '' || (!deviationReason && !correctiveMeasure)) return [];
    if (row.problem?.id === 'R04' && row.isMet === false) return [missedUnexplained(row)];
    if (score === null || row.points === null || isOutOfRange(row) || compareDecimals(score, row.points) >= 0)
      return [];
    const message = `${nameOf(row)}得${scoreText(score)}分，未得满分${plainDecimal(row.points)}分，请填写偏差原因和改进措施。`;
    return [finding('K19', { place: deviationReason?.place ?? row.stated.place, message })];
  });
}

function missedUnexplained(row: CheckedRow): CheckFinding {
  const { actual, deviationReason } = row.stated;
  const message = `${nameOf(row)}实际完成值${quoted(wordsIn(actual))}没有达到年度指标值${quoted(row.target.text)}，请填写未完成原因和改进措施。`;
  return finding('K19', { place: deviationReason?.place ?? row.stated.place, message });
}

const reasonOf = ({ stated }: CheckedRow) =>
  (wordsIn(stated.deviationReason) + wordsIn(stated.correctiveMeasure))
    .replace(/【[^】]*】/g, '')
    .replace(/^(无|没有|无偏差|暂无|N\/A|0)$/i, '')
    .trim();

/** K20: a reason where nothing deviates. */
export function reasonWithoutDeviation({ rows }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const { statedScore, points, value, target } = row;
    if (statedScore === null || points === null || compareDecimals(statedScore, points) !== 0) return [];
    const isExact = target.kind === 'number' && value !== null && compareDecimals(value, target.value) === 0;
    if (!isExact || reasonOf(row) === '' || namesItsSurvey(row)) return [];
    const message = `${nameOf(row)}正好完成并得满分，却填写了偏差原因，请核对是否填错行。`;
    return [finding('K20', { place: row.stated.deviationReason?.place ?? row.stated.place, message })];
  });
}

/** K21: a target far exceeded is looked at: it may have been set too low. */
export function farOverTarget({ rows, profile }: CheckContext): CheckFinding[] {
  const { overTargetFlagAt } = profile.quantitative;
  return rows.flatMap((row) => {
    const { target, value } = row;
    if (target.kind !== 'number' || value === null || !['>=', '>', '='].includes(target.comparator)) return [];
    if (compareDecimals(target.value, '0') === 0 || compareRatio(value, target.value, overTargetFlagAt) < 0) return [];
    const message = `${nameOf(row)}实际完成值${quoted(wordsIn(row.stated.actual))}达到年度指标值${quoted(target.text)}的${overTargetFlagAt}倍以上，请核对，或说明指标值是否定得偏低。`;
    return [
      finding('K21', {
        place: row.stated.actual.place,
        message,
        expected: `＜${productOf(target.value, overTargetFlagAt)}`,
        found: value,
      }),
    ];
  });
}

/** K22: the share of points a judged row gets lies in its band; without a percentage no more is claimed. */
export function bandFits({ rows, profile }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const { indicator, statedScore, points, basis } = row;
    if (indicator.kind !== 'qualitative' || statedScore === null || points === null) return [];
    if (basis !== 'entered' || compareDecimals(points, '0') <= 0) return [];
    const interval = profile.bands.find(({ band }) => band === indicator.band);
    if (!interval) return [rangeOnly(row, '表中没有写明完成档次')];
    const inside = isShareInBand(statedScore, points, interval);
    if (inside) return [rangeOnly(row, `得分在“${bandLabels[interval.band]}”档内，没有写明百分比`)];
    const message = `${nameOf(row)}为“${bandLabels[interval.band]}”，得分应为分值的${intervalText(interval)}，现为${scoreText(statedScore)}分（分值${plainDecimal(points)}分），请更正档次或得分。`;
    return [finding('K22', { place: placeOf(row), message, expected: intervalText(interval), found: statedScore })];
  });
}

/** Whether score ÷ points lies in a band, decided without dividing; a ceiling below 100 belongs to the band above. */
function isShareInBand(score: string, points: string, { from, to }: { from: string; to: string }): boolean {
  if (comparePercent(score, points, from) < 0) return false;
  const order = comparePercent(score, points, to);
  return to === '100' ? order <= 0 : order < 0;
}

function rangeOnly(row: CheckedRow, why: string): CheckFinding {
  return finding('K22', {
    place: placeOf(row),
    severity: 'info',
    message: `${nameOf(row)}是定性指标，${why}，只核对了得分范围，请复核人结合佐证判断。`,
    found: row.statedScore,
  });
}
