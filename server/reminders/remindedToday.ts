import { In, type EntityManager } from 'typeorm';
import { dayOf } from '../../shared/calendar';
import { ReminderDigest } from './entities';
import { CHUNK } from './stories';

/**
 * When people were told of their tasks by today's digest: `task person` → instant. Only what a line names counts; what was
 * only counted may be told once more.
 */
export async function remindedToday(db: EntityManager, personIds: string[], now: Date): Promise<Map<string, Date>> {
  const told = new Map<string, Date>();
  for (let from = 0; from < personIds.length; from += CHUNK) {
    const digests = await db.find(ReminderDigest, {
      where: { personId: In(personIds.slice(from, from + CHUNK)), day: dayOf(now) },
      order: { createdAt: 'ASC' },
    });
    for (const { personId, about, createdAt } of digests)
      for (const taskId of about ? [about.title, ...about.lines] : [])
        if (taskId !== null) told.set(`${taskId} ${personId}`, createdAt);
  }
  return told;
}
