// The heads of a 绩效评价指标评分表: one row, or two where the experts stand below a common head.
import type { Grid, GridCell } from '../grid';
import type { Columns } from './indicatorBlock';
import { headOf, roleOf } from './labels';

export type FrameworkRole =
  | 'level1'
  | 'level2'
  | 'name'
  | 'detail'
  | 'points'
  | 'level1Points'
  | 'level2Points'
  | 'standard'
  | 'average'
  | 'score';

const heads: [FrameworkRole, RegExp][] = [
  ['level1', /^一级(指标)?(名称)?$/],
  ['level2', /^二级(指标)?(名称)?$/],
  ['name', /^(三级(指标)?(名称)?|指标名称|具体指标)$/],
  ['detail', /^四级(指标)?(名称)?$/],
  ['points', /^([一二三四]级)?(指标|标准|参考)?(分值|分数|权重|标准分值?|满分|满分值|分值权重|权重分值)$/],
  ['standard', /^(评分标准|评价标准|评价要点|指标说明|评分细则|评分办法|评分依据|评价标准及要点)$/],
  ['average', /^(专家)?(评分|得分)?(平均分|平均得分|均分|平均值)$|^专家(评分|打分)$/],
  ['score', /^(最终|综合|实际|指标|评价|绩效|考核|考评|评定|评审|自评)?(得分|评分|评价分|最终分)(情况|值)?$/],
];
const WHICH = '([甲乙丙丁戊己庚辛壬癸]|[\\dA-Z]{1,2}|[一二三四五六七八九十]+)';
const EXPERT = new RegExp(
  `^((评审|评价|评分|评议)?专家|评委|评审员)${WHICH}(评分|打分|得分)?$|^第?${WHICH}[号位名](评审|评价)?(专家|评委)(评分)?$`,
);
const EXPERTS = /(专家|评委|评审)/;

export interface FrameworkHeads {
  /** row of the heads, the lower one of two */
  headRow: number;
  columns: Map<FrameworkRole, Columns>;
  experts: GridCell[];
}

/** The heads that begin in a row; null where it has none. */
export function frameworkHeads(grid: Grid, row: number): FrameworkHeads | null {
  const columns: FrameworkHeads['columns'] = new Map();
  const experts: GridCell[] = [];
  const cells = headCells(grid, row);
  let level: FrameworkRole | null = null;
  for (const { head, isPerson } of cells) {
    const role = roleOf(heads, head.text);
    if (role === 'level1' || role === 'level2' || role === 'name') level = role;
    if (isPerson || EXPERT.test(headOf(head.text))) experts.push(head);
    else if (role) addColumn(columns, role === 'points' ? pointsOf(level) : role, head);
  }
  const levelPoints = columns.get('level2Points');
  if (levelPoints && !columns.has('points')) columns.set('points', levelPoints);
  const isHead = columns.has('level1') && (columns.has('name') || columns.has('level2'));
  if (!isHead || (!columns.has('score') && !columns.has('average') && experts.length === 0)) return null;
  const ends = cells.filter(({ head }) => roleOf(heads, head.text) !== null).map(({ head }) => head.endRow);
  return { columns, experts, headRow: Math.max(row, ...ends, ...experts.map((head) => head.row)) };
}

interface HeadCell {
  head: GridCell;
  /** a name below 专家评分 */
  isPerson: boolean;
}

/** The heads of a row; instead of a common head, those below it. */
function headCells(grid: Grid, row: number): HeadCell[] {
  let done = -1;
  return grid.row(row).flatMap((cell): HeadCell[] => {
    if (cell.col <= done) return [];
    const last = cell.row === row ? lastColumnUnder(grid, cell) : cell.endCol;
    const below = last > cell.col ? subHeads(grid, cell, last) : [];
    if (below.length === 0) return [{ head: cell, isPerson: false }];
    done = last;
    const isExperts = EXPERTS.test(cell.text);
    return below.map((head) => ({ head, isPerson: isExperts && roleOf(heads, head.text) === null }));
  });
}

/** The last column a common head reaches over; in tables that lost their merged cells, over the blanks beside it. */
function lastColumnUnder(grid: Grid, { row, endRow, col, endCol, text }: GridCell): number {
  if (endRow > row || !(EXPERTS.test(text) || roleOf(heads, text) === 'score')) return col;
  const isOwnRow = grid.between(row + 1, 0, col - 1).every((cell) => cell.row === row || cell.text.trim() === '');
  let last = endCol;
  while (isOwnRow && last + 1 < grid.colCount && grid.at(row, last + 1).text.trim() === '') {
    if (grid.at(row + 1, last + 1).text.trim() === '') break;
    last++;
  }
  return last;
}

/** 分值 beside a 一级指标 or 二级指标 is that of the level. */
function pointsOf(level: FrameworkRole | null): FrameworkRole {
  return level === 'level1' ? 'level1Points' : level === 'level2' ? 'level2Points' : 'points';
}

function addColumn(columns: FrameworkHeads['columns'], role: FrameworkRole, { col, endCol }: GridCell): void {
  if (!columns.has(role)) columns.set(role, { from: col, to: endCol });
}

/** What stands below a common head. Where it is figures, the columns bear no names: each is an expert all the same. */
function subHeads(grid: Grid, head: GridCell, last: number): GridCell[] {
  const below = grid.between(head.row + 1, head.col, last);
  const named = below.filter(({ text }) => text.trim() !== '');
  const isNamed = named.length > 0 && named.every(({ text }) => !/^[\d.]+$/.test(text.trim()));
  if (isNamed) return named;
  return EXPERTS.test(head.text) && below.length > 1 ? below.map((one, at) => unnamed(head, one, at)) : [];
}

function unnamed({ row, endRow, place }: GridCell, { col, endCol }: GridCell, at: number): GridCell {
  return { text: `专家${at + 1}`, place, row, endRow, col, endCol, formula: 'none' };
}
