// A stand-in's time is over: what was asked of them in somebody's place is asked no more.
import { Between, IsNull, Not } from 'typeorm';
import { addDays, dayOf } from '../../shared/calendar';
import type { ActionContext } from '../context';
import { loadActor } from '../identity/actor';
import { Person } from '../identity/entities';
import { cancelTodosOf } from '../outbox/endTodos';
import { OutboxMessage } from '../outbox/entities';
import { Task } from '../tasks/entities';
import { isReviewer } from '../tasks/policy';
import { loadTask } from '../tasks/queries';

/** So that days on which the server stood still are made up for. */
const LOOKED_BACK_DAYS = 7;

/** The to-dos of reviews that this person may not decide any more vanish. Done twice, it finds nothing the second time. */
export async function releaseStandIn(ctx: ActionContext, formerId: string): Promise<void> {
  const { db, now } = ctx;
  const asked = await db
    .createQueryBuilder(OutboxMessage, 'asked')
    .innerJoin(Task, 'task', "task.id = asked.taskId AND task.state = 'in-review'")
    .select('DISTINCT asked.taskId', 'id')
    .where({ recipientId: formerId, kind: 'todo.open', purpose: 'review' })
    .getRawMany<{ id: string }>();
  const actor = await loadActor(db, formerId, now);
  for (const { id } of asked)
    if (!actor || !isReviewer(actor, await loadTask(db, id))) await cancelTodosOf(ctx, id, formerId);
}

/** The same for those whose last day was one of the last few. */
export async function releaseFormerStandIns(ctx: ActionContext): Promise<void> {
  const today = dayOf(ctx.now);
  const over = await ctx.db.findBy(Person, {
    deputyId: Not(IsNull()),
    standInFrom: Not(IsNull()),
    deputyUntil: Between(addDays(today, -LOOKED_BACK_DAYS), addDays(today, -1)),
  });
  for (const { deputyId } of over) await releaseStandIn(ctx, deputyId!);
}
