// What stands around the blocks: whose table it is, the goal, the total, the grade, remarks.
import type { Stated, StatedTable } from '../../../shared/checks/table';
import type { Grid, GridCell } from '../grid';
import { joined, unbroken, type IndicatorBlock } from './indicatorBlock';
import { BELOW, GOAL_ACTUAL, GOAL_TARGET, GRADE, headOf, TOTAL } from './labels';

/** The labels of each field; the first that is there names it. Forms of a whole department (部门整体) name it instead of a project. */
const NAME = [
  /^项目名称$/,
  /^(转移支付|专项|专项资金|政策|政策项目|资金)名称$/,
  /^(省级|市级|县级|区级|州级)?(一级)?(预算)?(部门|单位)名称$/,
  /^部门$/,
];
/** Titles of forms about a whole department, which may name it as 主管部门 only. */
const WHOLE_DEPARTMENT = /(部门|单位)整体|整体(支出|绩效)/;
const DEPARTMENT = [
  /^(预算|项目|一级)?主管(部门|单位)(及代码|名称|及编码)?$/,
  /^(地方|省级|市级|县级|区级)主管部门(名称)?$/,
  /^(中央主管部门|一级预算(单位|部门))$/,
];
const UNIT = [
  /^(项目)?(具体)?实施(单位|主体)(名称|及代码)?$/,
  /^(资金)?使用单位$|^(项目|预算|承担|用款|执行|建设)单位(名称)?$/,
  /^(填报)?单位(名称)?$/,
];
const LEADER = [/^(项目)?负责人(及(联系)?电话)?$/];
const CODE = [/^项目(编码|代码|编号)$/];
const YEAR = /(?<!\d)20\d{2}(?!\d)/;
/** 2021-2023年度 */
const YEARS = /(?<!\d)20\d{2}(?:年度?)?\s*[-~〜—–至到]+\s*20\d{2}(?!\d)/;
const DAY = /20\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-](\s*\d{1,2}\s*日?)?/g;
const TITLE_ROWS = 6;
/** The project's code, written before its name by the integrated budget systems. */
const CODED_NAME = /^([0-9]{6,8}[0-9A-Z]{13,15})\s*[-—–_]\s*(?=\S)/;

/** How many tables a worksheet seems to hold, by their 项目名称. */
export function nameCells(grid: Grid): GridCell[] {
  return [...grid.texts()].filter(({ text }) => NAME[0]!.test(labelOf(text)));
}

/** The label of a cell, also where its value follows in the same cell. */
const labelOf = (text: string) => headOf(text.split(/[:：]/)[0]!);

