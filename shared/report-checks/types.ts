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
  head: string[];
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

/** What a report's figures are held against: the result of its evaluation. Amounts in 万元. */
export interface ReportData {
  projectName: string;
  fiscalYear: number;
  annualBudget: string;
  executed: string;
  ratePercent: string | null;
  total: string | null;
  grade: string | null;
}

/** One check: reads the report, and the data where there is any, and tells what it finds. */
export type ReportRule = (report: Report, data: ReportData | null) => ReportFinding[];
