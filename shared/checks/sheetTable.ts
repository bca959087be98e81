// The sheet of a task as a stated table whose places are those of the form: `<place>#<field>`.
import { formatActual, formatTarget } from '../indicators/officialText';
import { isJudged } from '../scoring/judged';
import type { Sheet, SheetIndicator } from '../scoring/types';
import type { Stated, StatedIndicator, StatedTable } from './table';

/** What the form shows around a sheet. */
export interface SheetSurroundings {
  project: { name: string; code: string | null; competentDepartment: string; unit: string };
  fiscalYear: number;
  /** 项目资金 by source, amounts in 万元 */
  fundsRows: { source: string; initialBudget: string; annualBudget: string; executed: string }[];
}

/** The place of the whole sheet, beside `funds`, `goal` and the ids of indicators. */
export const WHOLE = 'sheet';

/** A text at a place of the form. */
const at = (place: string, field: string, text: string | null = ''): Stated => ({
  text: text ?? '',
  place: `${place}#${field}`,
});

/** The place and field of a finding made on such a table. */
export function formPlace(stated: string): { place: string; field: string } {
  const [place = WHOLE, field = ''] = stated.split('#');
  return { place, field };
}

/**
 * A sheet as its table would be printed, in official words. Scores, total and grade are not stated: we give them
 * ourselves, so there is nothing of them to be checked.
 */
export function tableFromSheet(sheet: Sheet, { project, fiscalYear, fundsRows }: SheetSurroundings): StatedTable {
  const { funds, goalTarget, goalActual } = sheet;
  return {
    project: {
      name: at(WHOLE, 'projectName', project.name),
      code: project.code === null ? null : at(WHOLE, 'projectCode', project.code),
      competentDepartment: at(WHOLE, 'competentDepartment', project.competentDepartment),
      unit: at(WHOLE, 'unit', project.unit),
      leader: null,
    },
    fiscalYear: at(WHOLE, 'fiscalYear', String(fiscalYear)),
    profile: null,
    moneyUnit: '万元',
    indicatorsPlace: `${WHOLE}#indicators`,
    funds: {
      // What is said about the money as a whole is answered where its reasons stand.
      place: 'funds#executionReason',
      initialBudget: at('funds', 'initialBudget', funds.initialBudget),
      annualBudget: at('funds', 'annualBudget', funds.annualBudget),
      executed: at('funds', 'executed', funds.executed),
      rate: null,
      points: at('funds', 'points', funds.points),
      score: null,
      reason: at('funds', 'executionReason', joined(funds.executionReason, funds.executionMeasure)),
      rows: fundsRows.map((row) => ({
        source: at('funds', 'rows', row.source),
        initialBudget: at('funds', 'rows', row.initialBudget),
        annualBudget: at('funds', 'rows', row.annualBudget),
        executed: at('funds', 'rows', row.executed),
        score: null,
      })),
    },
    goal: { target: at('goal', 'goalTarget', goalTarget), actual: at('goal', 'goalActual', goalActual) },
    indicators: sheet.indicators.map(statedIndicator),
    pointsTotal: at(WHOLE, 'points'),
    total: null,
    grade: null,
    notes: [],
    readerNotes: [],
  };
}

/** Reason and measure of the money stand in one remark of the printed table. */
const joined = (...texts: (string | null)[]) => texts.filter(Boolean).join('\n');

function statedIndicator(row: SheetIndicator): StatedIndicator {
  return {
    place: `${WHOLE}#indicators`,
    level1: at(WHOLE, 'indicators', row.level1),
    level2: at(row.id, 'level2', row.level2),
    name: at(row.id, 'name', row.name),
    kind: row.kind,
    comparator: null,
    target: at(row.id, 'target', formatTarget(row)),
    unit: null,
    actual: at(row.id, isJudged(row) ? 'band' : 'actual', formatActual(row)),
    band: null,
    bandPercent: null,
    points: at(row.id, 'points', row.points),
    score: null,
    // The reason for a value nobody could obtain is a reason as well.
    deviationReason: at(row.id, 'deviationReason', row.deviationReason || (row.data?.reason ?? null)),
    correctiveMeasure: at(row.id, 'correctiveMeasure', row.correctiveMeasure),
    approvedTarget: null,
  };
}
