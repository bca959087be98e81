// One indicator row recomputed: what its words mean, which rule applies, which score follows.
import { officialDay } from '../calendar';
import { compareDecimals, productOf, proportion } from '../decimal';
import { readOfficial } from '../indicators/readOfficial';
import type { Profile } from '../scoring/profile';
import { scoreQuantitative } from '../scoring/quantitative';
import { isJudged } from '../scoring/judged';
import { ruleProblem } from '../scoring/ruleCheck';
import type { SheetIndicator } from '../scoring/types';
import type { CheckId } from './catalogue';
import type { WantedValue } from './answeredUnit';
import { comparableTarget, hasComparator } from './comparators';
import { bandOfWords, readBand } from './readBand';
import { readTarget, type Target } from './readTarget';
import { readValue } from './readValue';
import {
  byOwnRule,
  judged,
  ruleOutcome,
  unscored,
  type CheckedRow,
  type ReadProblem,
  type RowOutcome,
  type UnscoredRow,
} from './rowOutcome';
import { figure, isBlank, quoted, wordsIn } from './stated';
import type { Stated, StatedIndicator } from './table';

/**
 * Reads and scores one row by the profile. Nothing is guessed: what cannot be read has no score and a problem.
 *
 * @param notes remarks of the table; a row whose 赋分规则 one of them tells in words is scored by people
 */
export function readRow(
  stated: StatedIndicator,
  profile: Profile,
  fiscalYear: number | null,
  notes: readonly Stated[] = [],
): CheckedRow {
  const target = readTarget(stated, fiscalYear);
  const points = pointsOf(stated);
  const statedScore = figure(stated.score, '分');
  const indicator = sheetIndicator(stated, target, points ?? '0', profile);
  const row = { stated, target, indicator, points, statedScore };
  return {
    ...row,
    ...outcomeOf(
      row,
      notes.some((note) => tellsRuleOf(note, indicator.name)),
      profile,
    ),
  };
}

/** Layouts without a weight column carry it in the name: `设备采购数量（10分）`. */
function pointsOf(stated: StatedIndicator): string | null {
  if (stated.points) return weightOf(stated.points);
  return /[(（](\d+(?:\.\d+)?)分[)）]/.exec(wordsIn(stated.name))?.[1] ?? null;
}

/** 分值 as a number, 权重 of 20% as 20; null when it is none, or below nothing. */
export function weightOf(points: Stated | null): string | null {
  const weight = figure(points, '分') ?? figure(points, '%');
  return weight === null || weight.startsWith('-') ? null : weight;
}

function sheetIndicator(stated: StatedIndicator, target: Target, points: string, profile: Profile): SheetIndicator {
  const { band, percent } = readBand(stated, profile);
  const isInWords = target.kind === 'words' || target.kind === 'none' || target.kind === 'blank';
  return {
    id: stated.place,
    level1: stated.level1.text.trim(),
    level2: stated.level2.text.trim(),
    name: stated.name.text.trim(),
    kind: isInWords && stated.kind !== 'quantitative' ? 'qualitative' : 'quantitative',
    ...engineTarget(target, stated.target),
    scoringRule: stated.scoringRule ?? null,
    points,
    actual: stated.actual.text.trim() || null,
    band,
    bandPercent: percent,
    deviationReason: stated.deviationReason?.text.trim() || null,
    correctiveMeasure: stated.correctiveMeasure?.text.trim() || null,
  };
}

type EngineTarget = Pick<SheetIndicator, 'comparator' | 'target' | 'targetKind' | 'targetTo' | 'unit'>;

/** Words as they stand in the table; figures as the rule compares them. */
function engineTarget(target: Target, stated: Stated): EngineTarget {
  switch (target.kind) {
    case 'number':
      return { comparator: target.comparator, target: target.value, unit: target.unit };
    case 'range':
      return { targetKind: 'range', comparator: null, target: target.from, targetTo: target.to, unit: target.unit };
    case 'date':
      return { targetKind: 'date', comparator: null, target: target.day, unit: null };
    default:
      return {
        comparator: null,
        target: wordsIn(stated) === target.text ? stated.text.trim() : target.text,
        unit: null,
      };
  }
}

/** `赋分规则：“群众满意度”满意度赋分，…`, as our own table prints it below. */
function tellsRuleOf(note: Stated, name: string): boolean {
  const words = wordsIn(note);
  return words.includes('赋分规则') && words.includes(`“${wordsIn({ text: name, place: '' })}”`);
}

function outcomeOf(row: UnscoredRow, hasRuleInWords: boolean, profile: Profile): RowOutcome {
  const problem = valueProblem(row);
  if (problem) return unscored(row, problem, profile);
  if (hasRuleInWords || ruleProblem(row.indicator)) return byOwnRule(row, measuredValue(row), profile);
  if (isJudged(row.indicator) || isAnsweredByLevel(row)) return judged(row, profile);
  const { kind } = row.target;
  if (kind === 'number' || kind === 'range') return byNumber(row, profile);
  return kind === 'date' ? byDate(row, row.target.fiscalYear, profile) : judged(row, profile);
}

