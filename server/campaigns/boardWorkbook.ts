// 导出: the rows that a board shows, as a workbook. Texts stay texts: what looks like a formula is none.
import { hasResult } from '../../shared/boardWords';
import { dayOf, officialDay, spokenDaysLeft, spokenInstant } from '../../shared/calendar';
import type { BoardTask } from '../../shared/contracts/board';
import { DEMO_LABEL } from '../../shared/labels';
import { GridSheet, type GridCell } from '../reports/compile/gridSheet';

interface Column {
  head: string;
  width: number;
  value: (task: BoardTask) => string | number | null;
  format?: string;
}

const COLUMNS: Column[] = [
  { head: '项目', width: 34, value: ({ projectName, isDemo }) => projectName + (isDemo ? `（${DEMO_LABEL}）` : '') },
  { head: '单位', width: 24, value: ({ unitName }) => unitName },
  { head: '填报人', width: 12, value: ({ fillerName }) => fillerName },
  { head: '现在', width: 16, value: ({ stateLabel }) => stateLabel },
  { head: '办理人', width: 18, value: ({ holders }) => holders.join('、') },
  { head: '还差（项）', width: 10, value: ({ missingCount, state }) => (state === 'completed' ? 0 : missingCount) },
  { head: '截止日期', width: 16, value: ({ dueDate }) => officialDay(dueDate) },
  { head: '期限', width: 12, value: ({ daysLeft, state }) => (state === 'completed' ? '—' : spokenDaysLeft(daysLeft)) },
  { head: '得分', width: 9, value: (task) => (hasResult(task) ? Number(task.total) : null), format: '0.00' },
  { head: '等级', width: 7, value: (task) => (hasResult(task) ? task.grade : null) },
  { head: '未送达', width: 24, value: ({ missed }) => missed.map(({ name, why }) => `${name}：${why}`).join('；') },
  {
    head: '最近催办',
    width: 26,
    value: ({ lastUrge }) => lastUrge && `${spokenInstant(new Date(lastUrge.at))} ${lastUrge.byName}`,
  },
];

/**
 * @param scope what was filtered for, in words
 * @returns the file and what it is called
 */
export async function boardWorkbook(
  name: string,
  scope: string,
  tasks: BoardTask[],
  now: Date,
): Promise<{ fileName: string; content: Buffer }> {
  const sheet = new GridSheet(COLUMNS.map(({ width }) => width));
  const all = COLUMNS.length;
  sheet.addRow([{ col: 0, span: all, value: name, look: 'title' }]);
  const sentence = `${scope}，共 ${tasks.length} 项，${spokenInstant(now)} 导出`;
  sheet.addRow([{ col: 0, span: all, value: sentence, look: 'note' }]);
  const { first } = sheet.addRow(COLUMNS.map(({ head }, col): GridCell => ({ col, value: head, look: 'label' })));
  for (const task of tasks)
    sheet.addRow(
      COLUMNS.map(({ value, format }, col): GridCell => ({ col, value: value(task) ?? '', look: 'text', format })),
    );
  const content = await sheet.write({
    sheetName: '评价任务',
    title: name,
    orientation: 'landscape',
    repeatedRow: first,
    compiledAt: now.toISOString(),
  });
  return { fileName: `${name.replace(/[\\/:*?"<>|\s]+/g, '_')}-${dayOf(now)}.xlsx`, content };
}
