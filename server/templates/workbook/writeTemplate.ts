// A template as a workbook: a blank 项目支出绩效自评表 to fill (evaluation-rules §5), or the 绩效评价指标体系表 of a framework.
import type { DraftIndicator, TemplateDraft } from '../../../shared/contracts/templates';
import { sumDecimals } from '../../../shared/decimal';
import { getProfile } from '../../../shared/scoring/profiles';
import { draftOf } from '../../../shared/templates/draft';
import type { IndicatorTemplate } from '../../../shared/templates/types';
import { groupRuns } from '../../reports/compile/facts';
import { GridSheet, writeSheets, type GridCell, type RowRange } from '../../reports/compile/gridSheet';
import { INDICATOR_HEADS } from '../../reports/compile/selfEvaluationTable';
import { besides } from './columns';
import { INFO_SHEET, infoSheet } from './infoSheet';

const SELF_EVALUATION = '项目支出绩效自评表';
const FRAMEWORK = '绩效评价指标体系表';
const FORM_WIDTHS = [9, 11, 16, 31, 20, 22, 8, 10, 26];
const FRAMEWORK_WIDTHS = [11, 14, 20, 8, 40, 60];
const DASH = '—';

/**
 * The workbook of a template; reading it gives the same template again.
 *
 * @param at instant that the file's properties show
 */
export function writeTemplate(template: IndicatorTemplate, at: Date): Promise<Buffer> {
  const draft = draftOf(template);
  const isForm = draft.kind === 'self-evaluation';
  const { sheet, headRow } = isForm ? selfEvaluationForm(draft) : frameworkTable(draft);
  const facts = { title: draft.name, orientation: 'landscape' as const, compiledAt: at.toISOString() };
  return writeSheets([
    {
      sheet,
      facts: {
        ...facts,
        sheetName: isForm ? SELF_EVALUATION : FRAMEWORK,
        repeatedRow: headRow,
        printedColumns: (isForm ? FORM_WIDTHS : FRAMEWORK_WIDTHS).length,
      },
    },
    { sheet: infoSheet(draft), facts: { ...facts, sheetName: INFO_SHEET, orientation: 'portrait', repeatedRow: 0 } },
  ]);
}

const label = (col: number, value: string, span = 1): GridCell => ({ col, span, value, look: 'label' });
const text = (col: number, value: string, span = 1): GridCell => ({ col, span, value, look: 'text' });
const centred = (col: number, value: string, span = 1): GridCell => ({ col, span, value, look: 'centred' });

function points(col: number, value: string): GridCell {
  return { col, value: Number(value), look: 'centred', format: value.includes('.') ? '0.00' : '0' };
}

interface WrittenTable {
  sheet: GridSheet;
  headRow: number;
}

/** The official form with its money and goal left blank. */
function selfEvaluationForm(draft: TemplateDraft): WrittenTable {
  const sheet = new GridSheet([...FORM_WIDTHS, ...besides.map(({ width }) => width)]);
  const all = FORM_WIDTHS.length;
  const execution = getProfile(draft.profileId!).weights.execution;
  sheet.addRow([{ col: 0, span: all, value: SELF_EVALUATION, look: 'title' }]);
  sheet.addRow([{ col: 0, span: all, value: '（　　　　年度）', look: 'subtitle' }]);
  sheet.addRow([label(0, '项目名称'), centred(1, '', all - 1)]);
  sheet.addRow([label(0, '主管部门'), centred(1, '', 4), label(5, '实施单位'), centred(6, '', 3)]);
  addFunds(sheet, execution);
  const head = sheet.addRow([label(1, '预期目标', 4), label(5, '实际完成情况', 4)]);
  const goal = sheet.addRow([text(1, '', 4), text(5, '', 4)], 42);
  sheet.place({ first: head.first, last: goal.last }, label(0, '年度\n总体\n目标'));
  const rows = addRows(sheet, 1, INDICATOR_HEADS, draft, (row) => [
    text(3, row.name),
    centred(4, row.target),
    centred(5, ''),
    points(6, row.points),
    centred(7, ''),
    text(8, ''),
    ...besidesOf(row, all),
  ]);
  sheet.place(rows, label(0, '绩效指标'));
  const sum = sumDecimals([execution, ...draft.indicators.map((row) => row.points)]);
  sheet.addRow([label(0, '总分', 6), points(6, sum), centred(7, ''), centred(8, '')]);
  return { sheet, headRow: rows.first };
}

function addFunds(sheet: GridSheet, execution: string): void {
  const heads = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];
  const head = sheet.addRow([label(1, '', 2), ...heads.map((name, at) => label(3 + at, name))]);
  const blanks = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => centred(from + at, ''));
  let last = sheet.addRow([label(1, '年度资金总额', 2), ...blanks(3, 6), points(6, execution), ...blanks(7, 9)]);
  for (const source of ['其中：当年财政拨款', '　　　上年结转资金', '　　　其他资金'])
    last = sheet.addRow([text(1, source, 2), ...blanks(3, 6), centred(6, DASH), ...blanks(7, 8), centred(8, DASH)]);
  sheet.place({ first: head.first, last: last.last }, label(0, '项目资金\n（万元）'));
}

/** The framework's own columns; the target stands with what the official table has no column for. */
function frameworkTable(draft: TemplateDraft): WrittenTable {
  const rest = besides.filter(({ column }) => column !== 'definition' && column !== 'scoringStandard');
  const all = FRAMEWORK_WIDTHS.length;
  const sheet = new GridSheet([...FRAMEWORK_WIDTHS, 22, ...rest.map(({ width }) => width)]);
  sheet.addRow([{ col: 0, span: all, value: FRAMEWORK, look: 'title' }]);
  const heads = ['一级指标', '二级指标', '三级指标', '分值', '指标解释', '指标说明', '年度指标值'];
  const rows = addRows(sheet, 0, [...heads, ...rest.map(({ head }) => head)], draft, (row) => [
    text(2, row.name),
    points(3, row.points),
    text(4, row.definition),
    text(5, row.scoringStandard),
    centred(6, row.target),
    ...rest.map(({ column }, at) => text(all + 1 + at, row[column])),
  ]);
  const sum = sumDecimals(draft.indicators.map((row) => row.points));
  sheet.addRow([label(0, '合计', 3), points(3, sum), text(4, ''), text(5, '')]);
  return { sheet, headRow: rows.first };
}

/** Heads, then one row for each indicator with its levels merged beside it. */
function addRows(
  sheet: GridSheet,
  from: number,
  heads: string[],
  draft: TemplateDraft,
  cellsOf: (row: DraftIndicator) => GridCell[],
): RowRange {
  const beside = draft.kind === 'self-evaluation' ? besides.map(({ head }) => head) : [];
  const { first, last: headLast } = sheet.addRow([...heads, ...beside].map((name, at) => label(from + at, name)));
  let last = headLast;
  for (const level1 of groupRuns(draft.indicators, (row) => row.level1)) {
    const outer = last + 1;
    for (const level2 of groupRuns(level1.rows, (row) => row.level2)) {
      const inner = last + 1;
      for (const row of level2.rows) last = sheet.addRow(cellsOf(row)).last;
      sheet.place({ first: inner, last }, centred(from + 1, level2.heading));
    }
    sheet.place({ first: outer, last }, centred(from, level1.heading));
  }
  return { first, last };
}

const besidesOf = (row: DraftIndicator, from: number): GridCell[] =>
  besides.map(({ column }, at) => text(from + at, row[column]));
