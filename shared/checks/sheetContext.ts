// A scored sheet as the checks read a table: what they would have to read again from words is known here.
import { isDecimal, plainDecimal } from '../decimal';
import { formatTarget } from '../indicators/officialText';
import { readActual } from '../indicators/readActual';
import { isJudged } from '../scoring/judged';
import type { Profile } from '../scoring/profile';
import type { ScoredIndicator, ScoredSheet, Sheet, SheetFunds, SheetIndicator } from '../scoring/types';
import type { Amounts, CheckContext, CheckedFunds } from './context';
import type { Target } from './readTarget';
import type { CheckedRow, ReadProblem } from './rowOutcome';
import { tableFromSheet, type SheetSurroundings } from './sheetTable';
import { quoted } from './stated';
import type { StatedIndicator, StatedTable } from './table';

/** Everything the checks get about a sheet that was scored; rows that left the evaluation are not there. */
export function sheetContext(
  sheet: Sheet,
  scored: ScoredSheet,
  around: SheetSurroundings,
  profile: Profile,
): CheckContext {
  const left = new Set(rowsOutside(scored));
  const kept = { ...sheet, indicators: sheet.indicators.filter(({ id }) => !left.has(id)) };
  const table = tableFromSheet(kept, around);
  const scores = new Map(scored.indicators.map((one) => [one.id, one]));
  return {
    table,
    profile,
    funds: checkedFunds(sheet.funds, scored, table),
    rows: kept.indicators.map((row, index) => checkedRow(row, scores.get(row.id)!, table, index)),
    isComplete: scored.status === 'complete',
    total: scored.total,
    grade: scored.grade,
    missing: [],
    statedTotal: scored.total,
  };
}

/** Rows without a score that nobody misses: they do not apply, and their points went elsewhere. */
export function rowsOutside({ indicators, missing }: ScoredSheet): string[] {
  const missed = new Set(missing.map(({ id }) => id));
  return indicators.filter(({ id, score }) => score === null && !missed.has(id)).map(({ id }) => id);
}

const decimal = (text: string) => (isDecimal(text) ? plainDecimal(text) : null);

const amountsOf = (line: Pick<SheetFunds, keyof Amounts>): Amounts => ({
  initialBudget: decimal(line.initialBudget),
  annualBudget: decimal(line.annualBudget),
  executed: decimal(line.executed),
});

function checkedFunds(funds: SheetFunds, scored: ScoredSheet, table: StatedTable): CheckedFunds {
  return {
    ...amountsOf(funds),
    points: funds.points,
    statedScore: scored.funds.score,
    scored: scored.funds,
    hasRate: scored.funds.ratePercent !== null,
    rows: table.funds.rows.map((stated) => ({
      ...amountsOf({
        initialBudget: stated.initialBudget?.text ?? '',
        annualBudget: stated.annualBudget?.text ?? '',
        executed: stated.executed?.text ?? '',
      }),
      stated,
    })),
  };
}

function checkedRow(row: SheetIndicator, scored: ScoredIndicator, table: StatedTable, index: number): CheckedRow {
  const points = scored.points ?? row.points;
  const stated = table.indicators[index]!;
  const target = targetOf(row);
  return {
    stated,
    target,
    indicator: row,
    points,
    statedScore: scored.score,
    score: scored.score,
    basis: isJudged(row) ? 'bandPercent' : 'rule',
    explanation: scored.explanation,
    // What else keeps a row from being scored is told by the findings of scoring.
    problem: target.kind === 'blank' ? withoutTarget(stated) : null,
    value: measuredValue(row),
    isMet: null,
  };
}

/** Levels can be chosen without a target, so the scoring of a judged row does not ask for one. */
function withoutTarget(stated: StatedIndicator): ReadProblem {
  return { id: 'K14', stated: stated.target, message: `${quoted(stated.name.text)}没有年度指标值，请补充。` };
}

function targetOf(row: SheetIndicator): Target {
  const { kind, comparator, target, targetKind, targetTo, unit } = row;
  const text = formatTarget(row);
  if (target.trim() === '') return { kind: 'blank', text };
  if (targetKind === 'date') return { kind: 'date', day: target, fiscalYear: null, text };
  if (targetKind === 'range') return { kind: 'range', from: target, to: targetTo ?? '', unit, text };
  if (kind === 'qualitative' || comparator === null || !isDecimal(target)) return { kind: 'words', text };
  return { kind: 'number', comparator, value: target, unit, signAssumed: false, unitAssumed: false, text };
}

function measuredValue(row: SheetIndicator): string | null {
  if (isJudged(row) || row.targetKind === 'date') return null;
  const read = readActual(row.actual ?? '', row.unit);
  return 'value' in read ? read.value : null;
}
