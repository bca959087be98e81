// The indicator rows under their heads, whatever the order of the columns.
import type { Stated, StatedIndicator } from '../../../shared/checks/table';
import type { Grid, GridCell } from '../grid';
import {
  BELOW,
  headOf,
  indicatorHeads,
  NO_VALUE,
  NOT_APPLICABLE,
  PLACEHOLDER,
  roleOf,
  SUBTOTAL,
  TOTAL,
  type IndicatorRole,
} from './labels';

/** Columns of one head, first and last. */
export interface Columns {
  from: number;
  to: number;
}

/** Where the indicators stand. */
export interface IndicatorBlock {
  /** row of the heads, the lower one of two */
  headRow: number;
  columns: Map<IndicatorRole, Columns>;
  /** the head of the indicators' names */
  place: string;
  rows: StatedIndicator[];
  /** row of 总分, or null */
  totalRow: number | null;
  /** first row below the block */
  endRow: number;
}

/** Every indicator block of a worksheet from top to bottom: some forms repeat the heads for each goal. */
export function indicatorBlocks(grid: Grid): IndicatorBlock[] {
  const blocks: IndicatorBlock[] = [];
  for (let row = 0; row < grid.rowCount; row++) {
    const heads = headColumns(grid, row);
    if (!heads) continue;
    const block = readBlock(grid, heads);
    blocks.push(block);
    row = Math.max(row, block.endRow - 1);
  }
  return blocks;
}

const OWN = new Set<IndicatorRole>(['points', 'weight', 'score']);
/** A word that only heads carry, looked for first: the patterns of all heads are many. */
const NAMING = /[一三四]\s*级|指\s*标\s*[名内]|具\s*体/;

type Heads = Pick<IndicatorBlock, 'columns' | 'headRow' | 'place'>;

/** The heads of a row, or of two rows where a head is split below (指标性质、指标值、度量单位). */
function headColumns(grid: Grid, row: number): Heads | null {
  if (!grid.row(row).some(({ text }) => NAMING.test(text))) return null;
  const upper = rolesOf(grid, row);
  const lower = rolesOf(grid, row + 1);
  const isSplit = lower.filter(({ cell, role }) => cell.row === row + 1 && role !== 'reason').length >= 2;
  const used = isSplit ? lower : upper;
  const columns = new Map<IndicatorRole, Columns>();
  const nameAt = used.find(({ role }) => role === 'name')?.cell.col ?? 0;
  for (const { cell, role } of used) {
    // 权重 beside 一级指标 and 二级指标 are sums; the indicator's own stand behind its name.
    const isBefore = (columns.get(role)?.from ?? 0) < nameAt && cell.col > nameAt;
    if (!columns.has(role) || (OWN.has(role) && isBefore)) columns.set(role, { from: cell.col, to: cell.endCol });
  }
  const isHead = columns.has('name') && columns.has('actual') && (columns.has('target') || columns.has('score'));
  const startsHere = upper.some(({ role }) => role === 'name' || role === 'level1');
  if (!isHead || !startsHere) return null;
  const { place } = grid.at(row, columns.get('name')!.from);
  return { columns, place, headRow: isSplit ? row + 1 : headEnd(used) };
}

const headEnd = (heads: { cell: GridCell }[]) => Math.min(...heads.map(({ cell }) => cell.endRow));

function rolesOf(grid: Grid, row: number): { cell: GridCell; role: IndicatorRole }[] {
  return grid.row(row).flatMap((cell) => {
    const role = cell.text === '' ? null : roleOf(indicatorHeads, cell.text);
    return role === null ? [] : [{ cell, role }];
  });
}

function readBlock(grid: Grid, heads: Heads): IndicatorBlock {
  const { columns, headRow } = heads;
  const rows: StatedIndicator[] = [];
  const seen = new Set<string>();
  for (let row = headRow + 1; row < grid.rowCount; row++) {
    const kind = rowKind(grid, row, columns);
    if (kind === 'total') return { ...heads, rows, totalRow: row, endRow: row + 1 };
    if (kind === 'below') return { ...heads, rows, totalRow: null, endRow: row };
    const indicator = readRow(grid, row, columns);
    // A tall text goes over several rows merged into one: that is one indicator.
    const key = [indicator.name, indicator.target, indicator.points ?? indicator.actual].map((one) => one.place).join();
    if (kind === 'subtotal' || isEmpty(indicator) || seen.has(key)) continue;
    seen.add(key);
    const above = rows.at(-1);
    if (above && sharesPoints(indicator, above)) rows[rows.length - 1] = together(above, indicator);
    else rows.push(underHeads(indicator, above));
  }
  return { ...heads, rows, totalRow: null, endRow: grid.rowCount };
}

