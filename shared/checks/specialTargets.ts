// Targets that are no single bound: a range, a day.
import { compareDecimals, roundHalfUp } from '../decimal';
import { readOfficial } from '../indicators/readOfficial';
import type { Profile } from '../scoring/profiles';
import { scoreQuantitative } from '../scoring/quantitative';
import { readValue } from './readValue';
import type { Target } from './readTarget';
import { judged, ruleOutcome, unscored, type RowOutcome, type UnscoredRow } from './rowOutcome';
import { quoted, wordsIn } from './stated';

type RangeTarget = Extract<Target, { kind: 'range' }>;
type DateTarget = Extract<Target, { kind: 'date' }>;

/**
 * A range: full points within it, otherwise in proportion to the bound that was missed.
 * @source product default (evaluation-rules §2.2): the nearest bound is the target
 */
export function scoreRange(row: UnscoredRow, target: RangeTarget, profile: Profile): RowOutcome {
  const read = readValue(wordsIn(row.stated.actual), target.unit);
  if ('message' in read) {
    const message = `${quoted(row.indicator.name)}：${read.message}`;
    return unscored(row, { id: 'K13', stated: row.stated.actual, message }, profile);
  }
  const isBelow = compareDecimals(read.value, target.to) <= 0;
  const bound = isBelow
    ? ({ comparator: '>=', target: target.from } as const)
    : ({ comparator: '<=', target: target.to } as const);
  return ruleOutcome(row, scoreQuantitative({ ...row.indicator, ...bound, actual: read.value }, profile), profile);
}

/**
 * A day not to be passed: full points in time. Late, or told in words, it is judged by people: a month's number is no
 * proportion of another.
 * @source product default (evaluation-rules §2.2)
 */
export function scoreDate(row: UnscoredRow, target: DateTarget, profile: Profile): RowOutcome {
  const read = readOfficial(wordsIn(row.stated.actual), target.fiscalYear);
  if (read.kind !== 'date' || isWithinPeriod(read, target.day)) return judged(row, profile);
  if (read.day > target.day) return { ...judged(row, profile), value: read.day, isMet: false };

  const score = roundHalfUp(row.indicator.points);
  const inputs = { 年度指标值: target.text, 实际完成值: read.text, 分值: row.points ?? '未列' };
  const text = `${read.text}完成，未超过${target.text}，得满分${score}分。`;
  const explanation = { rule: 'date.met', text, inputs, source: profile.sources.met, whatIf: null };
  if (row.points === null) return { ...judged(row, profile), value: read.day, isMet: true };
  return { score, basis: 'rule', explanation, problem: null, value: read.day, isMet: true };
}

/** Done `2024年6月` against 2024-06-15: in time or not, the month does not tell. */
function isWithinPeriod({ day, precision }: { day: string; precision: string }, target: string): boolean {
  const known = precision === 'month' ? 7 : precision === 'year' ? 4 : 10;
  return day > target && day.slice(0, known) === target.slice(0, known);
}
