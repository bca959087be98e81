// 绩效目标完成清单 as rows, the same for the workbook and for the annex of the report.
import { compareDecimals } from '../../../shared/decimal';
import type { CompiledEvaluation } from './evaluation';
import { indicatorRows, remarkOf, type IndicatorRow } from './facts';
import { amount, paragraphsOf, phrase, points } from './printable';

export interface ChecklistRow {
  /** （一）, （二） for headings, 1, 2, … for items */
  number: string;
  target: string;
  actual: string;
  remark: string;
  isHeading: boolean;
}

/** Rows in the order of the official list: overall goal, annual goals one by one, execution of the budget. */
export function checklistRows(e: CompiledEvaluation): ChecklistRow[] {
  const rows = indicatorRows(e);
  return [
    heading('（一）', `总体目标任务：${goal(e.sheet.goalTarget)}`, `总体目标完成情况：${goal(e.sheet.goalActual)}`),
    heading('（二）', `年度绩效目标：设定绩效指标${rows.length}项。`, `年度绩效目标完成情况：${completion(rows)}`),
    ...rows.map((row, at) => item(row, at + 1)),
    moneyRow(e),
  ];
}

function heading(number: string, target: string, actual: string): ChecklistRow {
  return { number, target, actual, remark: '', isHeading: true };
}

function goal(typed: string | null): string {
  return paragraphsOf(typed).join('\n') || '无。';
}

/** How many indicators earned full points, as a sentence. */
export function completion(rows: IndicatorRow[]): string {
  const lost = rows.filter((row) => row.lostPoints).length;
  const unscored = rows.filter((row) => row.score === null).length;
  const full = rows.length - lost - unscored;
  const parts = [`${full}项得满分`, lost > 0 && `${lost}项未得满分`, unscored > 0 && `${unscored}项尚未评分`];
  return `${parts.filter(Boolean).join('，')}。`;
}

function item(row: IndicatorRow, number: number): ChecklistRow {
  const result = row.actual === '' ? '尚未填报' : phrase(row.actual);
  const score = row.score === null ? '尚未评分' : `得${row.score}分`;
  return {
    number: String(number),
    target: `${row.level2}：${row.name}，年度指标值${row.target || '未设定'}（${row.points}分）`,
    actual: `${result}，${score}`,
    remark: remarkOf(row),
    isHeading: false,
  };
}

function moneyRow(e: CompiledEvaluation): ChecklistRow {
  const { funds } = e.sheet;
  const rate = e.scored.funds.ratePercent === null ? '' : `，执行率${e.scored.funds.ratePercent}%`;
  const score = e.scored.funds.score === null ? '尚未评分' : `得${e.scored.funds.score}分`;
  const lost = e.scored.funds.score !== null && compareDecimals(e.scored.funds.score, funds.points) < 0;
  return {
    number: '（三）',
    target: `预算执行：全年预算数${amount(funds.annualBudget)}万元（${points(funds.points)}分）`,
    actual: `预算执行情况：全年执行数${amount(funds.executed)}万元${rate}，${score}`,
    remark: remarkOf({
      deviationReason: phrase(funds.executionReason) || (lost ? '未填报' : ''),
      correctiveMeasure: phrase(funds.executionMeasure),
      deductions: [],
      assumed: false,
    }),
    isHeading: true,
  };
}
