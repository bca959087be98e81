// A figure in one unit answering a target in another: which units measure the same, and which only look alike.
import type { Comparator } from '../contracts/common';
import { compareDecimals, productOf } from '../decimal';
import { factorBetween, printedUnit } from '../indicators/units';

/** What the answer is measured against; `value` is null for a range. */
export interface WantedValue {
  unit: string | null;
  comparator: Comparator | null;
  value: string | null;
}

/**
 * The figure in the target's unit; or in a `finer` unit of which the target's holds `factor`: 20小时 of at most 1天 are compared
 * in hours, where both are whole.
 */
export type Answer = { value: string; finer?: { unit: string; factor: string } } | { message: string };

/** Letters for the Chinese unit, as tables mix them. */
const LETTERS: Record<string, string> = {
  km: '公里',
  千米: '公里',
  m: '米',
  cm: '厘米',
  m2: '平方米',
  平米: '平方米',
  m3: '立方米',
  km2: '平方公里',
  kg: '公斤',
  千克: '公斤',
  t: '吨',
  h: '小时',
  个小时: '小时',
  min: '分钟',
  秒钟: '秒',
  日: '天',
};

/** Whole multiples of the smallest of their kind. A 工作日 has no fixed length and stays apart. */
const SCALES: Record<string, [kind: string, size: number]> = {
  秒: ['time', 1],
  分钟: ['time', 60],
  小时: ['time', 3600],
  天: ['time', 86_400],
  厘米: ['length', 1],
  米: ['length', 100],
  公里: ['length', 100_000],
  克: ['mass', 1],
  公斤: ['mass', 1000],
  吨: ['mass', 1_000_000],
  平方米: ['area', 1],
  公顷: ['area', 10_000],
  平方公里: ['area', 1_000_000],
};
const PERIODS: Record<string, number> = { 月: 12, 季度: 4, 半年: 2, 年: 1 };
/** Measure words for things, used one for another: 15个 of 15套. Times, people and money are none of them. */
const THINGS = /^(个|套|台|件|项|条|座|处|家|所|间|辆|部|块)$/;

/** The answer `value` in unit `own` to a target; null where the two units do not fit. */
export function answerIn(value: string, own: string, wanted: WantedValue): Answer | null {
  const [typed, target] = [usual(own), usual(wanted.unit)];
  const factor = factorBetween(typed, target) ?? (fitsLoosely(typed, target) ? '1' : null);
  if (factor !== null) return { value: productOf(value, factor) };
  return scaled(value, typed, target) ?? ofTheYear(value, typed, target, wanted);
}

/** Whether things are counted by one measure word in the target and by another in the answer. */
export const areMixedThings = (own: string | null, wanted: string | null): boolean =>
  own !== wanted && THINGS.test(own ?? '') && THINGS.test(wanted ?? '');

/** A unit in its usual spelling, 万㎡ as 万平方米. The table is of one year, so 12次 answers 12次/年. */
function usual(unit: string | null): string {
  const plain = printedUnit(unit)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[/每]年$/, '');
  const [, many = '', bare = plain] = /^([百千万亿]?)(.+)$/.exec(plain) ?? [];
  return LETTERS[plain.toLowerCase()] ?? many + (LETTERS[bare.toLowerCase()] ?? bare);
}

/** @source evaluation-rules §2.2: hours and days are brought to one unit before they are compared */
function scaled(value: string, own: string, wanted: string): Answer | null {
  const [typed, target] = [SCALES[own], SCALES[wanted]];
  if (!typed || !target || typed[0] !== target[0]) return null;
  if (typed[1] >= target[1]) return { value: productOf(value, String(typed[1] / target[1])) };
  return { value, finer: { unit: own, factor: String(target[1] / typed[1]) } };
}

/** 4期 for 1期/季度 is the year's sum; a figure that may be either the sum or one period's is told, not chosen. */
function ofTheYear(
  value: string,
  own: string,
  wanted: string,
  { comparator, value: target }: WantedValue,
): Answer | null {
  const [, unit, period = ''] = /^(.+)\/(月|季度|半年)$/.exec(wanted) ?? [];
  const periods = PERIODS[period];
  if (unit !== own || periods === undefined || target === null) return null;
  const factor = String(periods);
  const isYears = compareDecimals(value, productOf(target, factor)) >= 0;
  const isUpward = comparator !== '<=' && comparator !== '<';
  if (isUpward && isYears) return { value, finer: { unit: own, factor } };
  return { message: `“${value}${own}”可以读作全年${value}${own}或每${period}${value}${own}，请写明确。` };
}

/**
 * `15个系统` answers a target in 个, 500元 one in 元/人, and any count a target without a unit; 元 and % never pass for others.
 */
function fitsLoosely(typed: string, wanted: string): boolean {
  if (wanted.startsWith(`${typed}/`) && !/\/(月|季度|半年|周|天|日)$/.test(wanted)) return true;
  const isCount = (unit: string) => !/[%‰元亿万/]|小时|分钟|天|日|周|月|年/.test(unit);
  if (!isCount(typed) || !isCount(wanted)) return false;
  return wanted === '' || typed.startsWith(wanted) || wanted.startsWith(typed) || areMixedThings(typed, wanted);
}
