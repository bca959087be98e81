// The rows of `processed_events`: one for each thing that was told, however often it is told.
import { createHash } from 'node:crypto';
import { IsNull, LessThan } from 'typeorm';
import { isUniqueViolation } from '../database/errors';
import { newId } from '../database/ids';
import { ProcessedEvent, type IncomingSource } from './entities';
import type { InboxDeps, Told } from './handlers';

type StoreDeps = Pick<InboxDeps, 'database' | 'now' | 'log'>;

export interface Stored {
  id: string;
  /** it was stored before */
  repeated: boolean;
  finished: boolean;
}

const LONGEST_ID = 200;
const CATCH_UP_LIMIT = 500;
const KEPT_MS = 30 * 24 * 3_600_000;
const FEWEST_FAILURES = 20;
const PATIENCE_MS = 24 * 3_600_000;

/** @returns the stored row: the new one, or the one that was there before */
export async function storeOnce(
  { database, now }: StoreDeps,
  source: IncomingSource,
  eventId: string,
  body: object,
): Promise<Stored> {
  const id = newId();
  const row = { id, source, eventId: keyOf(eventId), body, receivedAt: now() };
  try {
    await database.transaction((db) =>
      db.insert(ProcessedEvent, { ...row, processedAt: null, outcome: null, reason: null, failures: 0 }),
    );
    return { id, repeated: false, finished: false };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const earlier = await database.read((db) => db.findOneByOrFail(ProcessedEvent, { source, eventId: row.eventId }));
    return { id: earlier.id, repeated: true, finished: earlier.processedAt !== null };
  }
}

function keyOf(eventId: string): string {
  return eventId.length <= LONGEST_ID ? eventId : createHash('sha256').update(eventId).digest('hex');
}

/** What is stored and not worked on, the least often failed first; bounded, the rest is found the next time. */
export async function unfinished({ database }: StoreDeps): Promise<{ id: string; told: Told }[]> {
  const rows = await database.read((db) =>
    db.find(ProcessedEvent, {
      where: { processedAt: IsNull() },
      order: { failures: 'ASC', id: 'ASC' },
      take: CATCH_UP_LIMIT,
    }),
  );
  // Only `storeOnce` writes these columns, with a body as its source has it.
  return rows.map(({ id, source, body }) => ({ id, told: { source, body } as Told }));
}

/** What fails for a day is given up, so that it does not stand before the others for ever. */
export async function countFailure({ database, now, log }: StoreDeps, id: string): Promise<void> {
  await database.transaction(async (db) => {
    await db.increment(ProcessedEvent, { id, processedAt: IsNull() }, 'failures', 1);
    const row = await db.findOneBy(ProcessedEvent, { id, processedAt: IsNull() });
    if (!row || row.failures < FEWEST_FAILURES || now().getTime() - row.receivedAt.getTime() < PATIENCE_MS) return;
    await db.update(ProcessedEvent, { id }, { processedAt: now(), outcome: 'failed' });
    log.error({ event: id, source: row.source }, 'given up after a day of failures');
  });
}

/** Forgets what was worked on long ago; DingTalk repeats within minutes, not weeks. */
export async function forgetOld({ database, now }: StoreDeps): Promise<void> {
  const before = new Date(now().getTime() - KEPT_MS);
  await database.transaction((db) => db.delete(ProcessedEvent, { processedAt: LessThan(before) }));
}
