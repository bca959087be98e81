import type { TaskState } from '../contracts/tasks';
import { daysBetween } from '../calendar';
import { isBeingFilled, isHandedIn } from '../workflow/taskWorkflow';
import { insightSettings } from './settings';

/** A task with what the overview of its campaign counts. */
export interface InsightTask {
  id: string;
  projectName: string;
  unitId: string;
  unitName: string;
  isDemo: boolean;
  state: TaskState;
  /** state in Chinese, e.g. 复核人审核中 */
  stateLabel: string;
  dueDate: string;
  /** the day of its last change, in review the day since which its reviewer has it */
  since: string;
  /** times it was sent back */
  returns: number;
  /** 得分 at the last submission, two decimals */
  total: string | null;
  grade: string | null;
  /** 全年预算数 and 全年执行数 of all sources, 万元 */
  annualBudget: string;
  executed: string;
}

/** What a day and a scoring profile say about tasks. */
export interface InsightAround {
  /** Asia/Shanghai */
  today: string;
  fiscalYear: number;
  /** grades of the campaign's profile, the best first */
  grades: readonly string[];
}

/** 逾期: still with its filler after its due date. */
export const isOverdue = (task: InsightTask, today: string): boolean => isBeingFilled(task) && task.dueDate < today;

/** 得分 counts from the submission on: what is sent back or still a draft is nobody's result. */
export function resultOf(
  task: Pick<InsightTask, 'state' | 'total' | 'grade'>,
): { total: string; grade: string | null } | null {
  return isHandedIn(task) && task.total !== null ? { total: task.total, grade: task.grade } : null;
}

/** Days it has been with one reviewer; null outside of a review, or when that is not long. */
export function daysStuck(task: InsightTask, today: string): number | null {
  const days = daysBetween(task.since, today);
  return task.state === 'in-review' && days >= insightSettings.stuckDays ? days : null;
}

/** Came back so often that somebody should help; what is completed is past helping. */
export const isReturnedOften = ({ state, returns }: InsightTask): boolean =>
  state !== 'completed' && returns >= insightSettings.manyReturns;

/** A finished one below the two best grades: 中 and 差, or whatever the profile calls them. */
export function isLow(task: InsightTask, { grades }: InsightAround): boolean {
  return task.state === 'completed' && task.grade !== null && grades.indexOf(task.grade) >= 2;
}
