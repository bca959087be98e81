import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { noteActing } from '../outbox/openings';
import type { Standing } from '../tasks/policy';
import type { LoadedTask } from '../tasks/queries';
import { Review } from './entities';
import { noteSeen } from './noteSeen';

/** Keeps one decision for good, with the round and step it was made in. `place` is the task as it was before. */
export async function recordReview(
  ctx: ActionContext,
  { task }: LoadedTask,
  { principal }: Standing,
  decision: Pick<Review, 'decision' | 'comment' | 'indicators'>,
): Promise<void> {
  await ctx.db.insert(Review, {
    id: ctx.holding?.id ?? newId(),
    taskId: task.id,
    round: task.round,
    step: task.step,
    reviewerId: ctx.actor.personId,
    forId: principal?.personId ?? null,
    decidedAt: ctx.now,
    ...decision,
  });
  await noteSeen(ctx, task);
  await noteActing(ctx, task.id);
}
