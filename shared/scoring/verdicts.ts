// What a measured value earns: one verdict with its score and source, and the words for it when they are asked for.
import type { Comparator } from '../contracts/common';
import { plainDecimal } from '../decimal';
import {
  addExact,
  compareExact,
  fixedText,
  multiplyExact,
  negated,
  plainText,
  roundExact,
  shareExact,
  stepsOf,
  toExact,
  type Exact,
} from '../exact';
import { formatMeasured } from '../indicators/officialText';
import { strictEqualPercent, type Profile, type ScoreStep } from './profiles';
import type { SheetIndicator } from './types';

/** A row whose actual value could be read. */
export interface ReadRow {
  indicator: SheetIndicator;
  comparator: Comparator;
  /** the bound that counts: the target, or the nearer end of a range */
  goal: Exact;
  value: Exact;
  points: Exact;
}

export interface Verdict {
  /** stable id of the rule, e.g. `quantitative.short` */
  rule: string;
  score: string;
  source: string;
  /**
   * The sentence that tells the verdict, and the figures that went in besides target, actual and points.
   * @param target 年度指标值 in official words
   */
  words: (target: string) => { sentence: string; inputs?: Record<string, string> };
}

type Outcome = 'met' | 'above-equal' | 'missed-zero' | 'strict-equal' | 'short' | 'short-reverse';

const ZERO = toExact('0');
const HUNDRED = toExact('100');

/** The verdict by the indicator's own scoring rule; without one, in proportion. */
export function verdictOf(row: ReadRow, profile: Profile): Verdict {
  const rule = row.indicator.scoringRule;
  if (rule?.kind === 'satisfactionSteps') return byStep(row, rule.steps ?? profile.satisfactionSteps, profile);
  const outcome = outcomeOf(row);
  const isMissed = outcome === 'short' || outcome === 'short-reverse' || outcome === 'missed-zero';
  if (!isMissed) return overTarget(row, outcome, profile) ?? verdicts[outcome](row, profile);
  if (rule?.kind === 'direct') return missedDirect(row, rule.missedDeduction ?? row.indicator.points, profile);
  if (rule?.kind === 'deduction') return deducted(row, rule, profile);
  if (rule?.kind === 'prorataWithFloor' && isBelowFloor(row, outcome, toExact(rule.floorPercent)))
    return belowFloor(row, rule.floorPercent, profile);
  return verdicts[outcome](row, profile);
}

/** `=` counts as reached from the target upwards, but what lies above is told apart, because it has to be looked at. */
function outcomeOf({ goal, comparator, value }: ReadRow): Outcome {
  const order = compareExact(value, goal);
  if (isMet(comparator, order)) return 'met';
  // A target of zero has no proportion, and nothing is divided by it: missed is missed.
  if (goal.units === 0) return 'missed-zero';
  if (order === 0) return 'strict-equal';
  if (comparator === '=' && order > 0) return 'above-equal';
  return isReverse(comparator) ? 'short-reverse' : 'short';
}

function isMet(comparator: Comparator, order: -1 | 0 | 1): boolean {
  if (order === 0) return comparator !== '>' && comparator !== '<';
  return order > 0 ? comparator === '>=' || comparator === '>' : isReverse(comparator);
}

const isReverse = (comparator: Comparator) => comparator === '<=' || comparator === '<';