/** What keeps a row from being scored, whatever its rule: a blank, an echo, a target nobody can compare with. */
function valueProblem({ stated, target, indicator, points, statedScore }: UnscoredRow): ReadProblem | null {
  const name = quoted(indicator.name);
  const at = (id: CheckId, where: Stated, message: string) => ({ id, stated: where, message });
  if (stated.points && points === null) return at('K01', stated.points, `${name}没有可用的分值，请填写数字。`);
  if (target.kind === 'blank') return at('K14', stated.target, `${name}没有年度指标值，不能计分，请补充。`);
  if (target.kind === 'ambiguous' && statedScore === null)
    return at('K14', stated.target, `${name}：${target.message}`);
  const actual = wordsIn(stated.actual);
  const isAnswered = isJudged(indicator) && (indicator.bandPercent ?? indicator.band) !== null;
  if (actual === '' && !isAnswered && !stated.details)
    return at('K13', stated.actual, `${name}没有填写实际完成值，不能计分，请补充实际完成情况。`);
  if (isEcho(actual, target.text))
    return at('K15', stated.actual, `${name}的实际完成值照抄了年度指标值${quoted(actual)}，请填写实际测得的数。`);
  return null;
}

/** The target with its sign, repeated. `100%` against `=100%` is a measured value and no echo, `不超过预算` a sentence. */
function isEcho(actual: string, target: string): boolean {
  const isMeasure = /^[^\p{Script=Han}\d]|\d/u.test(actual);
  return isMeasure && hasComparator(actual) && comparableTarget(actual) === comparableTarget(target);
}

/** 完成12项任务, answered with 达成预期指标（90%）: the number stands in a sentence that people judge. */
function isAnsweredByLevel({ stated, target, indicator }: UnscoredRow): boolean {
  if (target.kind !== 'number' || !target.signAssumed || indicator.bandPercent === null) return false;
  return bandOfWords(wordsIn(stated.actual)) !== null;
}

function measuredValue({ stated, target, indicator }: UnscoredRow): string | null {
  if (target.kind !== 'number' && target.kind !== 'range') return null;
  const read = readValue(wordsIn(stated.actual), wantedOf({ target, indicator }));
  return 'value' in read && !read.finer ? read.value : null;
}

function wantedOf({ target, indicator }: Pick<UnscoredRow, 'target' | 'indicator'>): WantedValue {
  const { unit, comparator } = indicator;
  return { unit, comparator, value: target.kind === 'number' ? target.value : null };
}

function byNumber(row: UnscoredRow, profile: Profile): RowOutcome {
  const read = readValue(wordsIn(row.stated.actual), wantedOf(row));
  if ('message' in read) {
    const message = `${quoted(row.indicator.name)}：${read.message}`;
    return unscored(row, { id: 'K13', stated: row.stated.actual, message }, profile);
  }
  const twofold = twofoldPercent(row, read.value);
  if (twofold) return unscored(row, twofold, profile);
  const measured = { ...row.indicator, actual: read.value };
  if (!read.finer) return ruleOutcome(row, scoreQuantitative(measured, profile), profile);
  const { unit, factor } = read.finer;
  const finer = (value: string | null | undefined) => (value ? productOf(value, factor) : (value ?? null));
  const inFiner = { ...measured, unit, target: finer(measured.target)!, targetTo: finer(measured.targetTo) };
  const outcome = ruleOutcome(row, scoreQuantitative(inFiner, profile), profile);
  // In the target's own unit again, for comparing only.
  return { ...outcome, value: proportion('1', read.value, factor, 6) };
}

/** 0.986 against ≥98%: a cell that lost its percent format, or not even one per cent. Only where no unit is declared. */
function twofoldPercent({ stated, target, indicator }: UnscoredRow, value: string): ReadProblem | null {
  if (target.kind !== 'number' || target.unit !== '%' || !isBlank(stated.unit)) return null;
  const isShare = compareDecimals(value, '0') > 0 && compareDecimals(value, '1') <= 0;
  const isUpward = target.comparator !== '<=' && target.comparator !== '<';
  if (!isShare || !isUpward || compareDecimals(target.value, '10') < 0 || /[%％]/.test(stated.actual.text)) return null;
  const readings = `“${value}%”或“${productOf(value, '100')}%”`;
  const message = `${quoted(indicator.name)}的实际完成值${quoted(stated.actual.text)}可以读作${readings}，请带百分号填写。`;
  return { id: 'K13', stated: stated.actual, message };
}

/** A day that is told in words, or only by its month where that decides, is judged by people. */
function byDate(row: UnscoredRow, fiscalYear: number | null, profile: Profile): RowOutcome {
  const read = readOfficial(wordsIn(row.stated.actual), fiscalYear);
  const isDay = read.kind === 'date' && (read.precision === 'day' || read.day <= row.indicator.target);
  if (!isDay) return judged(row, profile);
  const outcome = ruleOutcome(
    row,
    scoreQuantitative({ ...row.indicator, actual: officialDay(read.day) }, profile),
    profile,
  );
  return { ...outcome, value: read.day };
}
