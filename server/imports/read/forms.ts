// An official form as one project: 项目支出绩效自评表 in its layouts, and 绩效目标表, which has no actual values yet.
import { isBlank, quoted, wordsIn } from '../../../shared/checks/stated';
import type { Stated, StatedFundsRow, StatedIndicator, StatedTable } from '../../../shared/checks/table';
import type { Grid, GridCell } from '../../checks/grid';
import { nameCells, readIdentity, valueBeside } from '../../checks/layout/headings';
import { indicatorBlocks } from '../../checks/layout/indicatorBlock';
import { headOf, PLACEHOLDER } from '../../checks/layout/labels';
import { tableOnGrid } from '../../checks/workbookTable';
import { indicatorRoleOf, type FundsRole, type IndicatorRole, type MoneyRole, type ProjectRole } from './columns';
import type { RawProject } from './joinRows';
import { findHeads, rowsUnder, type RawRow } from './sheetRows';

/** One form's project, and what is to be told about how it was read. */
export interface FormProject extends Omit<RawProject, 'number'> {
  warnings: { place: string; message: string }[];
}

const MONEY: MoneyRole[] = ['initialBudget', 'annualBudget', 'executed'];
const LONGEST_GOAL_FORM = 60;
const GOAL = [/^年度(总体)?(绩效)?目标$/, /^(总体|年度总体|绩效)(绩效)?目标$/];
const BUDGET_TOTAL = /^(项目|年度)?资金总额$|^(年度|项目)?预算(资金)?(总额|数)$/;
const BUDGET_SOURCE = /^(其中)?(当年|本年|本级)?(财政拨款|财政资金|其他资金|上年结转(资金)?|单位资金|自筹资金)$/;

/** The project of a worksheet that is an official form; null when it is none. */
export function formOn(grid: Grid): FormProject | null {
  if (nameCells(grid).length === 0) return null;
  if (indicatorBlocks(grid).length > 0) return fromTable(grid, tableOnGrid(grid));
  return goalForm(grid);
}

function fromTable(grid: Grid, table: StatedTable): FormProject {
  const { funds } = table;
  const isUsed = (row: StatedFundsRow) => MONEY.some((role) => !/^[0.]*$/.test(wordsIn(row[role])));
  const lines = funds.rows.filter(isUsed);
  const { place } = funds;
  const total: StatedFundsRow = { ...funds, source: { text: '年度资金总额', place }, score: null };
  const inYuan = new Set<FundsRole>(table.moneyUnit === '元' ? MONEY : []);
  return {
    row: projectRow(grid, table, table.goal.target),
    funds: (lines.length > 0 ? lines : [total]).map((line) => fundsRow(line, inYuan)),
    indicators: table.indicators.map(indicatorRow),
    warnings: [],
  };
}

function projectRow(
  grid: Grid,
  { project, fiscalYear }: Pick<StatedTable, 'project' | 'fiscalYear'>,
  goal: Stated | null,
): RawRow<ProjectRole> {
  const cells = new Map<ProjectRole, Stated>([
    ['project', project.name],
    ['implementer', project.unit ?? { text: '', place: project.name.place }],
    ['year', fiscalYear],
  ]);
  const filler = [...grid.texts()].find(({ text }) => /^填[报表]人$/.test(headOf(text.split(/[:：]/)[0]!)));
  const set = (role: ProjectRole, stated: Stated | null) => stated && !isBlank(stated) && cells.set(role, stated);
  set('code', project.code);
  set('department', project.competentDepartment);
  set('objective', goal);
  set('filler', filler ? valueBeside(grid, filler) : null);
  return { place: project.name.place, cells, inYuan: new Set(), broken: [] };
}

function fundsRow(line: StatedFundsRow, inYuan: Set<FundsRole>): RawRow<FundsRole> {
  const { place } = line.source;
  const cells = new Map<FundsRole, Stated>([['source', line.source]]);
  if (line.initialBudget) cells.set('initialBudget', line.initialBudget);
  for (const role of ['annualBudget', 'executed'] as const) cells.set(role, line[role] ?? { text: '', place });
  return { place, cells, inYuan, broken: [] };
}

