// The real project of the real report: its name, its two amounts and its indicators stay as the report has them.
// What the report does not state (year, points, some actual values, people) is assumed, and marked so wherever it shows.
import type { Band, Comparator } from '../../shared/contracts/common';
import type { Suggestion } from '../../shared/contracts/tasks';
import { scoredByProfile, type IndicatorColumns } from '../../server/projects/indicatorColumns';

export type DemoIndicator = Omit<IndicatorColumns, 'position'>;

const fromReport = (line: number, actual: string): Suggestion => ({
  actual,
  band: null,
  bandPercent: null,
  source: `报告原文第 ${line} 行`,
  assumed: false,
});

const assumed = (actual: string): Suggestion => ({
  actual,
  band: null,
  bandPercent: null,
  source: '报告原文没有实际完成值',
  assumed: true,
});

const band = (source: string, isAssumed: boolean, chosen: Band = 'achieved', percent = '100'): Suggestion => ({
  actual: null,
  band: chosen,
  bandPercent: percent,
  source,
  assumed: isAssumed,
});

type Row = [
  level2: string,
  name: string,
  comparator: Comparator,
  target: string,
  unit: string,
  points: string,
  suggestion: Suggestion,
  definition: string,
];

const OUTPUT = '产出指标';
const BENEFIT = '效益指标';

const quantitative = ([
  level2,
  name,
  comparator,
  target,
  unit,
  points,
  suggestion,
  definition,
]: Row): DemoIndicator => ({
  ...scoredByProfile,
  level1: OUTPUT,
  level2,
  name,
  kind: 'quantitative',
  comparator,
  target,
  unit,
  points,
  definition,
  suggestion,
});

const qualitative = (
  level1: string,
  level2: string,
  name: string,
  target: string,
  points: string,
  suggestion: Suggestion,
): DemoIndicator => ({
  ...scoredByProfile,
  level1,
  level2,
  name,
  kind: 'qualitative',
  comparator: null,
  target,
  unit: null,
  points,
  definition: null,
  suggestion,
});

/** 佐证要求 of the demo; the report names no documents. */
const askedFor: Record<string, string> = {
  系统功能达标率: '系统功能检测记录\n运维台账汇总表',
  等保测评及安全运维周期: '等级保护测评报告',
};

const rows: DemoIndicator[] = [
  quantitative([
    '数量指标',
    '运维系统数量',
    '=',
    '15',
    '个',
    '12',
    fromReport(59, '15'),
    '年度内有运维合同或服务记录的系统个数',
  ]),
  quantitative([
    '质量指标',
    '系统功能达标率',
    '>=',
    '98',
    '%',
    '6',
    assumed('98'),
    '检查通过的功能项数÷检查的功能项数×100%',
  ]),
  quantitative([
    '质量指标',
    '日常维护合格率',
    '=',
    '100',
    '%',
    '6',
    fromReport(65, '100'),
    '验收合格的维护单数÷维护单总数×100%',
  ]),
  quantitative([
    '质量指标',
    '各系统事故发生频率',
    '<',
    '2',
    '%',
    '6',
    assumed('1.9'),
    '发生事故的天数÷服务天数×100%，按最差的系统计',
  ]),
  quantitative([
    '质量指标',
    '机房运维服务达标率',
    '>=',
    '98',
    '%',
    '4',
    assumed('98'),
    '达标的机房巡检次数÷巡检次数×100%',
  ]),
  qualitative(OUTPUT, '时效指标', '各项系统实施进度', '在约定的时间内完成', '4', band('报告原文第 90 行', false)),
  quantitative([
    '时效指标',
    '系统故障修复（响应）时间',
    '<=',
    '1',
    '天',
    '4',
    fromReport(95, '1'),
    '故障从报告到修复的最长时间',
  ]),
  qualitative(OUTPUT, '时效指标', '等保测评及安全运维周期', '按周期完成', '3', band('报告原文没有完成情况', true)),
  quantitative([
    '成本指标',
    '本年度网络系统运维服务费',
    '<=',
    '147',
    '万元',
    '5',
    fromReport(7, '121.88'),
    '本年度为本项目支付的金额',
  ]),
  qualitative(
    BENEFIT,
    '可持续影响指标',
    '信息系统后续可用性及稳定性的影响程度',
    '提升',
    '14',
    band('报告原文没有完成情况', true),
  ),
  qualitative(
    BENEFIT,
    '社会效益指标',
    '提高公共服务能力和财政管理效率',
    '提高',
    '13',
    band('报告原文没有完成情况', true),
  ),
  qualitative(
    BENEFIT,
    '可持续影响指标',
    '信息系统安全性及稳定性改善程度',
    '改善',
    '13',
    band('报告原文没有完成情况', true),
  ),
];

