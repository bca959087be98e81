// The golden example: the seed's project as a complete self-evaluation, 8.29 + 90.00 = 98.29, 优. Ids as in the analysis.
import type { Sheet, SheetIndicator } from '../../shared/scoring/types';

type Quantitative = [
  id: string,
  level2: string,
  name: string,
  comparator: SheetIndicator['comparator'],
  target: string,
  unit: string,
  actual: string,
  points: string,
];
type Qualitative = [id: string, level1: string, level2: string, name: string, target: string, points: string];

const quantitative: Quantitative[] = [
  ['O1', '数量指标', '运维系统数量', '=', '15', '个', '15', '12'],
  ['O2', '质量指标', '系统功能达标率', '>=', '98', '%', '98', '6'],
  ['O3', '质量指标', '日常维护合格率', '=', '100', '%', '100', '6'],
  ['O4', '质量指标', '各系统事故发生频率', '<', '2', '%', '1.9', '6'],
  ['O5', '质量指标', '机房运维服务达标率', '>=', '98', '%', '98', '4'],
  ['O7', '时效指标', '系统故障修复（响应）时间', '<=', '1', '天', '1', '4'],
  ['O9', '成本指标', '本年度网络系统运维服务费', '<=', '147', '万元', '121.88', '5'],
];

const qualitative: Qualitative[] = [
  ['O6', '产出指标', '时效指标', '各项系统实施进度', '在约定的时间内完成', '4'],
  ['O8', '产出指标', '时效指标', '等保测评及安全运维周期', '按周期完成', '3'],
  ['B1', '效益指标', '可持续影响指标', '信息系统后续可用性及稳定性的影响程度', '提升', '14'],
  ['B2', '效益指标', '社会效益指标', '提高公共服务能力和财政管理效率', '提高', '13'],
  ['B3', '效益指标', '可持续影响指标', '信息系统安全性及稳定性改善程度', '改善', '13'],
];

/** What a variant changes; everything else is the golden example. */
export interface SheetChanges {
  executed?: string;
  /** by id */
  actuals?: Record<string, string | null>;
  /** percentage and band of every qualitative row */
  allQualitative?: { band: SheetIndicator['band']; percent: string };
}

/** The golden example with a variant's changes; reasons are given, so that only what a test is about can be missing. */
export function goldenSheet({ executed = '121.88', actuals = {}, allQualitative }: SheetChanges = {}): Sheet {
  const texts = { deviationReason: '按实际情况说明的原因', correctiveMeasure: '下年度改进' };
  const indicators: SheetIndicator[] = [
    ...quantitative.map(([id, level2, name, comparator, target, unit, actual, points]) => ({
      id,
      level1: '产出指标',
      level2,
      name,
      kind: 'quantitative' as const,
      comparator,
      target,
      unit,
      points,
      actual: id in actuals ? actuals[id]! : actual,
      band: null,
      bandPercent: null,
      ...texts,
    })),
    ...qualitative.map(([id, level1, level2, name, target, points]) => ({
      id,
      level1,
      level2,
      name,
      kind: 'qualitative' as const,
      comparator: null,
      target,
      unit: null,
      points,
      actual: null,
      band: allQualitative?.band ?? ('achieved' as const),
      ...texts,
      bandPercent: allQualitative?.percent ?? '100',
    })),
  ];
  return {
    funds: {
      initialBudget: '147',
      annualBudget: '147',
      executed,
      points: '10',
      executionReason: '部分合同尾款按进度结转下年支付',
      executionMeasure: null,
    },
    goalTarget: '保障财政各网络系统的正常运行，提高公共服务能力和财政管理效率。',
    goalActual: '按照年初安排已完成目标任务，各系统全年正常运行。',
    indicators: indicators.sort((a, b) => order(a.id) - order(b.id)),
  };
}

const order = (id: string) => (id.startsWith('O') ? 0 : 100) + Number(id.slice(1));