/** 项目名称、主管部门、实施单位 and the year, above the first block. */
export function readIdentity(grid: Grid, lastRow: number): Pick<StatedTable, 'project' | 'fiscalYear'> {
  const cells = [...grid.texts()].filter(({ row }) => row <= lastRow);
  const find = (labels: RegExp[]) => {
    const cell = labels
      .map((label) => cells.find(({ text }) => label.test(labelOf(text))))
      .find((one) => one !== undefined);
    return cell ? valueBeside(grid, cell) : null;
  };
  const corner: Stated = { text: '', place: `${grid.name}!A1` };
  const isWhole = cells.some(({ row, text }) => row < TITLE_ROWS && WHOLE_DEPARTMENT.test(text));
  return {
    project: {
      ...namedProject(unbroken(find(NAME) ?? (isWhole ? find(DEPARTMENT) : null) ?? corner), find(CODE)),
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

/** Name and code, which may stand in one cell: `某项目（项目编码：…）` or `510923…-某项目`. */
function namedProject(named: Stated, code: Stated | null): { name: Stated; code: Stated | null } {
  const behind = /[(（]\s*项目(?:编码|代码)[:：]\s*([^)）]*)[)）]/.exec(named.text);
  const found = behind ?? CODED_NAME.exec(named.text);
  if (!found) return { name: named, code };
  return {
    name: { ...named, text: named.text.replace(found[0], '').trim() },
    code: { text: found[1]!.trim(), place: named.place },
  };
}

/** The year of the title: 2023年度 before any other year, and never that of a day. */
function yearIn(cells: GridCell[]): Stated | null {
  const texts = cells
    .map(({ text, place }) => ({ text: text.replace(DAY, ''), place }))
    .filter(({ text }) => YEAR.test(text) && /年/.test(text));
  const cell = texts.find(({ text }) => /20\d{2}\s*年度/.test(text)) ?? texts[0];
  return cell ? { text: (YEARS.exec(cell.text) ?? YEAR.exec(cell.text))![0], place: cell.place } : null;
}

/** The text behind the colon, or else the next cell to the right. */
export function valueBeside(grid: Grid, cell: GridCell): Stated {
  const behind = /^[^:：]*[:：]\s*(\S.*)$/s.exec(cell.text)?.[1];
  if (behind !== undefined) return { text: withoutNeighbours(behind), place: cell.place };
  const next = grid.at(cell.row, cell.endCol + 1);
  return { text: next.text.trim(), place: next.place };
}

/** A line of several fields, 填报单位：（盖章）某局 填报日期：…, gives the first. */
const withoutNeighbours = (text: string) =>
  text
    .replace(/^[(（][^)）]*章[)）]\s*/, '')
    .replace(/\s+(填报|填表|填制|编报|联系|金额单位|单位|日期)\S*[:：].*$/s, '')
    .trim();

/** 年度总体目标: the texts below their two heads; null where the form has no such heads. */
export function readGoal(grid: Grid, lastRow: number): StatedTable['goal'] {
  for (let row = 0; row <= lastRow; row++) {
    const cells = grid.row(row).filter((cell) => cell.row === row);
    // The block's own label at the left may read 总体目标完成情况 as well.
    const actual = cells.findLast(({ text }) => GOAL_ACTUAL.test(headOf(text)));
    const target = cells.findLast(
      ({ text, col }) => GOAL_TARGET.test(headOf(text)) && (!actual || (col > 0 && col < actual.col)),
    );
    if (!actual || !target) continue;
    const last = Math.min(lastRow, target.col > 0 ? grid.at(row, target.col - 1).endRow : 0);
    return { target: below(grid, target, last), actual: below(grid, actual, last) };
  }
  return { target: null, actual: null };
}

/** The texts below a head, as far down as the block's label at the left reaches: one line for each goal. */
function below(grid: Grid, head: GridCell, lastRow: number): Stated {
  const first = head.endRow + 1;
  const lines: Stated[] = [];
  for (let row = first; row <= Math.max(first, lastRow); row++) {
    const line = joined(grid.between(row, head.col, head.endCol));
    if (lines.every(({ place }) => place !== line.place)) lines.push(line);
  }
  const filled = lines.filter(({ text }) => text !== '');
  return { place: (filled[0] ?? lines[0]!).place, text: filled.map(({ text }) => text).join('\n') };
}

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
    const own = span ? grid.between(row, span.from, span.to).filter(({ col }) => col >= span.from) : [];
    const cell = own.length > 0 ? joined(own) : null;
    return cell && (cell.text === '' || /\d|^#/.test(cell.text)) ? cell : null;
  };
  const cells = grid.row(row).filter((cell) => cell.row === row && cell.text.trim() !== '');
  const pointsAt = columns.get(isWeighted ? 'weight' : 'points');
  const elsewhere = cells.filter(({ col }) => !pointsAt || col < pointsAt.from || col > pointsAt.to);
  const figures = elsewhere.filter(({ text }) => /^-?\d+(\.\d+)?分?$/.test(text.trim()));
  const grade = cells.find(({ text }) =>
    /^(等级|自评等级|评价等级)?[:：]?\s*(优秀?|良好?|中|差|合格|不合格)([(（].*[)）])?$/s.test(text.trim()),
  );
  const score = under(isWeighted ? 'weightedScore' : 'score');
  return {
    points: under(isWeighted ? 'weight' : 'points'),
    score: score && score.text !== '' ? score : (figures.at(-1) ?? behindLabel(cells) ?? score),
    grade: grade ? { text: grade.text.replace(/^[^:：]*[:：]\s*/, ''), place: grade.place } : null,
  };
}

/** 总分：98.72分 in the label's own cell. */
function behindLabel(cells: GridCell[]): Stated | null {
  const cell = cells.find(({ text }) => /[:：]\s*\d+(\.\d+)?分?\s*$/.test(text));
  return cell ? { text: cell.text.replace(/^.*[:：]\s*/s, ''), place: cell.place } : null;
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
