import { compareDecimals, roundHalfUp, sumDecimals } from '../../decimal';
import { gradeOf } from '../grade';
import type { RowScore } from '../types';
import { normalisedTotal, settleItems, type SettledWeights } from '../weights';
import { frameworkFindings } from './findings';
import { levelIn, type FrameworkProfile } from './profiles';
import { completionRate, isRate } from './rates';
import { pointsProblem, scoreFrameworkRow } from './scoreFrameworkRow';
import type { FrameworkEvaluation, FrameworkRow, ScoredFramework, ScoredFrameworkRow, ScoredLevel } from './types';
import { groupBy } from '../../groupBy';

/**
 * Scores an evaluation by the framework of 决策、过程、产出、效益: each row by its experts, formula or checklist, each 一级指标
 * and the total as sums, the grade from the rounded total. Points of rows that do not apply move, or the total is
 * normalised. The total is out of 100: while the points are not 100, or one row has no score, there is no total and no
 * grade, and what is missing is listed.
 *
 * @source 财预〔2020〕10号附件（参考）; how experts count is a setting of the profile
 */
export function scoreFramework(evaluation: FrameworkEvaluation, profile: FrameworkProfile): ScoredFramework {
  const { rows, sheets } = evaluation;
  const weights = settleItems(rows.map(weighted), profile);
  const shortOutput = rows.find(isOutputShort)?.name ?? null;
  const scored = rows.map((row) => {
    const points = weights.excluded.has(row.id) ? row.points : weights.points.get(row.id)!;
    return { row, points, result: scoreFrameworkRow(row, { sheets, points, shortOutput, profile }) };
  });
  const scoredSum = roundHalfUp(sumDecimals(scored.map(({ result }) => result.score ?? '0')));
  const missing = [...scored.flatMap(missingRow), ...missingPoints(rows, weights)];
  const isComplete = missing.length === 0;
  const isNormalised = profile.notApplicable.mode === 'normalise' && weights.excluded.size > 0;
  const normalised = isComplete && isNormalised ? normalisedTotal(scoredSum, weights.applicable, profile) : null;
  const total = isComplete ? (normalised?.total ?? scoredSum) : null;
  return {
    profile: { id: profile.id, version: profile.version, name: profile.name },
    status: isComplete ? 'complete' : 'incomplete',
    rows: scored.map(scoredRow),
    levels: levelsOf(scored, weights, profile),
    scoredSum,
    total,
    grade: total === null ? null : gradeOf(total, profile),
    adjustments: [...weights.moves, ...(normalised ? [normalised.explanation] : [])],
    missing,
    findings: frameworkFindings(
      evaluation,
      scored.map(({ row, result }) => ({ row, result })),
      profile,
    ),
  };
}

interface Scored {
  row: FrameworkRow;
  /** after moves */
  points: string;
  result: RowScore;
}

/** Unusable points count as none: their row has a problem of its own. */
const weighted = (row: FrameworkRow) => ({ ...row, points: pointsProblem(row) ? '0' : row.points });

/** Whether a row computes an output below its plan: then nothing saved is a saving. */
function isOutputShort({ judgement }: FrameworkRow): boolean {
  if (judgement.kind !== 'formula' || judgement.inputs.formula !== 'completion') return false;
  const rate = completionRate(judgement.inputs);
  return isRate(rate) && compareDecimals(rate.part.value, rate.whole.value) < 0;
}

function scoredRow({ row, points, result }: Scored): ScoredFrameworkRow {
  const { score, problem } = result;
  const explanation = result.explain();
  const isMoved = !pointsProblem(row) && compareDecimals(points, row.points) !== 0;
  return { id: row.id, score, explanation, problem, ...(isMoved ? { points } : {}) };
}

const missingRow = ({ row: { id, name }, result: { problem } }: Scored) =>
  problem ? [{ id, name, reason: problem.message }] : [];

/** What keeps the total from being out of 100. */
function missingPoints(rows: FrameworkRow[], { isScorable }: SettledWeights): ScoredFramework['missing'] {
  const at = (reason: string) => [{ id: 'total', name: '总分', reason }];
  if (rows.length === 0 || !isScorable) return at('没有一项指标适用，不能计算总分，请核对。');
  if (rows.some(pointsProblem)) return [];
  const sum = sumDecimals(rows.map(({ points }) => points));
  if (compareDecimals(sum, '100') === 0) return [];
  return at(`各项分值合计${sum}分，不是100分，不能计算总分，请调整分值。`);
}

function levelsOf(scored: Scored[], { points }: SettledWeights, profile: FrameworkProfile): ScoredLevel[] {
  const levels = groupBy(scored, ({ row }) => levelIn(row.level1, profile) ?? row.level1);
  return [...levels].map(([level1, rows]) => ({
    level1,
    points: sumDecimals(rows.map(({ row }) => points.get(row.id)!)),
    score: rows.some(({ result }) => result.problem)
      ? null
      : roundHalfUp(sumDecimals(rows.map(({ result }) => result.score ?? '0'))),
  }));
}
