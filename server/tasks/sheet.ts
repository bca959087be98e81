import type { SheetSurroundings } from '../../shared/checks/sheetTable';
import { sumDecimals } from '../../shared/decimal';
import { executionRate } from '../../shared/insight/money';
import { declarationOf } from '../../shared/scoring/dataStates';
import { getProfile } from '../../shared/scoring/profiles';
import { progressOf } from '../../shared/scoring/progress';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import type { ScoredSheet, Sheet } from '../../shared/scoring/types';
import type { OrgUnit } from '../identity/entities';
import type { Project } from '../projects/entities';
import type { IndicatorResult, Task, TaskFunds } from './entities';

/** 年度资金总额: the sum over all sources, in 万元. */
export function totalFunds(funds: TaskFunds): { initialBudget: string; annualBudget: string; executed: string } {
  const sum = (column: 'initialBudget' | 'annualBudget' | 'executed') =>
    sumDecimals(funds.rows.map((row) => row[column]));
  return { initialBudget: sum('initialBudget'), annualBudget: sum('annualBudget'), executed: sum('executed') };
}

/** 项目资金 as a task keeps it: the sources, and beside them what totals are counted from. */
export function fundsColumns(
  funds: TaskFunds,
): Pick<Task, 'funds' | 'annualBudget' | 'executed' | 'executionRatePercent'> {
  const { annualBudget, executed } = totalFunds(funds);
  return { funds, annualBudget, executed, executionRatePercent: executionRate({ annualBudget, executed }) };
}

/** What the rules and the pages read alike of a row (指标). */
export const rowFacts = (row: IndicatorResult) => ({
  id: row.id,
  level1: row.level1,
  level2: row.level2,
  name: row.name,
  kind: row.kind,
  comparator: row.comparator,
  target: row.target,
  targetKind: row.targetKind,
  targetTo: row.targetTo,
  scoringRule: row.scoringRule,
  unit: row.unit,
  points: row.points,
  actual: row.actual,
  band: row.band,
  bandPercent: row.bandPercent,
  deviationReason: row.deviationReason,
  correctiveMeasure: row.correctiveMeasure,
});

/** What of a task its sheet is made of. */
export type SheetColumns = Pick<Task, 'funds' | 'goalTarget' | 'goalActual' | 'executionReason' | 'executionMeasure'>;

/** The sheet of a task as the scoring rules read it. */
export function sheetOf(task: SheetColumns, results: IndicatorResult[]): Sheet {
  return {
    funds: {
      ...totalFunds(task.funds),
      points: task.funds.points,
      executionReason: task.executionReason,
      executionMeasure: task.executionMeasure,
    },
    goalTarget: task.goalTarget,
    goalActual: task.goalActual,
    indicators: results.map((row) => ({
      ...rowFacts(row),
      ...declarationOf(row),
      ...(row.deductions && { deductions: row.deductions }),
    })),
  };
}

/** What stands around the sheet of a project's task, for its checks. */
export function surroundingsOf(project: Project, unit: OrgUnit, fundsRows: TaskFunds['rows']): SheetSurroundings {
  const { name, code, competentDepartment, fiscalYear } = project;
  return { project: { name, code, competentDepartment, unit: unit.name }, fiscalYear, fundsRows };
}

export interface Evaluation {
  sheet: Sheet;
  scored: ScoredSheet;
  missingCount: number;
  rowCount: number;
}

/** Scores a task by the profile of its campaign, with exactly the rules the phone previews with. */
export function evaluate(task: SheetColumns, results: IndicatorResult[], profileId: string): Evaluation {
  const sheet = sheetOf(task, results);
  const scored = scoreSheet(sheet, getProfile(profileId));
  const { missingCount, rowCount } = progressOf(sheet, scored);
  return { sheet, scored, missingCount, rowCount };
}
