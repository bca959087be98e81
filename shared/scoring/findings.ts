// What the rules have to say about a sheet while it is filled and before it is submitted. Errors block the submission.
// A further check is one more function in the list of its place.
import { compareDecimals, comparePercent, compareRatio, plainDecimal } from '../decimal';
import { formatMeasured, formatTarget } from '../indicators/officialText';
import { stateProblem } from './dataStates';
import { isLostByDeductions } from './deductions';
import { fundsProblem, isOverCap } from './executionRate';
import type { Profile } from './profile';
import type { Finding, RowProblem, RowScore, ScoredFunds, Sheet, SheetFunds, SheetIndicator } from './types';

type Found = Omit<Finding, 'place'>;

/** One indicator with its score, as the row checks see it. */
interface CheckedRow {
  indicator: SheetIndicator;
  result: RowScore;
  profile: Profile;
}

const told = (severity: Finding['severity'], code: string, field: string, message: string, check?: string): Found => ({
  severity,
  code,
  field,
  message,
  ...(check && { check }),
});
const error = (code: string, field: string, message: string, check?: string) =>
  told('error', code, field, message, check);
const warning = (code: string, field: string, message: string, check?: string) =>
  told('warning', code, field, message, check);

const lengthOf = (text: string | null) => [...(text ?? '').trim()].length;

/** Findings of the money row: K07, K08 and K12 of evaluation-rules §12. */
export function fundsFindings({ funds }: Sheet, scored: ScoredFunds, profile: Profile): Finding[] {
  const problem = funds.data?.state === 'not-applicable' ? stateProblem(funds.data, profile) : fundsProblem(funds);
  const found = problem
    ? [error(problem.code, problem.field, problem.message, problem.field === 'data' ? undefined : 'K08')]
    : [...executionReason(funds, scored, profile), ...overBudget(funds, profile)];
  return found.map((one) => ({ ...one, place: 'funds' }));
}

function executionReason(funds: SheetFunds, { ratePercent }: ScoredFunds, profile: Profile): Found[] {
  const { capPercent, lowPercent, shortestReason } = profile.execution;
  const isLow = comparePercent(funds.executed, funds.annualBudget, lowPercent) < 0;
  const isOver = isOverCap(funds, profile);
  if ((!isLow && !isOver) || lengthOf(funds.executionReason) >= shortestReason) return [];
  const why = isOver ? `超过${capPercent}%` : `低于${lowPercent}%`;
  const message = `预算执行率${ratePercent}%，${why}，请说明原因（不少于${shortestReason}个字）。`;
  return [error('execution-reason-missing', 'executionReason', message, isOver ? 'K07' : 'K12')];
}

function overBudget(funds: SheetFunds, profile: Profile): Found[] {
  if (!isOverCap(funds, profile)) return [];
  const message = '全年执行数超过全年预算数，请核对；得分不超过该项分值。';
  return [warning('execution-over-budget', 'executed', message, 'K07')];
}

/** Findings of the overall goal: K32. */
export function goalFindings({ goalTarget, goalActual }: Sheet, { shortestGoalReport }: Profile): Finding[] {
  const at = (found: Found): Finding[] => [{ ...found, place: 'goal' }];
  if (lengthOf(goalActual) === 0)
    return at(error('goal-actual-missing', 'goalActual', '请填写年度总体目标的实际完成情况。', 'K32'));
  if (wordsOf(goalActual!) === wordsOf(goalTarget))
    return at(warning('goal-copied', 'goalActual', '实际完成情况与预期目标相同，请写明做成了什么。', 'K32'));
  if (lengthOf(goalActual) >= shortestGoalReport) return [];
  const message = `实际完成情况过于简单，请写明做成了什么，建议不少于${shortestGoalReport}个字。`;
  return at(warning('goal-actual-short', 'goalActual', message, 'K32'));
}

/** A text without blanks and punctuation: a copy stays a copy when its full stop is gone. */
const wordsOf = (text: string) => text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '');

/** The checks of an indicator, in the order in which they are told. */
const rowChecks: ((row: CheckedRow) => Found[])[] = [
  withoutScore,
  strictBound,
  missedZero,
  overTarget,
  deduction,
  contradiction,
];

/** Findings of one indicator: K13, K14, K15, K19, K21, K22 and the edges of the comparators. */
export function rowFindings(indicator: SheetIndicator, result: RowScore, profile: Profile): Finding[] {
  return rowChecks
    .flatMap((check) => check({ indicator, result, profile }))
    .map((found) => ({ ...found, place: indicator.id, message: `“${indicator.name}”：${found.message}` }));
}

function withoutScore({ result: { problem } }: CheckedRow): Found[] {
  return problem ? [error(problem.code, problem.field, problem.message, checkOf(problem))] : [];
}

/** A rule of scoring or a deduction that cannot be counted by is no check of the list. */
function checkOf({ field, code }: RowProblem): string | undefined {
  if (code === 'actual-echoes-target') return 'K15';
  return { target: 'K14', actual: 'K13', data: 'K13', band: 'K13', bandPercent: 'K22' }[field];
}

function strictBound({ indicator, result }: CheckedRow): Found[] {
  if (result.rule !== 'quantitative.strict-equal') return [];
  const message = `实际完成值正好等于界限，严格说未达到${formatTarget(indicator)}，请核对。`;
  return [warning('strict-bound-equal', 'actual', message)];
}

function missedZero({ indicator, result }: CheckedRow): Found[] {
  if (result.rule !== 'quantitative.missed-zero') return [];
  const message = `不符合${formatTarget(indicator)}，指标值为0，没有完成比例，只能计0分，请核对。`;
  return [warning('zero-target-missed', 'actual', message)];
}

/** `=` is looked at as soon as it is exceeded, `≥` only from the profile's multiple on. */
function overTarget({ indicator, result, profile }: CheckedRow): Found[] {
  const { comparator, target } = indicator;
  const flagAt = profile.quantitative.overTargetFlagAt;
  if (result.value === null || (comparator !== '>=' && comparator !== '=')) return [];
  if (compareDecimals(target, '0') === 0) return [];
  const isFarOver = compareRatio(result.value, target, flagAt) >= 0;
  if (!isFarOver && result.rule !== 'quantitative.above-equal') return [];
  const how = isFarOver ? `达到年度指标值的${flagAt}倍以上` : `高于指标值${formatMeasured(target, indicator.unit)}`;
  const message = `实际完成值${how}，请核对，或说明年度指标值是否定得偏低。`;
  return [warning('over-target', 'actual', message, isFarOver ? 'K21' : undefined)];
}

function deduction({ indicator, result: { score } }: CheckedRow): Found[] {
  // Data that cannot be obtained has its own reason.
  if (indicator.data?.state === 'unobtainable') return [];
  if (score === null || compareDecimals(score, indicator.points) >= 0) return [];
  if (lengthOf(indicator.deviationReason) > 0 || isLostByDeductions(indicator, score)) return [];
  const message = `得${score}分，未得满分${plainDecimal(indicator.points)}分，请填写偏差原因和改进措施。`;
  return [error('deviation-reason-missing', 'deviationReason', message, 'K19')];
}

/** 部分完成, and yet the target is met. */
function contradiction({ indicator, result: { score } }: CheckedRow): Found[] {
  const isFull = score !== null && compareDecimals(score, indicator.points) === 0;
  if (indicator.data?.state !== 'partly' || !isFull) return [];
  return [warning('partly-but-met', 'data', '标为“部分完成”，实际完成值却已达到指标值，请核对。')];
}
