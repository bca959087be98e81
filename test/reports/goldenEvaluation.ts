// The golden example of the seed (seed-analysis §3.5) as a compiled evaluation: 98.29, 优. Names and dates are made up.
import type { CompiledEvaluation, PrintedIndicator } from '../../server/reports/compile/evaluation';
import { emptyNarrative } from '../../server/reports/compile/evaluation';
import type { Comparator } from '../../shared/contracts/common';
import { formatActual, formatTarget } from '../../shared/indicators/officialText';
import { getProfile } from '../../shared/scoring/profiles';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import type { Sheet, SheetIndicator } from '../../shared/scoring/types';

const noReasons = { deviationReason: null, correctiveMeasure: null };

type Words = [id: string, level2: string, name: string];

function quantitative(
  [id, level2, name]: Words,
  comparator: Comparator,
  [target, actual, unit, points]: [string, string, string, string],
): SheetIndicator {
  const band = { band: null, bandPercent: null };
  return {
    id,
    level1: '产出指标',
    level2,
    name,
    kind: 'quantitative',
    comparator,
    target,
    unit,
    points,
    actual,
    ...band,
    ...noReasons,
  };
}

function qualitative([id, level2, name]: Words, target: string, points: string): SheetIndicator {
  const level1 = id.startsWith('B') ? '效益指标' : '产出指标';
  const achieved = { actual: '达成预期指标', band: 'achieved', bandPercent: '100' } as const;
  return {
    id,
    level1,
    level2,
    name,
    kind: 'qualitative',
    comparator: null,
    target,
    unit: null,
    points,
    ...achieved,
    ...noReasons,
  };
}

const indicators: SheetIndicator[] = [
  quantitative(['O1', '数量指标', '运维系统数量'], '=', ['15', '15', '个', '12']),
  quantitative(['O2', '质量指标', '系统功能达标率'], '>=', ['98', '98', '%', '6']),
  quantitative(['O3', '质量指标', '日常维护合格率'], '=', ['100', '100', '%', '6']),
  quantitative(['O4', '质量指标', '各系统事故发生频率'], '<', ['2', '1.9', '%', '6']),
  quantitative(['O5', '质量指标', '机房运维服务达标率'], '>=', ['98', '98', '%', '4']),
  qualitative(['O6', '时效指标', '各项系统实施进度'], '在约定的时间内完成', '4'),
  quantitative(['O7', '时效指标', '系统故障修复（响应）时间'], '<=', ['1', '1', '天', '4']),
  qualitative(['O8', '时效指标', '等保测评及安全运维周期'], '按周期完成', '3'),
  quantitative(['O9', '成本指标', '本年度网络系统运维服务费'], '<=', ['147', '121.88', '万元', '5']),
  qualitative(['B1', '可持续影响指标', '信息系统后续可用性及稳定性的影响程度'], '提升', '14'),
  qualitative(['B2', '社会效益指标', '提高公共服务能力和财政管理效率'], '提高', '13'),
  qualitative(['B3', '可持续影响指标', '信息系统安全性及稳定性改善程度'], '改善', '13'),
];

const goldenSheet: Sheet = {
  funds: {
    initialBudget: '147',
    annualBudget: '147',
    executed: '121.88',
    points: '10',
    executionReason: '部分运维合同按验收进度付款，尾款在下一年度支付',
    executionMeasure: '细化预算编制工作，结合以前年度预算执行情况安排下年度预算，提高预算执行率',
  },
  goalTarget: '保障财政各网络系统的正常运行，提高公共服务能力和财政管理效率。',
  goalActual: '按照年初安排已完成目标任务。',
  indicators,
};

const ASSUMED_IDS = ['O2', 'O4', 'O5', 'O8', 'B1', 'B2', 'B3'];

function printed(indicator: SheetIndicator): PrintedIndicator {
  return {
    id: indicator.id,
    targetText: formatTarget(indicator),
    actualText: formatActual(indicator),
    assumed: ASSUMED_IDS.includes(indicator.id),
  };
}

const seedSystems = [
  '政府采购云平台',
  '直达资金系统',
  '资产管理系统',
  '非税征管系统',
  '地方政府债务管理系统',
  '政务公开系统',
  '预算管理一体化钉钉智能平台',
];

/** A fresh copy of the golden evaluation; change what the test is about. */
export function goldenEvaluation(): CompiledEvaluation {
  const evaluation: CompiledEvaluation = {
    project: {
      name: '财政网络运维服务费',
      code: null,
      competentDepartment: '市财政局（演示）',
      unit: '市财政局信息科（演示）',
      basis: '根据《预算法》和地方政府债务管理、行政事业单位资产管理有关规定，设立此项目。',
      content: '主要用于保障财政网络系统的日常运维服务。',
      systems: seedSystems,
    },
    fiscalYear: 2025,
    fiscalYearAssumed: true,
    fundsRows: [{ source: '当年财政拨款', initialBudget: '147', annualBudget: '147', executed: '121.88' }],
    sheet: goldenSheet,
    scored: scoreSheet(goldenSheet, getProfile('national-2020')),
    indicators: indicators.map(printed),
    assumptions: [
      '评价年度为2025年，原报告没有写明年度',
      '系统功能达标率、各系统事故发生频率、机房运维服务达标率的实际完成值，原报告没有实测数据',
      '三项效益指标和等保测评及安全运维周期按达成预期指标计分，原报告没有佐证',
    ],
    narrative: {
      ...emptyNarrative,
      experience: ['年初按系统逐项列明运维内容', '付款以验收为依据'],
      problems: [
        { problem: '部分绩效指标没有量化，缺乏可比性', cause: '编制目标时没有明确数据来源和计算口径' },
        { problem: '预算执行较慢，未及时对预算进行必要的调整', cause: '付款节点集中在年末' },
      ],
      suggestions: ['细化、量化年度绩效目标和各级指标，合理设置指标值', '结合以前年度预算执行情况编制下年度预算'],
    },
    workflow: {
      submittedAt: '2026-01-12T02:30:00.000Z',
      fillerName: '张敏',
      steps: [
        { label: '单位负责人审核通过', name: '李建国', at: '2026-01-13T01:05:00.000Z', comment: null },
        { label: '复核通过', name: '王芳', at: '2026-01-14T07:20:00.000Z', comment: '数据与台账一致。' },
      ],
    },
    compiledAt: '2026-01-15T03:00:00.000Z',
  };
  return structuredClone(evaluation);
}
