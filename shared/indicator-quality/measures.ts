// What a name measures, by its ending: a usual target and unit, and what a rate is divided by. Data for rewriting; the
// values are starting points to be set by the project, not standards (产品默认规则).
import type { Comparator } from '../contracts/common';

export interface Measure {
  comparator: Comparator;
  value: string;
  unit: string;
}

/** Names that count as rates; 效率, 利率 and their like are none. */
export const RATE_NAME = /(?:^|[^效功利汇税费概速])率$|(比例|占比|比重)$/;

/** The first that fits counts: a rate of accidents before any rate. */
const measures: [name: RegExp, comparator: Comparator, value: string, unit: string][] = [
  [/满意(度|率)$/, '>=', '90', '%'],
  [/(事故|故障|差错|失误|投诉|违规|违纪|逾期|流失|超支|误差|缺陷|空置)(发生)?(率|频率|比例)$/, '<=', '1', '%'],
  [/成本控制率$|占批复预算比例$/, '<=', '100', '%'],
  [/(下降|降低|减少|节约|节省)(率|比例|幅度)$/, '>=', '3', '%'],
  [/(增长|提升|提高|增加)(率|比例|幅度)$/, '>=', '5', '%'],
  [RATE_NAME, '>=', '95', '%'],
  [/(事故|投诉|违规|违纪|差错|失误|中断|泄密|泄露|伤亡|死亡).{0,2}(次数|起数|件数|人数|数量|数|量)$/, '=', '0', '起'],
  [/(故障|宕机).{0,2}(次数|起数|数量|数)$/, '<=', '5', '次'],
  [/响应(时间|时长|时限)$/, '<=', '30', '分钟'],
  [/(修复|处理|处置|恢复|解决|排除)(时间|时长|时限)$/, '<=', '1', '天'],
  [/(办理|审批|审核|发放|拨付|兑付|支付|报送|办结)(时间|时长|时限|周期)$/, '<=', '5', '个工作日'],
  [/(完成|完工|竣工|验收|上线|交付|建成|发放|拨付)(时间|期限|日期|时限)$/, '<=', '12', '个月'],
  [/(时间|时长|时限|工期|期限)$/, '<=', '5', '个工作日'],
  [/人次(数)?$/, '>=', '200', '人次'],
  [/(户数)$/, '>=', '50', '户'],
  [/(人数|人员数|人员数量|学员数|人才数量|名额)$/, '>=', '100', '人'],
  [/场次$|(活动|讲座|会议|演出)(场数|次数|数量|数)$/, '>=', '10', '场'],
  [/(课时|学时)(数)?$/, '>=', '40', '学时'],
  [/(次数|频次|批次)$/, '>=', '4', '次'],
  [/面积$/, '>=', '1000', '平方米'],
  [/(里程|长度|公里数)$/, '>=', '10', '公里'],
  [/(设备|电脑|终端|服务器|车辆|空调|仪器).{0,4}(台数|数量|数)$/, '>=', '20', '台'],
  [/(报告|手册|材料|资料|合同|文件|册|问卷|方案).{0,3}(份数|数量|数)$/, '>=', '10', '份'],
  [/(企业|单位|机构|商户|门店).{0,4}(家数|数量|数|户数)$/, '>=', '20', '家'],
  [/(增收|收入|产值|税收|营业额|销售额|节约资金|投资额)(金额|额)?$/, '>=', '10', '万元'],
  [/课程.{0,3}(门数|数量|数)$/, '>=', '10', '门'],
  [/(案件|事项|业务|订单).{0,3}(件数|数量|数)$/, '>=', '50', '件'],
  [/(数量|个数|套数|(?:^|[^指系参次倍])数)$/, '>=', '10', '个'],
];

/** The usual target of a name that ends in what it measures; null for a name that does not. */
export function usualMeasure(name: string): Measure | null {
  const found = measures.find(([ending]) => ending.test(name));
  return found ? { comparator: found[1], value: found[2], unit: found[3] } : null;
}

