// 信息系统运行维护: what can be measured, each with its formula and where the figures come from. Definitions of the report's own
// indicators settle what it left open (denominator, period, worst system); all of them are product choices.
import type { TemplateIndicator } from '../types';
import { BENEFIT, indicator, OUTPUT, OWN_VALUE, SATISFACTION, SEED_REPORT, USUAL_LEVEL } from './indicator';

type WithPoints = (points: string) => TemplateIndicator;

const [QUANTITY, QUALITY, TIMELINESS, COSTS] = ['数量指标', '质量指标', '时效指标', '成本指标'];
const [SOCIAL, ECOLOGICAL, LASTING] = ['社会效益指标', '生态效益指标', '可持续影响指标'];

const output =
  (level2: string, name: string, target: string, definition: string, dataSource: string, targetBasis = USUAL_LEVEL) =>
  (points: string) =>
    indicator(OUTPUT, level2, name, target, points, { definition, dataSource, targetBasis });

/** What stands in one document that can be asked for. */
const proven =
  (indicatorOf: WithPoints, requiredEvidence: string): WithPoints =>
  (points) => ({ ...indicatorOf(points), requiredEvidence });

const benefit =
  (level2: string, name: string, target: string, definition: string, dataSource: string, targetBasis = USUAL_LEVEL) =>
  (points: string) =>
    indicator(BENEFIT, level2, name, target, points, { definition, dataSource, targetBasis });

const satisfied =
  (name: string, target: string, definition: string, dataSource: string): WithPoints =>
  (points) =>
    indicator(SATISFACTION, '服务对象满意度指标', name, target, points, {
      definition,
      dataSource,
      targetBasis: USUAL_LEVEL,
    });

/** 产出：数量 */
export const quantities = {
  systems: output(
    QUANTITY,
    '运维系统数量',
    '=____个',
    '年度内有运维合同或服务记录的系统个数，以逐个列名的运维系统清单为准。',
    '运维系统清单、运维合同',
    OWN_VALUE,
  ),
  inspections: output(
    QUANTITY,
    '巡检计划完成率',
    '=100%',
    '实际完成的巡检次数÷计划巡检次数×100%。计划了而没有做的计入分母。',
    '巡检计划、巡检记录',
  ),
  roomInspections: output(
    QUANTITY,
    '机房巡检计划完成率',
    '=100%',
    '实际完成的机房巡检次数÷计划巡检次数×100%。计划了而没有做的计入分母。',
    '机房巡检计划、巡检记录',
  ),
  drills: output(
    QUANTITY,
    '备份恢复演练次数',
    '≥2次',
    '年度内用备份数据实际恢复并核对通过的演练次数，每次须有记录。',
    '演练方案和记录',
  ),
  emergencyDrills: output(
    QUANTITY,
    '应急演练次数',
    '≥1次',
    '年度内按应急预案组织并有总结的演练次数。',
    '演练方案和总结',
  ),
  powerTests: output(
    QUANTITY,
    '不间断电源放电测试次数',
    '≥2次',
    '年度内按规程完成并有记录的放电测试次数。',
    '测试记录',
  ),
  assessments: output(QUANTITY, '安全检测次数', '≥4次', '年度内完成并出具报告的漏洞扫描、渗透测试次数。', '检测报告'),
  trainings: output(
    QUANTITY,
    '使用人员培训人次',
    '≥____人次',
    '年度内参加系统使用培训的人次，以签到为准。',
    '培训签到表',
    OWN_VALUE,
  ),
};

