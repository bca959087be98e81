// The result of checking a 部门评价 or 财政评价 table as a clerk reads it.
import type {
  FrameworkBasis,
  FrameworkCheckResult,
  RecomputedFramework,
  RecomputedFrameworkRow,
} from '../../shared/checks/framework/recomputed';
import { frameworkProfiles } from '../../shared/scoring/framework/profiles';
import { counts, describeFindings } from './describe';

const basisLabels: Record<FrameworkBasis, string> = {
  experts: '按专家评分',
  formula: '按公式',
  checklist: '按要点',
  entered: '按填写，只核对范围',
};

/** The name of a profile as people know it; the id where nobody does. */
const profileName = (id: string) => frameworkProfiles.find((one) => one.id === id)?.name ?? id;

/** The whole result in Chinese, one line per statement. */
export function describeFrameworkCheck({ recomputed, findings }: FrameworkCheckResult): string {
  const state = recomputed.status === 'complete' ? '' : '数据不完整，不计算总分、不评定等级。';
  return [...describeRecomputed(recomputed), '', ...describeFindings(findings), '', `${counts(findings)}${state}`].join(
    '\n',
  );
}

function describeRecomputed(table: RecomputedFramework): string[] {
  const { project, fiscalYear, profile, profileVersion, indicators, levels } = table;
  return [
    `项目：${project.name || '未填'}　年度：${fiscalYear ?? '未填'}　评分方案：${profileName(profile)}，第${profileVersion}版`,
    '重新计算：',
    ...indicators.map(describeRow),
    ...levels.map(({ level1, score, points }) => `  ${level1 || '（未分级）'}：${score ?? '—'}/${points}分`),
    ...table.adjustments.map(({ text }) => `  调整：${text}`),
    `  总分：${table.total ?? '不计算'}　等级：${table.grade ?? '不评定'}`,
    ...table.missing.map(({ name, reason }) => `  待补：${name}：${reason}`),
  ];
}

function describeRow(row: RecomputedFrameworkRow, at: number): string {
  const { name, points, movedPoints, score, scoreBasis } = row;
  const basis = scoreBasis === null ? '没有得分' : basisLabels[scoreBasis];
  return `  ${at + 1}. ${name}：${score ?? '—'}/${movedPoints ?? points ?? '—'}分（${basis}）`;
}
