import { plainDecimal } from '../decimal';
import {
  addExact,
  compareExact,
  fixedText,
  negated,
  parseExact,
  plainText,
  roundExact,
  toExact,
  type Exact,
  type Whole,
} from '../exact';
import { formatMeasured, formatTarget, isSameTarget } from '../indicators/officialText';
import { readActual } from '../indicators/readActual';
import { printedUnit } from '../indicators/units';
import { scoreByDate } from './dateTarget';
import type { Profile } from './profile';
import type { Explanation, RowProblem, RowScore, SheetIndicator } from './types';
import { quantitativeRule, type QuantitativeRule, type ReadRow } from './verdicts';

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
  const target = parseExact(indicator.target);
  const to = indicator.targetKind === 'range' ? parseExact(indicator.targetTo ?? '') : null;
  const problem = targetProblem(indicator, target, to);
  if (problem) return unscored(indicator, problem, profile);
  const read = readActual(indicator.actual ?? '', indicator.unit);
  if ('problem' in read) return unscored(indicator, actualProblem(indicator, read.problem, read.message), profile);
  const value = read.exact;
  // A range is a bound from below or from above, whichever is nearer to the value.
  const isAbove = to !== null && compareExact(value, to) > 0;
  const comparator = to === null ? indicator.comparator! : isAbove ? '<=' : '>=';
  const goal = isAbove ? to : target!;
  const row = { indicator, comparator, goal, value, points: toExact(indicator.points), profile };
  return new MeasuredScore(row, read.value);
}

/** A class and not an object with closures, because millions of them are made. */
class MeasuredScore implements RowScore {
  readonly rule: string;
  readonly score: string;
  readonly problem = null;
  private readonly by: QuantitativeRule;
  private readonly hundredths: Whole;

  constructor(
    private readonly row: ReadRow,
    readonly value: string,
  ) {
    this.by = quantitativeRule(row);
    this.rule = this.by.id;
    this.hundredths = this.by.score(row);
    this.score = fixedText(this.hundredths, 2);
  }

  explain(): Explanation {
    const { row, by, score } = this;
    const { indicator } = row;
    const target = formatTarget(indicator);
    const value = this.value + printedUnit(indicator.unit);
    const { sentence, inputs } = by.words(row, score, target);
    const given = { 年度指标值: target, 实际完成值: value, 分值: plainText(row.points) };
    return {
      rule: by.id,
      text: `实际完成值${value}，${sentence}`,
      inputs: inputs ? { ...given, ...inputs } : given,
      source: by.source(row),
      whatIf: whatIfMet(row, this.hundredths),
    };
  }
}

/** @param score in hundredths */
function whatIfMet({ indicator, points, profile }: ReadRow, score: Whole): string | null {
  const lost = roundExact(addExact(points, negated({ units: score, scale: 2 })), 2);
  const condition = lost === 0 ? null : measuredCondition(indicator, profile);
  return condition && `若${condition}，可得${plainText(points)}分，多得${fixedText(lost, 2)}分。`;
}

/** When a number earns full points, without a full stop: `实际完成值达到98%`; null when none could. */
export function measuredCondition(
  { comparator, unit, target, targetTo, targetKind, scoringRule }: SheetIndicator,
  profile: Profile,
): string | null {
  if (scoringRule?.kind === 'satisfactionSteps') {
    const [top] = scoringRule.steps ?? profile.satisfactionSteps;
    return top!.percent === '100' ? `实际完成值达到${formatMeasured(top!.from, unit)}` : null;
  }
  if (targetKind === 'range') return `实际完成值在${target}～${formatMeasured(targetTo!, unit)}之间`;
  // Nothing is below zero.
  if (comparator === null || (comparator === '<' && parseExact(target)?.units === 0)) return null;
  return `实际完成值${reach[comparator]}${formatMeasured(target, unit)}`;
}

const reach = { '>=': '达到', '>': '高于', '=': '为', '<=': '不超过', '<': '低于' };

/** Why the target cannot be scored against. The filler cannot mend it, so the sentence names who can. */
function targetProblem(indicator: SheetIndicator, from: Exact | null, to: Exact | null): RowProblem | null {
  const { comparator, target, targetTo, targetKind } = indicator;
  const isRange = targetKind === 'range';
  const isReadable = from !== null && (isRange ? to !== null && compareExact(from, to) <= 0 : comparator !== null);
  if (isReadable && (to ?? from).units >= 0) return null;
  const problem = (code: string, message: string) => ({ field: 'target', code, message });
  if (isReadable)
    return problem('target-negative', '年度指标值是负数，不能按比例计分，请联系绩效管理员换一种指标写法。');
  if (target.trim() === '') return problem('target-missing', '没有年度指标值，不能计分，请联系绩效管理员补充。');
  const message = isRange
    ? `年度指标值“${target}～${targetTo ?? ''}”不是从小到大的范围，请联系绩效管理员更正。`
    : `年度指标值“${target}”不能用于计算，请联系绩效管理员改为比较符号和数字。`;
  return problem('target-unreadable', message);
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
