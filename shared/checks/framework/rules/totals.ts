// K01, K03, K17, F11: sums of points and scores.
import { plainDecimal, roundHalfUp, sumDecimals } from '../../../decimal';
import { levelIn } from '../../../scoring/framework/profiles';
import { distance, figure, isAbove, isBlank, isUnreadable, quoted, wordsIn } from '../../stated';
import type { CheckFinding } from '../../table';
import { frameworkFinding } from '../catalogue';
import type { CheckedFramework, CheckedFrameworkRow } from '../context';

const EXACT = '0.001';

/** The sum of points; null where one is no number. */
function pointsOf(rows: CheckedFrameworkRow[]): string | null {
  const points = rows.map(({ row }) => figure({ text: row.points, place: '' }));
  return points.every((one) => one !== null) ? sumDecimals(points) : null;
}

/** The sum of stated scores, recomputed where one is not stated; null where there is neither. */
function scoresOf(rows: CheckedFrameworkRow[]): string | null {
  const scores = rows.map(({ statedScore, scored }) => statedScore ?? (scored.problem ? null : (scored.score ?? '0')));
  return scores.every((one) => one !== null) ? sumDecimals(scores) : null;
}

/** K01: the printed sum of points is their sum. */
export function pointsTotal({ table, rows, scored }: CheckedFramework): CheckFinding[] {
  const stated = figure(table.pointsTotal, '分') ?? figure(table.pointsTotal, '%');
  const sum = pointsOf(rows);
  if (stated === null || sum === null || !isAbove(distance(stated, sum), EXACT)) return [];
  // That they are not 100 was said already.
  const isTold = stated === '100' && scored.findings.some(({ code }) => code === 'points-not-100');
  if (isTold) return [];
  const message = `分值合计填写${stated}分，各项分值之和为${sum}分，请核对。`;
  return [frameworkFinding('K01', { place: table.pointsTotal!.place, message, expected: sum, found: stated })];
}

/** F11, K03: what the table states for a 一级指标 is the sum of its rows. */
export function levelSums({ table, rows, profile }: CheckedFramework): CheckFinding[] {
  const nameOf = (text: string) => levelIn(text, profile) ?? text;
  return table.levelSums.flatMap(({ level1, points, score }) => {
    const own = rows.filter(({ row }) => nameOf(row.level1) === nameOf(level1));
    const [pointsSum, scoreSum] = [pointsOf(own), scoresOf(own)];
    const [statedPoints, statedScore] = [figure(points, '分') ?? figure(points, '%'), figure(score, '分')];
    const findings: CheckFinding[] = [];
    if (statedPoints !== null && pointsSum !== null && isAbove(distance(statedPoints, pointsSum), EXACT)) {
      const message = `${level1}分值填写${statedPoints}分，其下各项分值之和为${pointsSum}分，请核对。`;
      findings.push(
        frameworkFinding('F11', { place: points!.place, message, expected: pointsSum, found: statedPoints }),
      );
    }
    const { equal } = profile.tolerance;
    if (statedScore !== null && scoreSum !== null && isAbove(distance(statedScore, scoreSum), equal)) {
      const message = `${level1}得分填写${statedScore}分，其下各项得分之和为${roundHalfUp(scoreSum)}分，请核对。`;
      findings.push(frameworkFinding('K03', { place: score!.place, message, expected: scoreSum, found: statedScore }));
    }
    return findings;
  });
}

/** K03: the total of each expert's sheet. */
export function expertTotals({ table, profile }: CheckedFramework): CheckFinding[] {
  return table.expertTotals.flatMap((stated, column) => {
    const total = figure(stated, '分');
    const scores = table.rows.flatMap(({ expertScores }) => figure(expertScores[column] ?? null, '分') ?? []);
    const sum = sumDecimals(scores);
    if (total === null || !isAbove(distance(total, sum), profile.tolerance.equal)) return [];
    const message = `“${wordsIn(table.experts[column]!)}”的评分合计填写${total}分，各项之和为${sum}分，请核对。`;
    return [frameworkFinding('K03', { place: stated!.place, message, expected: sum, found: total })];
  });
}

/** K03: the total is the sum of the stated scores; K17: and of the right ones. */
export function totalIsSum({ table, rows, scored, profile }: CheckedFramework): CheckFinding[] {
  const { total } = table;
  if (!total || isBlank(total)) return [];
  const stated = figure(total, '分');
  const at = (id: 'K03' | 'K17', message: string, expected: string | null) => [
    frameworkFinding(id, { place: total.place, message, expected, found: stated ?? total.text }),
  ];
  if (stated === null || isUnreadable(total, '分'))
    return at('K03', `总分${quoted(wordsIn(total))}不是数字，请更正。`, scored.total);
  const { equal } = profile.tolerance;
  const isNormalised = profile.notApplicable.mode === 'normalise' && rows.some(({ row }) => row.data);
  const sum = isNormalised ? null : scoresOf(rows);
  if (sum !== null && isAbove(distance(stated, sum), equal))
    return at('K03', `总分填写${stated}分，各项得分之和为${plainDecimal(sum)}分，请核对各项得分或更正总分。`, sum);
  if (scored.total === null || !isAbove(distance(stated, scored.total), equal)) return [];
  return at('K17', `总分填写${stated}分，按规则重新计算为${scored.total}分，请先更正各项得分。`, scored.total);
}
