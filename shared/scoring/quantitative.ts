import { compareDecimals, isDecimal, plainDecimal, subtractDecimals } from '../decimal';
import { compareExact, toExact, type Exact } from '../exact';
import { formatMeasured, formatTarget, isSameTarget } from '../indicators/officialText';
import { readActual } from '../indicators/readActual';
import { scoreByDate } from './dateTarget';
import type { Profile } from './profiles';
import type { Explanation, RowProblem, RowScore, SheetIndicator } from './types';
import { verdictOf, type ReadRow, type Verdict } from './verdicts';

/**
 * Score of a quantitative indicator (定量指标): full points when the target is met, otherwise by the indicator's scoring
 * rule, in proportion when it has none. A value or target that cannot be read has no score; it is never taken as zero
 * nor as met.
 *
 * @returns 得分 from 0 to the points, two decimals, rounded half up once
 * @source 财预〔2020〕10号, 财预〔2021〕101号; edges without a published rule follow evaluation-rules §2.2 as product defaults
 */
export function scoreQuantitative(indicator: SheetIndicator, profile: Profile): RowScore {
  if (indicator.targetKind === 'date') return scoreByDate(indicator, profile);
  const problem = targetProblem(indicator);
  if (problem) return unscored(indicator, problem, profile);
  const read = readActual(indicator.actual ?? '', indicator.unit);
  if ('problem' in read) return unscored(indicator, actualProblem(indicator, read.problem, read.message), profile);
  const row = rowOf(indicator, toExact(read.value));
  const verdict = verdictOf(row, profile);
  const { rule, score } = verdict;
  return { rule, score, value: read.value, problem: null, explain: () => explain(row, read.value, verdict, profile) };
}

/** A range is a bound from below or from above, whichever is nearer to the value. */
function rowOf(indicator: SheetIndicator, value: Exact): ReadRow {
  const points = toExact(indicator.points);
  const target = toExact(indicator.target);
  if (indicator.targetKind !== 'range')
    return { indicator, comparator: indicator.comparator!, goal: target, value, points };
  const top = toExact(indicator.targetTo!);
  return compareExact(value, top) > 0
    ? { indicator, comparator: '<=', goal: top, value, points }
    : { indicator, comparator: '>=', goal: target, value, points };
}

function explain(row: ReadRow, value: string, verdict: Verdict, profile: Profile): Explanation {
  const { indicator } = row;
  const { rule, score, source, words } = verdict;
  const targetText = formatTarget(indicator);
  const valueText = formatMeasured(value, indicator.unit);
  const { sentence, inputs } = words(targetText);
  const given = { 年度指标值: targetText, 实际完成值: valueText, 分值: plainDecimal(indicator.points) };
  return {
    rule,
    text: `实际完成值${valueText}，${sentence}`,
    inputs: inputs ? { ...given, ...inputs } : given,
    source,
    whatIf: whatIfMet(row, score, profile),
  };
}

function whatIfMet({ indicator, comparator, goal }: ReadRow, score: string, profile: Profile): string | null {
  const { unit, points, target, targetTo, targetKind, scoringRule } = indicator;
  const lost = subtractDecimals(points, score);
  if (lost === '0.00') return null;
  const earns = `，可得${plainDecimal(points)}分，多得${lost}分。`;
  if (scoringRule?.kind === 'satisfactionSteps') {
    const [top] = scoringRule.steps ?? profile.satisfactionSteps;
    return top!.percent === '100' ? `若实际完成值达到${formatMeasured(top!.from, unit)}${earns}` : null;
  }
  // Nothing is below zero.
  if (comparator === '<' && goal.units === 0) return null;
  if (targetKind === 'range') return `若实际完成值在${target}～${formatMeasured(targetTo!, unit)}之间${earns}`;
  return `若实际完成值${reach[comparator]}${formatMeasured(target, unit)}${earns}`;
}

const reach = { '>=': '达到', '>': '高于', '=': '为', '<=': '不超过', '<': '低于' };

/** Why the target cannot be scored against. The filler cannot mend it, so the sentence names who can. */
function targetProblem({ comparator, target, targetKind, targetTo }: SheetIndicator): RowProblem | null {
  const problem = (code: string, message: string) => ({ field: 'target', code, message });
  if (target.trim() === '') return problem('target-missing', '没有年度指标值，不能计分，请联系绩效管理员补充。');
  if (targetKind === 'range') return rangeProblem(target, targetTo ?? '');
  if (comparator === null || !isDecimal(target))
    return problem('target-unreadable', `年度指标值“${target}”不能用于计算，请联系绩效管理员改为比较符号和数字。`);
  if (target.startsWith('-') && compareDecimals(target, '0') < 0)
    return problem('target-negative', '年度指标值是负数，不能按比例计分，请联系绩效管理员换一种指标写法。');
  return null;
}

function rangeProblem(from: string, to: string): RowProblem | null {
  const problem = (code: string, message: string) => ({ field: 'target', code, message });
  if (!isDecimal(from) || !isDecimal(to) || compareDecimals(from, to) > 0)
    return problem('target-unreadable', `年度指标值“${from}～${to}”不是从小到大的范围，请联系绩效管理员更正。`);
  if (compareDecimals(to, '0') >= 0) return null;
  return problem('target-negative', '年度指标值是负数，不能按比例计分，请联系绩效管理员换一种指标写法。');
}

function actualProblem(indicator: SheetIndicator, code: string, message: string): RowProblem {
  const target = formatTarget(indicator);
  if (!isSameTarget(indicator.actual ?? '', target)) return { field: 'actual', code: `actual-${code}`, message };
  const echo = `照抄了年度指标值“${target}”，请填写实际测得的数，不带比较符号。`;
  return { field: 'actual', code: 'actual-echoes-target', message: echo };
}

function unscored(indicator: SheetIndicator, problem: RowProblem, profile: Profile): RowScore {
  const rule = 'quantitative.no-value';
  const explain = (): Explanation => ({
    rule,
    text: problem.message,
    inputs: {
      年度指标值: formatTarget(indicator),
      实际完成值: indicator.actual || '未填',
      分值: plainDecimal(indicator.points),
    },
    source: profile.sources.productDefault,
    whatIf: null,
  });
  return { rule, score: null, value: null, problem, explain };
}
