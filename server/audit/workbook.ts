import { dayOf, timeOf } from '../../shared/calendar';
import type { AuditLine } from '../../shared/contracts/audit';
import { GridSheet, writeSheets, type GridCell } from '../reports/compile/gridSheet';

const COLUMNS: { head: string; width: number; value: (line: AuditLine) => string }[] = [
  { head: '时间', width: 18, value: ({ at }) => `${dayOf(new Date(at))} ${timeOf(new Date(at))}` },
  { head: '谁', width: 12, value: ({ actorName }) => actorName },
  { head: '做了什么', width: 20, value: ({ label }) => label },
  { head: '对象', width: 30, value: ({ subject }) => subject },
  { head: '从哪里', width: 10, value: ({ origin }) => origin },
  {
    head: '变动',
    width: 46,
    value: ({ changes }) =>
      changes.map(({ label, before, after }) => `${label}：${before ?? '无'} → ${after ?? '无'}`).join('\n'),
  },
  { head: '说明', width: 36, value: ({ comment }) => comment ?? '' },
];

/** The trail as a workbook, one row for each entry. */
export function writeAudit(lines: AuditLine[], at: Date): Promise<Buffer> {
  const sheet = new GridSheet(COLUMNS.map(({ width }) => width));
  sheet.addRow([{ col: 0, span: COLUMNS.length, value: '审计日志', look: 'title' }]);
  const head = sheet.addRow(COLUMNS.map(({ head: value }, col): GridCell => ({ col, value, look: 'label' })));
  for (const line of lines)
    sheet.addRow(COLUMNS.map(({ value }, col): GridCell => ({ col, value: value(line), look: 'text' })));
  return writeSheets([
    {
      sheet,
      facts: {
        sheetName: '审计日志',
        title: '审计日志',
        orientation: 'landscape',
        repeatedRow: head.first,
        compiledAt: at.toISOString(),
      },
    },
  ]);
}