/** Points and score written once across several rows are those of all of them: one indicator in several lines. */
const sharesPoints = (row: StatedIndicator, above: StatedIndicator) =>
  row.points !== null &&
  row.score !== null &&
  row.points.place === above.points?.place &&
  row.score.place === above.score?.place;

function together(above: StatedIndicator, row: StatedIndicator): StatedIndicator {
  const both = (one: Stated, other: Stated): Stated =>
    one.place === other.place || other.text === '' ? one : { ...one, text: `${one.text}；${other.text}` };
  const name = both(above.name, row.name);
  return { ...above, name, target: both(above.target, row.target), actual: both(above.actual, row.actual) };
}

/** Exported forms lose their merged cells: a blank 一级指标 or 二级指标 is that of the row above. */
function underHeads(row: StatedIndicator, above: StatedIndicator | undefined): StatedIndicator {
  if (!above || row.level1.text.trim() !== '') return row;
  const level2 = row.level2.text.trim() === '' ? above.level2 : row.level2;
  return { ...row, level1: above.level1, level2 };
}

function rowKind(
  grid: Grid,
  row: number,
  columns: Map<IndicatorRole, Columns>,
): 'row' | 'total' | 'below' | 'subtotal' {
  const lastLabel = columns.get('name')!.to;
  const leading = grid.between(row, 0, lastLabel).filter((cell) => cell.row === row && cell.text.trim() !== '');
  const heads = leading.map((cell) => headOf(cell.text));
  if (heads.some((head) => SUBTOTAL.test(head))) return 'subtotal';
  if (heads.some((head) => TOTAL.test(head))) return 'total';
  const first = heads[0];
  if (first !== undefined && BELOW.test(first)) return 'below';
  return headColumns(grid, row) ? 'below' : 'row';
}

function readRow(grid: Grid, row: number, columns: Map<IndicatorRole, Columns>): StatedIndicator {
  const cell = (role: IndicatorRole): Stated | null => {
    const span = columns.get(role);
    return span ? joined(grid.between(row, span.from, span.to)) : null;
  };
  const blank: Stated = { text: '', place: grid.at(row, columns.get('name')!.from).place };
  const isWeighted = columns.has('weightedScore');
  const adjusted = cell('adjusted');
  return {
    place: blank.place,
    level1: unbroken(cell('level1') ?? blank),
    level2: unbroken(cell('level2') ?? blank),
    name: unbroken(cell('name') ?? blank),
    kind: null,
    comparator: cell('nature'),
    target: adjusted && adjusted.text !== '' ? adjusted : (cell('target') ?? adjusted ?? blank),
    unit: cell('unit'),
    actual: cell('actual') ?? blank,
    band: null,
    bandPercent: null,
    points: isWeighted ? cell('weight') : (cell('points') ?? cell('weight')),
    score: isWeighted ? cell('weightedScore') : cell('score'),
    deviationReason: cell('reason'),
    correctiveMeasure: cell('measure'),
    approvedTarget: null,
  };
}

/** A narrow cell breaks its words (社会效\n益指标) and spaces them out (产 出 指 标): between Chinese signs blanks say nothing. */
export function unbroken({ text, place }: Stated): Stated {
  return { text: text.replace(/(?<=[\p{Script=Han}）)])\s+(?=[\p{Script=Han}（(])/gu, ''), place };
}

/** One text from the cells under one head: 98 and % beside each other read 98%. */
export function joined(cells: GridCell[]): Stated {
  const filled = cells.filter((cell) => cell.text.trim() !== '');
  const { place } = filled[0] ?? cells[0]!;
  return { text: filled.map((cell) => cell.text.trim()).join(''), place };
}

/** `指标1：无` or `指标1：/`, with whatever stands before the word. */
function saysNone({ text }: Stated): boolean {
  const head = headOf(text);
  const bare = head.replace(/^指标\d*/, '');
  return NOT_APPLICABLE.test(bare) || (bare !== '' && NO_VALUE.test(bare));
}

/** A row of the blank form, a level, perhaps 指标1：, and nothing else; or one that does not apply and has no points. */
function isEmpty({ name, target, actual, score, points, comparator }: StatedIndicator): boolean {
  const isUncounted = [points, score].every((one) => one !== null && NO_VALUE.test(headOf(one.text)));
  if (isUncounted && (saysNone(name) || [target, actual].some(({ text }) => NOT_APPLICABLE.test(headOf(text)))))
    return true;
  const isUnnamed = PLACEHOLDER.test(headOf(name.text));
  const values = [target, actual, score, points, comparator].map((one) => one?.text.trim() ?? '');
  return isUnnamed && values.every((value) => value === '' || PLACEHOLDER.test(headOf(value)));
}
