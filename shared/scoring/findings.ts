// What the rules have to say about a sheet while it is filled and before it is submitted. Errors block the submission.
import { compareDecimals, plainDecimal, proportion } from '../decimal';
import { formatTarget } from '../indicators/officialText';
import { readActual } from '../indicators/readActual';
import type { Profile } from './profiles';
import type { QualitativeScore } from './qualitative';
import type { QuantitativeScore } from './quantitative';
import type { Finding, ScoredFunds, Sheet, SheetIndicator } from './types';

const SHORTEST_REASON = 10;
const SHORTEST_GOAL_REPORT = 15;

const lengthOf = (text: string | null) => [...(text ?? '').trim()].length;

/** Findings of the money row: K07, K08 and K12 of evaluation-rules §12. */
export function fundsFindings(sheet: Sheet, scored: ScoredFunds, profile: Profile): Finding[] {
  const { annualBudget, executed, executionReason } = sheet.funds;
  const finding = (severity: Finding['severity'], code: string, field: string, message: string): Finding => ({
    severity,
    code,
    field,
    message,
    place: 'funds',
  });
  if (scored.ratePercent === null)
    return [finding('error', 'budget-missing', 'annualBudget', '全年预算数为 0，请联系绩效管理员核对预算数据。')];
  const found: Finding[] = [];
  const isLow = compareDecimals(proportion('100', executed, annualBudget, 12), profile.execution.lowPercent) < 0;
  const isOver = compareDecimals(executed, annualBudget) > 0;
  if ((isLow || isOver) && lengthOf(executionReason) < SHORTEST_REASON)
    found.push(
      finding(
        'error',
        'execution-reason-missing',
        'executionReason',
        `预算执行率 ${scored.ratePercent}%，${isOver ? '超过 100%' : `低于 ${profile.execution.lowPercent}%`}，请说明原因（不少于 ${SHORTEST_REASON} 个字）。`,
      ),
    );
  if (isOver) found.push(finding('warning', 'execution-over-budget', 'executed', '全年执行数超过全年预算数，请核对。'));
  return found;
}

/** Findings of the overall goal: K32. */
export function goalFindings({ goalTarget, goalActual }: Sheet): Finding[] {
  const finding = (severity: Finding['severity'], code: string, message: string): Finding => ({
    severity,
    code,
    message,
    place: 'goal',
    field: 'goalActual',
  });
  if (lengthOf(goalActual) === 0)
    return [finding('error', 'goal-actual-missing', '请填写年度总体目标的实际完成情况。')];
  if (goalActual!.trim() === goalTarget.trim())
    return [finding('warning', 'goal-copied', '实际完成情况与预期目标完全相同，请写明做成了什么。')];
  if (lengthOf(goalActual) < SHORTEST_GOAL_REPORT)
    return [finding('warning', 'goal-actual-short', `实际完成情况过于简单，建议不少于 ${SHORTEST_GOAL_REPORT} 个字。`)];
  return [];
}

/** Findings of one quantitative row: K13, K15, K19, K21 and the strict bound. */
export function quantitativeFindings(
  indicator: SheetIndicator,
  result: QuantitativeScore,
  profile: Profile,
): Finding[] {
  const found: Finding[] = [];
  const add = (severity: Finding['severity'], code: string, field: string, message: string) =>
    found.push({ severity, code, place: indicator.id, field, message: `“${indicator.name}”：${message}` });
  if (result.value === null) {
    const read = readActual(indicator.actual ?? '', indicator.unit);
    if ('problem' in read) add('error', `actual-${read.problem}`, 'actual', read.message);
    return found;
  }
  if (result.explanation.rule === 'quantitative.strict-equal')
    add('warning', 'strict-bound-equal', 'actual', `实际完成值正好等于界限，严格说未达到 ${formatTarget(indicator)}。`);
  if (isFarOver(indicator, result.value, profile))
    add('warning', 'over-target', 'actual', `实际完成值超出年度指标值较多，请核对，或说明目标是否定得偏低。`);
  if (isDeducted(indicator, result.score)) requireReason(indicator, result.score!, add);
  return found;
}

/** Findings of one qualitative row: band, percentage and reason. */
export function qualitativeFindings(indicator: SheetIndicator, result: QualitativeScore): Finding[] {
  const found: Finding[] = [];
  const add = (severity: Finding['severity'], code: string, field: string, message: string) =>
    found.push({ severity, code, place: indicator.id, field, message: `“${indicator.name}”：${message}` });
  if (result.problem) add('error', result.problem.code, result.problem.field, result.problem.message);
  else if (isDeducted(indicator, result.score)) requireReason(indicator, result.score!, add);
  return found;
}

type Add = (severity: Finding['severity'], code: string, field: string, message: string) => void;

function requireReason(indicator: SheetIndicator, score: string, add: Add): void {
  if (lengthOf(indicator.deviationReason) > 0) return;
  add(
    'error',
    'deviation-reason-missing',
    'deviationReason',
    `得 ${score} 分，未得满分 ${plainDecimal(indicator.points)} 分，请填写偏差原因和改进措施。`,
  );
}

const isDeducted = ({ points }: SheetIndicator, score: string | null) =>
  score !== null && compareDecimals(score, points) < 0;

function isFarOver({ comparator, target }: SheetIndicator, value: string, profile: Profile): boolean {
  if ((comparator !== '>=' && comparator !== '=') || compareDecimals(target, '0') === 0) return false;
  return compareDecimals(proportion('1', value, target, 12), profile.quantitative.overTargetFlagAt) >= 0;
}
