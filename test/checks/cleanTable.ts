// A filled table in which nothing is wrong, as JSON. A test changes what it is about.
import { checkTable } from '../../shared/checks/checkTable';
import { tableFromJson } from '../../shared/checks/fromJson';
import type { CheckResult } from '../../shared/checks/recomputed';
import { getProfile } from '../../shared/scoring/profiles';

/** One indicator of the JSON; a field set to undefined is left out. */
export interface IndicatorJson {
  level1: string;
  level2: string;
  name: string;
  kind?: string;
  comparator?: string;
  target?: string | number;
  unit?: string;
  actual?: string | number | null;
  band?: string;
  bandPercent?: number | string;
  points?: number | string;
  score?: string | number | null;
  deviationReason?: string;
  correctiveMeasure?: string;
  approvedTarget?: string;
}

/** The self-evaluation JSON as the tests write it. */
export interface TableJson {
  project: Record<string, string | null>;
  fiscalYear?: number | string | null;
  profile?: string;
  funds: Record<string, unknown>;
  goal: { target?: string; actual?: string };
  indicators: IndicatorJson[];
  notes?: string[];
  total?: string | number | null;
  grade?: string | null;
}

type Row = [
  level1: string,
  level2: string,
  name: string,
  target: string,
  actual: string,
  points: number,
  score: string,
];

const rows: Row[] = [
  ['产出指标', '数量指标', '运维系统数量', '≥15个', '15个', 20, '20.00'],
  ['产出指标', '质量指标', '系统功能达标率', '≥98%', '98.6%', 10, '10.00'],
  ['产出指标', '时效指标', '系统故障修复时间', '≤1天', '1天', 10, '10.00'],
  ['产出指标', '成本指标', '系统运维服务费', '≤150万元', '145万元', 10, '10.00'],
  ['效益指标', '社会效益指标', '业务在线办理率', '≥95%', '92%', 30, '29.05'],
  ['满意度指标', '服务对象满意度指标', '使用人员满意度', '≥90%', '92%', 10, '10.00'],
];

/** A fresh copy of the clean table: 98.72, 优. */
export function cleanTable(): TableJson {
  return {
    project: { name: '财政网络运维服务费', competentDepartment: '市财政局', unit: '市财政局信息科' },
    fiscalYear: 2024,
    profile: 'national-2020',
    funds: {
      initialBudget: '150',
      annualBudget: '150',
      executed: '145',
      points: 10,
      score: '9.67',
      ratePercent: '96.67',
    },
    goal: {
      target: '保障15个财政业务系统全年运行，故障1天内修复。',
      actual: '全年维护15个业务系统，功能达标率98.6%，故障均在1天内修复。',
    },
    indicators: rows.map(([level1, level2, name, target, actual, points, score]) => ({
      level1,
      level2,
      name,
      target,
      actual,
      points,
      score,
      deviationReason: score === '29.05' ? '两项业务因系统改造仍在窗口办理' : '',
      correctiveMeasure: '',
    })),
    notes: ['使用人员满意度按2024年12月问卷调查计算，回收120份。'],
    total: '98.72',
    grade: '优',
  };
}

/** The clean table with changes. */
export function changed(change: (table: TableJson) => void): TableJson {
  const table = cleanTable();
  change(table);
  return table;
}

/** The check's result for a table. */
export function check(table: TableJson, profile = table.profile ?? 'national-2020'): CheckResult {
  return checkTable(tableFromJson(JSON.parse(JSON.stringify(table))), getProfile(profile));
}

/** `K17 error indicators[0].score` for each finding. */
export function findingsOf(table: TableJson): string[] {
  return check(table).findings.map(({ id, severity, place }) => `${id} ${severity} ${place}`);
}
