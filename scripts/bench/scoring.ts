// Scores indicator results with the product's own rule (scoreRow, from decimal text to decimal text) and, as a yardstick,
// with a bare loop from objects to result objects in whole hundredths, that compares, multiplies, divides and rounds, and
// does nothing else.
import type { Comparator } from '../../shared/contracts/common';
import { getProfile } from '../../shared/scoring/profiles';
import { scoreRow } from '../../shared/scoring/scoreRow';
import type { SheetIndicator } from '../../shared/scoring/types';

export interface ScoringFigures {
  /** indicator results scored a second, without and with their reasons in words */
  perSecond: number;
  perSecondWithReasons: number;
  barePerSecond: number;
  ratioToBare: number;
  ratioToBareWithReasons: number;
  /** memory of the whole process after 1,500,000 results were made, scored and summed, a page at a time */
  rssMb: number;
  /** cost of one result among 1,000,000 to the cost of one among 1,000 */
  costRatio1000To1000000: number;
}

const ALL = 1_500_000;
/** Rows in memory at a time, as a query hands them over. */
const PAGE = 1_000;
/** Different objects for the rates: more than any cache of the processor holds. */
const POOL = 200_000;
const ROUNDS = 9;

const profile = getProfile('national-2020');
const comparators: Comparator[] = ['>=', '>', '=', '<=', '<'];

interface BareRow {
  comparator: Comparator;
  target: number;
  actual: number;
  points: number;
}

interface BareResult {
  isMet: boolean;
  score: number;
}

/** Values as forms have them: about half of the targets are met, some figures are whole, some have decimals. */
function bareRow(index: number): BareRow {
  const target = 1_000 + ((index * 7_919) % 9_000);
  return {
    comparator: comparators[index % comparators.length]!,
    target,
    actual: Math.max(1, target + ((index * 104_729) % 2_001) - 1_000),
    points: 100 * (2 + (index % 13)),
  };
}

const decimalOf = (hundredths: number) => (hundredths / 100).toFixed(2);

function textRow(index: number): SheetIndicator {
  const { comparator, target, actual, points } = bareRow(index);
  return {
    id: String(index),
    level1: '产出指标',
    level2: '质量指标',
    name: `指标${index}`,
    kind: 'quantitative',
    comparator,
    target: decimalOf(target),
    unit: '%',
    points: decimalOf(points),
    actual: decimalOf(actual),
    band: null,
    bandPercent: null,
    deviationReason: null,
    correctiveMeasure: null,
  };
}

const rowsFrom = <Row>(make: (index: number) => Row, count: number, first = 0): Row[] =>
  Array.from({ length: count }, (_, index) => make(first + index));

/** Sum of the scores in hundredths; they have two decimals, so their digits are the number. */
function sumScores(rows: SheetIndicator[]): number {
  let sum = 0;
  for (const row of rows) sum += hundredthsOf(scoreRow(row, profile).score!);
  return sum;
}

/** Scores with reasons; of every sentence a letter is read, so that it has really been put together. */
function sumReasons(rows: SheetIndicator[]): number {
  let sum = 0;
  for (const row of rows) {
    const scored = scoreRow(row, profile);
    sum += hundredthsOf(scored.score!);
    if (scored.explain().text.charCodeAt(0) === 0) throw new Error('a reason without words');
  }
  return sum;
}

function hundredthsOf(score: string): number {
  let value = 0;
  for (let at = 0; at < score.length; at++) {
    const code = score.charCodeAt(at);
    if (code !== 46) value = value * 10 + code - 48;
  }
  return value;
}

function sumBare(rows: BareRow[]): number {
  let sum = 0;
  for (const row of rows) {
    const result = bareResult(row);
    results[row.target % PAGE] = result;
    sum += result.score;
  }
  return sum;
}

/** Kept for a while, so that the objects are really made, as those of the rule are. */
const results: BareResult[] = [];

function bareResult({ comparator, target, actual, points }: BareRow): BareResult {
  const isReverse = comparator === '<=' || comparator === '<';
  const isMet = isReverse ? actual <= target : actual >= target;
  if (isMet) return { isMet, score: points };
  return { isMet, score: isReverse ? halfUp(points * target, actual) : halfUp(points * actual, target) };
}

const halfUp = (dividend: number, divisor: number) => Math.floor((2 * dividend + divisor) / (2 * divisor));

/** So many results made, scored and summed, a page at a time: what a page took is free for the next. */
function sumPages(count: number): number {
  let sum = 0;
  for (let first = 0; first < count; first += PAGE) sum += sumScores(rowsFrom(textRow, PAGE, first));
  return sum;
}

/** Seconds of the processor, not of the clock: whatever else the machine does is not counted. */
function secondsFor(work: () => number): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

/** The best of several rounds, all kinds of work in turn, so that a slow moment hits them alike. */
function bestSeconds(kinds: (() => number)[], rounds: number): number[] {
  const best = kinds.map(() => Infinity);
  for (let round = 0; round < rounds; round++)
    for (const [at, work] of kinds.entries()) best[at] = Math.min(best[at]!, secondsFor(work));
  return best;
}

function costRatio(): number {
  const aThousandTimesAThousand = () => rowsFrom(() => sumPages(1_000), 1_000).length;
  const [few, many] = bestSeconds([aThousandTimesAThousand, () => sumPages(1_000_000)], 3) as [number, number];
  return many / few;
}

function rates(): number[] {
  const texts = rowsFrom(textRow, POOL);
  const bare = rowsFrom(bareRow, POOL);
  if (sumScores(texts) !== sumBare(bare))
    throw new Error('the scores do not add up to those of the bare loop: the figures would mean nothing');
  const kinds = [() => sumScores(texts), () => sumReasons(texts), () => sumBare(bare)];
  return bestSeconds(kinds, ROUNDS).map((seconds) => POOL / seconds);
}

/** @throws Error when the rule and the bare loop do not come to the same sum */
export function benchScoring(): ScoringFigures {
  sumPages(ALL);
  const rssMb = Math.round(process.memoryUsage.rss() / 1024 / 1024);
  const cost = costRatio();
  const [plain, reasons, bare] = rates() as [number, number, number];
  return {
    perSecond: Math.round(plain),
    perSecondWithReasons: Math.round(reasons),
    barePerSecond: Math.round(bare),
    ratioToBare: rounded(plain / bare),
    ratioToBareWithReasons: rounded(reasons / bare),
    rssMb,
    costRatio1000To1000000: rounded(cost),
  };
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;
