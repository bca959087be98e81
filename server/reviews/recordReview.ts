import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { noteActing } from '../outbox/openings';
import type { LoadedTask } from '../tasks/queries';
import { Review } from './entities';

/** Keeps one decision for good, with the round and step it was made in. `place` is the task as it was before. */
export async function recordReview(
  ctx: ActionContext,
  { task }: LoadedTask,
  decision: Pick<Review, 'decision' | 'comment' | 'indicators'>,
): Promise<void> {
  await ctx.db.insert(Review, {
    id: newId(),
    taskId: task.id,
    round: task.round,
    step: task.step,
    reviewerId: ctx.actor.personId,
    decidedAt: ctx.now,
    ...decision,
  });
  await noteActing(ctx, task.id);
}
