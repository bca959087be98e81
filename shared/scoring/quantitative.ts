import { compareDecimals, plainDecimal, proportion, roundHalfUp, subtractDecimals } from '../decimal';
import { formatTarget } from '../indicators/officialText';
import { readActual } from '../indicators/readActual';
import type { Profile } from './profiles';
import type { Explanation, SheetIndicator } from './types';

export interface QuantitativeScore {
  score: string | null;
  explanation: Explanation;
  /** the actual value as a decimal, when it could be read */
  value: string | null;
  met: boolean;
}

const MET_SOURCE = '财预〔2020〕10号：达到年度指标值，记该指标全部分值';
const SHORT_SOURCE = '财预〔2020〕10号：未达到年度指标值，按完成值与指标值的比例记分';
const REVERSE_SOURCE = '各地自评表填报说明：反向指标得分＝年度指标值÷全年实际值×分值';
const PRODUCT_SOURCE = '产品默认规则，可在评分方案中调整';

/**
 * Score of a quantitative indicator (定量指标): full points when the target is met, otherwise in proportion.
 * A value that cannot be read has no score; it is never taken as zero nor as met.
 *
 * @returns 得分 from 0 to the points, two decimals, rounded half up once
 * @source 财预〔2020〕10号; edges without a published rule follow evaluation-rules §2.2 as product defaults
 */
export function scoreQuantitative(indicator: SheetIndicator, profile: Profile): QuantitativeScore {
  const { comparator, target, points, unit } = indicator;
  const read = readActual(indicator.actual ?? '', unit);
  const inputs = inputsOf(indicator, 'value' in read ? read.value : null);
  if (!('value' in read))
    return unscored({
      rule: 'quantitative.no-value',
      text: read.message,
      inputs,
      source: PRODUCT_SOURCE,
      whatIf: null,
    });
  const value = read.value;
  if (isMet(value, comparator!, target)) return met(indicator, value, inputs);
  if (compareDecimals(value, target) === 0) return atStrictBound(indicator, value, profile, inputs);
  const isZeroTarget = compareDecimals(target, '0') === 0;
  if (isZeroTarget) return missedZero(indicator, value, inputs);
  const reverse = comparator === '<=' || comparator === '<';
  const score = reverse ? proportion(points, target, value) : proportion(points, value, target);
  const [above, below] = reverse ? [target, value] : [value, target];
  const formula = `${plainDecimal(above)}÷${plainDecimal(below)}×${plainDecimal(points)}＝${score} 分`;
  const text = `实际完成值 ${measured(value, unit)}，未达到 ${formatTarget(indicator)}，按比例计分：${formula}。`;
  return scored(indicator, value, score, false, {
    rule: reverse ? 'quantitative.short-reverse' : 'quantitative.short',
    text,
    inputs,
    source: reverse ? REVERSE_SOURCE : SHORT_SOURCE,
  });
}

/** Whether the actual value satisfies the comparator; `=` is met from the target upwards, what lies above is flagged. */
function isMet(value: string, comparator: NonNullable<SheetIndicator['comparator']>, target: string): boolean {
  const order = compareDecimals(value, target);
  if (comparator === '=' && compareDecimals(target, '0') === 0) return order === 0;
  return { '>=': order >= 0, '>': order > 0, '=': order >= 0, '<=': order <= 0, '<': order < 0 }[comparator];
}

function met(indicator: SheetIndicator, value: string, inputs: Record<string, string>): QuantitativeScore {
  const score = roundHalfUp(indicator.points);
  const text = `实际完成值 ${measured(value, indicator.unit)}，达到 ${formatTarget(indicator)}，得满分 ${score} 分。`;
  return scored(indicator, value, score, true, { rule: 'quantitative.met', text, inputs, source: MET_SOURCE });
}

/** ＞ or ＜ reached only at equality: not met by the letter, though the proportion is one. */
function atStrictBound(
  indicator: SheetIndicator,
  value: string,
  profile: Profile,
  inputs: Record<string, string>,
): QuantitativeScore {
  const full = profile.quantitative.strictEqual === 'warn';
  const score = full ? roundHalfUp(indicator.points) : proportion(indicator.points, '80', '100');
  const target = formatTarget(indicator);
  const text = full
    ? `实际完成值 ${measured(value, indicator.unit)} 正好等于界限，严格说未达到 ${target}；完成比例为 1，计 ${score} 分，请复核人留意。`
    : `实际完成值 ${measured(value, indicator.unit)} 正好等于界限，未达到 ${target}，按 80% 计 ${score} 分。`;
  return scored(indicator, value, score, false, {
    rule: 'quantitative.strict-equal',
    text,
    inputs,
    source: PRODUCT_SOURCE,
  });
}

/** A target of zero has no proportion: missed is missed. */
function missedZero(indicator: SheetIndicator, value: string, inputs: Record<string, string>): QuantitativeScore {
  const text = `年度指标值为 ${formatTarget(indicator)}，实际完成值 ${measured(value, indicator.unit)}，未达到，不得分。`;
  return scored(indicator, value, '0.00', false, {
    rule: 'quantitative.missed-zero',
    text,
    inputs,
    source: PRODUCT_SOURCE,
  });
}

function scored(
  { points, ...indicator }: SheetIndicator,
  value: string,
  score: string,
  isTargetMet: boolean,
  explanation: Omit<Explanation, 'whatIf'>,
): QuantitativeScore {
  const lost = subtractDecimals(points, score);
  const whatIf =
    compareDecimals(lost, '0') === 0
      ? null
      : `若实际完成值达到 ${formatTarget({ ...indicator })}，可得 ${plainDecimal(points)} 分，多得 ${lost} 分。`;
  return { score, value, met: isTargetMet, explanation: { ...explanation, whatIf } };
}

function unscored(explanation: Explanation): QuantitativeScore {
  return { score: null, value: null, met: false, explanation };
}

function inputsOf(indicator: SheetIndicator, value: string | null): Record<string, string> {
  return {
    年度指标值: formatTarget(indicator),
    实际完成值: value === null ? (indicator.actual ?? '未填') : measured(value, indicator.unit),
    分值: plainDecimal(indicator.points),
  };
}

const measured = (value: string, unit: string | null) => `${plainDecimal(value)}${unit ?? ''}`;
