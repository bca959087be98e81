// Layouts that score 预算执行率 as one of the indicator rows, or not at all.
import { compareDecimals, sumDecimals } from '../decimal';
import type { Profile } from '../scoring/profile';
import { weightOf } from './readRow';
import { isBlank, wordsIn } from './stated';
import type { StatedFunds, StatedIndicator, StatedTable } from './table';

const EXECUTION = /^(年度|全年|项目|部门)?(预算|资金)(执行|支出)(率|进度)$|^预算执行(情况)?$/;
const ALL_POINTS = '100';

/**
 * The table with its 预算执行率 in 项目资金, where the form left no place for its points there: taken from the one
 * indicator row that carries it, or worth nothing where the indicators make 100 by themselves. A slip in its points is
 * kept as `typedPoints`.
 */
export function withExecutionScored(table: StatedTable, { weights }: Profile): StatedTable {
  const { funds, indicators } = table;
  if (isOwnSlip(table, weights.execution))
    return {
      ...table,
      funds: { ...funds, points: { ...funds.points!, text: weights.execution }, typedPoints: funds.points },
    };
  if (!isBlank(funds.points) || !isBlank(funds.score)) return table;
  const [row, ...others] = indicators.filter(({ name }) => EXECUTION.test(wordsIn(name).replace(/\s+/g, '')));
  if (row?.points && others.length === 0)
    return { ...table, funds: fromRow(funds, row), indicators: indicators.filter((one) => one !== row) };
  if (!indicatorsMakeAll(indicators)) return table;
  return { ...table, funds: { ...funds, points: { text: '0', place: funds.place } } };
}

/** 100 typed for the 10 that the indicators leave: the rest of the table is right, so it is counted by the profile. */
function isOwnSlip({ funds, indicators }: StatedTable, execution: string): boolean {
  const typed = weightOf(funds.points);
  if (typed === null || compareDecimals(typed, execution) === 0 || compareDecimals(typed, '0') === 0) return false;
  const points = indicators.map((row) => weightOf(row.points));
  return points.every((one) => one !== null) && compareDecimals(sumDecimals([execution, ...points]), ALL_POINTS) === 0;
}

function fromRow(funds: StatedFunds, { points, score, actual, deviationReason }: StatedIndicator): StatedFunds {
  const rate = funds.rate ?? (isBlank(actual) ? null : actual);
  return { ...funds, points, score, rate, reason: isBlank(funds.reason) ? deviationReason : funds.reason };
}

function indicatorsMakeAll(indicators: StatedIndicator[]): boolean {
  const points = indicators.map((row) => weightOf(row.points));
  return points.every((one) => one !== null) && compareDecimals(sumDecimals(points), ALL_POINTS) === 0;
}
