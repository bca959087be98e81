// The indicator table of a worksheet as texts with their places: added rows, merged and blank levels, columns in any order.
import type { Stated } from '../../../shared/checks/table';
import { MOST_TEMPLATE_ROWS } from '../../../shared/contracts/templates';
import { figure } from '../../../shared/checks/stated';
import type { Grid, GridCell } from '../../checks/grid';
import { joined, type Columns } from '../../checks/layout/indicatorBlock';
import { BELOW, headOf, PLACEHOLDER, SUBTOTAL, TOTAL } from '../../checks/layout/labels';
import { isTotalName } from '../../../shared/templates/names';
import { columnNames, columnOf, type Column } from './columns';

/** One row as it stands: a text and its place for each column there is. */
export type StatedRow = Partial<Record<Column, Stated>>;

export interface TemplateTable {
  grid: Grid;
  columns: Map<Column, Columns>;
  rows: StatedRow[];
  /** what the table itself has to tell: heads twice, formulas without result, rows below the total */
  notes: { place: string; message: string }[];
  /** place of 分值 in the total row, or of its head: where sums are told */
  sumPlace: string;
}

interface Heads {
  columns: Map<Column, Columns>;
  headRow: number;
  pointsHead: string;
  twice: { place: string; message: string }[];
}

/** Every indicator table of a worksheet: heads with 三级指标, 分值 and a level above. */
export function findTables(grid: Grid): TemplateTable[] {
  const tables: TemplateTable[] = [];
  for (let row = 0; row < grid.rowCount; row++) {
    const heads = headsAt(grid, row);
    if (!heads) continue;
    const { table, endRow } = readTable(grid, heads);
    tables.push(table);
    row = Math.max(row, endRow - 1);
  }
  return tables;
}

function headsAt(grid: Grid, row: number): Heads | null {
  const upper = headCells(grid, row);
  const lower = headCells(grid, row + 1);
  // 指标性质、指标值、度量单位 below one head 年度指标值.
  const isSplit = lower.filter(({ cell }) => cell.row === row + 1).length >= 2 && upper.some(startsTable);
  const used = isSplit ? lower : upper;
  const columns = new Map<Column, Columns>();
  const twice: Heads['twice'] = [];
  for (const { cell, column } of used) {
    const first = columns.get(column);
    if (!first) columns.set(column, { from: cell.col, to: cell.endCol });
    else
      twice.push({
        place: cell.place,
        message: `“${columnNames[column]}”有两列（另一列在${grid.at(cell.row, first.from).place}），分不清用哪一列，请只保留一列。`,
      });
  }
  const isTable = columns.has('name') && columns.has('points') && (columns.has('level1') || columns.has('level2'));
  if (!isTable || !upper.some(startsTable)) return null;
  const pointsHead = used.find(({ column }) => column === 'points')!.cell.place;
  return { columns, headRow: Math.min(...used.map(({ cell }) => cell.endRow)), pointsHead, twice };
}

const startsTable = ({ column }: { column: Column }) => column === 'name' || column === 'level1';

function headCells(grid: Grid, row: number): { cell: GridCell; column: Column }[] {
  return grid.row(row).flatMap((cell) => {
    const column = cell.text === '' ? null : columnOf(cell.text);
    return column === null ? [] : [{ cell, column }];
  });
}

function readTable(
  grid: Grid,
  { columns, headRow, pointsHead, twice }: Heads,
): { table: TemplateTable; endRow: number } {
  const table: TemplateTable = { grid, columns, rows: [], notes: [...twice], sumPlace: pointsHead };
  let above: StatedRow | undefined;
  let row = headRow + 1;
  for (; row < grid.rowCount; row++) {
    if (table.rows.length > MOST_TEMPLATE_ROWS) return { table, endRow: grid.rowCount };
    const kind = rowKind(grid, row, columns);
    if (kind === 'total') table.sumPlace = grid.at(row, columns.get('points')!.from).place;
    if (kind === 'total') row++;
    if (kind === 'total' || kind === 'below') break;
    if (kind === 'skipped') continue;
    const stated = underHeads(readRow(grid, row, columns), above);
    table.rows.push(stated);
    table.notes.push(...unsaved(grid, row, columns));
    above = stated;
  }
  table.notes.push(...lostBelow(grid, row, columns));
  return { table, endRow: row };
}

