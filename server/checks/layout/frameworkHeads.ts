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
  ['level1', /^一级指标(名称)?$/],
  ['level2', /^二级指标(名称)?$/],
  ['name', /^(三级指标(名称)?|指标名称|具体指标)$/],
  ['detail', /^四级指标(名称)?$/],
  ['points', /^(三级指标|指标|标准|四级指标)?(分值|权重|标准分值?|满分|分值权重|权重分值)$/],
  ['standard', /^(评分标准|评价标准|评价要点|指标说明|评分细则|评分办法|评分依据|评价标准及要点)$/],
  ['average', /^(专家)?(评分|得分)?(平均分|平均得分|均分|平均值)$|^专家(评分|打分)$/],
  ['score', /^(最终|综合|实际|指标|评价|考核|评审|自评)?(得分|评分|评价分|最终分)$/],
];
const EXPERT =
  /^((评审|评价|评分|评议)?专家|评委|评审员)([甲乙丙丁戊己庚辛壬癸]|[\dA-Z]{1,2}|[一二三四五六七八九十]+)(评分|打分|得分)?$/;
const EXPERTS = /(专家|评委|评审)/;

export interface FrameworkHeads {
  /** row of the heads, the lower one of two */
  headRow: number;
  columns: Map<FrameworkRole, Columns>;
  experts: GridCell[];
}

/** The heads that begin in a row; null where it has none. */
export function frameworkHeads(grid: Grid, row: number): FrameworkHeads | null {
  const found: Omit<FrameworkHeads, 'headRow'> = { columns: new Map(), experts: [] };
  let headRow = row;
  let level: FrameworkRole | null = null;
  for (const cell of grid.row(row)) {
    const below = cell.row === row ? subHeads(grid, cell) : [];
    if (below.length > 0) headRow = row + 1;
    for (const head of below.length > 0 ? below : [cell]) {
      const isExpert = EXPERT.test(headOf(head.text)) || (head !== cell && isNamed(head, cell));
      const role = roleOf(heads, head.text);
      if (role === 'level1' || role === 'level2' || role === 'name') level = role;
      if (isExpert) found.experts.push(head);
      else if (role) addColumn(found.columns, role === 'points' ? pointsOf(level) : role, head);
    }
    headRow = cell.row === row && roleOf(heads, cell.text) ? Math.max(headRow, cell.endRow) : headRow;
  }
  const { columns, experts } = found;
  const isHead = columns.has('level1') && (columns.has('name') || columns.has('level2')) && columns.has('points');
  return isHead && (columns.has('score') || columns.has('average') || experts.length > 0)
    ? { ...found, headRow }
    : null;
}

/** 分值 beside a 一级指标 or 二级指标 is that of the level. */
function pointsOf(level: FrameworkRole | null): FrameworkRole {
  return level === 'level1' ? 'level1Points' : level === 'level2' ? 'level2Points' : 'points';
}

function addColumn(columns: FrameworkHeads['columns'], role: FrameworkRole, { col, endCol }: GridCell): void {
  if (!columns.has(role)) columns.set(role, { from: col, to: endCol });
}

/** The heads below a common one that reaches over several columns. */
function subHeads(grid: Grid, cell: GridCell): GridCell[] {
  const isCommon = cell.endRow === cell.row && cell.endCol > cell.col && (EXPERTS.test(cell.text) || isScore(cell));
  if (!isCommon) return [];
  const below = grid.between(cell.row + 1, cell.col, cell.endCol).filter(({ text }) => text.trim() !== '');
  return below.every(({ text }) => !/^[\d.]+$/.test(text.trim())) ? below : [];
}

const isScore = ({ text }: GridCell) => roleOf(heads, text) === 'score';

/** A person's name below 专家评分. */
const isNamed = (head: GridCell, above: GridCell) => EXPERTS.test(above.text) && roleOf(heads, head.text) === null;