/** Points, targets and order of the golden example: 产出 50, 效益 40 (满意度 does not apply and its 10 moved here). */
export const seedIndicators: DemoIndicator[] = rows.map((row) => ({
  ...row,
  requiredEvidence: askedFor[row.name] ?? null,
}));

export const seedProject = {
  name: '财政网络运维服务费',
  competentDepartment: '市财政局',
  initialBudget: '147',
  annualBudget: '147',
  executed: '121.88',
  fundsSource: '当年财政拨款',
  annualObjective: '保障财政各网络系统的正常运行，提高公共服务能力和财政管理效率。',
  basis: '《中华人民共和国预算法》和国库集中支付改革的要求，以及地方政府债务管理、行政事业单位资产管理等有关规定',
  content: '保障财政网络系统的日常运行维护',
  systems: [
    '政府采购云平台',
    '直达资金系统',
    '资产管理系统',
    '非税征管系统',
    '地方政府债务管理系统',
    '政务公开系统',
    '预算管理一体化钉钉智能平台',
  ],
  experience: ['资金使用执行项目资金管理办法和工作实施方案，审批程序和手续完整。'],
  suggestions: [
    '编制绩效目标时，结合部门实际，细化、量化年度绩效目标和各级指标，合理设置指标值，便于年度工作的执行、跟踪和结果考核。',
    '细化预算编制工作，结合以前年度预算执行情况，对下年度预算编制进行调整，合理安排各项支出，进一步提高预算执行率。',
  ],
  problems: [
    {
      problem: '部分绩效指标不够细化，缺乏可量化、可比的指标值。',
      cause: '绩效目标编制时对业务数据的积累和利用不足。',
    },
    { problem: '预算执行偏慢，年度内未及时对预算进行调整。', cause: null },
  ],
  assumptionsFor: (fiscalYear: number) => [
    `报告原文没有写明评价年度，${fiscalYear} 年为演示假设。`,
    '报告原文没有指标分值，分值为演示假设：按全国通用权重，满意度不适用，其 10 分计入效益指标。',
    '运维系统数量按报告附表的 15 个计；报告正文写明名称的系统为 7 个，运维系统清单只列这 7 个。',
    '单位、人员、佐证要求和审核意见为演示数据。',
  ],
};

/** What the filler enters in the demo: the report's own words where it has any. */
export const seedFilling = {
  goalActual: '按照年初安排已完成目标任务，纳入运维的各系统全年正常运行。',
  executionReason: '演示假设：部分运维合同按验收节点付款，尾款结转下年支付。',
  executionMeasure:
    '细化预算编制工作，结合以前年度预算执行情况，对下年度预算编制进行调整，合理安排各项支出，进一步提高预算执行率。',
};

/**
 * 实际完成值 as the published report prints them: two targets in place of results, and nothing at all for many rows.
 * Keyed by indicator name.
 */
export const publishedActuals: Record<string, string> = {
  运维系统数量: '15',
  系统功能达标率: '≥98%',
  日常维护合格率: '100',
  各系统事故发生频率: '＜2%',
  '系统故障修复（响应）时间': '1',
  本年度网络系统运维服务费: '121.88',
};
