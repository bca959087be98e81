import type { TemplateDetail, TemplateSummary } from '../../../shared/contracts/templates';
import { plainDecimal, sumDecimals } from '../../../shared/decimal';
import { getProfile } from '../../../shared/scoring/profiles';

export const kindWords: Record<TemplateSummary['kind'], string> = {
  'self-evaluation': '单位自评',
  framework: '部门评价、财政评价',
};

/** 指标 90 分 + 执行率 10 分. */
export function pointsWords({
  kind,
  profileId,
  points,
}: Pick<TemplateSummary, 'kind' | 'profileId' | 'points'>): string {
  if (kind === 'framework' || profileId === null) return `指标 ${points} 分`;
  return `指标 ${points} 分，执行率 ${plainDecimal(getProfile(profileId).weights.execution)} 分`;
}

export function profileWords(profileId: string | null): string {
  return profileId === null ? '专家评分，不用评分方案' : getProfile(profileId).name;
}

/** Runs of rows with the same text: what stands merged in the official tables. */
export function runsOf<Row>(rows: readonly Row[], textOf: (row: Row) => string): { text: string; rows: Row[] }[] {
  const runs: { text: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.text === textOf(row)) last.rows.push(row);
    else runs.push({ text: textOf(row), rows: [row] });
  }
  return runs;
}

/** The points of each 一级指标 in the order they first stand. */
export function levelSums(rows: readonly { level1: string; points: string }[]): { level: string; points: string }[] {
  const levels = [...new Set(rows.map(({ level1 }) => level1))];
  return levels.map((level) => ({
    level,
    points: sumDecimals(rows.filter(({ level1 }) => level1 === level).map(({ points }) => points)),
  }));
}

export const workbookUrl = ({ id }: Pick<TemplateDetail, 'id'>) => `api/templates/${id}/workbook`;

/** Where a row stands on the page. */
export const rowId = (index: number) => `indicator-${index + 1}`;

const FIELD_NAMES: Record<string, string> = {
  level1: '一级指标',
  level2: '二级指标',
  name: '三级指标',
  target: '年度指标值',
  points: '分值',
  definition: '指标解释',
  scoringStandard: '评分标准',
  dataSource: '数据来源',
  targetBasis: '指标值依据',
  scoringRule: '赋分规则',
  requiredEvidence: '佐证要求',
};

/** The name of a row's field as the tables head it. */
export const fieldName = (field: string) => FIELD_NAMES[field] ?? '内容';
