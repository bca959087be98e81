import type { FrameworkProfile } from '../../scoring/framework/profiles';
import { scoreFramework } from '../../scoring/framework/scoreFramework';
import type { FrameworkRow, Judgement } from '../../scoring/framework/types';
import { compareDecimals, isDecimal } from '../../decimal';
import { figure, wordsIn, yearOf } from '../stated';
import type { CheckFinding } from '../table';
import type { CheckedFramework, CheckedFrameworkRow } from './context';
import { evaluationOf } from './evaluation';
import { placedFindings } from './places';
import type { FrameworkBasis, FrameworkCheckResult, RecomputedFramework, RecomputedFrameworkRow } from './recomputed';
import { gradeFits, identityThere } from './rules/identity';
import { averageFollows, rangeOnly, scoreFollows } from './rules/scores';
import { expertTotals, levelSums, pointsTotal, totalIsSum } from './rules/totals';
import type { StatedFramework } from './table';

const rules: readonly ((checked: CheckedFramework) => CheckFinding[])[] = [
  placedFindings,
  pointsTotal,
  levelSums,
  averageFollows,
  scoreFollows,
  expertTotals,
  totalIsSum,
  gradeFits,
  identityThere,
  rangeOnly,
];

/**
 * Recomputes a 部门评价 or 财政评价 table and checks it: scores, sums, points, grade, experts. Where a table has only 分值 and
 * 得分, single scores are checked for their range, and the answer says so.
 */
export function checkFramework(table: StatedFramework, profile: FrameworkProfile): FrameworkCheckResult {
  const evaluation = evaluationOf(table);
  const scored = scoreFramework(evaluation, profile);
  const rows = table.rows.map((stated, at): CheckedFrameworkRow => {
    const row = evaluation.rows[at]!;
    const average = row.deductions ? null : figure(stated.average, '分');
    return { stated, row, scored: scored.rows[at]!, statedScore: figure(stated.score, '分') ?? average };
  });
  const checked: CheckedFramework = { table, profile, evaluation, scored, rows };
  return {
    recomputed: recomputed(checked),
    findings: [...rules.flatMap((rule) => rule(checked)), ...table.readerNotes],
  };
}

function recomputed({ table, profile, scored, rows }: CheckedFramework): RecomputedFramework {
  const { project } = table;
  return {
    kind: 'framework',
    project: {
      name: project.name.text.trim(),
      code: wordsIn(project.code) || null,
      competentDepartment: project.competentDepartment?.text.trim() ?? '',
      unit: project.unit?.text.trim() ?? '',
    },
    fiscalYear: yearOf(table.fiscalYear),
    profile: profile.id,
    profileVersion: profile.version,
    indicators: rows.map((row) => recomputedRow(row, table)),
    levels: scored.levels,
    status: scored.status,
    total: scored.total,
    grade: scored.grade,
    adjustments: scored.adjustments,
    missing: scored.missing.map(({ id, name, reason }) => ({
      place: table.rows[Number(id)]?.place ?? table.pointsTotal?.place ?? 'indicators',
      name,
      reason,
    })),
  };
}

function recomputedRow({ row, scored }: CheckedFrameworkRow, table: StatedFramework): RecomputedFrameworkRow {
  const { level1, level2, name, points, judgement, deductions, data } = row;
  return {
    level1,
    level2,
    name,
    points: isDecimal(points) && compareDecimals(points, '0') >= 0 ? Number(points) : null,
    ...basedOn(row, table),
    ...(deductions && { deductions }),
    ...(data && { data }),
    score: scored.score,
    scoreBasis: scored.score === null ? null : basisOf(judgement),
    ...(scored.points !== undefined && { movedPoints: scored.points }),
    explanation: scored.explanation,
  };
}

const basisOf = ({ kind }: Judgement): FrameworkBasis | null => (kind === 'unusable' ? null : kind);

function basedOn({ id, judgement }: FrameworkRow, { experts, rows }: StatedFramework): Partial<RecomputedFrameworkRow> {
  if (judgement.kind === 'formula') {
    const { formula, ...figures } = judgement.inputs;
    return { formula: { kind: formula, ...figures } };
  }
  if (judgement.kind === 'checklist') return { checklist: judgement.items };
  if (judgement.kind !== 'experts') return {};
  const scores = rows[Number(id)]!.expertScores;
  const given = experts.map((expert, at) => [wordsIn(expert), wordsIn(scores[at] ?? null)]);
  return { expertScores: Object.fromEntries(given) };
}
