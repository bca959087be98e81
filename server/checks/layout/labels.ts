// The words above and beside the cells of the official forms and their local variants (evaluation-rules §5), as data.
import { foldWidth } from '../../../shared/indicators/units';

/** A head without blanks and without what stands in brackets: `执行率（B/A）` → `执行率`. */
export function headOf(text: string): string {
  return foldWidth(text)
    .replace(/[(（〔[][^)）〕\]]*[)）〕\]]/g, '')
    .replace(/[\s:：*]+/g, '');
}

export type IndicatorRole =
  | 'level1'
  | 'level2'
  | 'name'
  | 'nature'
  | 'target'
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
  ['name', /^(三级指标(名称)?|指标名称|绩效指标名称|指标内容|具体指标|四级指标)$/],
  ['nature', /^(指标性质|计算符号|比较符号|符号|指标方向)$/],
  ['unit', /^(度量单位|计量单位|单位)$/],
  ['actual', /^(年度|全年|本年|年末|当年)?(实际)?(完成值|实际值|完成情况|完成数|完成指标值|实际完成)$/],
  ['actual', /^(年度|全年)?(指标)?(实际)?完成(指标)?(值|情况)$/],
  ['target', /^(年度|年初|全年|本年|预期|计划|当年|年初设定)?(设定)?(绩效)?(指标值|目标值)$/],
  ['weightedScore', /折算得分$/],
  ['weight', /^权重占比$/],
  ['points', /^(分值|指标分值|权重|指标权重|标准分值?|分值权重|权重分值|满分)$/],
  ['score', /^(得分|指标得分|自评得分|单项指标得分|实际得分|自评分|评价得分|评分|得分情况)$/],
  ['measure', /^(拟采取的)?改进措施/],
  ['reason', /(偏差|偏离|未完成|原因|说明|备注)/],
];

export type FundsRole = 'initialBudget' | 'annualBudget' | 'executed' | 'points' | 'rate' | 'score' | 'reason';

/** Heads of the money block. */
export const fundsHeads: [FundsRole, RegExp][] = [
  ['initialBudget', /^(年初预算(数|金额|安排数?)?|年初批复数)$/],
  ['annualBudget', /^((全年|调整后|年度|调整|本年)预算(数|金额|安排数?)?|预算(数|金额)|预算安排情况|预算安排数)$/],
  ['executed', /^((全年|年度|本年)?(预算|实际|资金)?(执行|支出)(数|金额)|资金执行情况|全年实际支出)$/],
  ['rate', /^((全年|预算|资金)?执行率|(预算)?执行进度)$/],
  ['points', /^(分值|权重|(预算)?执行率(权重|分值)|标准分)$/],
  ['score', /^(得分|(预算)?执行率得分|自评得分)$/],
  ['reason', /(原因|说明)/],
];

/** The role of a head; null for any other text. */
export function roleOf<Role>(heads: [Role, RegExp][], text: string): Role | null {
  const head = headOf(text);
  return heads.find(([, pattern]) => pattern.test(head))?.[0] ?? null;
}

export const GOAL_TARGET = /^(年度|年初)?(总体)?(设定|预期)?(绩效)?目标(设定)?$|^年初设定(绩效)?目标$/;
export const GOAL_ACTUAL =
  /^(年度)?(总体)?(目标)?(全年|年度|目标|绩效目标)?(实际)?完成情况(综述)?$|^年度总体目标(实际)?完成情况综述$/;
export const TOTAL = /^(总分|合计|总计|总得分|自评总分|自评得分|自评总得分|得分合计|总分合计|合计得分)/;
export const SUBTOTAL = /^小计/;
export const BELOW =
  /^(注|备注|说明|填报说明|填表说明|其他需要|其它需要|存在问题|存在的问题|改进措施|偏差大|评价结论|自评结论|自评等级|评价等级|等级|项目负责人|财务负责人|单位负责人|填表人|填报人|联系人|绩效自评)/;
export const GRADE = /^(自评等级|评价等级|绩效等级|等级|评价结论|自评结论|评定等级)/;
export const FUNDS_TOTAL = /(资金总额|总额|总计|合计|年度资金)/;
export const PLACEHOLDER = /^(指标\d*|[.…·]+|目标\d*)?$/;
