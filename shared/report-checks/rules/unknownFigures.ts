// Figures of the text that the data knows nothing of. K35.
import {
  compareDecimals,
  differenceOf,
  minDecimal,
  maxDecimal,
  plainDecimal,
  productOf,
  sumDecimals,
} from '../../decimal';
import { printedUnit } from '../../indicators/units';
import { listProfiles } from '../../scoring/profiles';
import type { Passage, Report, ReportData, ReportFinding, ReportIndicator } from '../types';
import { finding } from './finding';

const FIGURE = /(^|[^\d.,])(\d[\d,]*(?:\.\d+)?)\s*(万元|元(?!\/)|%|项|分(?!钟|别|析|配|类|解|数|级|局|公|管))/g;

type Unit = '万元' | '元' | '%' | '项' | '分';

/**
 * K35: every amount, rate, count and score of the text is one of the data, or follows from it. A figure of the unit's own
 * may be right and still not be in the data, so this asks and does not accuse.
 */
export function figuresKnown(report: Report, data: ReportData | null): ReportFinding[] {
  if (!data || data.indicators.length === 0) return [];
  const known = knownFigures(data);
  return report.passages.flatMap((passage) =>
    figuresIn(passage.text)
      .filter(({ value, unit }) => !known[unit].has(plainDecimal(value)))
      .map(({ value, unit }) => unknown(passage, `${value}${unit}`)),
  );
}

function figuresIn(text: string): { value: string; unit: Unit }[] {
  return [...text.normalize('NFKC').matchAll(FIGURE)].map(([, , digits, unit]) => ({
    value: digits!.replaceAll(',', ''),
    unit: unit as Unit,
  }));
}

function unknown(passage: Passage, figure: string): ReportFinding {
  const message = `“${figure}”在评价数据里没有，也算不出来，请核对，或写明出处。`;
  return finding('K35', 'warning', passage, message, { found: figure });
}

function knownFigures(data: ReportData): Record<Unit, Set<string>> {
  const money = moneyOf(data);
  const said = data.words.flatMap(figuresIn);
  const inWords = (unit: Unit) => said.filter((one) => one.unit === unit).map(({ value }) => value);
  return {
    万元: setOf([...money, ...inWords('万元')]),
    元: setOf([...money.map((one) => productOf(one, '10000')), ...inWords('元')]),
    '%': setOf([...ratesOf(data), ...inWords('%')]),
    项: setOf([...countsOf(data.indicators), ...inWords('项')]),
    分: setOf([...scoresOf(data), ...inWords('分')]),
  };
}

const setOf = (values: (string | null)[]) =>
  new Set(values.filter((one) => one !== null).map((one) => plainDecimal(one)));

const gap = (a: string, b: string) => differenceOf(maxDecimal(a, b), minDecimal(a, b));

function moneyOf({ initialBudget, annualBudget, executed, fundsRows, indicators }: ReportData): string[] {
  const initial = initialBudget ?? annualBudget;
  const rows = fundsRows.flatMap((row) => [row.initialBudget, row.annualBudget, row.executed]);
  const measured = indicators
    .filter(({ unit }) => printedUnit(unit) === '万元')
    .flatMap(({ target, actual }) => (target && actual ? [target, actual, gap(target, actual)] : [target, actual]));
  return [
    initial,
    annualBudget,
    executed,
    gap(annualBudget, executed),
    gap(initial, annualBudget),
    ...rows,
    ...measured.filter((one) => one !== null),
  ];
}

/** Rates of the data, and those that the scoring rules print: bands, floors, caps. */
function ratesOf({ ratePercent, indicators }: ReportData): (string | null)[] {
  const own = indicators
    .filter(({ unit }) => printedUnit(unit) === '%')
    .flatMap(({ target, actual }) => (target && actual ? [target, actual, gap(target, actual)] : [target, actual]));
  const bands = listProfiles().flatMap((profile) => [
    ...profile.bands.flatMap(({ from, to }) => [from, to]),
    profile.execution.lowPercent,
    profile.execution.capPercent,
  ]);
  const chosen = indicators.map(({ bandPercent }) => bandPercent);
  return [ratePercent, ratePercent === null ? null : gap('100', ratePercent), ...own, ...chosen, ...bands];
}

function countsOf(indicators: ReportIndicator[]): string[] {
  const full = (rows: ReportIndicator[]) =>
    rows.filter(({ points, score }) => points && score && compareDecimals(score, points) >= 0).length;
  return groupsOf(indicators).flatMap((rows) => [rows.length, full(rows), rows.length - full(rows)].map(String));
}

function scoresOf({ fundsPoints, fundsScore, total, indicators }: ReportData): (string | null)[] {
  const rows = indicators.flatMap(({ points, score }) => [points, score, points && score ? gap(points, score) : null]);
  const sums = groupsOf(indicators).flatMap((group) => [sumOf(group, 'points'), sumOf(group, 'score')]);
  const money = [fundsPoints, fundsScore, fundsPoints && fundsScore ? gap(fundsPoints, fundsScore) : null];
  return [...rows, ...sums, ...money, total, total === null ? null : gap('100', total), '100', '0'];
}

const sumOf = (rows: ReportIndicator[], column: 'points' | 'score') =>
  sumDecimals(rows.map((row) => row[column] ?? '0'));

/** All indicators, those of each level, and the two kinds. */
function groupsOf(indicators: ReportIndicator[]): ReportIndicator[][] {
  const by = (key: (one: ReportIndicator) => string) =>
    [...new Set(indicators.map(key))].map((value) => indicators.filter((one) => key(one) === value));
  return [indicators, ...by(({ level1 }) => level1), ...by(({ level2 }) => level2), ...by(({ kind }) => kind)];
}
