import { In, type EntityManager } from 'typeorm';
import { dayOf } from '../../shared/calendar';
import { inChunks } from '../database/inChunks';
import { ReminderDigest } from './entities';

/**
 * When people were told of their tasks by today's digest: `task person` → instant. Only what a line names counts; what was
 * only counted may be told once more.
 */
export async function remindedToday(db: EntityManager, personIds: string[], now: Date): Promise<Map<string, Date>> {
  const told = new Map<string, Date>();
  for (const ids of inChunks(personIds)) {
    const digests = await db.find(ReminderDigest, {
      where: { personId: In(ids), day: dayOf(now) },
      order: { createdAt: 'ASC' },
    });
    for (const { personId, about, createdAt } of digests)
      for (const taskId of about ? [about.title, ...about.lines] : [])
        if (taskId !== null) told.set(`${taskId} ${personId}`, createdAt);
  }
  return told;
}
