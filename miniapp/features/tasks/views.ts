// What a task shows to whom, and the parts that draw it.
import type { TaskDetail } from '../../../shared/contracts/tasks';
import { part } from '../../components/part';

// Fillers do not download what reviewers see, and see the result last.
export const reviewPart = part(() => import('../reviews/ReviewPage'));
export const resultPart = part(() => import('../results/ResultPage'));

type View = 'form' | 'review' | 'result';

/** What a task shows to whoever opens it: its form to the filler, its review to who holds the step, else its result. */
export function viewOf({ can }: Pick<TaskDetail, 'can'>): View {
  if (can.save) return 'form';
  return can.approve || can.return ? 'review' : 'result';
}