/** 产出：质量 */
export const qualities = {
  availability: output(
    QUALITY,
    '系统可用率',
    '≥99.5%',
    '（服务时间－非计划停机时间）÷服务时间×100%。事先公告的停机不计，各系统分别计算，取最低的系统。',
    '监控系统记录、运维台账',
  ),
  functions: output(
    QUALITY,
    '系统功能达标率',
    '≥98%',
    '检查通过的功能项数÷检查的功能项数×100%，各系统合并计算，并注明最低的系统。',
    '功能检查记录',
    SEED_REPORT,
  ),
  maintenance: output(
    QUALITY,
    '日常维护合格率',
    '=100%',
    '验收合格的维护单数÷维护单总数×100%。没有维护单的不计分，不按100%计。',
    '维护工单、验收记录',
    SEED_REPORT,
  ),
  incidents: output(
    QUALITY,
    '各系统事故发生频率',
    '＜2%',
    '发生事故的天数÷服务天数×100%，各系统分别计算，取最高的系统。全年365天的，7天为1.92%，8天为2.19%。',
    '运维台账',
    SEED_REPORT,
  ),
  room: output(
    QUALITY,
    '机房运维服务达标率',
    '≥98%',
    '各项检查均合格的机房巡检次数÷应巡检次数×100%。应做未做的按不达标计。',
    '机房巡检记录',
    `${SEED_REPORT}，报告未写指标值，取同表系统功能达标率的98%`,
  ),
  environment: output(
    QUALITY,
    '机房环境达标率',
    '≥99%',
    '温度、湿度均在规定范围内的监测记录数÷监测记录总数×100%。',
    '动力环境监控记录',
  ),
  power: output(QUALITY, '机房供电可用率', '≥99.9%', '（全年时间－机房断电时间）÷全年时间×100%。', '动力环境监控记录'),
  fireSafety: proven(
    output(QUALITY, '消防设施检测合格率', '=100%', '检测合格的消防设施数÷应检测的消防设施数×100%。', '消防检测报告'),
    '消防检测报告',
  ),
  gradedProtection: proven(
    output(
      QUALITY,
      '等级保护测评完成率',
      '=100%',
      '年度内取得有效等级保护测评报告的系统数÷应测评的系统数×100%。报告编号和日期作为佐证。',
      '等级保护测评报告',
      `${SEED_REPORT}（等保测评及安全运维周期），产品改写为可计量的比率`,
    ),
    '等级保护测评报告',
  ),
  backups: output(QUALITY, '数据备份成功率', '≥99%', '成功的备份任务数÷计划的备份任务数×100%。', '备份系统日志'),
  restores: output(
    QUALITY,
    '备份恢复演练成功率',
    '=100%',
    '恢复成功并核对无误的演练次数÷演练次数×100%。没有演练的不计分。',
    '演练记录',
  ),
  changes: output(QUALITY, '系统变更成功率', '≥98%', '没有回退、没有引发故障的变更数÷变更总数×100%。', '变更记录'),
  vulnerabilities: output(
    QUALITY,
    '漏洞按期整改率',
    '≥95%',
    '在期限内整改并复测通过的漏洞数÷应整改的漏洞数×100%。',
    '漏洞扫描和复测报告',
  ),
  firstSolved: output(QUALITY, '服务请求一次解决率', '≥85%', '一次处理即解决的请求数÷请求总数×100%。', '服务台工单'),
  documents: output(
    QUALITY,
    '运维文档完整率',
    '=100%',
    '已归档且内容齐全的运维文档数÷合同约定的文档数×100%。',
    '运维文档清单',
  ),
};

/** 产出：时效和成本 */
export const timeAndCost = {
  response: output(
    TIMELINESS,
    '故障平均响应时间',
    '≤30分钟',
    '各次故障从报告到开始处理的时间之和÷故障次数。没有故障的按达标计。',
    '服务台工单、运维台账',
  ),
  repair: output(
    TIMELINESS,
    '系统故障修复时间',
    '≤24小时',
    '年度内各次故障从报告到恢复的最长时间，按自然时间计算；年末仍未修复的按不达标计。',
    '运维台账',
    `${SEED_REPORT}（系统故障在1天内处理完成），产品按自然时间24小时计`,
  ),
  roomRepair: output(
    TIMELINESS,
    '机房设施故障修复时间',
    '≤4小时',
    '年度内供电、空调、消防等设施各次故障从报告到恢复的最长时间，按自然时间计算。',
    '运维台账',
  ),
  repairedInTime: output(
    TIMELINESS,
    '故障按时修复率',
    '≥95%',
    '在约定时间内修复的故障数÷故障总数×100%。没有故障的按达标计。',
    '运维台账',
  ),
  tasksInTime: output(
    TIMELINESS,
    '运维任务按期完成率',
    '=100%',
    '在约定时间内完成的运维任务数÷约定的运维任务数×100%。',
    '运维计划、验收记录',
    `${SEED_REPORT}（各项系统实施进度），产品改写为可计量的比率`,
  ),
  riskyInTime: output(
    TIMELINESS,
    '高风险漏洞整改时间',
    '≤15天',
    '高风险漏洞从通报到复测通过的最长天数，按自然日计算。',
    '漏洞通报和复测报告',
  ),
  threatResponse: output(
    TIMELINESS,
    '安全事件平均响应时间',
    '≤60分钟',
    '各次安全事件从告警到开始处置的时间之和÷事件次数。没有事件的按达标计。',
    '安全监测平台记录',
  ),
  spending: output(
    COSTS,
    '年度运维支出',
    '≤____万元',
    '年度内为本项目实际支付的金额，按支付记录计算，不按合同金额。',
    '国库集中支付记录',
    '预算支出标准：批复的全年预算数',
  ),
  perSystem: output(
    COSTS,
    '单个系统平均运维成本',
    '≤____万元/个',
    '年度运维支出÷运维系统数量，与上年和同类单位比较。',
    '国库集中支付记录、运维系统清单',
    OWN_VALUE,
  ),
};

