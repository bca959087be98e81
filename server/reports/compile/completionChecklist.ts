import { ASSUMED_LABEL } from '../../../shared/labels';
import { checklistRows, type ChecklistRow } from './checklistRows';
import type { CompiledEvaluation } from './evaluation';
import { GridSheet, type GridCell } from './gridSheet';
import { projectTitle, printable } from './printable';
import { assumptionNotes } from './sentences';

const WIDTHS = [8, 60, 44, 30];
const HEADS = ['序号', '绩效目标设定情况', '绩效目标完成情况', '备注'];

/**
 * 绩效目标完成清单 as a workbook, with the four columns of the official list.
 *
 * @returns an .xlsx file; the same evaluation gives the same bytes
 */
export async function compileCompletionChecklist(e: CompiledEvaluation): Promise<Buffer> {
  const sheet = new GridSheet(WIDTHS);
  const title = `${projectTitle(e.project.name)}绩效目标完成清单`;
  const mark = e.fiscalYearAssumed ? `【${ASSUMED_LABEL}】` : '';
  sheet.addRow([{ col: 0, span: WIDTHS.length, value: title, look: 'title' }]);
  sheet.addRow([{ col: 0, span: WIDTHS.length, value: `（${e.fiscalYear}年度）${mark}`, look: 'subtitle' }]);
  const unit = `实施单位：${printable(e.project.unit)}`;
  sheet.addRow([{ col: 0, span: WIDTHS.length, value: unit, look: 'note' }]);
  const head = sheet.addRow(HEADS.map((value, col) => ({ col, value, look: 'label' })));
  for (const row of checklistRows(e)) sheet.addRow(cellsOf(row));
  for (const note of assumptionNotes(e)) {
    sheet.addRow([{ col: 0, span: WIDTHS.length, value: `注：${note}`, look: 'note' }]);
  }
  return sheet.write({
    sheetName: '绩效目标完成清单',
    title,
    orientation: 'landscape',
    repeatedRow: head.first,
    compiledAt: e.compiledAt,
  });
}

function cellsOf(row: ChecklistRow): GridCell[] {
  return [
    { col: 0, value: row.number, look: 'centred' },
    { col: 1, value: row.target, look: 'text' },
    { col: 2, value: row.actual, look: 'text' },
    { col: 3, value: row.remark, look: 'text' },
  ];
}
