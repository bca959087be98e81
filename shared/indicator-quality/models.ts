// Model indicators by domain (运维、培训、工程、采购、资金补助、宣传 …), from which a draft that cannot be mended is rewritten.
// Names and formulas follow published tables (evaluation-rules §4, §5; seed-analysis §4); the values are starting points
// to be set by the project (产品默认规则). Adding a domain is adding data.
import type { Comparator } from '../contracts/common';
import type { Dimension } from './readDraft';
import { canonicalName } from './similarity';

export interface Model {
  dimension: Dimension;
  /** words of a draft that this model answers best */
  words: RegExp | null;
  name: string;
  /** the name as names are compared */
  canonical: string;
  comparator: Comparator;
  target: string;
  unit: string;
  definition: string;
}

interface Domain {
  id: string;
  words: RegExp;
  models: readonly Model[];
}

const model = (
  dimension: Dimension,
  words: RegExp | null,
  name: string,
  [comparator, target, unit]: [Comparator, string, string],
  definition: string,
): Model => ({
  dimension,
  words,
  name,
  canonical: canonicalName(name),
  comparator,
  target,
  unit,
  definition,
});

/** What every domain shares: fallback for a dimension that a domain has no model of. */
export const generalModels: readonly Model[] = [
  model('数量', null, '服务事项办理数量', ['>=', '20', '件'], '全年办结的事项数'),
  model('数量', /检查|巡查|督导|督查/, '检查次数', ['>=', '4', '次'], '全年有检查记录的次数'),
  model('数量', /会议|活动/, '活动举办场次', ['>=', '10', '场'], '全年有签到记录的场次'),
  model('质量', null, '成果验收合格率', ['>=', '95', '%'], '验收合格的成果数÷提交验收的成果总数×100%'),
  model('质量', /制度|规范|管理/, '制度执行抽查合格率', ['>=', '95', '%'], '抽查合格数÷抽查总数×100%'),
  model('时效', null, '任务按期完成率', ['>=', '95', '%'], '按期完成的任务数÷计划任务总数×100%'),
  model('时效', /办理|审批|响应/, '业务平均办理时间', ['<=', '5', '个工作日'], '全部业务办理用时之和÷业务笔数'),
  model('成本', null, '实际成本占批复预算比例', ['<=', '100', '%'], '实际成本÷批复预算×100%'),
  model('成本', /节约|控制/, '项目成本节约率', ['>=', '3', '%'], '（计划成本－实际成本）÷计划成本×100%'),
  model('效益', null, '服务对象问题解决率', ['>=', '90', '%'], '已解决的问题数÷收到的问题总数×100%'),
  model(
    '效益',
    /能力|效率|水平|服务/,
    '业务办理时间较上年下降率',
    ['>=', '5', '%'],
    '（上年平均用时－本年平均用时）÷上年平均用时×100%',
  ),
  model('效益', /安全|稳定|隐患/, '安全隐患整改率', ['=', '100', '%'], '已整改的隐患数÷发现的隐患总数×100%'),
  model(
    '效益',
    /经济|增收|收入|产业/,
    '服务对象收入较上年增长率',
    ['>=', '5', '%'],
    '（本年收入－上年收入）÷上年收入×100%',
  ),
  model(
    '效益',
    /生态|污染|环保|水质|空气|(?:^|[^商])环境/,
    '环境监测达标率',
    ['>=', '95', '%'],
    '达标的监测次数÷监测总次数×100%',
  ),
  model('效益', /影响|形象|意识|认知/, '政策知晓率', ['>=', '85', '%'], '知晓政策的人数÷有效调查人数×100%'),
  model('满意度', null, '服务对象满意度', ['>=', '90', '%'], '满意和基本满意的有效问卷数÷有效问卷总数×100%'),
];

