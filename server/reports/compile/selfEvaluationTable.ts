// 项目支出绩效自评表 in the official layout (evaluation-rules §5): nine columns, A to I.
import { ASSUMED_LABEL } from '../../../shared/labels';
import type { CompiledEvaluation, FundsRow } from './evaluation';
import {
  fullPoints,
  groupRuns,
  indicatorRows,
  officialFundsRows,
  ratePercent,
  remarkOf,
  type IndicatorRow,
} from './facts';
import { GridSheet, type GridCell, type RowRange } from './gridSheet';
import { paragraphsOf, printable } from './printable';
import { assumptionNotes, executionRemark, gradeWords, ruleNotes } from './sentences';

const WIDTHS = [9, 11, 16, 31, 20, 22, 8, 10, 26];
const LAST = WIDTHS.length - 1;
/** The official heads over the indicators, from 一级指标 on. */
export const INDICATOR_HEADS = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
];
const MONEY = '0.00';
const RATE = '0.00%';
const DASH = '—';

/**
 * The self-evaluation table as a workbook: figures are numeric cells, everything people typed is inert text.
 *
 * @returns an .xlsx file; the same evaluation gives the same bytes
 */
export async function compileSelfEvaluationTable(e: CompiledEvaluation): Promise<Buffer> {
  const sheet = new GridSheet(WIDTHS);
  addHeading(sheet, e);
  addFunds(sheet, e);
  addGoal(sheet, e);
  const headRow = addIndicators(sheet, e);
  addTotal(sheet, e);
  addNotes(sheet, e);
  return sheet.write({
    sheetName: '项目支出绩效自评表',
    title: `${printable(e.project.name)}项目支出绩效自评表`,
    orientation: 'landscape',
    repeatedRow: headRow,
    compiledAt: e.compiledAt,
  });
}

const label = (col: number, value: string, span = 1): GridCell => ({ col, span, value, look: 'label' });
const text = (col: number, value: string, span = 1): GridCell => ({ col, span, value, look: 'text' });
const centred = (col: number, value: string, span = 1): GridCell => ({ col, span, value, look: 'centred' });

/** A decimal text as a numeric cell; an empty cell where there is no value. */
function figure(col: number, value: string | null, format: string): GridCell {
  return { col, value: value === null ? null : Number(value), look: 'centred', format };
}

function pointsFigure(col: number, value: string): GridCell {
  return figure(col, value, value.includes('.') ? '0.00' : '0');
}

/** Percent text such as 82.91 as a cell that shows 82.91% and calculates as 0.8291. */
function rateFigure(col: number, percent: string | null): GridCell {
  if (percent === null) return centred(col, DASH);
  return { col, value: Number((Number(percent) / 100).toFixed(4)), look: 'centred', format: RATE };
}

function addHeading(sheet: GridSheet, e: CompiledEvaluation): void {
  const mark = e.fiscalYearAssumed ? `【${ASSUMED_LABEL}】` : '';
  sheet.addRow([{ col: 0, span: LAST + 1, value: '项目支出绩效自评表', look: 'title' }]);
  sheet.addRow([{ col: 0, span: LAST + 1, value: `（${e.fiscalYear}年度）${mark}`, look: 'subtitle' }]);
  const code = e.project.code ? `（项目编码：${printable(e.project.code)}）` : '';
  sheet.addRow([label(0, '项目名称'), centred(1, printable(e.project.name) + code, LAST)]);
  sheet.addRow([
    label(0, '主管部门'),
    centred(1, printable(e.project.competentDepartment), 4),
    label(5, '实施单位'),
    centred(6, printable(e.project.unit), 3),
  ]);
}

function addFunds(sheet: GridSheet, e: CompiledEvaluation): void {
  const { funds } = e.sheet;
  const head = sheet.addRow([
    label(1, '', 2),
    ...['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'].map((name, at) => label(3 + at, name)),
  ]);
  let last = sheet.addRow([
    label(1, '年度资金总额', 2),
    ...moneyFigures(funds),
    pointsFigure(6, funds.points),
    rateFigure(7, e.scored.funds.ratePercent),
    figure(8, e.scored.funds.score, '0.00'),
  ]);
  officialFundsRows(e.fundsRows).forEach((row, at) => {
    last = sheet.addRow([
      text(1, `${at === 0 ? '其中：' : '　　　'}${printable(row.source)}`, 2),
      ...moneyFigures(row),
      centred(6, DASH),
      rateFigure(7, ratePercent(row)),
      centred(8, DASH),
    ]);
  });
  sheet.place({ first: head.first, last: last.last }, label(0, '项目资金\n（万元）'));
}

function moneyFigures(row: Omit<FundsRow, 'source'>): GridCell[] {
  return [row.initialBudget, row.annualBudget, row.executed].map((value, at) => figure(3 + at, value, MONEY));
}

function addGoal(sheet: GridSheet, e: CompiledEvaluation): void {
  const head = sheet.addRow([label(1, '预期目标', 4), label(5, '实际完成情况', 4)]);
  const body = sheet.addRow([text(1, goalText(e.sheet.goalTarget), 4), text(5, goalText(e.sheet.goalActual), 4)], 42);
  sheet.place({ first: head.first, last: body.last }, label(0, '年度\n总体\n目标'));
}

function goalText(typed: string | null): string {
  return paragraphsOf(typed).join('\n');
}

/** @returns the row of the column heads, repeated on every printed page */
function addIndicators(sheet: GridSheet, e: CompiledEvaluation): number {
  const head = sheet.addRow(INDICATOR_HEADS.map((name, at) => label(1 + at, name)));
  let last = head.last;
  for (const level1 of groupRuns(indicatorRows(e), (row) => row.level1)) {
    const outer: RowRange = { first: last + 1, last };
    for (const level2 of groupRuns(level1.rows, (row) => row.level2)) {
      const inner: RowRange = { first: last + 1, last };
      for (const row of level2.rows) last = sheet.addRow(indicatorCells(row)).last;
      sheet.place({ ...inner, last }, centred(2, level2.heading));
    }
    sheet.place({ ...outer, last }, centred(1, level1.heading));
  }
  sheet.place({ first: head.first, last }, label(0, '绩效指标'));
  return head.first;
}

function indicatorCells(row: IndicatorRow): GridCell[] {
  return [
    text(3, row.name),
    centred(4, row.target),
    centred(5, row.actual),
    pointsFigure(6, row.points),
    figure(7, row.score, '0.00'),
    text(8, remarkOf(row)),
  ];
}

function addTotal(sheet: GridSheet, e: CompiledEvaluation): void {
  sheet.addRow([
    label(0, '总分', 6),
    pointsFigure(6, fullPoints(e)),
    figure(7, e.scored.total, '0.00'),
    centred(8, gradeWords(e)),
  ]);
}

function addNotes(sheet: GridSheet, e: CompiledEvaluation): void {
  const { name, version } = e.scored.profile;
  const notes = [
    executionRemark(e),
    `评分规则：${printable(name)}，版本${printable(version)}。得分最高不超过该指标分值，总分由各项得分汇总形成。`,
    ...ruleNotes(e),
    ...assumptionNotes(e),
  ];
  notes.forEach((note, at) => {
    sheet.addRow(
      [{ col: 0, span: LAST + 1, value: `${at === 0 ? '注：' : '　　'}${at + 1}.${note}`, look: 'note' }],
      18,
    );
  });
}
