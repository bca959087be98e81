import { In } from 'typeorm';
import {
  dayOf,
  daysBetween,
  hourOf,
  addDays,
  spokenDaysLeft,
  workdayOnOrBefore,
  type IsWorkday,
} from '../../shared/calendar';
import { recordAudit } from '../audit/recordAudit';
import { SYSTEM_ACTOR } from '../context';
import type { Database } from '../database/database';
import { newId } from '../database/ids';
import { announceReminder } from '../notifications/announce';
import { Task } from '../tasks/entities';
import { withSurroundings, type LoadedTask } from '../tasks/queries';
import { Reminder } from './entities';

/** Rungs of the ladder: days before the due date on which the filler of an open task is reminded. */
const RUNGS = [3, 0];
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
  const today = dayOf(now);
  return database.transaction(async (db) => {
    const open = await db.find(Task, { where: { state: In(OPEN_STATES) } });
    const due = open.flatMap((task) => {
      const rung = dueRung(task.dueDate, today, isWorkday);
      return rung === null ? [] : [{ task, key: `T-${rung}@${task.dueDate}` }];
    });
    const given = await db.findBy(Reminder, { taskId: In(due.map(({ task }) => task.id)) });
    const givenKeys = new Set(given.map((one) => `${one.taskId} ${one.personId} ${one.rung}`));
    const fresh = due.filter(({ task, key }) => !givenKeys.has(`${task.id} ${task.fillerId} ${key}`));
    const places = new Map(
      (
        await withSurroundings(
          db,
          fresh.map(({ task }) => task),
        )
      ).map((p) => [p.task.id, p]),
    );
    for (const { task, key } of fresh) {
      const ctx = { actor: SYSTEM_ACTOR, now, db, requestId, origin: 'schedule' as const };
      const place = places.get(task.id) as LoadedTask;
      await db.insert(Reminder, { id: newId(), taskId: task.id, personId: task.fillerId, rung: key, remindedAt: now });
      await announceReminder(ctx, place, key, spokenDaysLeft(daysBetween(today, task.dueDate)));
      await recordAudit(ctx, {
        subject: 'task',
        subjectId: task.id,
        action: 'task.reminded',
        after: { personId: task.fillerId, rung: key },
      });
    }
    return fresh.length;
  });
}

/** The rung that stands today: after a pause only the latest one, not every one that was missed; none once overdue. */
function dueRung(dueDate: string, today: string, isWorkday: IsWorkday): number | null {
  if (today > dueDate) return null;
  const reached = RUNGS.filter((rung) => workdayOnOrBefore(addDays(dueDate, -rung), isWorkday) <= today);
  return reached.length > 0 ? Math.min(...reached) : null;
}
