import { In, MoreThanOrEqual } from 'typeorm';
import { addDays, dayOf } from '../../shared/calendar';
import type { ActionContext } from '../context';
import { OutboxMessage } from '../outbox/entities';
import { Task } from '../tasks/entities';
import { ReminderDigest } from './entities';
import { OPEN_STATES } from './heldTasks';

/** A message that has waited longer is given up by the outbox. */
const LONGEST_WAIT_DAYS = 3;
const OF_FILLERS = ['before', 'due', 'overdue'];

/**
 * 办完即停: takes back a reminder of a task that still waits to leave, and one of several tasks once its person has nothing
 * left to fill. What speaks of other things as well is still true of those, and leaves.
 */
export async function stopReminding({ db, now }: ActionContext, taskId: string, personId: string): Promise<void> {
  const waiting = { recipientId: personId, purpose: 'reminder', status: 'waiting' } as const;
  const cancelled = { status: 'cancelled', finishedAt: now, reason: '任务已提交或转出，无需再提醒' } as const;
  await db.update(OutboxMessage, { ...waiting, taskId }, cancelled);
  if (await db.existsBy(Task, { fillerId: personId, state: In(OPEN_STATES) })) return;
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
