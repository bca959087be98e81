import { In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { dayOf, daysBetween, hourOf, spokenDaysLeft, type IsWorkday } from '../../shared/calendar';
import { REMINDER_RUNGS, reminderDay } from '../../shared/launch/days';
import { recordAudit } from '../audit/recordAudit';
import { systemContext, type ActionContext } from '../context';
import type { Database } from '../database/database';
import { newId } from '../database/ids';
import { announceReminder } from '../notifications/announce';
import { Task } from '../tasks/entities';
import { loadTaskToChange } from '../tasks/queries';
import { Reminder } from './entities';

const MORNING_HOUR = 9;
const OPEN_STATES: Task['state'][] = ['assigned', 'drafting', 'returned'];

/**
 * Gives every reminder that is due now and has not been given: to the filler of each open task, three days before the
 * due date and on it; on the working day before when that falls on a day off; from nine in the morning. The row with
 * its unique key is written with the message, so no restart and no second process gives it again.
 *
 * @param requestId names this run in the audit
 * @returns how many were given
 */
export async function sendDueReminders(
  database: Database,
  now: Date,
  isWorkday: IsWorkday,
  requestId: string,
): Promise<number> {
  if (hourOf(now) < MORNING_HOUR) return 0;
  const due = await database.read((db) => dueReminders(db, dayOf(now), isWorkday));
  let given = 0;
  // One transaction each: thousands of reminders do not keep the people waiting who are filling meanwhile.
  for (const reminder of due)
    given += await database.transaction((db) => remind(systemContext(db, now, requestId), reminder));
  return given;
}

interface DueReminder {
  taskId: string;
  rung: string;
}

async function dueReminders(db: EntityManager, today: string, isWorkday: IsWorkday): Promise<DueReminder[]> {
  const open = await db.find(Task, {
    select: { id: true, fillerId: true, dueDate: true },
    where: { state: In(OPEN_STATES), dueDate: MoreThanOrEqual(today) },
  });
  const due = open.flatMap(({ id, fillerId, dueDate }) => {
    const rung = dueRung(dueDate, today, isWorkday);
    return rung === null ? [] : [{ taskId: id, personId: fillerId, rung: `T-${rung}@${dueDate}` }];
  });
  const given = await db.findBy(Reminder, { taskId: In(due.map(({ taskId }) => taskId)) });
  const keyOf = (one: { taskId: string; personId: string; rung: string }) =>
    `${one.taskId} ${one.personId} ${one.rung}`;
  const givenKeys = new Set(given.map(keyOf));
  return due.filter((one) => !givenKeys.has(keyOf(one)));
}

/** @returns 1, or 0 when the task was handed in or another process has reminded meanwhile */
async function remind(ctx: ActionContext, { taskId, rung }: DueReminder): Promise<0 | 1> {
  const place = await loadTaskToChange(ctx.db, taskId);
  const { state, fillerId: personId, dueDate } = place.task;
  if (!OPEN_STATES.includes(state) || (await ctx.db.existsBy(Reminder, { taskId, personId, rung }))) return 0;
  await ctx.db.insert(Reminder, { id: newId(), taskId, personId, rung, remindedAt: ctx.now });
  await announceReminder(ctx, place, rung, spokenDaysLeft(daysBetween(dayOf(ctx.now), dueDate)));
  await recordAudit(ctx, { subject: 'task', subjectId: taskId, action: 'task.reminded', after: { personId, rung } });
  return 1;
}

/** The rung that stands today: after a pause only the latest one, not every one that was missed. */
function dueRung(dueDate: string, today: string, isWorkday: IsWorkday): number | null {
  const reached = REMINDER_RUNGS.filter((rung) => reminderDay(dueDate, rung, isWorkday) <= today);
  return reached.length > 0 ? Math.min(...reached) : null;
}
