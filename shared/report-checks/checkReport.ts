// A report's text read against itself and against its data. Every finding names its place.
import * as annexes from './rules/annexes';
import * as arithmetic from './rules/arithmetic';
import * as checklist from './rules/checklist';
import * as conclusion from './rules/conclusion';
import * as contradictions from './rules/contradictions';
import * as counts from './rules/counts';
import * as dates from './rules/dates';
import * as identity from './rules/identity';
import * as indicatorFigures from './rules/indicatorFigures';
import * as indicators from './rules/indicators';
import * as money from './rules/money';
import * as sections from './rules/sections';
import * as systems from './rules/systems';
import * as tableRows from './rules/tableRows';
import { figuresKnown } from './rules/unknownFigures';
import type { Report, ReportData, ReportFinding, ReportRule } from './types';

const rules: ReportRule[] = [
  identity,
  money,
  conclusion,
  annexes,
  systems,
  sections,
  contradictions,
  indicators,
  checklist,
  arithmetic,
  counts,
  dates,
  indicatorFigures,
  tableRows,
].flatMap((family) => Object.values(family) as ReportRule[]);

const SEVERITIES = ['error', 'warning', 'info'];

/**
 * All findings about a report: errors first, then in reading order.
 * @param data the result the report was compiled from, or null when there is none to compare with
 */
export function checkReport(report: Report, data: ReportData | null): ReportFinding[] {
  const order = new Map(report.passages.map(({ place }, index) => [place, index]));
  const found = rules.flatMap((rule) => rule(report, data));
  return [...found, ...figuresKnown(report, data).filter((one) => !isTold(one, found))].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      (order.get(a.place) ?? 0) - (order.get(b.place) ?? 0),
  );
}

/** A figure that a check of its own calls wrong is not asked about once more. */
const isTold = ({ place, found: figure }: ReportFinding, findings: ReportFinding[]) =>
  findings.some((one) => one.place === place && one.severity === 'error' && figure !== null && says(one, figure));

const says = ({ quote, found }: ReportFinding, figure: string) =>
  quote.normalize('NFKC').includes(figure) || (found ?? '').startsWith(figure.replace(/\D+$/, ''));