/** 效益和满意度 */
export const effects = {
  interruptions: benefit(
    SOCIAL,
    '造成业务中断的系统故障次数',
    '≤2次',
    '年度内因系统故障使对外业务不能办理、持续超过30分钟的次数。',
    '运维台账、业务部门反馈',
  ),
  roomInterruptions: benefit(
    SOCIAL,
    '机房故障造成业务中断次数',
    '=0次',
    '年度内因机房供电、空调、网络故障使业务系统停止服务的次数。',
    '运维台账',
  ),
  securityIncidents: benefit(
    SOCIAL,
    '较大及以上网络安全事件数',
    '=0起',
    '年度内经主管部门认定的较大及以上网络安全事件数。',
    '网络安全事件通报',
  ),
  accidents: benefit(
    SOCIAL,
    '机房安全责任事故数',
    '=0起',
    '年度内经认定的火灾、触电等安全责任事故数。',
    '事故认定材料',
  ),
  requests: benefit(
    SOCIAL,
    '服务请求按时办结率',
    '≥95%',
    '在约定时间内办结的服务请求数÷服务请求总数×100%。',
    '服务台工单',
  ),
  online: benefit(
    SOCIAL,
    '业务在线办理率',
    '≥____%',
    '在线办理的业务笔数÷业务总笔数×100%。',
    '业务系统统计',
    OWN_VALUE,
  ),
  stability: benefit(
    LASTING,
    '系统可用率与上年之比',
    '≥100%',
    '本年系统可用率÷上年系统可用率×100%，两年口径相同。',
    '监控系统记录',
    `${SEED_REPORT}（信息系统后续可用性及稳定性的影响程度），产品改写为与上年比较`,
  ),
  openRisks: benefit(
    LASTING,
    '年末未整改高风险漏洞数',
    '=0个',
    '年度最后一次检测中仍未整改的高风险漏洞数。',
    '漏洞扫描报告',
    `${SEED_REPORT}（信息系统安全性及稳定性改善程度），产品改写为可计数的结果`,
  ),
  ageing: benefit(
    LASTING,
    '关键设备超期服役率',
    '≤10%',
    '超过规定使用年限仍在用的关键设备数÷关键设备总数×100%。',
    '资产台账',
  ),
  energy: benefit(
    ECOLOGICAL,
    '机房用电量与上年之比',
    '≤100%',
    '本年机房用电量÷上年机房用电量×100%，设备规模有变化的注明。',
    '电费账单、电表读数',
  ),
  users: satisfied(
    '系统使用人员满意度',
    '≥90%',
    '评价为满意的有效答卷数÷有效答卷数×100%。写明调查对象和样本量。',
    '满意度调查问卷',
  ),
  roomUsers: satisfied(
    '机房使用部门满意度',
    '≥90%',
    '评价为满意的有效答卷数÷有效答卷数×100%。写明调查对象和样本量。',
    '满意度调查问卷',
  ),
  desk: satisfied(
    '服务台满意度',
    '≥95%',
    '回访评价为满意的工单数÷回访的工单数×100%。写明回访工单数。',
    '服务台回访记录',
  ),
};
