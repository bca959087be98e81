import type { Comparator } from '../contracts/common';
import { compareDecimals, isDecimal, plainDecimal, proportion, roundHalfUp, subtractDecimals } from '../decimal';
import { formatMeasured, formatTarget, isSameTarget } from '../indicators/officialText';
import { readActual } from '../indicators/readActual';
import { strictEqualPercent, type Profile } from './profiles';
import type { Explanation, RowProblem, RowScore, SheetIndicator } from './types';

/**
 * Score of a quantitative indicator (定量指标): full points when the target is met, otherwise in proportion.
 * A value or target that cannot be read has no score; it is never taken as zero nor as met.
 *
 * @returns 得分 from 0 to the points, two decimals, rounded half up once
 * @source 财预〔2020〕10号; edges without a published rule follow evaluation-rules §2.2 as product defaults
 */
export function scoreQuantitative(indicator: SheetIndicator, profile: Profile): RowScore {
  const problem = targetProblem(indicator);
  if (problem) return unscored(indicator, problem, profile);
  const read = readActual(indicator.actual ?? '', indicator.unit);
  if ('problem' in read) return unscored(indicator, actualProblem(indicator, read.problem, read.message), profile);
  const row: ReadRow = { indicator, comparator: indicator.comparator!, value: read.value };
  const outcome = outcomeOf(row);
  const score = scoreOf(row, outcome, profile);
  return { score, value: read.value, problem: null, explanation: explain(row, outcome, score, profile) };
}

interface ReadRow {
  indicator: SheetIndicator;
  comparator: Comparator;
  value: string;
}

type Outcome = 'met' | 'above-equal' | 'missed-zero' | 'strict-equal' | 'short' | 'short-reverse';

/** `=` counts as reached from the target upwards, but what lies above is told apart, because it has to be looked at. */
function outcomeOf({ indicator: { target }, comparator, value }: ReadRow): Outcome {
  const order = compareDecimals(value, target);
  const met = { '>=': order >= 0, '>': order > 0, '=': order === 0, '<=': order <= 0, '<': order < 0 }[comparator];
  if (met) return 'met';
  // A target of zero has no proportion, and nothing is divided by it: missed is missed.
  if (compareDecimals(target, '0') === 0) return 'missed-zero';
  if (order === 0) return 'strict-equal';
  if (comparator === '=' && order > 0) return 'above-equal';
  return isReverse(comparator) ? 'short-reverse' : 'short';
}

function scoreOf({ indicator: { points, target }, value }: ReadRow, outcome: Outcome, profile: Profile): string {
  const scores: Record<Outcome, () => string> = {
    met: () => roundHalfUp(points),
    'above-equal': () => roundHalfUp(points),
    'missed-zero': () => roundHalfUp('0'),
    'strict-equal': () => proportion(points, strictEqualPercent[profile.quantitative.strictEqual], '100'),
    short: () => proportion(points, value, target),
    'short-reverse': () => proportion(points, target, value),
  };
  return scores[outcome]();
}

function explain(row: ReadRow, outcome: Outcome, score: string, profile: Profile): Explanation {
  const { indicator } = row;
  const inputs = inputsOf(indicator, row.value);
  if (outcome === 'strict-equal') inputs.相等时计分比例 = `${strictEqualPercent[profile.quantitative.strictEqual]}%`;
  return {
    rule: `quantitative.${outcome}`,
    text: `实际完成值${formatMeasured(row.value, indicator.unit)}，${judgement(row, outcome, score, profile)}`,
    inputs,
    source: sourceOf(outcome, profile),
    whatIf: whatIfMet(row, score),
  };
}

function judgement(
  { indicator, comparator, value }: ReadRow,
  outcome: Outcome,
  score: string,
  profile: Profile,
): string {
  const target = formatTarget(indicator);
  const points = plainDecimal(indicator.points);
  const [actual, goal] = [plainDecimal(value), plainDecimal(indicator.target)];
  const percent = strictEqualPercent[profile.quantitative.strictEqual];
  const sentences: Record<Outcome, string> = {
    met: `${isReverse(comparator) ? '符合' : '达到'}${target}，得满分${score}分。`,
    'above-equal': `高于指标值${formatMeasured(indicator.target, indicator.unit)}，按完成计，得满分${score}分；超出部分不加分，须核对指标值是否定得偏低。`,
    'missed-zero': `不符合${target}；指标值为0，没有完成比例，得${score}分。`,
    'strict-equal': `正好等于界限，严格说未达到${target}，按${percent}%计分：${points}×${percent}%＝${score}分。`,
    short: `未达到${target}，按完成比例计分：${actual}÷${goal}×${points}＝${score}分。`,
    'short-reverse': `不符合${target}，按反向指标的完成比例计分：${goal}÷${actual}×${points}＝${score}分。`,
  };
  return sentences[outcome];
}

function sourceOf(outcome: Outcome, { sources }: Profile): string {
  if (outcome === 'met') return sources.met;
  if (outcome === 'short') return sources.short;
  return outcome === 'short-reverse' ? sources.shortReverse : sources.productDefault;
}

function whatIfMet({ indicator, comparator }: ReadRow, score: string): string | null {
  const { target, unit, points } = indicator;
  const lost = subtractDecimals(points, score);
  const isOutOfReach = comparator === '<' && compareDecimals(target, '0') === 0;
  if (compareDecimals(lost, '0') === 0 || isOutOfReach) return null;
  const goal = { '>=': '达到', '>': '高于', '=': '为', '<=': '不超过', '<': '低于' }[comparator];
  return `若实际完成值${goal}${formatMeasured(target, unit)}，可得${plainDecimal(points)}分，多得${lost}分。`;
}

/** Why the target cannot be scored against. The filler cannot mend it, so the sentence names who can. */
function targetProblem({ comparator, target }: SheetIndicator): RowProblem | null {
  const problem = (code: string, message: string) => ({ field: 'target', code, message });
  if (target.trim() === '') return problem('target-missing', '没有年度指标值，不能计分，请联系绩效管理员补充。');
  if (comparator === null || !isDecimal(target))
    return problem('target-unreadable', `年度指标值“${target}”不能用于计算，请联系绩效管理员改为比较符号和数字。`);
  if (compareDecimals(target, '0') < 0)
    return problem('target-negative', '年度指标值是负数，不能按比例计分，请联系绩效管理员换一种指标写法。');
  return null;
}

function actualProblem(indicator: SheetIndicator, code: string, message: string): RowProblem {
  const target = formatTarget(indicator);
  if (!isSameTarget(indicator.actual ?? '', target)) return { field: 'actual', code: `actual-${code}`, message };
  const echo = `照抄了年度指标值“${target}”，请填写实际测得的数，不带比较符号。`;
  return { field: 'actual', code: 'actual-echoes-target', message: echo };
}

function unscored(indicator: SheetIndicator, problem: RowProblem, profile: Profile): RowScore {
  const explanation: Explanation = {
    rule: 'quantitative.no-value',
    text: problem.message,
    inputs: inputsOf(indicator, null),
    source: profile.sources.productDefault,
    whatIf: null,
  };
  return { score: null, value: null, problem, explanation };
}

function inputsOf(indicator: SheetIndicator, value: string | null): Record<string, string> {
  return {
    年度指标值: formatTarget(indicator),
    实际完成值: value === null ? indicator.actual || '未填' : formatMeasured(value, indicator.unit),
    分值: plainDecimal(indicator.points),
  };
}

const isReverse = (comparator: Comparator) => comparator === '<=' || comparator === '<';
