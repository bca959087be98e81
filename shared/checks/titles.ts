// What each check is about, in one sentence: the heading under which its findings are counted over a whole campaign.
import type { CheckId } from './catalogue';

const ofChecks = {
  K01: '各项分值合计不是100分',
  K02: '一级指标的权重与评分方案不一致',
  K03: '总分不等于各项得分之和',
  K04: '得分超出分值',
  K05: '预算执行率计算有误',
  K06: '预算执行率得分计算有误',
  K07: '全年执行数超过全年预算数',
  K08: '没有可用的预算数或执行数',
  K09: '年度资金总额不等于明细之和',
  K10: '资金明细行里也写了得分',
  K11: '预算有调整，没有说明',
  K12: '预算执行率偏低，没有说明原因',
  K13: '没有填实际完成值',
  K14: '没有年度指标值',
  K15: '实际完成值照抄了年度指标值',
  K16: '指标值写在了别的格子里',
  K17: '得分与评分规则算出的不一致',
  K18: '没有达到指标值却得了满分',
  K19: '扣了分，没有写明偏差原因',
  K20: '没有偏差，却写了偏差原因',
  K21: '实际完成值远高于指标值',
  K22: '得分比例不在所选的档次里',
  K23: '定性指标没有写完成情况',
  K24: '用词笼统，无法衡量',
  K25: '缺计量单位，或同类单位混用',
  K26: '比较符号与指标方向相反',
  K27: '指标放错了类别',
  K28: '缺少必要的指标类别',
  K29: '指标过少，或单项分值过重',
  K30: '指标重复',
  K31: '不适用的指标计了分',
  K32: '目标完成情况照抄或过于简单',
  K33: '年度目标没有逐项说明完成情况',
  K34: '文字里的分项加不到合计',
  K36: '等级与总分不符',
  K38: '留有填表提示文字',
  K42: '句子没有写完',
  K43: '成效明显高于资金执行',
  K44: '成本与实际支出不一致',
  K45: '满意度没有写明调查依据',
  K46: '各项都是满分，请核实',
  K47: '完成日期不在评价年度内',
  K48: '项目基本信息不全',
  K49: '项目编码位数或类别不对',
  K50: '年度指标值与批复的不一致',
  R01: '公式单元格按文件里保存的结果读取',
  R02: '金额单位已换算',
  R03: '读取的工作表',
  R04: '读取的表式',
  R06: '读取的明细行',
} satisfies Record<CheckId, string>;

/** Findings of the scoring rules and about evidence that are no check of the list. */
const ofOthers: Record<string, string> = {
  'strict-bound-equal': '实际完成值正好等于界限',
  'zero-target-missed': '指标值为0而没有做到',
  'over-target': '实际完成值高于应达到的值',
  'partly-but-met': '标为部分完成，却已达到指标值',
  'deduction-invalid': '扣分的写法无法计算',
  'scoring-rule-invalid': '赋分规则无法计算',
  'evidence-on-its-way': '佐证材料还没有传完',
  'evidence-refused': '佐证材料没有传成',
  'evidence-missing': '缺佐证材料',
  'evidence-advised': '建议附佐证材料',
};

/** @param id number of a check, e.g. `K19`, or the code of a finding that has none */
export function checkTitle(id: string): string {
  return (ofChecks as Record<string, string>)[id] ?? ofOthers[id] ?? '其他需要核对的内容';
}