type RowKind = 'row' | 'total' | 'below' | 'skipped';

function rowKind(grid: Grid, row: number, columns: Map<Column, Columns>): RowKind {
  const name = grid.at(row, columns.get('name')!.from);
  if (isTotalName(name.text)) return headOf(name.text) === '小计' ? 'skipped' : 'total';
  // Whatever its levels are called, a name with points beside it is an indicator.
  if (isIndicator(grid, row, columns)) return 'row';
  const labels = grid
    .between(row, 0, Math.max(0, columns.get('name')!.from - 1))
    .filter((cell) => cell.row === row && cell.text.trim() !== '')
    .map(({ text }) => headOf(text));
  if (labels.some((label) => SUBTOTAL.test(label))) return 'skipped';
  if (labels.some((label) => TOTAL.test(label))) return 'total';
  if (labels[0] !== undefined && BELOW.test(labels[0])) return 'below';
  if (headsAt(grid, row)) return 'below';
  return hasContent(grid, row, columns) ? 'row' : 'skipped';
}

function isIndicator(grid: Grid, row: number, columns: Map<Column, Columns>): boolean {
  const [name, points] = [grid.at(row, columns.get('name')!.from), grid.at(row, columns.get('points')!.from)];
  const isOwn = name.row === row && name.col === columns.get('name')!.from && name !== points;
  return isOwn && name.text.trim() !== '' && figure(points, '分') !== null;
}

/** A row of its own: not the rest of a tall row merged from above, and more than a level or the form's 指标1：. */
function hasContent(grid: Grid, row: number, columns: Map<Column, Columns>): boolean {
  const cells = [...columns]
    .filter(([column]) => column !== 'level1' && column !== 'level2')
    .flatMap(([, { from, to }]) => grid.between(row, from, to));
  return cells.some((cell) => cell.row === row && !PLACEHOLDER.test(headOf(cell.text)));
}

function readRow(grid: Grid, row: number, columns: Map<Column, Columns>): StatedRow {
  return Object.fromEntries(
    [...columns].map(([column, { from, to }]) => [column, placed(grid.between(row, from, to))]),
  );
}

/** Cells under one head as one text; a single cell keeps its line breaks. */
const placed = (cells: GridCell[]): Stated => joined(cells);

/** Files from other programs lose their merged cells: a blank 一级指标, and 二级指标 with it, is that of the row above. */
function underHeads(row: StatedRow, above: StatedRow | undefined): StatedRow {
  const isBlank = (stated: Stated | undefined) => stated !== undefined && stated.text.trim() === '';
  if (!above || !isBlank(row.level1)) return row;
  return { ...row, level1: above.level1, ...(isBlank(row.level2) && { level2: above.level2 }) };
}

function unsaved(grid: Grid, row: number, columns: Map<Column, Columns>): TemplateTable['notes'] {
  return [...columns.values()].flatMap(({ from, to }) =>
    grid
      .between(row, from, to)
      .filter(({ formula }) => formula === 'unsaved')
      .map(({ place }) => ({
        place,
        message: '这一格的公式没有保存计算结果，请用 Excel 或 WPS 打开后保存，或改为数值。',
      })),
  );
}

/** Indicators below the total would be lost without a word. */
function lostBelow(grid: Grid, from: number, columns: Map<Column, Columns>): TemplateTable['notes'] {
  const notes: TemplateTable['notes'] = [];
  for (let row = from; row < grid.rowCount && !headsAt(grid, row); row++) {
    const { text, place } = grid.at(row, columns.get('name')!.from);
    if (isIndicator(grid, row, columns) && !isTotalName(text))
      notes.push({ place, message: `“${text.trim()}”在总分之下，没有读入，请移到总分行之上。` });
  }
  return notes;
}
