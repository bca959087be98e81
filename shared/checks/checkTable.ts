import type { Profile } from '../scoring/profile';
import { readTable, type CheckContext } from './context';
import { withExecutionScored } from './executionRow';
import type { CheckResult, RecomputedIndicator, RecomputedTable } from './recomputed';
import type { CheckedRow } from './rowOutcome';
import { rules } from './rules';
import { readRow } from './readRow';
import { quoted, wordsIn, yearOf } from './stated';
import type { StatedTable } from './table';

/**
 * Recomputes a self-evaluation table and runs every check of one table (K01–K50).
 * Pure: the same in the mini-app before submitting and on the server after.
 *
 * @returns findings by their number, within it in the order of the table
 */
export function checkTable(table: StatedTable, profile: Profile): CheckResult {
  const context = readTable(withExecutionScored(table, profile), profile);
  return {
    recomputed: recomputedTable(context),
    findings: [...rules.flatMap((rule) => rule(context)), ...table.readerNotes],
  };
}

function recomputedTable(context: CheckContext): RecomputedTable {
  const { table, profile, funds } = context;
  const { initialBudget, annualBudget, executed, points, scored } = funds;
  return {
    project: {
      name: table.project.name.text.trim(),
      code: wordsIn(table.project.code) || null,
      competentDepartment: table.project.competentDepartment?.text.trim() ?? '',
      unit: table.project.unit?.text.trim() ?? '',
    },
    fiscalYear: yearOf(table.fiscalYear),
    profile: profile.id,
    profileVersion: profile.version,
    funds: {
      initialBudget,
      annualBudget,
      executed,
      points: Number(points),
      ratePercent: scored.ratePercent,
      score: scored.score,
      rows: funds.rows.map(({ stated, ...amounts }) => ({
        source: wordsIn(stated.source),
        initialBudget: amounts.initialBudget,
        annualBudget: amounts.annualBudget,
        executed: amounts.executed,
      })),
      explanation: scored.explanation,
    },
    goal: { target: table.goal.target?.text ?? '', actual: table.goal.actual?.text ?? '' },
    indicators: context.rows.flatMap((row) => [recomputedRow(row), ...detailsOf(row, context)]),
    status: context.isComplete ? 'complete' : 'incomplete',
    total: context.total,
    grade: context.grade,
    missing: context.missing,
  };
}

/** The lines below an indicator, in the order of the input. */
function detailsOf({ stated }: CheckedRow, { table, profile }: CheckContext): RecomputedIndicator[] {
  const year = yearOf(table.fiscalYear);
  return (stated.details ?? []).map((detail) => {
    const row = readRow(detail, profile, year);
    const text = `${quoted(wordsIn(stated.name))}的明细，不单独计分。`;
    const explanation = { ...row.explanation, rule: 'detail', text };
    return recomputedRow({ ...row, points: null, score: null, basis: 'detail', explanation });
  });
}

function recomputedRow({ indicator, points, score, basis, explanation }: CheckedRow): RecomputedIndicator {
  const { level1, level2, name, kind, comparator, target, targetKind, targetTo, unit, actual, band, bandPercent } =
    indicator;
  return {
    level1,
    level2,
    name,
    kind,
    ...(comparator !== null && { comparator }),
    target: targetKind === 'range' ? `${target}～${targetTo}` : target,
    ...(unit !== null && { unit }),
    actual,
    ...(kind === 'qualitative' && band !== null && { band }),
    ...(kind === 'qualitative' && bandPercent !== null && { bandPercent: Number(bandPercent) }),
    points: points === null ? null : Number(points),
    score,
    scoreBasis: basis,
    deviationReason: indicator.deviationReason ?? '',
    correctiveMeasure: indicator.correctiveMeasure ?? '',
    explanation,
  };
}
