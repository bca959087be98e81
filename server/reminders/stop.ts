import { In, MoreThanOrEqual } from 'typeorm';
import { addDays, dayOf } from '../../shared/calendar';
import { FILLING_STATES } from '../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../context';
import { OutboxMessage } from '../outbox/entities';
import { Task } from '../tasks/entities';
import { ReminderDigest } from './entities';

/** A message that has waited longer is given up by the outbox. */
const LONGEST_WAIT_DAYS = 3;
const OF_FILLERS = ['before', 'due', 'overdue'];

/** It is handed in: whoever was to hear that it is late, the filler or those above, hears it no more. */
export async function stopRemindingAnybody(ctx: ActionContext, taskId: string, fillerId: string): Promise<void> {
  const waiting = { purpose: 'reminder', status: 'waiting', taskId } as const;
  // Found first: an update that looks for them would hold other messages on their way.
  const found = await ctx.db.find(OutboxMessage, { select: { id: true }, where: waiting });
  const ids = found.map(({ id }) => id);
  if (ids.length > 0) await ctx.db.update(OutboxMessage, { id: In(ids), status: 'waiting' }, cancelledAt(ctx));
  await stopReminding(ctx, taskId, fillerId);
}

const cancelledAt = ({ now }: ActionContext) =>
  ({ status: 'cancelled', finishedAt: now, reason: '任务已提交或转出，无需再提醒' }) as const;

/**
 * 办完即停: takes back a reminder of a task that still waits to leave, and one of several tasks once its person has nothing
 * left to fill. What speaks of other things as well is still true of those, and leaves.
 */
export async function stopReminding(ctx: ActionContext, taskId: string, personId: string): Promise<void> {
  const { db, now } = ctx;
  const waiting = { recipientId: personId, purpose: 'reminder', status: 'waiting' } as const;
  const cancelled = cancelledAt(ctx);
  await db.update(OutboxMessage, { ...waiting, taskId }, cancelled);
  if (await db.existsBy(Task, { fillerId: personId, state: In(FILLING_STATES) })) return;
  const since = addDays(dayOf(now), -LONGEST_WAIT_DAYS);
  const digests = await db.findBy(ReminderDigest, { personId, day: MoreThanOrEqual(since) });
  const keys = digests.filter(isOnlyForFilling).map(({ messageKey }) => messageKey);
  await db.update(OutboxMessage, { ...waiting, dedupeKey: In(keys) }, cancelled);
}

const isOnlyForFilling = ({ kinds }: ReminderDigest) =>
  kinds
    .split(',')
    .filter(Boolean)
    .every((kind) => OF_FILLERS.includes(kind));
