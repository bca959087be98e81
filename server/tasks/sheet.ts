import { sumDecimals } from '../../shared/decimal';
import { getProfile } from '../../shared/scoring/profiles';
import { progressOf } from '../../shared/scoring/progress';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import type { ScoredSheet, Sheet } from '../../shared/scoring/types';
import type { IndicatorResult, Task, TaskFunds } from './entities';

/** 年度资金总额: the sum over all sources, in 万元. */
export function totalFunds(funds: TaskFunds): { initialBudget: string; annualBudget: string; executed: string } {
  const sum = (column: 'initialBudget' | 'annualBudget' | 'executed') =>
    sumDecimals(funds.rows.map((row) => row[column]));
  return { initialBudget: sum('initialBudget'), annualBudget: sum('annualBudget'), executed: sum('executed') };
}

/** The sheet of a task as the scoring rules read it. */
export function sheetOf(task: Task, results: IndicatorResult[]): Sheet {
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
    })),
  };
}

export interface Evaluation {
  sheet: Sheet;
  scored: ScoredSheet;
  missingCount: number;
  rowCount: number;
}

/** Scores a task by the profile of its campaign, with exactly the rules the phone previews with. */
export function evaluate(task: Task, results: IndicatorResult[], profileId: string): Evaluation {
  const sheet = sheetOf(task, results);
  const scored = scoreSheet(sheet, getProfile(profileId));
  const { missingCount, rowCount } = progressOf(sheet, scored);
  return { sheet, scored, missingCount, rowCount };
}
