// The rows of a 绩效评价指标评分表 under their heads, with the sums it states.
import type { StatedFramework, StatedFrameworkRow, StatedSum } from '../../../shared/checks/framework/table';
import type { Stated } from '../../../shared/checks/table';
import { foldWidth } from '../../../shared/indicators/units';
import type { Grid, GridCell } from '../grid';
import { frameworkHeads, type FrameworkHeads, type FrameworkRole } from './frameworkHeads';
import { joined } from './indicatorBlock';
import { BELOW, headOf, PLACEHOLDER, TOTAL } from './labels';

/** Where the indicators of an evaluation stand, and what the table says about their sums. */
export interface FrameworkBlock extends Pick<
  StatedFramework,
  'experts' | 'rows' | 'levelSums' | 'expertTotals' | 'pointsTotal' | 'total'
> {
  headRow: number;
  /** row of 合计, or null */
  totalRow: number | null;
}

/** 一级指标 that only this framework has. */
const FRAMEWORK = /决策|过程/;
const SUBTOTAL = /小计$/;
const TOTAL_ROW = new RegExp(`${TOTAL.source}|^(综合|评价|最终|绩效评价)(总分|总得分|得分)`);
const POINTS_IN_BRACKETS = /[(（]\s*(\d+(?:\.\d+)?)\s*[分%]?\s*[)）]/;

/** The first block of a worksheet whose 一级指标 are those of the framework; null where there is none. */
export function frameworkBlock(grid: Grid): FrameworkBlock | null {
  for (let row = 0; row < grid.rowCount; row++) {
    const heads = frameworkHeads(grid, row);
    const block = heads && readBlock(grid, heads);
    if (block?.rows.some(({ level1 }) => FRAMEWORK.test(level1.text))) return block;
  }
  return null;
}

function readBlock(grid: Grid, heads: FrameworkHeads): FrameworkBlock {
  const rows: StatedFrameworkRow[] = [];
  const sums = new Map<string, StatedSum>();
  let row = heads.headRow + 1;
  for (; row < grid.rowCount; row++) {
    const label = labelOf(grid, row, heads);
    if (TOTAL_ROW.test(label) || BELOW.test(label)) break;
    if (frameworkHeads(grid, row)) break;
    const read = readRow(grid, row, heads, rows.at(-1));
    if (SUBTOTAL.test(label)) addSum(sums, { level1: rows.at(-1)?.level1.text ?? '', ...sumsOf(grid, row, heads) });
    else if (read && !isSeen(read, rows.at(-1))) rows.push(read);
    addLevelPoints(sums, grid, row, heads);
  }
  const totalRow = row < grid.rowCount && TOTAL_ROW.test(labelOf(grid, row, heads)) ? row : null;
  const total = totalRow === null ? null : sumsOf(grid, totalRow, heads);
  return {
    headRow: heads.headRow,
    totalRow,
    experts: heads.experts.map(({ text, place }) => ({ text: text.replace(/\s+/g, ''), place })),
    rows,
    levelSums: [...sums.values()],
    expertTotals: heads.experts.map((head) => (totalRow === null ? null : figureUnder(grid, totalRow, head))),
    pointsTotal: total?.points ?? null,
    total: total?.score ?? null,
  };
}

/** The first words of a row that begin in it, up to the indicator's name. */
function labelOf(grid: Grid, row: number, { columns }: FrameworkHeads): string {
  const last = (columns.get('name') ?? columns.get('level2')!).to;
  const cells = grid.between(row, 0, last).filter((cell) => cell.row === row && cell.text.trim() !== '');
  const subtotal = cells.find(({ text }) => SUBTOTAL.test(headOf(text)));
  return headOf((subtotal ?? cells[0])?.text ?? '');
}

function under(grid: Grid, row: number, heads: FrameworkHeads, role: FrameworkRole): Stated | null {
  const span = heads.columns.get(role);
  return span ? joined(grid.between(row, span.from, span.to)) : null;
}

/** A figure, or an empty cell, under a head; null where a label reaches over it. */
function figureUnder(grid: Grid, row: number, { col, endCol }: Pick<GridCell, 'col' | 'endCol'>): Stated | null {
  const cell = joined(grid.between(row, col, endCol));
  return /\d/.test(cell.text) ? cell : null;
}

