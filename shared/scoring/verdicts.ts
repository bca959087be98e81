// What a measured value earns. Each rule stands here once, with its score, its source and its words side by side: the words
// are put together only when somebody asks for them.
import type { Comparator } from '../contracts/common';
import { plainDecimal } from '../decimal';
import {
  addExact,
  compareExact,
  multiplyExact,
  negated,
  plainText,
  roundExact,
  shareExact,
  stepsOf,
  toExact,
  type Exact,
  type Whole,
} from '../exact';
import { formatMeasured } from '../indicators/officialText';
import { strictEqualPercent, type Profile, type ScoreStep } from './profile';
import type { ScoringRule, SheetIndicator } from './types';

/** A row whose actual value could be read. */
export interface ReadRow {
  indicator: SheetIndicator;
  comparator: Comparator;
  /** the bound that counts: the target, or the nearer end of a range */
  goal: Exact;
  value: Exact;
  points: Exact;
  profile: Profile;
}

/** What a rule says in words. */
interface Words {
  sentence: string;
  /** figures that went in besides target, actual and points */
  inputs?: Record<string, string>;
}

/** One rule of scoring a number (定量指标计分规则). */
export interface QuantitativeRule {
  /** stable, e.g. `quantitative.short` */
  id: string;
  /** 得分 in hundredths of a point, rounded half up once */
  score(row: ReadRow): Whole;
  source(row: ReadRow): string;
  /**
   * @param score 得分 with two decimals
   * @param target 年度指标值 in official words
   */
  words(row: ReadRow, score: string, target: string): Words;
}

const ZERO = toExact('0');
const HUNDRED = toExact('100');

/** The rule that a row is scored by: the indicator's own scoring rule, without one in proportion. */
export function quantitativeRule(row: ReadRow): QuantitativeRule {
  const own = row.indicator.scoringRule;
  if (own?.kind === 'satisfactionSteps') return steps;
  const rule = usualRule(row);
  if (rule !== short && rule !== shortReverse && rule !== missedZero)
    return isOverTarget(row, rule) ? overTarget : rule;
  if (own?.kind === 'direct') return missedDirect;
  if (own?.kind === 'deduction') return deducted;
  return own?.kind === 'prorataWithFloor' && isBelowFloor(row, rule, own.floorPercent) ? belowFloor : rule;
}

/** `=` counts as reached from the target upwards, but what lies above is told apart, because it has to be looked at. */
function usualRule({ goal, comparator, value }: ReadRow): QuantitativeRule {
  const order = compareExact(value, goal);
  if (isMet(comparator, order)) return met;
  // A target of zero has no proportion, and nothing is divided by it: missed is missed.
  if (goal.units === 0) return missedZero;
  if (order === 0) return strictEqual;
  if (comparator === '=' && order > 0) return aboveEqual;
  return isReverse(comparator) ? shortReverse : short;
}

function isMet(comparator: Comparator, order: -1 | 0 | 1): boolean {
  if (order === 0) return comparator !== '>' && comparator !== '<';
  return order > 0 ? comparator === '>=' || comparator === '>' : isReverse(comparator);
}

const isReverse = (comparator: Comparator) => comparator === '<=' || comparator === '<';

const met: QuantitativeRule = {
  id: 'quantitative.met',
  score: ({ points }) => rounded(points),
  source: ({ profile }) => profile.sources.met,
  words({ indicator, comparator }, score, target) {
    const verb = indicator.targetKind === 'range' || isReverse(comparator) ? '符合' : '达到';
    return { sentence: `${verb}${target}，得满分${score}分。` };
  },
};

const aboveEqual: QuantitativeRule = {
  id: 'quantitative.above-equal',
  score: ({ points }) => rounded(points),
  source: ({ profile }) => profile.sources.productDefault,
  words: ({ indicator, goal }, score) => ({
    sentence: `高于指标值${measured(goal, indicator)}，按完成计，得满分${score}分；超出部分不加分，须核对指标值是否定得偏低。`,
  }),
};

const missedZero: QuantitativeRule = {
  id: 'quantitative.missed-zero',
  score: () => 0,
  source: ({ profile }) => profile.sources.productDefault,
  words: (_row, score, target) => ({ sentence: `不符合${target}；指标值为0，没有完成比例，得${score}分。` }),
};

