// One file to import as the rules read it. Runs in a thread of its own: no database, no clock.
import type { Grid } from '../../checks/grid';
import { refuseOtherFiles } from '../../checks/readTableFile';
import { UnreadableFile } from '../../checks/unreadable';
import { slimWorkbook, type Purpose } from '../../checks/workbookPackage';
import { readGrids } from '../../checks/workbookTable';
import {
  fundsColumns,
  fundsRoleOf,
  indicatorColumns,
  indicatorRoleOf,
  projectColumns,
  projectRoleOf,
  type FundsRole,
  type ImportColumn,
  type IndicatorRole,
  type ProjectRole,
} from './columns';
import { formOn, unknownSheet } from './forms';
import { giveRows, ownersOf, tellDuplicates, type RawProject } from './joinRows';
import { tellInto, type Found } from './problems';
import { tellQuality } from './quality';
import { readProject, type ReadProject } from './readProject';
import { findHeads, requireHeads, rowsUnder, tellOddHeads, type RawRow } from './sheetRows';

/** Everything a file says. */
export interface ReadImport {
  projects: ReadProject[];
  found: Found[];
  /** names of the worksheets as the workbook orders them */
  sheets: string[];
  /** what was not read, in sentences */
  notes: string[];
}

/** Most rows of one worksheet, and most projects of one file. */
const MOST_ROWS = 5_100;
const MOST_PROJECTS = 1_000;

export const IMPORTING: Purpose = {
  act: '导入',
  mostRows: MOST_ROWS,
  tooManyRows: '请分成几个文件导入',
  tooLarge: '请分成几个文件导入，或去掉图片和多余的工作表',
  everySheet: true,
};

/**
 * Reads projects, funds and indicators from the three worksheets 项目、资金、绩效指标, from official forms, or from both.
 *
 * @throws UnreadableFile with one sentence when the file is no workbook, has none of these, or lacks heads
 */
export async function readImport(bytes: Buffer): Promise<ReadImport> {
  refuseOtherFiles(bytes, IMPORTING.act);
  const { grids, hidden } = await readGrids(slimWorkbook(bytes, IMPORTING));
  const sheets = new Sheets();
  for (const grid of grids) sheets.add(grid);
  if (hidden.length > 0) sheets.notes.push(`隐藏的工作表${hidden.map((name) => `“${name}”`).join('、')}没有读取`);
  return sheets.read();
}

/** Worksheets by what they hold. */
class Sheets {
  readonly notes: string[] = [];
  private readonly names: string[] = [];
  private readonly found: Found[] = [];
  private readonly projects: RawProject[] = [];
  private readonly funds: RawRow<FundsRole>[] = [];
  private readonly indicators: RawRow<IndicatorRole>[] = [];
  private readonly skipped: string[] = [];
  /** one of the three worksheets is there, if without rows */
  private hasTable = false;

  add(grid: Grid): void {
    this.names.push(grid.name);
    if (grid.rowCount === 0) return;
    const hasKey = (roles: Set<unknown>) => roles.has('code') || roles.has('project');
    const indicators = this.rowsOf(
      grid,
      indicatorRoleOf,
      indicatorColumns,
      (roles) => hasKey(roles) && roles.has('name'),
    );
    if (indicators) return void this.indicators.push(...indicators);
    const form = formOn(grid);
    if (form) return this.addForm(form);
    const isFunds = (roles: Set<FundsRole>) => hasKey(roles) && (roles.has('annualBudget') || roles.has('executed'));
    const funds = this.rowsOf(grid, fundsRoleOf, fundsColumns, isFunds);
    if (funds) return void this.funds.push(...funds);
    const isProjects = (roles: Set<ProjectRole>) => roles.has('project') && roles.size >= 2;
    const projects = this.rowsOf(grid, projectRoleOf, projectColumns, isProjects);
    if (projects) return projects.forEach((row) => this.addProject({ row, funds: [], indicators: [] }));
    this.skipped.push(unknownSheet(grid.name));
  }

  read(): ReadImport {
    if (this.projects.length === 0)
      throw new UnreadableFile(
        this.hasTable
          ? '没有找到“项目”表，或表里没有项目（示例行不导入），请填写后再导入。'
          : '没有找到可以导入的内容：请使用导入模板（项目、资金、绩效指标三张表），或官方的绩效自评表、绩效目标表。',
      );
    if (this.projects.length > MOST_PROJECTS)
      throw new UnreadableFile(
        `文件里有 ${this.projects.length} 个项目，超过 ${MOST_PROJECTS} 个，请分成几个文件导入。`,
      );
    tellDuplicates(this.projects, this.found);
    const findOwner = ownersOf(this.projects);
    giveRows(this.funds, findOwner, (owner, row) => owner.funds.push(row), this.found);
    giveRows(this.indicators, findOwner, (owner, row) => owner.indicators.push(row), this.found);
    const projects = this.projects.map((project) => readProject(project, this.found));
    for (const project of projects) tellQuality(project, tellInto(this.found, project.number));
    return { projects, found: this.found, sheets: this.names, notes: [...this.notes, ...this.skipped] };
  }

  private addForm({ warnings, ...form }: NonNullable<ReturnType<typeof formOn>>): void {
    const project = this.addProject(form);
    for (const { place, message } of warnings) tellInto(this.found, project.number)('warning', { place }, message);
  }

  private addProject(project: Omit<RawProject, 'number'>): RawProject {
    const numbered = { ...project, number: this.projects.length + 1 };
    this.projects.push(numbered);
    return numbered;
  }

  private rowsOf<Role>(
    grid: Grid,
    roleOf: (text: string) => Role | null,
    known: ImportColumn<Role>[],
    isHead: (roles: Set<Role>) => boolean,
  ): RawRow<Role>[] | null {
    const heads = findHeads(grid, roleOf, isHead);
    if (!heads) return null;
    requireHeads(grid, heads, known);
    this.hasTable = true;
    const tell = tellInto(this.found, null);
    tellOddHeads(grid, heads, roleOf, tell);
    const { rows, leftOut } = rowsUnder(grid, heads, roleOf);
    const { samples, hiddenRows, formulas } = leftOut;
    if (samples > 0) this.notes.push(`工作表“${grid.name}”的 ${samples} 行示例没有读取`);
    if (hiddenRows > 0) this.notes.push(`工作表“${grid.name}”有 ${hiddenRows} 行被隐藏，同样读取了`);
    if (formulas > 0) this.notes.push(`工作表“${grid.name}”有 ${formulas} 个公式单元格，按文件中保存的结果读取`);
    return rows;
  }
}