function sumsOf(grid: Grid, row: number, heads: FrameworkHeads): Pick<StatedSum, 'points' | 'score'> {
  const of = (role: FrameworkRole) => {
    const span = heads.columns.get(role);
    return span ? figureUnder(grid, row, { col: span.from, endCol: span.to }) : null;
  };
  const points = of('points');
  return { points, score: of('score') ?? of('average') ?? lastFigure(grid, row, points) };
}

/** Where labels reach over the columns, the last figure of the row is the score. */
function lastFigure(grid: Grid, row: number, points: Stated | null): Stated | null {
  const figures = grid.row(row).filter((cell) => cell.row === row && /^\d+(\.\d+)?分?$/.test(cell.text.trim()));
  const last = figures.at(-1);
  return last && last.place !== points?.place ? { text: last.text, place: last.place } : null;
}

function readRow(
  grid: Grid,
  row: number,
  heads: FrameworkHeads,
  above: StatedFrameworkRow | undefined,
): StatedFrameworkRow | null {
  const cell = (role: FrameworkRole) => under(grid, row, heads, role);
  const level2 = cell('level2');
  const detail = cell('detail');
  const own = detail && detail.text !== '' ? detail : cell('name');
  const name = own && own.text !== '' ? own : (level2 ?? own)!;
  const points = pointsOf(cell('points'), name);
  if (PLACEHOLDER.test(headOf(name.text)) && points.text === '') return null;
  const level1 = cell('level1')!;
  const blank: Stated = { text: '', place: name.place };
  return {
    place: name.place,
    level1: level1.text === '' ? (above?.level1 ?? level1) : { ...level1, text: headOf(level1.text) },
    level2: level2?.text ? { ...level2, text: headOf(level2.text) } : (above?.level2 ?? blank),
    name: { ...name, text: name.text.replace(/\s+/g, '') },
    points,
    standard: cell('standard'),
    expertScores: heads.experts.map(({ col, endCol }) => joined(grid.between(row, col, endCol))),
    formula: null,
    checklist: null,
    deductions: [],
    data: null,
    average: cell('average'),
    score: cell('score'),
  };
}

/** 分值 of a row: its own column, or in brackets behind its name: 立项依据充分性（3分）. */
function pointsOf(inColumn: Stated | null, name: Stated): Stated {
  if (inColumn && inColumn.text !== '') return inColumn;
  const inBrackets = POINTS_IN_BRACKETS.exec(foldWidth(name.text))?.[1];
  if (inBrackets !== undefined) return { text: inBrackets, place: name.place };
  return inColumn ?? { text: '', place: name.place };
}

/** A row that only goes on with the one above: its standard has several lines, or both share merged points and score. */
function isSeen(row: StatedFrameworkRow, above: StatedFrameworkRow | undefined): boolean {
  if (!above) return false;
  const isShared = row.points.place === above.points.place;
  if (above.name.place === row.name.place) return isShared || row.points.text === '';
  return isShared && row.score !== null && row.score.place === above.score?.place;
}

/** Points beside a 一级指标, in a column of their own or in brackets behind its name: 决策（15分）. */
function addLevelPoints(sums: Map<string, StatedSum>, grid: Grid, row: number, heads: FrameworkHeads): void {
  const level = under(grid, row, heads, 'level1')!;
  const level1 = headOf(level.text);
  if (level1 === '' || TOTAL_ROW.test(level1)) return;
  const inBrackets = POINTS_IN_BRACKETS.exec(foldWidth(level.text))?.[1];
  const span = heads.columns.get('level1Points');
  const beside = span ? figureUnder(grid, row, { col: span.from, endCol: span.to }) : null;
  const points = inBrackets === undefined ? beside : { text: inBrackets, place: level.place };
  if (points) addSum(sums, { level1, points, score: null });
}

/** Merged cells are met in every row they reach over, and count once. */
function addSum(sums: Map<string, StatedSum>, sum: StatedSum): void {
  const place = sum.points?.place ?? sum.score?.place;
  if (place !== undefined && sum.level1 !== '') sums.set(place, sum);
}