const verdicts: Record<Outcome, (row: ReadRow, profile: Profile) => Verdict> = {
  met: ({ indicator, comparator, points }, { sources }) => {
    const score = rounded(points);
    const verb = indicator.targetKind === 'range' || isReverse(comparator) ? '符合' : '达到';
    const words = (target: string) => ({ sentence: `${verb}${target}，得满分${score}分。` });
    return { rule: 'quantitative.met', score, source: sources.met, words };
  },
  'above-equal': ({ indicator, goal, points }, { sources }) => {
    const score = rounded(points);
    const words = () => ({
      sentence: `高于指标值${measured(goal, indicator)}，按完成计，得满分${score}分；超出部分不加分，须核对指标值是否定得偏低。`,
    });
    return { rule: 'quantitative.above-equal', score, source: sources.productDefault, words };
  },
  'missed-zero': (_row, { sources }) => {
    const words = (target: string) => ({ sentence: `不符合${target}；指标值为0，没有完成比例，得0.00分。` });
    return { rule: 'quantitative.missed-zero', score: '0.00', source: sources.productDefault, words };
  },
  'strict-equal': ({ points }, { quantitative, sources }) => {
    const percent = strictEqualPercent[quantitative.strictEqual];
    const score = share(points, toExact(percent), HUNDRED);
    const words = (target: string) => ({
      sentence: `正好等于界限，严格说未达到${target}，按${percent}%计分：${plainText(points)}×${percent}%＝${score}分。`,
      inputs: { 相等时计分比例: `${percent}%` },
    });
    return { rule: 'quantitative.strict-equal', score, source: sources.productDefault, words };
  },
  short: (row, { sources }) => {
    const { goal, value, points } = row;
    const score = share(points, value, goal);
    const words = (target: string) => ({
      sentence: `未达到${target}，按完成比例计分：${plainText(value)}÷${plainText(goal)}×${plainText(points)}＝${score}分。`,
      inputs: nearerBound(row),
    });
    return { rule: 'quantitative.short', score, source: sources.short, words };
  },
  'short-reverse': (row, { sources }) => {
    const { goal, value, points } = row;
    const score = share(points, goal, value);
    const words = (target: string) => ({
      sentence: `不符合${target}，按反向指标的完成比例计分：${plainText(goal)}÷${plainText(value)}×${plainText(points)}＝${score}分。`,
      inputs: nearerBound(row),
    });
    return { rule: 'quantitative.short-reverse', score, source: sources.shortReverse, words };
  },
};

const rounded = (points: Exact): string => fixedText(roundExact(points, 2), 2);

/** `factor` × `part` ÷ `whole` with two decimals, rounded half up once. */
const share = (factor: Exact, part: Exact, whole: Exact): string => fixedText(shareExact(factor, part, whole, 2), 2);

/** What is left of the points, never below zero. */
function pointsLess(points: Exact, lost: Exact): string {
  const left = minus(points, lost);
  return rounded(left.units < 0 ? ZERO : left);
}

const minus = (from: Exact, amount: Exact): Exact => addExact(from, negated(amount));

const measured = (value: Exact, { unit }: SheetIndicator): string => formatMeasured(plainText(value), unit);

/** A range is scored against its nearer bound, a product rule, so the bound is printed. */
function nearerBound({ indicator, goal }: ReadRow): Record<string, string> | undefined {
  return indicator.targetKind === 'range' ? { 计分界限: measured(goal, indicator) } : undefined;
}

/** 直接赋分: a miss earns nothing, or the points less a fixed deduction. */
function missedDirect({ points }: ReadRow, deduction: string, { sources }: Profile): Verdict {
  const score = pointsLess(points, toExact(deduction));
  const lost = `${plainDecimal(deduction)}分`;
  const words = (target: string) => ({
    sentence: `不符合${target}，按直接赋分扣${lost}，得${score}分。`,
    inputs: { 未达标扣分: lost },
  });
  return { rule: 'quantitative.direct-missed', score, source: sources.direct, words };
}

/** Whether the completion ratio lies below the floor, decided without dividing. */
function isBelowFloor({ goal, value }: ReadRow, outcome: Outcome, floorPercent: Exact): boolean {
  if (outcome === 'missed-zero') return false;
  const [part, whole] = outcome === 'short' ? [value, goal] : [goal, value];
  return compareExact(multiplyExact(part, HUNDRED), multiplyExact(whole, floorPercent)) < 0;
}

