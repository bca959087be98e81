// One evaluation as JSON, each row scored in the way that suits it. Project and scores are made up (演示数据), the money is
// that of the real report.
import { filledRows } from './sheets';

export interface RowJson {
  level1: string;
  level2: string;
  name: string;
  points: number | string;
  expertScores?: Record<string, string | number | null>;
  formula?: Record<string, string | number | boolean | null>;
  checklist?: unknown[];
  deductions?: { line: string; points: string; times?: number }[];
  data?: Record<string, string | null>;
  score?: string | null;
}

const bases: Record<string, Partial<RowJson>> = {
  立项依据充分性: { checklist: [true, true, true, true, false], score: '2.40' },
  资金到位率: { formula: { received: '147', budget: 147 }, score: '3.00' },
  预算执行率: { formula: { spent: '121.88', received: '147' }, score: '4.15' },
  实际完成率: { formula: { actualOutput: 15, plannedOutput: 15 }, score: '10.00' },
  完成及时性: { formula: { plannedDay: '2024-12-31', actualDay: '2024-12-20' }, score: '8.00' },
  成本节约率: { formula: { plannedCost: '147', actualCost: '121.88', isOutputComplete: true }, score: '7.00' },
};

/** The evaluation; `total` and `grade` are those that follow. */
export function frameworkJson() {
  const indicators = filledRows.map(({ level1, level2, name, points, scores, score }): RowJson => {
    const [甲, 乙, 丙] = scores;
    const basis = structuredClone(bases[name]) ?? { expertScores: { 专家甲: 甲!, 专家乙: 乙!, 专家丙: 丙! }, score };
    return { level1, level2, name, points, ...basis };
  });
  const hundredths = indicators.reduce((sum, { score }) => sum + Math.round(Number(score) * 100), 0);
  return {
    kind: 'framework',
    project: { name: '城市道路养护', code: null, competentDepartment: '市城管局', unit: '市政管理所' },
    fiscalYear: 2024 as number | null,
    indicators,
    total: (hundredths / 100).toFixed(2) as string | null,
    grade: '优' as string | null,
  };
}

export type FrameworkJson = ReturnType<typeof frameworkJson>;

/** The row of an indicator. */
export const rowOf = ({ indicators }: FrameworkJson, name: string): RowJson =>
  indicators.find((row) => row.name === name)!;