function indicatorRow(indicator: StatedIndicator): RawRow<IndicatorRole> {
  const { place, level1, level2, name, target, points } = indicator;
  const cells = new Map<IndicatorRole, Stated>([
    ['level1', level1],
    ['level2', level2],
    ['name', name],
    ['target', target],
    ['points', points ?? { text: '', place }],
  ]);
  if (indicator.comparator) cells.set('nature', indicator.comparator);
  if (indicator.unit) cells.set('unit', indicator.unit);
  return { place, cells, inYuan: new Set(), broken: [] };
}

/** 绩效目标表: indicators with targets, a budget, and nothing that was achieved. */
function goalForm(grid: Grid): FormProject | null {
  const isHead = (roles: Set<IndicatorRole>) => roles.has('name') && roles.has('target') && !roles.has('code');
  const heads = findHeads(grid, indicatorRoleOf, isHead, LONGEST_GOAL_FORM);
  if (!heads) return null;
  const { rows } = rowsUnder(grid, heads, indicatorRoleOf);
  const isFilled = ({ cells }: RawRow<IndicatorRole>) =>
    !PLACEHOLDER.test(headOf(cells.get('name')!.text)) || !isBlank(cells.get('target')!);
  for (const { cells } of rows)
    for (const role of ['level1', 'level2', 'points'] as const)
      if (!cells.has(role)) cells.set(role, { text: '', place: cells.get('name')!.place });
  const funds = budgetRows(grid, heads.row);
  return {
    row: projectRow(grid, readIdentity(grid, heads.row), goalText(grid, heads.row)),
    funds,
    indicators: rows.filter(isFilled),
    warnings: funds.map(({ place }) => ({
      place,
      message: '绩效目标表没有全年执行数，先按 0 导入；发起评价批次前，请用“资金”表补上。',
    })),
  };
}

function budgetRows(grid: Grid, lastRow: number): RawRow<FundsRole>[] {
  const labels = [...grid.texts()].filter(({ row }) => row < lastRow);
  const inYuan = new Set<FundsRole>(labels.some(({ text }) => /[(（:：]\s*元\s*[)）]?$/.test(text)) ? MONEY : []);
  const amounts = (pattern: RegExp) =>
    labels
      .filter(({ text }) => pattern.test(headOf(text.split(/[:：]\s*(?=[\d¥]|$)/)[0]!)))
      .map((label) => ({ label, value: amountBeside(grid, label) }))
      .filter(({ value }) => /\d/.test(value.text) && !/^[0.]*$/.test(value.text));
  const sources = amounts(BUDGET_SOURCE);
  return (sources.length > 0 ? sources : amounts(BUDGET_TOTAL).slice(0, 1)).map(({ label, value }) => {
    const source = headOf(label.text.split(/\d/)[0]!).replace(/^其中/, '');
    const line = {
      source: { text: source, place: label.place },
      initialBudget: value,
      annualBudget: value,
      score: null,
    };
    return fundsRow({ ...line, executed: { text: '0', place: value.place } }, inYuan);
  });
}

/** The figure behind the last colon, or else the next cell to the right. */
function amountBeside(grid: Grid, label: GridCell): Stated {
  const behind = /[:：]\s*([\d¥][^:：]*)$/.exec(label.text)?.[1];
  const { text, place } = grid.at(label.row, label.endCol + 1);
  return behind === undefined ? { text, place } : { text: behind, place: label.place };
}

/** The text beside or below 年度目标; that of 总体目标 where the form has no other. */
function goalText(grid: Grid, lastRow: number): Stated | null {
  const labels = [...grid.texts()].filter(({ row }) => row < lastRow);
  for (const pattern of GOAL) {
    const label = labels.findLast(({ text }) => pattern.test(headOf(text)));
    if (!label) continue;
    const near = [grid.at(label.row, label.endCol + 1), grid.at(label.endRow + 1, label.col)];
    const text = near.find((cell) => !isBlank(cell) && !GOAL.some((one) => one.test(headOf(cell.text))));
    if (text) return { text: text.text.trim(), place: text.place };
  }
  return null;
}

/** What is said of a worksheet that is neither table nor form. */
export const unknownSheet = (name: string) => `工作表${quoted(name)}不是导入表，没有读取`;
