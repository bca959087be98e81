// The figures that text, tables and annexes share: each computed here once, so that they cannot disagree.
import { compareDecimals, differenceOf, percentOf, plainDecimal, sumDecimals } from '../../../shared/decimal';
import { ASSUMED_LABEL } from '../../../shared/labels';
import { deductionCost } from '../../../shared/scoring/deductions';
import type { Deduction, ScoredIndicator, SheetIndicator } from '../../../shared/scoring/types';
import type { CompiledEvaluation, FundsRow, PrintedIndicator } from './evaluation';
import { amount, compactSentence, phrase, points, printable } from './printable';

/** One indicator with everything that is printed about it. */
export interface IndicatorRow {
  level1: string;
  level2: string;
  name: string;
  kind: SheetIndicator['kind'];
  target: string;
  /** empty while nothing was filled in */
  actual: string;
  points: string;
  /** two decimals, or null while it cannot be scored */
  score: string | null;
  /** how the score came about, one sentence */
  explanation: string;
  deviationReason: string;
  correctiveMeasure: string;
  /** what reviewers took off (扣分), a sentence each */
  deductions: string[];
  assumed: boolean;
  /** the score is below full points */
  lostPoints: boolean;
}

/**
 * The indicators in the order of the sheet, each made of what was filled, its score and its printed words.
 *
 * @throws Error when a score or the printed words of an indicator are missing: the caller has mixed up two sheets
 */
export function eachIndicator<Row>(
  e: CompiledEvaluation,
  make: (indicator: SheetIndicator, scored: ScoredIndicator, printed: PrintedIndicator) => Row,
): Row[] {
  const scores = new Map(e.scored.indicators.map((scored) => [scored.id, scored]));
  const words = new Map(e.indicators.map((printed) => [printed.id, printed]));
  return e.sheet.indicators.map((indicator) => {
    const scored = scores.get(indicator.id);
    const printed = words.get(indicator.id);
    if (!scored || !printed) throw new Error(`indicator ${indicator.id} has no ${scored ? 'printed words' : 'score'}`);
    return make(indicator, scored, printed);
  });
}

/** The indicators as the documents print them. */
export const indicatorRows = (e: CompiledEvaluation): IndicatorRow[] =>
  eachIndicator(e, (indicator, scored, printed) => indicatorRow(e, indicator, scored, printed));

function indicatorRow(
  e: CompiledEvaluation,
  indicator: SheetIndicator,
  scored: ScoredIndicator,
  printed: PrintedIndicator,
): IndicatorRow {
  return {
    level1: phrase(indicator.level1),
    level2: phrase(indicator.level2),
    name: printable(indicator.name),
    kind: indicator.kind,
    target: printable(printed.targetText),
    actual: printable(printed.actualText),
    points: points(scored.points ?? (leftOut(e, scored) ? '0' : indicator.points)),
    score: scored.score,
    explanation: compactSentence(scored.explanation.text),
    deviationReason: phrase(indicator.deviationReason || declared(indicator)),
    correctiveMeasure: phrase(indicator.correctiveMeasure),
    deductions: (indicator.deductions ?? []).map(deducted),
    assumed: printed.assumed,
    lostPoints: scored.score !== null && compareDecimals(scored.score, scored.points ?? indicator.points) < 0,
  };
}

/** Whether the row does not apply and its points went to others, so that 分值 still adds up. */
function leftOut({ scored: { indicators } }: CompiledEvaluation, { score }: ScoredIndicator): boolean {
  return score === null && indicators.some((one) => one.points !== undefined);
}

const deducted = (one: Deduction) =>
  `${phrase(one.fact ?? '')}${one.fact ? '，' : ''}按“${printable(one.line)}”扣${plainDecimal(deductionCost(one))}分`;

/** What the filler declared in place of a value: why, and who approved it. */
function declared({ data }: SheetIndicator): string | null {
  if (!data) return null;
  return [data.reason, data.approval && `批准：${data.approval}`].filter(Boolean).join('；') || null;
}

/** 偏差原因分析及改进措施 of one row, with the mark of an assumed value; empty when there is nothing to say. */
export function remarkOf(
  row: Pick<IndicatorRow, 'deviationReason' | 'correctiveMeasure' | 'deductions' | 'assumed'>,
): string {
  return [
    row.deviationReason && `偏差原因：${row.deviationReason}。`,
    row.correctiveMeasure && `改进措施：${row.correctiveMeasure}。`,
    row.deductions.length > 0 && `审核扣分：${row.deductions.join('；')}。`,
    row.assumed && `【${ASSUMED_LABEL}】`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Neighbouring rows of the same heading, e.g. all indicators of 产出指标. */
export interface RowGroup<Row> {
  heading: string;
  rows: Row[];
}

/** Cuts rows into runs of the same heading, keeping their order. */
export function groupRuns<Row>(rows: Row[], headingOf: (row: Row) => string): RowGroup<Row>[] {
  const groups: RowGroup<Row>[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && last.heading === headingOf(row)) last.rows.push(row);
    else groups.push({ heading: headingOf(row), rows: [row] });
  }
  return groups;
}

/** Sum of 分值, without needless zeros. */
export function sumPoints(rows: { points: string }[]): string {
  return sumDecimals(rows.map((row) => row.points));
}

/** 满分 of the whole sheet: the execution rate's points and those of all indicators. */
export function fullPoints(e: CompiledEvaluation): string {
  return sumDecimals([sumPoints(e.sheet.indicators), e.sheet.funds.points]);
}

/** 执行率 of one line of 项目资金 in percent with two decimals, null without a budget. */
export function ratePercent(row: { annualBudget: string; executed: string }): string | null {
  return percentOf(row.executed, row.annualBudget);
}

/** 未执行金额 in 万元; negative when more was spent than budgeted. */
export function unexecuted(e: CompiledEvaluation): string {
  return differenceOf(e.sheet.funds.annualBudget, e.sheet.funds.executed);
}

const OFFICIAL_SOURCES = ['当年财政拨款', '上年结转资金', '其他资金'];

/** The 其中 rows of the official form: its three sources in order, then any other source; none when none is known. */
export function officialFundsRows(rows: FundsRow[]): FundsRow[] {
  if (rows.length === 0) return [];
  const empty = { initialBudget: '0', annualBudget: '0', executed: '0' };
  const official = OFFICIAL_SOURCES.map((source) => rows.find((row) => row.source === source) ?? { source, ...empty });
  return [...official, ...rows.filter((row) => !OFFICIAL_SOURCES.includes(row.source))];
}

/** 资金来源 with their amounts, e.g. 当年财政拨款147.00万元. */
export function fundsSources(e: CompiledEvaluation): string {
  return e.fundsRows
    .filter((row) => compareDecimals(row.annualBudget, '0') !== 0)
    .map((row) => `${phrase(row.source)}${amount(row.annualBudget)}万元`)
    .join('、');
}

/** How many indicators are measured and how many are judged. */
export function indicatorKindCounts(e: CompiledEvaluation): { quantitative: number; qualitative: number } {
  const quantitative = e.sheet.indicators.filter((indicator) => indicator.kind === 'quantitative').length;
  return { quantitative, qualitative: e.sheet.indicators.length - quantitative };
}
