// The words above and beside the cells of the official forms and their local variants (evaluation-rules §5), as data.
import { foldWidth } from '../../../shared/indicators/units';

/** A head without blanks and without what stands in brackets: `执行率（B/A）` → `执行率`. */
export function headOf(text: string): string {
  return foldWidth(text)
    .replace(/[(（〔[][^)）〕\]]{0,60}[)）〕\]]/g, '')
    .replace(/[\s:：*]+/g, '');
}

export type IndicatorRole =
  | 'level1'
  | 'level2'
  | 'name'
  | 'nature'
  | 'target'
  | 'adjusted'
  | 'unit'
  | 'actual'
  | 'points'
  | 'weight'
  | 'score'
  | 'weightedScore'
  | 'reason'
  | 'measure';

/** Heads of the indicator block; the first that fits wins. */
export const indicatorHeads: [IndicatorRole, RegExp][] = [
  ['level1', /^一级指标(名称)?$/],
  ['level2', /^二级指标(名称)?$/],
  ['name', /^(三级指标(名称|内容)?|指标名称|绩效指标名称|指标内容|具体指标|四级指标)$/],
  ['nature', /^(指标性质|计算符号|比较符号|符号|指标方向)$/],
  ['unit', /^(度量单位|计量单位|单位)$/],
  [
    'actual',
    /^(年度|全年|本年|年末|当年|自评)?(实际)?(完成值|实际值|完成情况|完成数|完成数值|完成指标值|实际完成|达成值)$/,
  ],
  ['actual', /^(年度|全年)?(指标)?(实际)?完成(指标)?(值|情况)$/],
  ['adjusted', /^(年中)?调整后?(的)?(指标值|目标值)$/],
  ['target', /^(年度|年初|全年|本年|预期|计划|当年|年初设定|批复)?(设定|计划|预期)?(绩效|指标)?(指标值|目标值)$/],
  ['target', /^(预期值|计划值|年度计划值|计划完成值|应完成值)$/],
  ['weightedScore', /折算得分$/],
  ['weight', /^权重占比$/],
  ['points', /^(分值|(指标|参考)分值|分数|权重|权数|指标权重|标准分[值数]?|分值权重|权重分值|满分)$/],
  ['score', /^(得分|指标得分|自评得分|单项指标得分|实际得分|自评分数?|单位自评得分|评价得分|评分|得分情况)$/],
  ['measure', /^(拟采取的|下一步)?(改进|整改)措施/],
  ['reason', /^(?!.*(指标说明|评分说明|计算说明|取值说明))(.*(偏差|偏离|未完成|原因|说明|备注))/],
];

export type FundsRole = 'initialBudget' | 'annualBudget' | 'executed' | 'points' | 'rate' | 'score' | 'reason';

/** Heads of the money block. Where several columns could be one, the head named first here is meant. */
export const fundsHeads: [FundsRole, RegExp][] = [
  ['initialBudget', /^年初(预算|批复|安排)(预算)?(数|金额|安排数?)?$/],
  ['annualBudget', /^(全年|调整后|年度调整|调整|本年)的?预算(总额|数|金额|安排数?)?$/],
  ['annualBudget', /^(年度)?预算(数|金额|总额|安排数?)$|^预算安排情况$/],
  ['executed', /^(全年|年度|本年|累计)?(预算|实际|资金)?(执行|支出)(数|金额|额)$/],
  ['executed', /^(全年|年度|本年)?(实际支出|实际执行)$|^资金执行情况$/],
  ['rate', /^((全年|预算|资金)?执行率|(预算)?执行进度)$/],
  ['points', /^(分值|权重|(预算)?执行率(权重|分值)|标准分)$/],
  ['score', /^(得分|(预算)?执行率得分|自评得分|评分|自评分)$/],
  ['reason', /(原因|说明)/],
];

/** The role of a head; null for any other text. */
export function roleOf<Role>(heads: [Role, RegExp][], text: string): Role | null {
  return rankedRoleOf(heads, text)?.role ?? null;
}

/** The role of a head with its rank among the heads that may mean the same: the lower, the clearer. */
export function rankedRoleOf<Role>(heads: [Role, RegExp][], text: string): { role: Role; rank: number } | null {
  const head = headOf(text);
  const rank = heads.findIndex(([, pattern]) => pattern.test(head));
  return rank < 0 ? null : { role: heads[rank]![0], rank };
}

export const GOAL_TARGET = /^(项目|当年|年度|年初|全年|预期|总体|设定|调整|绩效)*目标(设定)?$/;
export const GOAL_ACTUAL = /^(项目|当年|年度|全年|总体|绩效|目标|实际|年末)*(完成|达成|实现)情况(综述|说明)?$/;
export const TOTAL = /^(总分|合计|总计|总得分|总评分|综合得分|自评总分|自评得分|自评总得分|得分合计|总分合计|合计得分)/;
export const SUBTOTAL = /^小计/;
export const BELOW =
  /^(注|备注|说明|填报说明|填表说明|其他需要|其它需要|其他说明|存在问题|存在的问题|改进措施|偏差大|评价结论|自评结论|自评等级|评价等级|等级|项目负责人|财务负责人|单位负责人|填表人|填报人|填报日期|填表日期|制表人|经办人|审核人|联系人|联系电话|绩效自评)/;
export const GRADE = /^(自评等级|评价等级|绩效等级|等级|评价结论|自评结论|评定等级)/;
export const FUNDS_TOTAL = /(资金总额|总额|总计|合计|年度资金)/;
/** Lines below the money that speak of its management: 资金管理情况, 分配科学性 … */
export const FUNDS_END = /(性|情况)$/;
export const PLACEHOLDER = /^(指标\d*|[.…·]+|目标\d*)?$/;
export const NO_VALUE = /^[-/—–]*$/;
export const NOT_APPLICABLE = /^(无|不适用|不涉及|未涉及|无此项)$/;
/** Instructions that forms print in the cells of the money's reasons; what is left beside them was written by people. */
export const PRINTED_IN_REASON =
  /\d\s*[.、．]\s*(预算执行率\s*=[^；;。]*|年中发生预算调整的[^；;。]*|其他资金包括[^；;。.]*)[；;。.]?/g;