const strictEqual: QuantitativeRule = {
  id: 'quantitative.strict-equal',
  score: ({ points, profile }) => share(points, toExact(equalPercent(profile)), HUNDRED),
  source: ({ profile }) => profile.sources.productDefault,
  words({ points, profile }, score, target) {
    const percent = `${equalPercent(profile)}%`;
    const sentence = `正好等于界限，严格说未达到${target}，按${percent}计分：${plainText(points)}×${percent}＝${score}分。`;
    return { sentence, inputs: { 相等时计分比例: percent } };
  },
};

const equalPercent = ({ quantitative }: Profile) => strictEqualPercent[quantitative.strictEqual];

const short: QuantitativeRule = {
  id: 'quantitative.short',
  score: ({ goal, value, points }) => share(points, value, goal),
  source: ({ profile }) => profile.sources.short,
  words(row, score, target) {
    const figures = `${plainText(row.value)}÷${plainText(row.goal)}×${plainText(row.points)}`;
    return { sentence: `未达到${target}，按完成比例计分：${figures}＝${score}分。`, inputs: nearerBound(row) };
  },
};

const shortReverse: QuantitativeRule = {
  id: 'quantitative.short-reverse',
  score: ({ goal, value, points }) => share(points, goal, value),
  source: ({ profile }) => profile.sources.shortReverse,
  words(row, score, target) {
    const figures = `${plainText(row.goal)}÷${plainText(row.value)}×${plainText(row.points)}`;
    return {
      sentence: `不符合${target}，按反向指标的完成比例计分：${figures}＝${score}分。`,
      inputs: nearerBound(row),
    };
  },
};

/** 直接赋分: a miss earns nothing, or the points less a fixed deduction. */
const missedDirect: QuantitativeRule = {
  id: 'quantitative.direct-missed',
  score: ({ indicator, points }) => pointsLess(points, toExact(missedDeduction(indicator))),
  source: ({ profile }) => profile.sources.direct,
  words({ indicator }, score, target) {
    const lost = `${plainDecimal(missedDeduction(indicator))}分`;
    return { sentence: `不符合${target}，按直接赋分扣${lost}，得${score}分。`, inputs: { 未达标扣分: lost } };
  },
};

const missedDeduction = (indicator: SheetIndicator): string =>
  ruleOf(indicator, 'direct').missedDeduction ?? indicator.points;

const belowFloor: QuantitativeRule = {
  id: 'quantitative.below-floor',
  score: () => 0,
  source: ({ profile }) => profile.sources.floor,
  words(row, score, target) {
    const percent = `${plainDecimal(ruleOf(row.indicator, 'prorataWithFloor').floorPercent)}%`;
    const sentence = `未达到${target}，完成比例低于及格门槛${percent}，得${score}分。`;
    return { sentence, inputs: { 及格门槛: percent, ...nearerBound(row) } };
  },
};

/** Whether the completion ratio lies below the floor, decided without dividing. */
function isBelowFloor({ goal, value }: ReadRow, rule: QuantitativeRule, floorPercent: string): boolean {
  if (rule === missedZero) return false;
  const [part, whole] = rule === short ? [value, goal] : [goal, value];
  return compareExact(multiplyExact(part, HUNDRED), multiplyExact(whole, toExact(floorPercent))) < 0;
}

/** So many points for each step short of the target, until nothing is left. */
const deducted: QuantitativeRule = {
  id: 'quantitative.deducted',
  score(row) {
    const lost = multiplyExact(stepsShort(row), toExact(ruleOf(row.indicator, 'deduction').deduct));
    return pointsLess(row.points, lost);
  },
  source: ({ indicator, profile }) =>
    `${ruleOf(indicator, 'deduction').line}（指标评分标准）；${profile.sources.productDefault}`,
  words(row, score, target) {
    const { line, deduct } = ruleOf(row.indicator, 'deduction');
    const [times, each] = [plainText(stepsShort(row)), `${plainDecimal(deduct)}分`];
    const gap = measured(gapOf(row), row.indicator);
    const sentence = `与${target}相差${gap}，按“${line}”扣${times}次，每次${each}，得${score}分。`;
    return { sentence, inputs: { 扣分规则: line, 扣分次数: times, 每次扣分: each } };
  },
};

function stepsShort(row: ReadRow): Exact {
  const { step, counting } = ruleOf(row.indicator, 'deduction');
  return { units: stepsOf(gapOf(row), toExact(step), counting), scale: 0 };
}

function gapOf({ goal, value }: ReadRow): Exact {
  const gap = minus(goal, value);
  return gap.units < 0 ? negated(gap) : gap;
}

