// 延期申请: which later days can be asked for. Both ends ask the same.
import { addDays } from './calendar';
import type { ExtensionState } from './contracts/extensions';

/** Longest time that can be asked for, counted from the present due date. */
const LONGEST_EXTENSION_DAYS = 365;

/**
 * The days between which a later due date may lie: after the present one and after today, a year later at most.
 *
 * @param dueDate 'YYYY-MM-DD'; for an overdue task the year is counted from today
 */
export function daysToAskFor(dueDate: string, today: string): { earliest: string; furthest: string } {
  const from = dueDate > today ? dueDate : today;
  return { earliest: addDays(from, 1), furthest: addDays(from, LONGEST_EXTENSION_DAYS) };
}

export const extensionStateLabels: Record<ExtensionState, string> = {
  open: '等待绩效管理员答复',
  granted: '已同意',
  refused: '未同意',
  withdrawn: '已撤回',
  overtaken: '已不需要答复',
};
