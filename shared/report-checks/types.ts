/** A place in a report that a reader can find: 第26行, 第12段, 表2第3行. */
export type Place = string;

/** A run of text with its place. */
export interface Passage {
  text: string;
  place: Place;
}

/** A numbered part of the report, e.g. （一）项目概况, with what stands below it up to the next heading. */
export interface Section {
  /** the heading without its number */
  title: string;
  place: Place;
  body: Passage[];
  /** 一、 is 1, （一） is 2 */
  level: 1 | 2;
}

export interface Table {
  /** 附表4-1, as printed above it; null when it has none */
  annex: Passage | null;
  caption: string | null;
  head: Passage[];
  rows: Passage[][];
}

/** A report taken apart: title, sections in order, tables, and every passage once more in reading order. */
export interface Report {
  title: Passage | null;
  sections: Section[];
  tables: Table[];
  passages: Passage[];
}

export interface ReportFinding {
  /** id of the check in the catalogue of quality checks, e.g. K37 */
  id: string;
  severity: 'error' | 'warning' | 'info';
  place: Place;
  /** the words it is about, as they stand in the report */
  quote: string;
  /** what is wrong and what to do, in Chinese */
  message: string;
  expected: string | null;
  found: string | null;
  /** the rule it breaks */
  source: string;
}

/** One indicator of the data, as reports speak of it. Figures are decimals; null where there is none. */
export interface ReportIndicator {
  name: string;
  level1: string;
  level2: string;
  kind: 'quantitative' | 'qualitative';
  /** 年度指标值 as a number, in `unit`; null for words, ranges and dates */
  target: string | null;
  /** 实际完成值 as a number; null for words */
  actual: string | null;
  unit: string | null;
  bandPercent: string | null;
  points: string | null;
  score: string | null;
}

/** 项目资金 of one source. */
export interface ReportFundsRow {
  source: string;
  initialBudget: string;
  annualBudget: string;
  executed: string;
}

/** What a report's figures are held against: the result of its evaluation. Amounts in 万元. */
export interface ReportData {
  projectName: string;
  fiscalYear: number;
  initialBudget: string | null;
  annualBudget: string;
  executed: string;
  ratePercent: string | null;
  /** 分值 and 得分 of the execution rate */
  fundsPoints: string | null;
  fundsScore: string | null;
  fundsRows: ReportFundsRow[];
  indicators: ReportIndicator[];
  total: string | null;
  grade: string | null;
  /** everything the data says in words: reasons, measures, how each score came about */
  words: string[];
}

/** One check: reads the report, and the data where there is any, and tells what it finds. */
export type ReportRule = (report: Report, data: ReportData | null) => ReportFinding[];
