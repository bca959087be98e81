// What stands around the blocks: whose table it is, the goal, the total, the grade, remarks.
import type { Stated, StatedTable } from '../../../shared/checks/table';
import type { Grid, GridCell } from '../grid';
import { joined, type IndicatorBlock } from './indicatorBlock';
import { BELOW, GOAL_ACTUAL, GOAL_TARGET, GRADE, headOf, TOTAL } from './labels';

const NAME = /^项目名称$/;
/** Forms of a whole department (部门整体) name it instead of a project. */
const WHOLE = /^(预算)?(部门|单位)名称$/;
const DEPARTMENT = /^(预算)?主管(部门|单位)(及代码|名称|及编码)?$/;
const UNIT = /^(项目)?(实施|预算|承担|填报)?单位(名称)?$|^资金使用单位$|^项目实施主体$/;
const LEADER = /^(项目)?负责人$/;
const CODE = /^项目(编码|代码|编号)$/;
const YEAR = /(?<!\d)20\d{2}(?!\d)/;
const TITLE_ROWS = 6;

/** How many tables a worksheet seems to hold, by their 项目名称. */
export function nameCells(grid: Grid): GridCell[] {
  return [...grid.texts()].filter(({ text }) => NAME.test(labelOf(text)));
}

/** The label of a cell, also where its value follows in the same cell. */
const labelOf = (text: string) => headOf(text.split(/[:：]/)[0]!);

/** 项目名称、主管部门、实施单位 and the year, above the first block. */
export function readIdentity(grid: Grid, lastRow: number): Pick<StatedTable, 'project' | 'fiscalYear'> {
  const cells = [...grid.texts()].filter(({ row }) => row <= lastRow);
  const find = (label: RegExp) => {
    const cell = cells.find(({ text }) => label.test(labelOf(text)));
    return cell ? valueBeside(grid, cell) : null;
  };
  const corner: Stated = { text: '', place: `${grid.name}!A1` };
  const named = find(NAME) ?? find(WHOLE) ?? corner;
  const inName = /[(（]\s*项目(?:编码|代码)[:：]\s*([^)）]*)[)）]/.exec(named.text);
  return {
    project: {
      name: inName ? { ...named, text: named.text.replace(inName[0], '').trim() } : named,
      code: inName ? { text: inName[1]!.trim(), place: named.place } : find(CODE),
      competentDepartment: find(DEPARTMENT),
      unit: find(UNIT),
      leader: find(LEADER),
    },
    fiscalYear: yearIn(cells.filter(({ row }) => row < TITLE_ROWS)) ?? {
      ...corner,
      text: YEAR.exec(grid.name)?.[0] ?? '',
    },
  };
}

function yearIn(cells: GridCell[]): Stated | null {
  const cell = cells.find(({ text }) => YEAR.test(text) && /年/.test(text));
  return cell ? { text: YEAR.exec(cell.text)![0], place: cell.place } : null;
}

/** The text behind the colon, or else the next cell to the right. */
export function valueBeside(grid: Grid, cell: GridCell): Stated {
  const behind = /^[^:：]*[:：]\s*(\S.*)$/s.exec(cell.text)?.[1];
  if (behind !== undefined) return { text: behind.trim(), place: cell.place };
  const next = grid.at(cell.row, cell.endCol + 1);
  return { text: next.text.trim(), place: next.place };
}

/** 年度总体目标: the texts below their two heads; null where the form has no such heads. */
export function readGoal(grid: Grid, lastRow: number): StatedTable['goal'] {
  for (let row = 0; row <= lastRow; row++) {
    const cells = grid.row(row).filter((cell) => cell.row === row);
    const actual = cells.find(({ text }) => GOAL_ACTUAL.test(headOf(text)));
    const target = cells
      .filter(({ text, col }) => GOAL_TARGET.test(headOf(text)) && (!actual || col < actual.col))
      .at(-1);
    if (actual && target) return { target: below(grid, target), actual: below(grid, actual) };
  }
  return { target: null, actual: null };
}

const below = (grid: Grid, head: GridCell): Stated => joined(grid.between(head.endRow + 1, head.col, head.endCol));

/** 总分 and 等级 below the indicators, or beside their labels elsewhere. */
export function readTotals(grid: Grid, blocks: IndicatorBlock[]): Pick<StatedTable, 'pointsTotal' | 'total' | 'grade'> {
  const last = blocks.at(-1)!;
  const row = blocks.findLast(({ totalRow }) => totalRow !== null)?.totalRow ?? totalRowBelow(grid, last);
  const inRow = row === null ? null : totalRowCells(grid, row, last);
  const grade = inRow?.grade ?? gradeElsewhere(grid);
  if (inRow) return { pointsTotal: inRow.points, total: inRow.score, grade };
  const label = [...grid.texts()].find(({ text }) => TOTAL.test(headOf(text)) && !/^(合计|总计)/.test(headOf(text)));
  return { pointsTotal: null, total: label ? valueBeside(grid, label) : null, grade };
}

/** Some forms put remarks between the last indicator and 总分. */
function totalRowBelow(grid: Grid, { endRow }: IndicatorBlock): number | null {
  for (let row = endRow; row < grid.rowCount; row++) {
    const first = grid.row(row).find(({ text }) => text.trim() !== '');
    if (first?.row === row && TOTAL.test(headOf(first.text))) return row;
  }
  return null;
}

function totalRowCells(grid: Grid, row: number, { columns }: IndicatorBlock) {
  const isWeighted = columns.has('weightedScore');
  const under = (role: 'points' | 'weight' | 'score' | 'weightedScore'): Stated | null => {
    const span = columns.get(role);
    const cell = span ? joined(grid.between(row, span.from, span.to)) : null;
    return cell && (cell.text === '' || /\d/.test(cell.text)) ? cell : null;
  };
  const cells = grid.row(row).filter((cell) => cell.row === row && cell.text.trim() !== '');
  const figures = cells.filter(({ text }) => /^-?\d+(\.\d+)?分?$/.test(text.trim()));
  const grade = cells.find(({ text }) =>
    /^(等级|自评等级|评价等级)?[:：]?\s*(优秀?|良好?|中|差|合格|不合格)$/.test(text.trim()),
  );
  const score = under(isWeighted ? 'weightedScore' : 'score');
  return {
    points: under(isWeighted ? 'weight' : 'points'),
    score: score && score.text !== '' ? score : (figures.at(-1) ?? score),
    grade: grade ? { text: grade.text.replace(/^[^:：]*[:：]\s*/, ''), place: grade.place } : null,
  };
}

/** The grade beside a label of its own; null where there is none. */
export function gradeElsewhere(grid: Grid): Stated | null {
  const cell = [...grid.texts()].find(({ text }) => GRADE.test(labelOf(text)));
  if (!cell) return null;
  const value = valueBeside(grid, cell);
  return [...value.text].length <= 6 ? value : null;
}

/** Remarks below the indicators, e.g. 其他需要说明的问题; a bare label is no remark. */
export function readNotes(grid: Grid, firstRow: number): Stated[] {
  return [...grid.texts()]
    .filter((cell) => cell.row >= firstRow && !BELOW.test(headOf(cell.text)))
    .concat([...grid.texts()].filter((cell) => cell.row >= firstRow && isLabelledRemark(cell.text)))
    .map(({ text, place }) => ({ text, place }));
}

const isLabelledRemark = (text: string) => BELOW.test(headOf(text)) && /[:：.、]\s*\S/.test(text);
