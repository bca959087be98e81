// The rows of a worksheet under their heads, whatever the order of the columns.
import type { Stated } from '../../../shared/checks/table';
import type { Grid, GridCell } from '../../checks/grid';
import { joined, type Columns } from '../../checks/layout/indicatorBlock';
import { UnreadableFile } from '../../checks/unreadable';
import type { ImportColumn } from './columns';
import type { Tell } from './problems';

/** One row as its cells state it. A role is absent where the file has no such column. */
export interface RawRow<Role> {
  /** of its first cell */
  place: string;
  cells: Map<Role, Stated>;
  /** figures under this head are in 元 */
  inYuan: Set<Role>;
  /** cells whose content is an error or was never calculated */
  broken: { at: Stated; message: string }[];
}

/** Heads of a worksheet and the row below them. */
export interface Heads<Role> {
  columns: Map<Role, Columns>;
  cells: Map<Role, GridCell>;
  row: number;
  firstRow: number;
}

/** What is to be told about the rows of a worksheet as a whole. */
export interface LeftOut {
  samples: number;
  hiddenRows: number;
  formulas: number;
}

const MOST_HEAD_ROWS = 15;
const ERROR_VALUE = /^#(DIV\/0!|REF!|N\/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!)/;
const TOTAL_ROW = /^(合计|总计|小计)$/;
const REMARK = /^(注|备注|说明|填表说明|填报说明)[:：]/;
const SAMPLE = /^[（(【[]?示例/;

/**
 * The heads of a worksheet: the first row whose roles satisfy `isHead`. A head split below (年度指标值 over 指标性质、指标值、
 * 计量单位) is read from its lower row.
 */
export function findHeads<Role>(
  grid: Grid,
  roleOf: (text: string) => Role | null,
  isHead: (roles: Set<Role>) => boolean,
  within = MOST_HEAD_ROWS,
): Heads<Role> | null {
  for (let row = 0; row < Math.min(within, grid.rowCount); row++) {
    const upper = headCells(grid, row, roleOf).filter(({ cell }) => cell.row === row);
    const lower = headCells(grid, row + 1, roleOf).filter(({ cell }) => cell.row === row + 1);
    const below = new Set(lower.flatMap(({ cell }) => range(cell.col, cell.endCol)));
    const isSplit = upper.length > 0 && lower.length >= 2 && upper.some(({ cell }) => cell.endRow > row);
    const kept = isSplit ? [...upper.filter(({ cell }) => !below.has(cell.col)), ...lower] : upper;
    if (!isHead(new Set(kept.map(({ role }) => role)))) continue;
    const columns = new Map<Role, Columns>();
    const cells = new Map<Role, GridCell>();
    for (const { cell, role } of kept) {
      if (columns.has(role)) continue;
      columns.set(role, { from: cell.col, to: cell.endCol });
      cells.set(role, cell);
    }
    return { columns, cells, row, firstRow: 1 + Math.max(...kept.map(({ cell }) => cell.endRow)) };
  }
  return null;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => from + step);

function headCells<Role>(grid: Grid, row: number, roleOf: (text: string) => Role | null) {
  return grid.row(row).flatMap((cell) => {
    const role = cell.text.trim() === '' ? null : roleOf(cell.text);
    return role === null ? [] : [{ cell, role }];
  });
}

/** @throws UnreadableFile naming the heads that are missing and those that are there */
export function requireHeads<Role>(grid: Grid, { columns, row }: Heads<Role>, known: ImportColumn<Role>[]): void {
  const missing = known.filter(({ need, role }) => need === 'must' && !columns.has(role));
  const keys = known.filter(({ need }) => need === 'key');
  const names = missing.map(({ head }) => `“${head}”`);
  if (keys.length > 0 && !known.some(({ role, need }) => need !== 'may' && isKey(role) && columns.has(role)))
    names.push(keys.map(({ head }) => `“${head}”`).join('或'));
  if (names.length === 0) return;
  const present = grid.row(row).flatMap(({ text }) => (text.trim() === '' ? [] : [text.replace(/\s+/g, '')]));
  throw new UnreadableFile(`工作表“${grid.name}”缺少表头${names.join('、')}，现有表头：${present.join('、')}。`);
}

const isKey = (role: unknown) => role === 'code' || role === 'project';

/** Heads that nobody knows, or that stand twice, told at their cells. */
export function tellOddHeads<Role>(
  grid: Grid,
  heads: Heads<Role>,
  roleOf: (text: string) => Role | null,
  tell: Tell,
): void {
  for (let row = heads.row; row < heads.firstRow; row++)
    for (const cell of grid.row(row)) {
      const text = cell.text.replace(/\s+/g, '');
      if (text === '' || cell.row !== row) continue;
      const role = roleOf(cell.text);
      const isUsed = [...heads.columns.values()].some(({ from, to }) => from <= cell.endCol && cell.col <= to);
      if (role === null && !isUsed) tell('info', cell, `列“${text}”不是导入的内容，没有读取。`);
      if (role !== null && !isUsed) tell('warning', cell, `表头“${text}”重复，只读取了第一列。`);
    }
}

/** All rows with content below the heads. Samples, totals, remarks and repeated heads are left out. */
export function rowsUnder<Role>(
  grid: Grid,
  heads: Heads<Role>,
  roleOf: (text: string) => Role | null,
): { rows: RawRow<Role>[]; leftOut: LeftOut } {
  const inYuan = yuanColumns(grid, heads);
  const leftOut: LeftOut = { samples: 0, hiddenRows: 0, formulas: 0 };
  const rows: RawRow<Role>[] = [];
  for (let at = heads.firstRow; at < grid.rowCount; at++) {
    const kind = kindOf(grid, at, heads, roleOf);
    if (kind === 'sample') leftOut.samples++;
    if (kind !== 'row') continue;
    if (grid.sheet.rowDefs?.get(at)?.hidden) leftOut.hiddenRows++;
    leftOut.formulas += grid.row(at).filter((cell) => cell.row === at && cell.formula === 'saved').length;
    rows.push(readRow(grid, at, heads, inYuan));
  }
  return { rows, leftOut };
}

function kindOf<Role>(
  grid: Grid,
  row: number,
  { columns }: Heads<Role>,
  roleOf: (text: string) => Role | null,
): 'row' | 'sample' | 'other' {
  const own: { role: Role; text: string; cell: GridCell }[] = [];
  for (const [role, { from, to }] of columns)
    for (const cell of grid.between(row, from, to))
      if (cell.row === row && cell.text.trim() !== '') own.push({ role, text: cell.text.trim(), cell });
  if (own.length === 0) return 'other';
  if (own.some(({ role, text }) => role === ('code' as Role) && SAMPLE.test(text))) return 'sample';
  if (own.some(({ role, text }) => isKey(role) && TOTAL_ROW.test(text.replace(/\s+/g, '')))) return 'other';
  // One text across several columns is a remark or a signature, not a row of values.
  if (own.length > 1 && own.every(({ cell }) => cell === own[0]!.cell)) return 'other';
  if (own.length === 1 && REMARK.test(own[0]!.text)) return 'other';
  return own.every(({ role, text }) => roleOf(text) === role) ? 'other' : 'row';
}

function readRow<Role>(grid: Grid, row: number, { columns }: Heads<Role>, inYuan: Set<Role>): RawRow<Role> {
  const cells = new Map<Role, Stated>();
  const broken: RawRow<Role>['broken'] = [];
  for (const [role, { from, to }] of columns) {
    const shown = grid.between(row, from, to);
    const stated = joined(shown);
    cells.set(role, stated);
    if (ERROR_VALUE.test(stated.text.trim()))
      broken.push({ at: stated, message: `单元格是错误值 ${stated.text.trim()}，请改正公式或直接填写。` });
    if (role === ('code' as Role) && isLostNumber(grid, shown[0]!))
      broken.push({ at: stated, message: '编码按数字保存，第15位以后的数字已丢失，请把单元格设为文本后重新填写。' });
    if (shown.some(({ formula }) => formula === 'unsaved'))
      broken.push({ at: stated, message: '公式没有保存计算结果，请在 Excel 中打开并保存，或改为数值。' });
  }
  return {
    place: grid.at(row, Math.min(...[...columns.values()].map(({ from }) => from))).place,
    cells,
    inYuan,
    broken,
  };
}

/** Excel keeps fifteen digits of a number: a longer code typed as one is another code now. */
function isLostNumber(grid: Grid, { row, col }: GridCell): boolean {
  const value = grid.sheet.rows[row]?.[col];
  return typeof value === 'number' && value >= 1e15;
}

/** Money columns in 元: by their own head, or by 单位：元 above the heads. */
function yuanColumns<Role>(grid: Grid, { cells, row }: Heads<Role>): Set<Role> {
  const above = range(0, row)
    .flatMap((at) => grid.row(at))
    .some(({ text }) => /单位[:：]\s*(人民币)?元/.test(text));
  const found = new Set<Role>();
  for (const [role, { text }] of cells) {
    const own = /[(（]\s*(?:单位[:：])?\s*(万元|元)\s*[)）]/.exec(text)?.[1];
    if (own === '元' || (own === undefined && above)) found.add(role);
  }
  return found;
}
