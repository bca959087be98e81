// What a measured value earns: one verdict with its score, its sentence, its figures and its source.
import type { Comparator } from '../contracts/common';
import {
  compareDecimals,
  comparePercent,
  compareRatio,
  differenceOf,
  maxDecimal,
  minDecimal,
  plainDecimal,
  productOf,
  proportion,
  roundHalfUp,
  stepsIn,
} from '../decimal';
import { formatMeasured, formatTarget } from '../indicators/officialText';
import { strictEqualPercent, type Profile, type ScoreStep } from './profiles';
import type { SheetIndicator } from './types';

/** A row whose actual value could be read. */
export interface ReadRow {
  indicator: SheetIndicator;
  comparator: Comparator;
  /** the bound that counts: the target, or the nearer end of a range */
  goal: string;
  value: string;
}

export interface Verdict {
  /** id of the rule without its prefix, e.g. `short` */
  rule: string;
  score: string;
  sentence: string;
  source: string;
  /** figures that went in besides target, actual and points */
  inputs?: Record<string, string>;
}

type Outcome = 'met' | 'above-equal' | 'missed-zero' | 'strict-equal' | 'short' | 'short-reverse';

/** The verdict by the indicator's own scoring rule; without one, in proportion. */
export function verdictOf(row: ReadRow, profile: Profile): Verdict {
  const rule = row.indicator.scoringRule;
  if (rule?.kind === 'satisfactionSteps') return byStep(row, rule.steps ?? profile.satisfactionSteps, profile);
  const outcome = outcomeOf(row);
  const isMissed = outcome === 'short' || outcome === 'short-reverse' || outcome === 'missed-zero';
  if (!isMissed) return overTarget(row, outcome, profile) ?? verdicts[outcome](row, profile);
  if (rule?.kind === 'direct') return missedDirect(row, rule.missedDeduction ?? row.indicator.points, profile);
  if (rule?.kind === 'deduction') return deducted(row, rule, profile);
  if (rule?.kind === 'prorataWithFloor' && isBelowFloor(row, outcome, rule.floorPercent))
    return belowFloor(row, rule.floorPercent, profile);
  return verdicts[outcome](row, profile);
}

/** `=` counts as reached from the target upwards, but what lies above is told apart, because it has to be looked at. */
function outcomeOf({ goal, comparator, value }: ReadRow): Outcome {
  const order = compareDecimals(value, goal);
  const met = { '>=': order >= 0, '>': order > 0, '=': order === 0, '<=': order <= 0, '<': order < 0 }[comparator];
  if (met) return 'met';
  // A target of zero has no proportion, and nothing is divided by it: missed is missed.
  if (compareDecimals(goal, '0') === 0) return 'missed-zero';
  if (order === 0) return 'strict-equal';
  if (comparator === '=' && order > 0) return 'above-equal';
  return isReverse(comparator) ? 'short-reverse' : 'short';
}

const verdicts: Record<Outcome, (row: ReadRow, profile: Profile) => Verdict> = {
  met: ({ indicator, comparator }, { sources }) => {
    const score = roundHalfUp(indicator.points);
    const verb = indicator.targetKind === 'range' || isReverse(comparator) ? '符合' : '达到';
    return {
      rule: 'met',
      score,
      sentence: `${verb}${formatTarget(indicator)}，得满分${score}分。`,
      source: sources.met,
    };
  },
  'above-equal': ({ indicator, goal }, { sources }) => {
    const score = roundHalfUp(indicator.points);
    const sentence = `高于指标值${formatMeasured(goal, indicator.unit)}，按完成计，得满分${score}分；超出部分不加分，须核对指标值是否定得偏低。`;
    return { rule: 'above-equal', score, sentence, source: sources.productDefault };
  },
  'missed-zero': ({ indicator }, { sources }) => {
    const score = roundHalfUp('0');
    const sentence = `不符合${formatTarget(indicator)}；指标值为0，没有完成比例，得${score}分。`;
    return { rule: 'missed-zero', score, sentence, source: sources.productDefault };
  },
  'strict-equal': ({ indicator }, { quantitative, sources }) => {
    const percent = strictEqualPercent[quantitative.strictEqual];
    const score = proportion(indicator.points, percent, '100');
    const sentence = `正好等于界限，严格说未达到${formatTarget(indicator)}，按${percent}%计分：${plainDecimal(indicator.points)}×${percent}%＝${score}分。`;
    const inputs = { 相等时计分比例: `${percent}%` };
    return { rule: 'strict-equal', score, sentence, inputs, source: sources.productDefault };
  },
  short: ({ indicator, goal, value }, { sources }) => {
    const score = proportion(indicator.points, value, goal);
    const figures = `${plainDecimal(value)}÷${plainDecimal(goal)}×${plainDecimal(indicator.points)}`;
    const sentence = `未达到${formatTarget(indicator)}，按完成比例计分：${figures}＝${score}分。`;
    return { rule: 'short', score, sentence, inputs: nearerBound(indicator, goal), source: sources.short };
  },
  'short-reverse': ({ indicator, goal, value }, { sources }) => {
    const score = proportion(indicator.points, goal, value);
    const figures = `${plainDecimal(goal)}÷${plainDecimal(value)}×${plainDecimal(indicator.points)}`;
    const sentence = `不符合${formatTarget(indicator)}，按反向指标的完成比例计分：${figures}＝${score}分。`;
    return {
      rule: 'short-reverse',
      score,
      sentence,
      inputs: nearerBound(indicator, goal),
      source: sources.shortReverse,
    };
  },
};

