import { compareDecimals, isDecimal, plainDecimal, subtractDecimals } from '../decimal';
import { formatMeasured, formatTarget, isSameTarget } from '../indicators/officialText';
import { readActual } from '../indicators/readActual';
import { scoreByDate } from './dateTarget';
import type { Profile } from './profiles';
import type { RowProblem, RowScore, SheetIndicator } from './types';
import { verdictOf, type ReadRow } from './verdicts';

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
  const row = rowOf(indicator, read.value);
  const { rule, score, sentence, source, inputs } = verdictOf(row, profile);
  const explanation = {
    rule: `quantitative.${rule}`,
    text: `实际完成值${formatMeasured(row.value, indicator.unit)}，${sentence}`,
    inputs: { ...inputsOf(indicator, row.value), ...inputs },
    source,
    whatIf: whatIfMet(row, score, profile),
  };
  return { score, value: read.value, problem: null, explanation };
}

/** A range is a bound from below or from above, whichever is nearer to the value. */
function rowOf(indicator: SheetIndicator, value: string): ReadRow {
  const { target, targetTo, targetKind, comparator } = indicator;
  if (targetKind !== 'range') return { indicator, comparator: comparator!, goal: target, value };
  return compareDecimals(value, targetTo!) > 0
    ? { indicator, comparator: '<=', goal: targetTo!, value }
    : { indicator, comparator: '>=', goal: target, value };
}

function whatIfMet({ indicator, comparator, goal }: ReadRow, score: string, profile: Profile): string | null {
  const { unit, points, targetKind, scoringRule } = indicator;
  const lost = subtractDecimals(points, score);
  const isOutOfReach = comparator === '<' && compareDecimals(goal, '0') === 0;
  if (compareDecimals(lost, '0') === 0) return null;
  const earns = `，可得${plainDecimal(points)}分，多得${lost}分。`;
  if (scoringRule?.kind === 'satisfactionSteps') {
    const [top] = scoringRule.steps ?? profile.satisfactionSteps;
    return top!.percent === '100' ? `若实际完成值达到${formatMeasured(top!.from, unit)}${earns}` : null;
  }
  if (isOutOfReach) return null;
  if (targetKind === 'range') return `若实际完成值在${formatTarget(indicator)}之间${earns}`;
  const reach = { '>=': '达到', '>': '高于', '=': '为', '<=': '不超过', '<': '低于' }[comparator];
  return `若实际完成值${reach}${formatMeasured(goal, unit)}${earns}`;
}

/** Why the target cannot be scored against. The filler cannot mend it, so the sentence names who can. */
function targetProblem({ comparator, target, targetKind, targetTo }: SheetIndicator): RowProblem | null {
  const problem = (code: string, message: string) => ({ field: 'target', code, message });
  if (target.trim() === '') return problem('target-missing', '没有年度指标值，不能计分，请联系绩效管理员补充。');
  if (targetKind === 'range') return rangeProblem(target, targetTo ?? '');
  if (comparator === null || !isDecimal(target))
    return problem('target-unreadable', `年度指标值“${target}”不能用于计算，请联系绩效管理员改为比较符号和数字。`);
  if (compareDecimals(target, '0') < 0)
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
  const explanation = {
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
