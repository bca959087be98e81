// The result of a check as a clerk reads it.
import type { CheckResult, RecomputedIndicator, RecomputedTable } from '../../shared/checks/recomputed';
import type { CheckFinding } from '../../shared/checks/table';
import { listProfiles } from '../../shared/scoring/profiles';
import type { ReportFinding } from '../../shared/report-checks/types';

const severityLabels: Record<CheckFinding['severity'], string> = { error: '错误', warning: '提醒', info: '说明' };
const basisLabels = {
  rule: '按规则',
  bandPercent: '按完成程度',
  entered: '按填写，只核对范围',
  ownRule: '另有赋分规则，按填写的得分，只核对了范围',
  detail: '明细，不单独计分',
};

/** The whole result in Chinese, one line per statement. */
export function describeCheck({ recomputed, findings }: CheckResult): string {
  return printable([
    ...describeRecomputed(recomputed),
    '',
    ...describeFindings(findings),
    '',
    summary(recomputed, findings),
  ]);
}

/** One line each, and no signs that would command the terminal. */
const printable = (lines: string[]) => lines.map((line) => line.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')).join('\n');

function describeRecomputed(table: RecomputedTable): string[] {
  const { funds, indicators } = table;
  const money = `全年预算数${funds.annualBudget ?? '未填'}，全年执行数${funds.executed ?? '未填'}（万元）`;
  const rate = funds.ratePercent === null ? '没有执行率' : `执行率${funds.ratePercent}%`;
  return [
    `项目：${table.project.name || '未填'}　年度：${table.fiscalYear ?? '未填'}　评分方案：${profileName(table.profile)}，第${table.profileVersion}版`,
    '重新计算：',
    `  预算执行：${money}，${rate}，得${funds.score ?? '—'}分（满分${funds.points}分）`,
    ...indicators.map(describeIndicator),
    `  总分：${table.total ?? '不计算'}　等级：${table.grade ?? '不评定'}`,
    ...table.missing.map(({ name, reason }) => `  待补：${reason.startsWith('“') ? '' : `${name}：`}${reason}`),
  ];
}

/** 全国通用（财预〔2020〕10号）; the id where nobody knows the name. */
const profileName = (id: string) => listProfiles().find((one) => one.id === id)?.name ?? id;

function describeIndicator({ name, points, score, scoreBasis }: RecomputedIndicator, at: number): string {
  const full = points === null ? '' : `/${points}`;
  const basis = scoreBasis === null ? '没有得分' : basisLabels[scoreBasis];
  return `  ${at + 1}. ${name || '（未命名）'}：${score ?? '—'}${full}分（${basis}）`;
}

/** The findings about a report's text, each with the words it is about. */
export function describeReportCheck(findings: ReportFinding[]): string {
  return printable([...describeFindings(findings), '', counts(findings)]);
}

type Told = Pick<CheckFinding, 'id' | 'severity' | 'place' | 'message' | 'source'> & { quote?: string };

/** Findings, the grave ones first, three lines each. */
export function describeFindings(findings: Told[]): string[] {
  if (findings.length === 0) return ['没有发现问题。'];
  const order = { error: 0, warning: 1, info: 2 };
  const sorted = [...findings].sort((one, other) => order[one.severity] - order[other.severity]);
  return sorted.flatMap(({ id, severity, place, quote, message, source }) => [
    `【${severityLabels[severity]}】${id}　${place}${quote ? `　“${quote}”` : ''}`,
    `  ${message}`,
    `  依据：${source}`,
  ]);
}

function summary({ status }: RecomputedTable, findings: CheckFinding[]): string {
  const state = status === 'complete' ? '' : '数据不完整，不计算总分、不评定等级。';
  return `${counts(findings)}${state}`;
}

/** How many findings of each severity. */
export function counts(findings: Told[]): string {
  const count = (severity: Told['severity']) => findings.filter((one) => one.severity === severity).length;
  return `合计：错误${count('error')}处，提醒${count('warning')}处，说明${count('info')}处。`;
}