const operations: readonly Model[] = [
  model('数量', null, '运维系统数量', ['>=', '10', '个'], '当年有合同或服务记录的系统数'),
  model('数量', /巡检|检查|周期|等保|测评/, '系统巡检次数', ['>=', '12', '次'], '全年有巡检记录的次数'),
  model('质量', null, '系统功能达标率', ['>=', '98', '%'], '检测通过的功能数÷检测的功能总数×100%'),
  model('质量', /机房|巡检|环境/, '机房巡检合格率', ['>=', '98', '%'], '合格的巡检次数÷计划巡检次数×100%'),
  model('质量', /维护|保障|运维|服务/, '运维工单验收合格率', ['>=', '98', '%'], '验收合格的工单数÷工单总数×100%'),
  model('质量', /事故|故障/, '系统故障天数占比', ['<=', '1', '%'], '发生故障的天数÷计划运行天数×100%'),
  model('时效', null, '运维任务按期完成率', ['>=', '95', '%'], '按期完成的任务数÷计划任务总数×100%'),
  model('时效', /故障|修复|响应|处理/, '系统故障修复时间', ['<=', '1', '天'], '从报告故障到恢复运行的最长用时'),
  model(
    '时效',
    /等保|测评|周期|安全/,
    '等级保护测评按期完成率',
    ['=', '100', '%'],
    '年内取得有效测评报告的系统数÷应测评的系统总数×100%',
  ),
  model(
    '时效',
    /实施|进度|上线/,
    '系统实施按期完成率',
    ['>=', '95', '%'],
    '按约定时间完成的系统数÷计划实施的系统总数×100%',
  ),
  model('效益', /可用|稳定|运行/, '系统可用率', ['>=', '99', '%'], '可用时间÷计划运行时间×100%'),
  model(
    '效益',
    /安全|漏洞|隐患/,
    '高风险漏洞整改率',
    ['=', '100', '%'],
    '已整改的高风险漏洞数÷发现的高风险漏洞总数×100%',
  ),
  model(
    '效益',
    /能力|效率|水平|服务/,
    '业务平均办理时间较上年下降率',
    ['>=', '5', '%'],
    '（上年平均用时－本年平均用时）÷上年平均用时×100%',
  ),
  model('满意度', null, '系统用户满意度', ['>=', '90', '%'], '满意和基本满意的有效问卷数÷有效问卷总数×100%'),
];

const training: readonly Model[] = [
  model('数量', null, '培训人次', ['>=', '200', '人次'], '签到表记录的参训人次'),
  model('数量', /班|期|场|次/, '培训班举办期数', ['>=', '5', '期'], '全年有签到表的培训班期数'),
  model('质量', null, '培训考核合格率', ['>=', '95', '%'], '考核合格人数÷参加考核人数×100%'),
  model('时效', null, '培训计划按期完成率', ['>=', '95', '%'], '按期举办的培训期数÷计划培训期数×100%'),
  model('成本', null, '人均培训成本', ['<=', '400', '元/人天'], '培训支出÷参训人天数'),
  model('效益', null, '参训人员岗位应用率', ['>=', '80', '%'], '培训后在岗位应用所学的人数÷回访人数×100%'),
  model('满意度', null, '参训人员满意度', ['>=', '90', '%'], '满意和基本满意的有效问卷数÷有效问卷总数×100%'),
];

const works: readonly Model[] = [
  model('数量', null, '建设改造工程量完成率', ['=', '100', '%'], '实际完成工程量÷计划工程量×100%'),
  model('质量', null, '工程验收合格率', ['=', '100', '%'], '验收合格的工程数÷完工工程总数×100%'),
  model('时效', null, '工程按期完工率', ['>=', '95', '%'], '按期完工的工程数÷计划完工的工程总数×100%'),
  model('成本', null, '工程结算占概算比例', ['<=', '100', '%'], '工程结算金额÷批复概算×100%'),
  model('效益', null, '工程受益人口覆盖率', ['>=', '90', '%'], '实际受益人数÷计划受益人数×100%'),
  model('效益', /安全|事故/, '安全隐患整改率', ['=', '100', '%'], '已整改的隐患数÷发现的隐患总数×100%'),
  model('满意度', null, '受益群众满意度', ['>=', '90', '%'], '满意和基本满意的有效问卷数÷有效问卷总数×100%'),
];