/** A range is scored against its nearer bound, a product rule, so the bound is printed. */
function nearerBound({ targetKind, unit }: SheetIndicator, goal: string): Record<string, string> {
  return targetKind === 'range' ? { 计分界限: formatMeasured(goal, unit) } : {};
}

/** 直接赋分: a miss earns nothing, or the points less a fixed deduction. */
function missedDirect({ indicator }: ReadRow, deduction: string, { sources }: Profile): Verdict {
  const score = roundHalfUp(maxDecimal(differenceOf(indicator.points, deduction), '0'));
  const sentence = `不符合${formatTarget(indicator)}，按直接赋分扣${plainDecimal(deduction)}分，得${score}分。`;
  const inputs = { 未达标扣分: `${plainDecimal(deduction)}分` };
  return { rule: 'direct-missed', score, sentence, inputs, source: sources.direct };
}

function isBelowFloor({ goal, value }: ReadRow, outcome: Outcome, floor: string): boolean {
  if (outcome === 'missed-zero') return false;
  return outcome === 'short' ? comparePercent(value, goal, floor) < 0 : comparePercent(goal, value, floor) < 0;
}

function belowFloor({ indicator, goal }: ReadRow, floor: string, { sources }: Profile): Verdict {
  const score = roundHalfUp('0');
  const percent = `${plainDecimal(floor)}%`;
  const sentence = `未达到${formatTarget(indicator)}，完成比例低于及格门槛${percent}，得${score}分。`;
  const inputs = { 及格门槛: percent, ...nearerBound(indicator, goal) };
  return { rule: 'below-floor', score, sentence, inputs, source: sources.floor };
}

type DeductionRule = Extract<NonNullable<SheetIndicator['scoringRule']>, { kind: 'deduction' }>;

/** So many points for each step short of the target, until nothing is left. */
function deducted({ indicator, goal, value }: ReadRow, rule: DeductionRule, { sources }: Profile): Verdict {
  const gap = maxDecimal(differenceOf(goal, value), differenceOf(value, goal));
  const times = stepsIn(gap, rule.step, rule.counting);
  const lost = productOf(times, rule.deduct);
  const score = roundHalfUp(maxDecimal(differenceOf(indicator.points, lost), '0'));
  const unit = indicator.unit;
  const sentence = `与${formatTarget(indicator)}相差${formatMeasured(gap, unit)}，按“${rule.line}”扣${times}次，每次${plainDecimal(rule.deduct)}分，得${score}分。`;
  const inputs = { 扣分规则: rule.line, 扣分次数: times, 每次扣分: `${plainDecimal(rule.deduct)}分` };
  return {
    rule: 'deducted',
    score,
    sentence,
    inputs,
    source: `${rule.line}（指标评分标准）；${sources.productDefault}`,
  };
}

/** 满意度赋分: the highest step reached decides, by the exact value. */
function byStep({ indicator, value }: ReadRow, steps: readonly ScoreStep[], { sources }: Profile): Verdict {
  const index = steps.findIndex(({ from }) => compareDecimals(value, from) >= 0);
  const { percent } = steps[index]!;
  const score = proportion(indicator.points, percent, '100');
  const range = stepText(steps, index, indicator.unit);
  const figures = `${plainDecimal(indicator.points)}×${plainDecimal(percent)}%＝${score}分`;
  const inputs = { 适用分档: `${range}得${plainDecimal(percent)}%` };
  return { rule: 'steps', score, sentence: `适用“${range}”一档：${figures}。`, inputs, source: sources.satisfaction };
}

function stepText(steps: readonly ScoreStep[], index: number, unit: string | null): string {
  const [from, above] = [formatMeasured(steps[index]!.from, unit), steps[index - 1]];
  if (!above) return `${from}及以上`;
  const to = formatMeasured(above.from, unit);
  return compareDecimals(steps[index]!.from, '0') === 0 ? `${to}以下` : `${from}（含）至${to}`;
}

/** A target found too low by a reviewer: what lies beyond the profile's multiple costs its share of the points. */
function overTarget(row: ReadRow, outcome: Outcome, profile: Profile): Verdict | null {
  const { indicator, comparator, goal, value } = row;
  const { overTargetFlagAt: multiple, overTargetFactor: factor } = profile.quantitative;
  const isUpward = !isReverse(comparator) && indicator.targetKind !== 'range' && outcome !== 'strict-equal';
  if (!indicator.isTargetTooLow || !isUpward || compareDecimals(goal, '0') === 0) return null;
  if (compareDecimals(factor, '0') === 0 || compareRatio(value, goal, multiple) <= 0) return null;
  const beyond = minDecimal(differenceOf(value, productOf(goal, multiple)), goal);
  const score = proportion(indicator.points, differenceOf(goal, productOf(beyond, factor)), goal);
  const sentence = `超过指标值${formatMeasured(goal, indicator.unit)}的${multiple}倍，经复核指标值偏低，超出部分按系数${factor}调减，得${score}分。`;
  const inputs = { 计入的超出部分: formatMeasured(beyond, indicator.unit), 调减系数: factor };
  return { rule: 'over-target', score, sentence, inputs, source: profile.sources.productDefault };
}

const isReverse = (comparator: Comparator) => comparator === '<=' || comparator === '<';
