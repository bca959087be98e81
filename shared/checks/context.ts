// A table read once, for all checks: its figures as decimals, its rows scored, its totals.
import { roundHalfUp, sumDecimals } from '../decimal';
import { fundsProblem, selfEvalExecutionRate } from '../scoring/executionRate';
import { gradeOf } from '../scoring/grade';
import type { Profile } from '../scoring/profile';
import type { ScoredFunds, SheetFunds } from '../scoring/types';
import { readRow, weightOf } from './readRow';
import type { RecomputedTable } from './recomputed';
import type { CheckedRow } from './rowOutcome';
import { amount, figure, wordsIn, yearOf } from './stated';
import type { StatedFundsRow, StatedTable } from './table';

/** Amounts of one line in 万元; null where blank or no number. */
export interface Amounts {
  initialBudget: string | null;
  annualBudget: string | null;
  executed: string | null;
}

/** 项目资金 as read and scored. */
export interface CheckedFunds extends Amounts {
  points: string;
  statedScore: string | null;
  scored: ScoredFunds;
  /** false where there is no budget to divide by */
  hasRate: boolean;
  rows: (Amounts & { stated: StatedFundsRow })[];
}

/** What every check gets. */
export interface CheckContext {
  table: StatedTable;
  profile: Profile;
  funds: CheckedFunds;
  rows: CheckedRow[];
  /** all scores are there */
  isComplete: boolean;
  total: string | null;
  grade: string | null;
  missing: RecomputedTable['missing'];
  statedTotal: string | null;
}

/** Reads and scores a table. */
export function readTable(table: StatedTable, profile: Profile): CheckContext {
  const funds = readFunds(table, profile);
  const fiscalYear = yearOf(table.fiscalYear);
  const rows = table.indicators.map((row) => readRow(row, profile, fiscalYear, table.notes));
  const missing = [...missingFunds(table, funds), ...missingRows(table, rows)];
  const isComplete = missing.length === 0;
  const scores = [funds.scored.score ?? '0', ...rows.map(({ score }) => score ?? '0')];
  const total = isComplete ? roundHalfUp(sumDecimals(scores)) : null;
  const grade = total === null ? null : gradeOf(total, profile);
  return { table, profile, funds, rows, isComplete, total, grade, missing, statedTotal: figure(table.total, '分') };
}

function readFunds({ funds, moneyUnit }: StatedTable, profile: Profile): CheckedFunds {
  const read = (line: Pick<StatedFundsRow, 'initialBudget' | 'annualBudget' | 'executed'>): Amounts => ({
    initialBudget: amount(line.initialBudget, moneyUnit),
    annualBudget: amount(line.annualBudget, moneyUnit),
    executed: amount(line.executed, moneyUnit),
  });
  const total = read(funds);
  const points = weightOf(funds.points) ?? profile.weights.execution;
  const sheet: SheetFunds = {
    initialBudget: total.initialBudget ?? '',
    annualBudget: total.annualBudget ?? '',
    executed: total.executed ?? '',
    points,
    executionReason: wordsIn(funds.reason) || null,
    executionMeasure: null,
  };
  return {
    ...total,
    points,
    statedScore: figure(funds.score, '分'),
    scored: selfEvalExecutionRate(sheet, profile),
    hasRate: fundsProblem(sheet) === null,
    rows: funds.rows.map((stated) => ({ ...read(stated), stated })),
  };
}

function missingFunds({ funds }: StatedTable, { scored }: CheckedFunds): RecomputedTable['missing'] {
  return scored.score === null ? [{ place: funds.place, name: '预算执行率', reason: scored.explanation.text }] : [];
}

function missingRows(table: StatedTable, rows: CheckedRow[]): RecomputedTable['missing'] {
  if (rows.length === 0)
    return [{ place: table.indicatorsPlace, name: table.project.name.text, reason: '没有绩效指标。' }];
  return rows.flatMap(({ stated, problem }) =>
    problem ? [{ place: stated.place, name: wordsIn(stated.name), reason: problem.message }] : [],
  );
}
