// The columns of an indicator table by their heads: what is written, and what is understood when it comes back.
import type { DraftIndicator } from '../../../shared/contracts/templates';
import { headOf, indicatorHeads } from '../../checks/layout/labels';

/** Heads of one column. `nature` and `unit` are parts of 年度指标值 in forms that split it. */
export type Column = keyof DraftIndicator | 'nature' | 'unit';

/** What the official forms have no column for; it stands at their right, outside the printed area. */
export const besides: { column: keyof DraftIndicator; head: string; width: number }[] = [
  { column: 'definition', head: '指标解释', width: 64 },
  { column: 'dataSource', head: '数据来源', width: 24 },
  { column: 'scoringStandard', head: '评分标准', width: 40 },
  { column: 'targetBasis', head: '指标值依据', width: 44 },
  { column: 'scoringRule', head: '赋分规则', width: 24 },
  { column: 'requiredEvidence', head: '佐证要求', width: 32 },
];

const ownHeads: [Column, RegExp][] = [
  ['definition', /^(指标解释|指标释义|指标定义|指标含义|指标内涵)$/],
  ['scoringStandard', /^(评分标准|指标说明|评价标准|计分标准|评分细则|评分规则|扣分标准|评价要点)$/],
  ['dataSource', /^(数据来源|数据出处|取数来源|资料来源)$/],
  ['targetBasis', /^(指标值|目标值)(设定)?(依据|来源)$/],
  ['scoringRule', /^(赋分规则|赋分方法)$/],
  ['requiredEvidence', /^(佐证(材料)?要求|佐证材料|证明材料)$/],
];
const SHARED = ['level1', 'level2', 'name', 'nature', 'target', 'unit', 'points'] as const;

/** The column of a head; null for every other text, the columns that are filled in later among them. */
export function columnOf(text: string): Column | null {
  const head = headOf(text);
  const own = ownHeads.find(([, pattern]) => pattern.test(head));
  if (own) return own[0];
  const role = indicatorHeads.find(([, pattern]) => pattern.test(head))?.[0];
  if (role === 'weight') return 'points';
  return SHARED.find((one) => one === role) ?? null;
}

export const columnNames: Record<Column, string> = {
  level1: '一级指标',
  level2: '二级指标',
  name: '三级指标',
  target: '年度指标值',
  nature: '指标性质',
  unit: '计量单位',
  points: '分值',
  definition: '指标解释',
  scoringStandard: '评分标准',
  dataSource: '数据来源',
  targetBasis: '指标值依据',
  scoringRule: '赋分规则',
  requiredEvidence: '佐证要求',
};
