// One self-evaluation table (项目支出绩效自评表) exactly as its file states it: text with the place it stands at, nothing
// computed. Readers of JSON and of workbooks fill it; the checks read it.
import type { IndicatorKind } from '../contracts/common';
import type { ScoringRule } from '../scoring/types';

/** A text of the file. `text` is empty where the file has the place but nothing in it. */
export interface Stated {
  text: string;
  /** `自评表!H12` in a workbook, `indicators[3].score` in JSON */
  place: string;
}

/** One line of 项目资金 below the total. A field is null where the layout has no place for it. */
export interface StatedFundsRow {
  source: Stated;
  initialBudget: Stated | null;
  annualBudget: Stated | null;
  executed: Stated | null;
  score: Stated | null;
  /** a further 其中 below a line that is one itself: part of that line, not of the total */
  isPart?: boolean;
}

/** 项目资金, amounts in the table's own {@link StatedTable.moneyUnit}. */
export interface StatedFunds {
  place: string;
  initialBudget: Stated | null;
  annualBudget: Stated | null;
  executed: Stated | null;
  /** 执行率 as printed: `82.91%`, or the bare ratio of an unformatted cell */
  rate: Stated | null;
  points: Stated | null;
  score: Stated | null;
  /** the points as typed, where they are a slip and `points` are those of the profile */
  typedPoints?: Stated | null;
  /** why the execution is low or too high */
  reason: Stated | null;
  rows: StatedFundsRow[];
}

/** One indicator row. A field is null where the layout has no place for it. */
export interface StatedIndicator {
  place: string;
  level1: Stated;
  level2: Stated;
  name: Stated;
  /** only where the file says it outright */
  kind: IndicatorKind | null;
  /** 计算符号 or 指标性质 in a column of its own: `≥`, `定性`, `正向` … */
  comparator: Stated | null;
  target: Stated;
  unit: Stated | null;
  actual: Stated;
  /** a band's id or its words */
  band: Stated | null;
  bandPercent: Stated | null;
  points: Stated | null;
  score: Stated | null;
  deviationReason: Stated | null;
  correctiveMeasure: Stated | null;
  /** 年度指标值 as approved with the budget, where the file carries it */
  approvedTarget: Stated | null;
  /** lines below it without points of their own, 其中：…: they only tell what it is made of */
  details?: StatedIndicator[];
  /** 赋分规则, where the file carries it; absent or null leaves it to the profile */
  scoringRule?: ScoringRule | null;
}

/** Everything one table states. */
export interface StatedTable {
  project: {
    name: Stated;
    code: Stated | null;
    competentDepartment: Stated | null;
    unit: Stated | null;
    leader: Stated | null;
  };
  fiscalYear: Stated;
  /** id of the scoring profile the file asks for */
  profile: string | null;
  moneyUnit: '万元' | '元';
  funds: StatedFunds;
  goal: { target: Stated | null; actual: Stated | null };
  indicators: StatedIndicator[];
  /** where the indicators stand, for what is said about all or none of them */
  indicatorsPlace: string;
  /** 分值 of the total row */
  pointsTotal: Stated | null;
  total: Stated | null;
  grade: Stated | null;
  /** remarks around the table, e.g. 其他需要说明的问题 */
  notes: Stated[];
  /** what the reader has to tell about how it read, as findings R01 and on */
  readerNotes: CheckFinding[];
}

/** What a check found. */
export interface CheckFinding {
  /** K01–K50, or R01 and on for notes of the reader */
  id: string;
  severity: 'error' | 'warning' | 'info';
  place: string;
  /** what is wrong and what to do, in Chinese */
  message: string;
  expected: string | null;
  found: string | null;
  /** the rule's regulation, or that it is a setting of the product */
  source: string;
}