/** Ends of a rate whose numerator and denominator follow from its subject: 系统功能达标率 is 达标 ÷ 检查. {} is the subject. */
const formulas: [rate: string, formula: string][] = [
  ['达标', '{}达标数÷{}检查总数×100%'],
  ['合格', '{}合格数÷{}总数×100%'],
  ['验收通过|验收', '{}验收通过数÷{}应验收总数×100%'],
  ['通过', '{}通过数÷{}总数×100%'],
  ['按期完成|按时完成|及时完成', '{}按期完成数÷{}应完成总数×100%'],
  ['及时|按时|按期|准时|及时响应', '{}按时完成数÷{}应完成总数×100%'],
  ['完成|达成|实现|执行|履约|兑现', '{}实际完成数÷{}计划数×100%'],
  ['覆盖|普及|入户|供应', '{}已覆盖数÷{}应覆盖总数×100%'],
  ['到位|拨付|兑付|发放|支付', '{}实际到位数÷{}应到位数×100%'],
  ['可用', '可用时间÷计划运行时间×100%'],
  ['在线|正常运行|正常运转', '{}正常运行时间÷{}计划运行时间×100%'],
  ['完好|优良|优秀|优质|良好', '{}完好数÷{}总数×100%'],
  ['准确|正确|完整|规范|一致|符合|真实', '{}符合要求数÷{}抽查总数×100%'],
  ['知晓|认知', '知晓人数÷有效调查人数×100%'],
  ['参与|参加|出勤|到课|参训|参保|入学|入园|就业|签约|毕业|录取', '{}实际人数÷{}应到人数×100%'],
  ['办结|处置|处理|整改|解决|修复|化解|回复|回访|响应|受理|审结|破案', '{}办结数÷{}受理总数×100%'],
  ['使用|利用|转化|应用|采纳|采用|回收|上座', '{}已使用数÷{}可使用总数×100%'],
  ['检测|检查|抽检|巡检|巡查|监测|评审|审核|审计|公开|归档|建档|登记|报送|备案', '{}已完成数÷{}应完成总数×100%'],
  ['开工|完工|竣工|交付|上线|达产|投产', '{}实际完成数÷{}计划数×100%'],
  ['成活|治愈|存活|保存|巩固|绿化|接种|筛查|治理|保护', '{}达到要求数÷{}总数×100%'],
];
const known = formulas.map(([rate, formula]) => ({ ending: new RegExp(`(?:${rate})率$`), formula }));
/** Endings that leave open what they are divided by: of days or of cases, beside which year, of which total. */
const OPEN_BASE =
  /(发生|频|事故|故障|投诉|差错|增长|提升|提高|增加|上升|下降|降低|减少|节约|节省|控制|带动|拉动|影响|贡献|促进|改善|采购|保障|支持)率$|(比例|占比|比重)$/;
/** Endings that name their own subject: 结案 of 受案, 就业 of those who seek it. */
const OWN_SUBJECT = /(结案|破案|审结|入学|入园|就业|参保|出勤|成活|治愈|脱贫|可用)率$/;
/** Words before a rate that name no subject. */
const MODIFIERS = /^(年度|全年|本年度|本年|总体|综合|平均|及时|按时|按期|准时|实际|各项|项目)+/;
/** Characters of the verb before 率, and the fewest before it that name a subject: 培训合格率 has two and two. */
const [VERB, SHORTEST_SUBJECT] = [2, 2];

/** Whether a rate's name itself says what is divided by what: a subject with a plain ending, or 占 and 同比. */
export function namesItsRate(name: string): boolean {
  if (/占|同比|环比|较上年|比上年|较去年/.test(name) || OWN_SUBJECT.test(name)) return true;
  if (OPEN_BASE.test(name)) return false;
  return [...name.replace(MODIFIERS, '').replace(/率$/, '')].length >= VERB + SHORTEST_SUBJECT;
}

/** A name that is counted in per cent without the word 率, as a rate: 全面覆盖 is 全面覆盖率, 可用性 is 可用率. */
export function asRate(name: string): string | null {
  if (RATE_NAME.test(name)) return name;
  const rate = `${name.replace(/性$/, '')}率`;
  return known.some(({ ending }) => ending.test(rate)) ? rate : null;
}

/** Numerator ÷ denominator of a rate, from its name; null for what is no rate. */
export function formulaOf(name: string): string | null {
  if (/满意(度|率)$/.test(name)) return '满意和基本满意的有效问卷数÷有效问卷总数×100%';
  if (!RATE_NAME.test(name)) return null;
  const found = known.find(({ ending }) => ending.test(name));
  if (found) return found.formula.replaceAll('{}', name.replace(found.ending, '').replace(MODIFIERS, ''));
  const stem = name.replace(/(发生)?(频率|率|占比|比例|比重)$/, '');
  if (stem.endsWith('成本控制')) return '实际成本÷计划成本×100%';
  if (stem.endsWith('投诉')) return '有效投诉件数÷服务总件数×100%';
  if (/(差错|失误)$/.test(stem)) return '有差错的数量÷抽查总数×100%';
  if (/(事故|故障|中断|宕机)$/.test(stem)) return '发生故障或事故的天数÷计划运行天数×100%';
  if (/(节约|节省)$/.test(stem)) return '（计划成本－实际成本）÷计划成本×100%';
  if (/(增长|提升|提高|增加)$/.test(stem)) return '（本年数－上年数）÷上年数×100%';
  if (/(下降|降低|减少)$/.test(stem)) return '（上年数－本年数）÷上年数×100%';
  return `${stem}的数量÷对应的总数×100%`;
}
