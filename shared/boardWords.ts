// The parts of a board in words, for its page and its export.
import type { BoardFilter, BoardShow, BoardTask } from './contracts/board';
import { isHandedIn, taskStateLabels } from './workflow/taskWorkflow';

export const boardShowLabels: Record<BoardShow, string> = {
  ...taskStateLabels,
  outstanding: '未交',
  overdue: '逾期未交',
  missed: '未送达',
};

/** Whether a row shows a score: before it is handed in, a score is nobody's result. */
export const hasResult = (task: Pick<BoardTask, 'state' | 'total'>): boolean => task.total !== null && isHandedIn(task);

interface NamedUnit {
  unitId: string;
  unitName: string;
}

/** @param units those the reader sees something of; the name of another one is not theirs to read */
export function unitNameOf(unitId: string | undefined, units: NamedUnit[]): string | null {
  if (!unitId) return null;
  return units.find((unit) => unit.unitId === unitId)?.unitName ?? '不在您管理范围内的单位';
}

/** 全部任务, or what was filtered for: 逾期未交，市水利局，“维护”. */
export function filterWords({ show, grade, words }: BoardFilter, unitName: string | null): string {
  const parts = [show && boardShowLabels[show], unitName, grade && `等级${grade}`, words && `“${words}”`].filter(
    Boolean,
  );
  return parts.length > 0 ? parts.join('，') : '全部任务';
}

/** What an export holds: a list that leaves the page names its unit where the reader sees no other. */
export function scopeWords(filter: BoardFilter, units: NamedUnit[]): string {
  const only = units.length === 1 ? units[0]!.unitName : null;
  return filterWords(filter, unitNameOf(filter.unitId, units) ?? only);
}