/** 满意度赋分: the highest step reached decides, by the exact value. */
const steps: QuantitativeRule = {
  id: 'quantitative.steps',
  score: (row) => share(row.points, toExact(reachedStep(row).percent), HUNDRED),
  source: ({ profile }) => profile.sources.satisfaction,
  words(row, score) {
    const percent = `${plainDecimal(reachedStep(row).percent)}%`;
    const range = stepText(row);
    const sentence = `适用“${range}”一档：${plainText(row.points)}×${percent}＝${score}分。`;
    return { sentence, inputs: { 适用分档: `${range}得${percent}` } };
  },
};

const stepsFor = ({ indicator, profile }: ReadRow): readonly ScoreStep[] =>
  ruleOf(indicator, 'satisfactionSteps').steps ?? profile.satisfactionSteps;

const reachedStep = (row: ReadRow): ScoreStep =>
  stepsFor(row).find(({ from }) => compareExact(row.value, toExact(from)) >= 0)!;

function stepText(row: ReadRow): string {
  const { unit } = row.indicator;
  const reached = reachedStep(row);
  const above = stepsFor(row)[stepsFor(row).indexOf(reached) - 1];
  if (!above) return `${formatMeasured(reached.from, unit)}及以上`;
  const to = formatMeasured(above.from, unit);
  return toExact(reached.from).units === 0 ? `${to}以下` : `${formatMeasured(reached.from, unit)}（含）至${to}`;
}

/** A target found too low by a reviewer: what lies beyond the profile's multiple costs its share of the points. */
const overTarget: QuantitativeRule = {
  id: 'quantitative.over-target',
  score(row) {
    const factor = toExact(row.profile.quantitative.overTargetFactor);
    return share(row.points, minus(row.goal, multiplyExact(countedExcess(row), factor)), row.goal);
  },
  source: ({ profile }) => profile.sources.productDefault,
  words(row, score) {
    const { overTargetFlagAt, overTargetFactor } = row.profile.quantitative;
    const goal = measured(row.goal, row.indicator);
    const sentence = `超过指标值${goal}的${overTargetFlagAt}倍，经复核指标值偏低，超出部分按系数${overTargetFactor}调减，得${score}分。`;
    return {
      sentence,
      inputs: { 计入的超出部分: measured(countedExcess(row), row.indicator), 调减系数: overTargetFactor },
    };
  },
};

function isOverTarget(row: ReadRow, rule: QuantitativeRule): boolean {
  const { indicator, comparator, goal, profile } = row;
  if (!indicator.isTargetTooLow || goal.units === 0) return false;
  const isUpward = !isReverse(comparator) && indicator.targetKind !== 'range' && rule !== strictEqual;
  return isUpward && toExact(profile.quantitative.overTargetFactor).units !== 0 && excess(row).units > 0;
}

/** What lies beyond the profile's multiple of the target; no more than the target itself counts. */
function countedExcess(row: ReadRow): Exact {
  const beyond = excess(row);
  return compareExact(beyond, row.goal) < 0 ? beyond : row.goal;
}

const excess = ({ goal, value, profile }: ReadRow): Exact =>
  minus(value, multiplyExact(goal, toExact(profile.quantitative.overTargetFlagAt)));

type RuleOfKind<Kind extends ScoringRule['kind']> = Extract<ScoringRule, { kind: Kind }>;

/** The indicator's scoring rule, known to be of this kind. */
const ruleOf = <Kind extends ScoringRule['kind']>({ scoringRule }: SheetIndicator, _kind: Kind) =>
  scoringRule as RuleOfKind<Kind>;

/** A range is scored against its nearer bound, a product rule, so the bound is printed. */
function nearerBound({ indicator, goal }: ReadRow): Record<string, string> | undefined {
  return indicator.targetKind === 'range' ? { 计分界限: measured(goal, indicator) } : undefined;
}

const rounded = (points: Exact): Whole => roundExact(points, 2);

/** `factor` × `part` ÷ `whole` in hundredths, rounded half up once. */
const share = (factor: Exact, part: Exact, whole: Exact): Whole => shareExact(factor, part, whole, 2);

/** What is left of the points, never below zero. */
function pointsLess(points: Exact, lost: Exact): Whole {
  const left = minus(points, lost);
  return rounded(left.units < 0 ? ZERO : left);
}

const minus = (from: Exact, amount: Exact): Exact => addExact(from, negated(amount));

const measured = (value: Exact, { unit }: SheetIndicator): string => formatMeasured(plainText(value), unit);
