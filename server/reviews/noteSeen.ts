import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import type { Task } from '../tasks/entities';
import { ReviewView } from './entities';

/** The actor has this submission before them: the next one is compared with it. Noted once. */
export async function noteSeen(ctx: ActionContext, { id: taskId, round }: Pick<Task, 'id' | 'round'>): Promise<void> {
  const view = { taskId, personId: ctx.actor.personId, round };
  if (round === 0 || (await ctx.db.existsBy(ReviewView, view))) return;
  await ctx.db.insert(ReviewView, { id: newId(), ...view, seenAt: ctx.now });
}
