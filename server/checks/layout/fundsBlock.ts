// 项目资金: the total row and its lines, under whatever heads the layout gives them.
import type { Stated, StatedFunds, StatedFundsRow } from '../../../shared/checks/table';
import type { Grid, GridCell } from '../grid';
import { joined, type Columns } from './indicatorBlock';
import {
  fundsHeads,
  FUNDS_END,
  FUNDS_TOTAL,
  GOAL_TARGET,
  headOf,
  PRINTED_IN_REASON,
  rankedRoleOf,
  type FundsRole,
} from './labels';

type MoneyColumns = Map<FundsRole, Columns>;

/** The money block of a form. */
export interface FundsBlock {
  headRow: number;
  /** last row of the block */
  lastRow: number;
  funds: StatedFunds;
}

const MOST_LINES = 15;
const PART = /^\s*其中/;
const FIGURE = /^[\s¥]*-?\d/;
const MONEY: FundsRole[] = ['initialBudget', 'annualBudget', 'executed'];

/** Rows whose heads name a budget and what was spent. */
export function fundsHeadRows(grid: Grid): number[] {
  return Array.from({ length: grid.rowCount }, (_, row) => row).filter((row) => moneyColumns(grid, row) !== null);
}

/** The money block whose heads stand in `headRow`. */
export function readFunds(grid: Grid, headRow: number): FundsBlock {
  const columns = moneyColumns(grid, headRow)!;
  const { lines, remarks, lastRow } = readLines(grid, headRow, columns);
  const total = lines.find(({ label }) => FUNDS_TOTAL.test(headOf(label.text))) ?? lines[0];
  const blank: Stated = { text: '', place: grid.at(headRow, columns.get('executed')!.from).place };
  const funds: StatedFunds = {
    place: total?.label.place ?? blank.place,
    initialBudget: total?.cells.get('initialBudget') ?? null,
    annualBudget: total?.cells.get(columns.has('annualBudget') ? 'annualBudget' : 'initialBudget') ?? blank,
    executed: total?.cells.get('executed') ?? blank,
    rate: total?.cells.get('rate') ?? null,
    points: total?.cells.get('points') ?? pointsInHeads(grid, headRow),
    score: total?.cells.get('score') ?? null,
    reason: reasonOf(total?.cells.get('reason') ?? null, remarks),
    rows: lines
      .filter((line) => line !== total)
      .map((line, at) => ({ ...fundsRow(line), isPart: at > 0 && PART.test(line.label.text) })),
  };
  return { headRow, lastRow, funds };
}

/** The reason beside the total, else one written across the block; printed instructions are none. */
function reasonOf(beside: Stated | null, remarks: Stated[]): Stated | null {
  const own = beside && { ...beside, text: beside.text.replace(PRINTED_IN_REASON, '').trim() };
  if (own && own.text !== '') return own;
  return remarks.find(({ text }) => /(原因|说明)/.test(text)) ?? own;
}

interface Lines {
  lines: Line[];
  /** texts written across the money columns */
  remarks: Stated[];
  lastRow: number;
}

function readLines(grid: Grid, headRow: number, columns: MoneyColumns): Lines {
  const lines: Line[] = [];
  const remarks: Stated[] = [];
  const last = Math.min(headRow + MOST_LINES, grid.rowCount - 1);
  let row = headRow + 1;
  for (; row <= last; row++) {
    const line = readLine(grid, row, headRow, columns);
    if (!line) break;
    if ('label' in line) lines.push(line);
    else remarks.push(line);
  }
  return { lines, remarks, lastRow: Math.max(headRow, row - 1) };
}

function moneyColumns(grid: Grid, row: number): MoneyColumns | null {
  const columns: MoneyColumns = new Map();
  const ranks = new Map<FundsRole, number>();
  for (const cell of grid.row(row)) {
    const head = cell.row === row ? rankedRoleOf(fundsHeads, cell.text) : null;
    if (!head || head.rank >= (ranks.get(head.role) ?? Infinity)) continue;
    ranks.set(head.role, head.rank);
    columns.set(head.role, { from: cell.col, to: cell.endCol });
  }
  return columns.has('executed') && (columns.has('annualBudget') || columns.has('initialBudget')) ? columns : null;
}

interface Line {
  label: Stated;
  cells: Map<FundsRole, Stated>;
}

/** A line of the block, a text written across its columns, or null where the block ends. */
function readLine(grid: Grid, row: number, headRow: number, columns: MoneyColumns): Line | Stated | null {
  const first = Math.min(...MONEY.flatMap((role) => columns.get(role)?.from ?? []));
  const labels = grid.between(row, 0, first - 1).filter((cell) => cell.row > headRow && cell.text.trim() !== '');
  const label = labels.at(-1);
  if (labels.some((cell) => endsBlock(headOf(cell.text)))) return null;
  if (label && label.endCol >= first) return label;
  const cells = new Map<FundsRole, Stated>();
  for (const [role, span] of columns) cells.set(role, valueIn(cellsUnder(grid, row, span, columns)));
  const isFilled = MONEY.some((role) => (cells.get(role)?.text ?? '') !== '');
  if (MONEY.some((role) => GOAL_TARGET.test(headOf(cells.get(role)?.text ?? '')))) return null;
  if (!label && !isFilled) return null;
  return { label: label ?? { text: '', place: grid.at(row, first).place }, cells };
}

const endsBlock = (head: string) =>
  GOAL_TARGET.test(head) || /(总体目标|绩效目标|指标)/.test(head) || FUNDS_END.test(head);

/** The cells under one head; a text merged over several heads belongs to none of them. */
function cellsUnder(grid: Grid, row: number, { from, to }: Columns, columns: MoneyColumns): GridCell[] {
  const others = [...columns.values()].filter((span) => span.from !== from);
  const cells = grid.between(row, from, to);
  const isShared = ({ col, endCol }: GridCell) => others.some((span) => col <= span.to && endCol >= span.from);
  const own = cells.filter((cell) => !isShared(cell) || (cell.col >= from && FIGURE.test(cell.text)));
  return own.length > 0 ? own : [{ ...cells[0]!, text: '' }];
}

/** The figure among the cells under one head: some forms repeat a label beside it (预算数：120). */
function valueIn(cells: GridCell[]): Stated {
  const figure = cells.find((cell) => FIGURE.test(cell.text));
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
    source: { text: label.text.replace(/^\s*其中[:：]?/, '').trim(), place: label.place },
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
    const unit = /[(（:：](?:金额)?(?:单位[:：]?)?(?:人民币)?(万元|元)[)）]?(?=$|[(（])/.exec(
      cell.text.replace(/\s+/g, ''),
    )?.[1];
    if (unit === '万元' || unit === '元') return { unit, place: cell.place };
  }
  return { unit: '万元', place: `${grid.name}!A1` };
}
