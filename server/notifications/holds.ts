// What a message takes for granted. It may wait for hours until DingTalk takes it, and what it says must still be so then.
import type { TaskState } from '../../shared/contracts/tasks';
import type { Task } from '../tasks/entities';

/** Kept beside the words of a message, and looked at when it leaves. What is left out is not asked. */
export interface Holds {
  /** what the recipient has to be: who fills the task, who decides its step, or not who fills it any more */
  as?: 'filler' | 'reviewer' | 'released';
  states?: TaskState[];
  round?: number;
  step?: number;
  dueDate?: string;
  /** a 延期申请 that has to wait for its answer */
  requestId?: string;
  /** the person in whose place the recipient reviews */
  standInFor?: string;

  // The rest makes other words, not another message.
  /** the score that is told */
  total?: string | null;
  /** the due day that is told in its title */
  namesDay?: string;
  /** the day of which it says 今天 and 明天 */
  saidOn?: string;
  /** the digest of that day: the next one says all that is still so */
  digest?: true;
}

export const FILLING: TaskState[] = ['assigned', 'drafting', 'returned'];

type Facts = Pick<Task, 'state' | 'round' | 'step' | 'dueDate'> & {
  isFiller: boolean;
  isReviewer: boolean;
  /** the 延期申请 waits */
  isAsked: boolean;
};

/** Why there is nothing to say any more, as the board shows it; null while it holds. */
export function whyOver(holds: Holds, now: Facts): string | null {
  const { as, states, round, step, dueDate } = holds;
  if (states && !states.includes(now.state)) return '任务已办理，无需再发';
  if (round !== undefined && round !== now.round) return '任务已重新提交，无需再发';
  if (step !== undefined && step !== now.step) return '任务已办理，无需再发';
  if (dueDate !== undefined && dueDate !== now.dueDate) return '截止日期已变，另有通知';
  if (holds.requestId !== undefined && !now.isAsked) return '延期申请已办结，无需再发';
  if (as === 'filler' && !now.isFiller) return '任务已转给别人，无需再发';
  if (as === 'released' && now.isFiller) return '任务又转回本人，无需再发';
  return as === 'reviewer' && !now.isReviewer ? '不再由其审核，无需再发' : null;
}
