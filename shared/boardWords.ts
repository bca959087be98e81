// The parts of a board in words, for its page and its export.
import type { BoardFilter, BoardShow } from './contracts/board';
import { taskStateLabels } from './workflow/taskWorkflow';

export const boardShowLabels: Record<BoardShow, string> = {
  ...taskStateLabels,
  overdue: '逾期未交',
  missed: '未送达',
};

/** 全部任务, or what was filtered for: 逾期未交，市水利局，“维护”. */
export function filterWords({ show, grade, words }: BoardFilter, unitName: string | null): string {
  const parts = [show && boardShowLabels[show], unitName, grade && `等次${grade}`, words && `“${words}”`].filter(
    Boolean,
  );
  return parts.length > 0 ? parts.join('，') : '全部任务';
}
