// The golden example of the seed (seed-analysis §3.5) as JSON: 98.29, 优.
import type { IndicatorJson, TableJson } from './cleanTable';

type Quantitative = [
  level2: string,
  name: string,
  comparator: string,
  target: string,
  unit: string,
  actual: string,
  points: number,
];
type Qualitative = [level1: string, level2: string, name: string, target: string, points: number];

const quantitative: Record<string, Quantitative> = {
  O1: ['数量指标', '运维系统数量', '=', '15', '个', '15', 12],
  O2: ['质量指标', '系统功能达标率', '>=', '98', '%', '98', 6],
  O3: ['质量指标', '日常维护合格率', '=', '100', '%', '100', 6],
  O4: ['质量指标', '各系统事故发生频率', '<', '2', '%', '1.9', 6],
  O5: ['质量指标', '机房运维服务达标率', '>=', '98', '%', '98', 4],
  O7: ['时效指标', '系统故障修复（响应）时间', '<=', '1', '天', '1', 4],
  O9: ['成本指标', '本年度网络系统运维服务费', '<=', '147', '万元', '121.88', 5],
};

const qualitative: Record<string, Qualitative> = {
  O6: ['产出指标', '时效指标', '各项系统实施进度', '在约定的时间内完成', 4],
  O8: ['产出指标', '时效指标', '等保测评及安全运维周期', '按周期完成', 3],
  B1: ['效益指标', '可持续影响指标', '信息系统后续可用性及稳定性的影响程度', '提升', 14],
  B2: ['效益指标', '社会效益指标', '提高公共服务能力和财政管理效率', '提高', 13],
  B3: ['效益指标', '可持续影响指标', '信息系统安全性及稳定性改善程度', '改善', 13],
};

const order = ['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8', 'O9', 'B1', 'B2', 'B3'];

/** A fresh copy; scores are left out where a test computes them. */
export function goldenJson(): TableJson {
  return {
    project: { name: '财政网络运维服务费', code: null, competentDepartment: '市财政局', unit: '市财政局信息科' },
    fiscalYear: 2023,
    profile: 'national-2020',
    funds: { initialBudget: '147', annualBudget: '147', executed: '121.88', points: 10, score: '8.29' },
    goal: {
      target: '保障财政各网络系统的正常运行，提高公共服务能力和财政管理效率。',
      actual: '按照年初安排已完成目标任务',
    },
    indicators: order.map(rowOf),
    total: '98.29',
    grade: '优',
  };
}

function rowOf(id: string): IndicatorJson {
  const measured = quantitative[id];
  if (measured) {
    const [level2, name, comparator, target, unit, actual, points] = measured;
    const score = points.toFixed(2);
    return { level1: '产出指标', level2, name, kind: 'quantitative', comparator, target, unit, actual, points, score };
  }
  const [level1, level2, name, target, points] = qualitative[id]!;
  const level = { actual: '达成预期指标', band: 'achieved', bandPercent: 100 };
  return { level1, level2, name, kind: 'qualitative', target, ...level, points, score: points.toFixed(2) };
}

/** The row of an id such as O4. */
export function goldenRow(table: TableJson, id: string): IndicatorJson {
  return table.indicators[order.indexOf(id)]!;
}
