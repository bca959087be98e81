// The tables of the report template. Rows that repeat carry their tags in the first and the last cell.
import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';

type MergeKind = (typeof VerticalMergeType)[keyof typeof VerticalMergeType];

interface CellPlan {
  text?: string;
  /** columns of the grid that the cell covers */
  span?: number;
  style?: 'TableHead' | 'TableCell' | 'TableCentre';
  merge?: MergeKind;
  /** continues the cell above without a merge, so that a repeated head can open it anew on every page */
  openAbove?: boolean;
  openBelow?: boolean;
}

/** 标签、一级、二级、三级、年度指标值、实际完成值、分值、得分、偏差原因: 225 mm in twips. */
const FORM_COLUMNS = [620, 1030, 1400, 2660, 2010, 1440, 560, 950, 2086];

const NO_LINE = { style: BorderStyle.NIL };
const { RESTART, CONTINUE } = VerticalMergeType;

function row(columns: number[], plans: CellPlan[], isHead = false): TableRow {
  let column = 0;
  const children = plans.map((plan) => {
    const span = plan.span ?? 1;
    const width = columns.slice(column, column + span).reduce((sum, next) => sum + next, 0);
    column += span;
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      columnSpan: span,
      verticalAlign: VerticalAlignTable.CENTER,
      ...(plan.merge && { verticalMerge: plan.merge }),
      borders: {
        ...(plan.openAbove && { top: NO_LINE }),
        ...(plan.openBelow && { bottom: NO_LINE }),
      },
      children: [new Paragraph({ style: plan.style ?? 'TableCentre', children: lines(plan.text ?? '') })],
    });
  });
  return new TableRow({
    children,
    tableHeader: isHead,
    cantSplit: true,
    height: { value: 400, rule: HeightRule.ATLEAST },
  });
}

function lines(text: string): TextRun[] {
  return text.split('\n').map((line, at) => new TextRun({ text: line, ...(at > 0 && { break: 1 }) }));
}

function table(columns: number[], rows: TableRow[]): Table {
  return new Table({
    rows,
    columnWidths: columns,
    width: { size: columns.reduce((sum, next) => sum + next, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
  });
}

const head = (text: string, span = 1, merge?: MergeKind): CellPlan => ({ text, span, merge, style: 'TableHead' });
const centre = (text: string, span = 1): CellPlan => ({ text, span });
const left = (text: string, span = 1): CellPlan => ({ text, span, style: 'TableCell' });
const below: CellPlan = { merge: CONTINUE };

/** A cell of the last row, which the next table continues: that one draws the line. */
const joined = (plan: CellPlan): CellPlan => ({ ...plan, openBelow: true });

/** Head of 项目支出绩效自评表: identity, 项目资金, 年度总体目标. */
export function fundsTable(): Table {
  const money = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];
  const source = '{#资金列表}{资金来源}';
  return table(FORM_COLUMNS, [
    row(FORM_COLUMNS, [head('项目名称', 2), centre('{项目名称}', 7)]),
    row(FORM_COLUMNS, [head('主管部门', 2), centre('{主管部门}', 3), head('实施单位'), centre('{实施单位}', 3)]),
    row(FORM_COLUMNS, [head('项目资金\n（万元）', 1, RESTART), head('', 2), ...money.map((text) => head(text))]),
    row(FORM_COLUMNS, [
      below,
      head('年度资金总额', 2),
      ...['{年初预算数}', '{全年预算数}', '{全年执行数}', '{执行率分值}', '{执行率}', '{执行率得分}'].map((text) =>
        centre(text),
      ),
    ]),
    row(FORM_COLUMNS, [
      below,
      left(source, 2),
      ...['{年初预算数}', '{全年预算数}', '{全年执行数}', '—', '{执行率}', '—{/资金列表}'].map((text) => centre(text)),
    ]),
    row(FORM_COLUMNS, [head('年度总体目标', 1, RESTART), head('预期目标', 4), head('实际完成情况', 4)]),
    row(FORM_COLUMNS, [below, left('{年度总体目标}', 4), left('{目标完成情况}', 4)].map(joined)),
  ]);
}

/** 绩效指标: three rows in the template, of which each indicator uses the one that opens or continues merged cells. */
export function indicatorTable(): Table {
  const heads = [
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因分析\n及改进措施',
  ];
  // A tag only knows the list that was opened before it, so the list opens in the first cell.
  const opens = (tags: string): CellPlan => ({ text: tags, openAbove: true, openBelow: true });
  const level1: CellPlan = { text: '{一级指标}', merge: RESTART };
  const level2: CellPlan = { text: '{二级指标}', merge: RESTART };
  return table(FORM_COLUMNS, [
    row(FORM_COLUMNS, [{ ...head('绩效指标'), openBelow: true }, ...heads.map((text) => head(text))], true),
    row(FORM_COLUMNS, [opens('{#指标列表}{#一级首行}'), level1, level2, ...indicatorCells('{/一级首行}')]),
    row(FORM_COLUMNS, [opens('{#二级首行}'), below, level2, ...indicatorCells('{/二级首行}')]),
    row(FORM_COLUMNS, [opens('{#二级续行}'), below, below, ...indicatorCells('{/二级续行}{/指标列表}')]),
    row(FORM_COLUMNS, [head('总分', 6), centre('{满分}'), centre('{总分}'), centre('等级：{等级}')]),
  ]);
}

function indicatorCells(close: string): CellPlan[] {
  return [
    left('{三级指标}'),
    centre('{年度指标值}'),
    centre('{实际完成值}'),
    centre('{分值}'),
    centre('{得分}'),
    left(`{偏差原因及改进措施}${close}`),
  ];
}

/** A table with one head row, repeated on every page, and one row that repeats for the data. */
export function plainTable(columns: { head: string; width: number; content: string; centred?: boolean }[]): Table {
  const widths = columns.map((column) => column.width);
  return table(widths, [
    row(
      widths,
      columns.map((column) => head(column.head)),
      true,
    ),
    row(
      widths,
      columns.map((column) => (column.centred ? centre(column.content) : left(column.content))),
    ),
  ]);
}
