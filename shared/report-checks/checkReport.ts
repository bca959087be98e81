// A report's text read against itself and against its data. Every finding names its place.
import * as annexes from './rules/annexes';
import * as checklist from './rules/checklist';
import * as conclusion from './rules/conclusion';
import * as contradictions from './rules/contradictions';
import * as identity from './rules/identity';
import * as indicators from './rules/indicators';
import * as money from './rules/money';
import * as sections from './rules/sections';
import * as systems from './rules/systems';
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
].flatMap((family) => Object.values(family) as ReportRule[]);

const SEVERITIES = ['error', 'warning', 'info'];

/**
 * All findings about a report: errors first, then in reading order.
 * @param data the result the report was compiled from, or null when there is none to compare with
 */
export function checkReport(report: Report, data: ReportData | null): ReportFinding[] {
  const order = new Map(report.passages.map(({ place }, index) => [place, index]));
  return rules
    .flatMap((rule) => rule(report, data))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        (order.get(a.place) ?? 0) - (order.get(b.place) ?? 0),
    );
}