function belowFloor(row: ReadRow, floor: string, { sources }: Profile): Verdict {
  const percent = `${plainDecimal(floor)}%`;
  const words = (target: string) => ({
    sentence: `未达到${target}，完成比例低于及格门槛${percent}，得0.00分。`,
    inputs: { 及格门槛: percent, ...nearerBound(row) },
  });
  return { rule: 'quantitative.below-floor', score: '0.00', source: sources.floor, words };
}

type DeductionRule = Extract<NonNullable<SheetIndicator['scoringRule']>, { kind: 'deduction' }>;

/** So many points for each step short of the target, until nothing is left. */
function deducted({ indicator, goal, value, points }: ReadRow, rule: DeductionRule, { sources }: Profile): Verdict {
  const short = minus(goal, value);
  const gap = short.units < 0 ? negated(short) : short;
  const times = stepsOf(gap, toExact(rule.step), rule.counting);
  const score = pointsLess(points, multiplyExact({ units: times, scale: 0 }, toExact(rule.deduct)));
  const each = `${plainDecimal(rule.deduct)}分`;
  const words = (target: string) => ({
    sentence: `与${target}相差${measured(gap, indicator)}，按“${rule.line}”扣${times}次，每次${each}，得${score}分。`,
    inputs: { 扣分规则: rule.line, 扣分次数: String(times), 每次扣分: each },
  });
  const source = `${rule.line}（指标评分标准）；${sources.productDefault}`;
  return { rule: 'quantitative.deducted', score, source, words };
}

/** 满意度赋分: the highest step reached decides, by the exact value. */
function byStep({ indicator, value, points }: ReadRow, steps: readonly ScoreStep[], { sources }: Profile): Verdict {
  const index = steps.findIndex(({ from }) => compareExact(value, toExact(from)) >= 0);
  const percent = plainDecimal(steps[index]!.percent);
  const score = share(points, toExact(percent), HUNDRED);
  const words = () => {
    const range = stepText(steps, index, indicator.unit);
    return {
      sentence: `适用“${range}”一档：${plainText(points)}×${percent}%＝${score}分。`,
      inputs: { 适用分档: `${range}得${percent}%` },
    };
  };
  return { rule: 'quantitative.steps', score, source: sources.satisfaction, words };
}

function stepText(steps: readonly ScoreStep[], index: number, unit: string | null): string {
  const [from, above] = [steps[index]!.from, steps[index - 1]];
  if (!above) return `${formatMeasured(from, unit)}及以上`;
  const to = formatMeasured(above.from, unit);
  return toExact(from).units === 0 ? `${to}以下` : `${formatMeasured(from, unit)}（含）至${to}`;
}

/** A target found too low by a reviewer: what lies beyond the profile's multiple costs its share of the points. */
function overTarget(row: ReadRow, outcome: Outcome, profile: Profile): Verdict | null {
  const { indicator, comparator, goal, value, points } = row;
  const isUpward = !isReverse(comparator) && indicator.targetKind !== 'range' && outcome !== 'strict-equal';
  if (!indicator.isTargetTooLow || !isUpward || goal.units === 0) return null;
  const { overTargetFlagAt: multiple, overTargetFactor } = profile.quantitative;
  const factor = toExact(overTargetFactor);
  const excess = minus(value, multiplyExact(goal, toExact(multiple)));
  if (factor.units === 0 || excess.units <= 0) return null;
  const beyond = compareExact(excess, goal) < 0 ? excess : goal;
  const score = share(points, minus(goal, multiplyExact(beyond, factor)), goal);
  const words = () => ({
    sentence: `超过指标值${measured(goal, indicator)}的${multiple}倍，经复核指标值偏低，超出部分按系数${overTargetFactor}调减，得${score}分。`,
    inputs: { 计入的超出部分: measured(beyond, indicator), 调减系数: overTargetFactor },
  });
  return { rule: 'quantitative.over-target', score, source: profile.sources.productDefault, words };
}
