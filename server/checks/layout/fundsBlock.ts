// 项目资金: the total row and its lines, under whatever heads the layout gives them.
import type { Stated, StatedFunds, StatedFundsRow } from '../../../shared/checks/table';
import type { Grid, GridCell } from '../grid';
import { joined, type Columns } from './indicatorBlock';
import { fundsHeads, FUNDS_TOTAL, GOAL_TARGET, headOf, roleOf, type FundsRole } from './labels';

type MoneyColumns = Map<FundsRole, Columns>;

/** The money block of a form. */
export interface FundsBlock {
  headRow: number;
  /** last row of the block */
  lastRow: number;
  funds: StatedFunds;
}

const MOST_LINES = 15;
const MONEY: FundsRole[] = ['initialBudget', 'annualBudget', 'executed'];

/** Rows whose heads name a budget and what was spent. */
export function fundsHeadRows(grid: Grid): number[] {
  return Array.from({ length: grid.rowCount }, (_, row) => row).filter((row) => moneyColumns(grid, row) !== null);
}

/** The money block whose heads stand in `headRow`. */
export function readFunds(grid: Grid, headRow: number): FundsBlock {
  const columns = moneyColumns(grid, headRow)!;
  const lines: Line[] = [];
  const last = Math.min(headRow + MOST_LINES, grid.rowCount - 1);
  let row = headRow + 1;
  for (; row <= last; row++) {
    const line = readLine(grid, row, headRow, columns);
    if (!line) break;
    lines.push(line);
  }
  const total = lines.find(({ label }) => FUNDS_TOTAL.test(headOf(label.text))) ?? lines[0];
  const blank: Stated = { text: '', place: grid.at(headRow, columns.get('executed')!.from).place };
  const funds: StatedFunds = {
    place: total?.label.place ?? blank.place,
    initialBudget: total?.cells.get('initialBudget') ?? null,
    annualBudget: total?.cells.get('annualBudget') ?? blank,
    executed: total?.cells.get('executed') ?? blank,
    rate: total?.cells.get('rate') ?? null,
    points: total?.cells.get('points') ?? pointsInHeads(grid, headRow),
    score: total?.cells.get('score') ?? null,
    reason: total?.cells.get('reason') ?? null,
    rows: lines.filter((line) => line !== total).map(fundsRow),
  };
  return { headRow, lastRow: Math.max(headRow, row - 1), funds };
}

function moneyColumns(grid: Grid, row: number): MoneyColumns | null {
  const columns: MoneyColumns = new Map();
  for (const cell of grid.row(row)) {
    const role = cell.row === row ? roleOf(fundsHeads, cell.text) : null;
    if (role !== null && !columns.has(role)) columns.set(role, { from: cell.col, to: cell.endCol });
  }
  return columns.has('executed') && (columns.has('annualBudget') || columns.has('initialBudget')) ? columns : null;
}

interface Line {
  label: Stated;
  cells: Map<FundsRole, Stated>;
}

/** A line of the block, or null where it ends. */
function readLine(grid: Grid, row: number, headRow: number, columns: MoneyColumns): Line | null {
  const first = Math.min(...MONEY.flatMap((role) => columns.get(role)?.from ?? []));
  const labels = grid.between(row, 0, first - 1).filter((cell) => cell.row > headRow && cell.text.trim() !== '');
  const label = labels.at(-1);
  if (labels.some((cell) => GOAL_TARGET.test(headOf(cell.text)) || /(总体目标|绩效目标|指标)/.test(cell.text)))
    return null;
  const cells = new Map<FundsRole, Stated>();
  for (const [role, span] of columns) cells.set(role, valueIn(grid.between(row, span.from, span.to)));
  const isFilled = MONEY.some((role) => (cells.get(role)?.text ?? '') !== '');
  if (MONEY.some((role) => GOAL_TARGET.test(headOf(cells.get(role)?.text ?? '')))) return null;
  if (!label && !isFilled) return null;
  return { label: label ?? { text: '', place: grid.at(row, first).place }, cells };
}

/** The figure among the cells under one head: some forms repeat a label beside it (预算数：120). */
function valueIn(cells: GridCell[]): Stated {
  const figure = cells.find((cell) => /^[\s¥]*-?\d/.test(cell.text));
  const { text, place } = figure ?? joined(cells);
  return { text: text.replace(/^[^\d：:]*(数|金额)[：:]\s*/, ''), place };
}

/** `预算执行情况（20分）` or `得分（20分*执行率）` where the points have no column. */
function pointsInHeads(grid: Grid, headRow: number): Stated | null {
  const cell = grid.row(headRow).find(({ text }) => /[(（]\s*\d+(\.\d+)?\s*分/.test(text));
  const points = cell && /[(（]\s*(\d+(?:\.\d+)?)\s*分/.exec(cell.text)?.[1];
  return cell && points !== undefined ? { text: points, place: cell.place } : null;
}

function fundsRow({ label, cells }: Line): StatedFundsRow {
  return {
    source: { text: label.text.replace(/^[\s　]*其中[:：]?/, '').trim(), place: label.place },
    initialBudget: cells.get('initialBudget') ?? null,
    annualBudget: cells.get('annualBudget') ?? null,
    executed: cells.get('executed') ?? null,
    score: cells.get('score') ?? null,
  };
}

/** The unit of the amounts: beside the block or above the form; 万元 where nothing is said. */
export function moneyUnitOf(grid: Grid, { headRow, lastRow }: FundsBlock): { unit: '万元' | '元'; place: string } {
  const near: GridCell[] = [];
  const above: GridCell[] = [];
  for (const cell of grid.texts()) {
    if (cell.row > lastRow) break;
    (cell.endRow >= headRow ? near : above).push(cell);
  }
  for (const cell of [...near, ...above]) {
    const unit = /[(（:：]\s*(?:金额)?(?:单位[:：]?)?\s*(?:人民币)?\s*(万元|元)\s*[)）]?\s*$/.exec(
      cell.text.replace(/\s+/g, ''),
    )?.[1];
    if (unit === '万元' || unit === '元') return { unit, place: cell.place };
  }
  return { unit: '万元', place: `${grid.name}!A1` };
}