const purchase: readonly Model[] = [
  model('数量', null, '设备购置数量', ['>=', '20', '台'], '验收入账的设备台数'),
  model('质量', null, '设备验收合格率', ['=', '100', '%'], '验收合格的设备数÷到货设备总数×100%'),
  model('时效', null, '采购按期交付率', ['>=', '95', '%'], '按合同期限交付的批次÷采购总批次×100%'),
  model('成本', null, '采购价格占预算单价比例', ['<=', '100', '%'], '采购单价÷预算单价×100%'),
  model('效益', null, '设备使用率', ['>=', '90', '%'], '投入使用的设备数÷购置设备总数×100%'),
  model('满意度', null, '设备使用人员满意度', ['>=', '90', '%'], '满意和基本满意的有效问卷数÷有效问卷总数×100%'),
];

const subsidy: readonly Model[] = [
  model('数量', null, '补助对象人数', ['>=', '100', '人'], '实际领取补助的人数'),
  model('质量', null, '补助对象资格审核准确率', ['=', '100', '%'], '审核无误的对象数÷抽查对象总数×100%'),
  model('时效', null, '补助资金按时发放率', ['=', '100', '%'], '按时发放的金额÷应发放金额×100%'),
  model('成本', null, '补助标准执行率', ['=', '100', '%'], '按标准发放的人数÷发放总人数×100%'),
  model('效益', null, '符合条件对象补助覆盖率', ['>=', '95', '%'], '已补助的对象数÷符合条件的对象总数×100%'),
  model('满意度', null, '补助对象满意度', ['>=', '90', '%'], '满意和基本满意的有效问卷数÷有效问卷总数×100%'),
];

const publicity: readonly Model[] = [
  model('数量', null, '宣传活动场次', ['>=', '10', '场'], '全年有活动记录的宣传场次'),
  model('数量', /资料|手册|稿件|报道/, '宣传资料发放份数', ['>=', '1000', '份'], '有发放记录的资料份数'),
  model('质量', null, '宣传内容差错率', ['<=', '1', '%'], '有差错的稿件数÷发布稿件总数×100%'),
  model('时效', null, '宣传计划按期完成率', ['>=', '95', '%'], '按期完成的宣传任务数÷计划任务总数×100%'),
  model('效益', null, '公众政策知晓率', ['>=', '85', '%'], '知晓政策的人数÷有效调查人数×100%'),
  model('满意度', null, '受众满意度', ['>=', '90', '%'], '满意和基本满意的有效问卷数÷有效问卷总数×100%'),
];

/** Domains in the order in which they are asked for. */
const domains: readonly Domain[] = [
  { id: '培训', words: /培训|教育|学员|授课|课程|研修|讲座/, models: training },
  { id: '宣传', words: /宣传|宣讲|报道|稿件|知晓|普法|媒体/, models: publicity },
  { id: '资金补助', words: /补助|补贴|资助|奖补|救助|低保|津贴|贴息|助学|发放/, models: subsidy },
  { id: '运维', words: /系统|运维|网络|机房|信息化|平台|等保|软件|数据|故障|信息安全/, models: operations },
  { id: '采购', words: /采购|购置|购买|设备|仪器|办公用品/, models: purchase },
  { id: '工程', words: /工程|建设|改造|修缮|道路|施工|竣工|管网|绿化|维修/, models: works },
];

/** The models for a text's domain; for a text of none, those of the domain that most of the other texts belong to. */
export function domainModels(text: string, others: readonly string[]): readonly Model[] {
  const own = domains.find(({ words }) => words.test(text));
  if (own) return own.models;
  const counts = domains.map(({ words }) => others.filter((other) => words.test(other)).length);
  const most = Math.max(...counts);
  return most === 0 ? [] : domains[counts.indexOf(most)]!.models;
}
