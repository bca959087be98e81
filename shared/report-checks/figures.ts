// Figures as reports write them, each with its place.
import type { Passage, Report } from './types';

export interface Figure {
  value: string;
  quote: string;
  place: string;
}

/** Every match of a pattern; group `value` holds the figure. */
export function figures(report: Report, pattern: RegExp): Figure[] {
  return report.passages.flatMap((passage) => figuresIn(passage, pattern));
}

function figuresIn({ text, place }: Passage, pattern: RegExp): Figure[] {
  return [...text.normalize('NFKC').matchAll(pattern)].map((match) => ({
    value: match.groups!.value!.replaceAll(',', ''),
    quote: match[0],
    place,
  }));
}

const AMOUNT = String.raw`(?<value>\d[\d,]*(?:\.\d+)?)\s*万元`;

export const annualBudgets = (report: Report) =>
  figures(report, new RegExp(`(?:全年预算(?:安排|数)|年度预算(?:安排)?)(?:为|共)?${AMOUNT}`, 'g'));
export const initialBudgets = (report: Report) =>
  figures(report, new RegExp(`年初预算(?:安排|数)?(?:为)?${AMOUNT}`, 'g'));
export const executedAmounts = (report: Report) => figures(report, new RegExp(`全年执行数?(?:为)?${AMOUNT}`, 'g'));
export const executionRates = (report: Report) => figures(report, /执行率(?:为)?(?<value>\d+(?:\.\d+)?)%/g);
export const totals = (report: Report) =>
  figures(report, /(?:自评总分|总得分|总分|综合得分|评价得分)(?:为|是)?(?<value>\d+(?:\.\d+)?)分/g);
export const grades = (report: Report) =>
  figures(report, /(?:(?:等级|等次)(?:为|是)“?|评价为“?)(?<value>[优良中差])(?:[”。,;]|等[级次]|$)/g);
/** 6个系统, 系统共7个 */
export const systemCounts = (report: Report) =>
  ['(?<value>\\d+)\\s*个系统', '系统共\\s*(?<value>\\d+)\\s*个'].flatMap((pattern) =>
    figures(report, new RegExp(pattern, 'g')),
  );

/** Whether some sentence speaks of the money that was not spent and gives a reason for it. */
export const isUnspentExplained = (report: Report): boolean =>
  report.passages.some(
    ({ text }) => /未执行|未支出|结转|结余|执行率/.test(text) && /原因[:：是为]|由于|系因|主要是因/.test(text),
  );
