import { In, LessThan } from 'typeorm';
import type { Database } from '../database/database';
import { Evidence } from '../tasks/entities';
import { EvidenceUpload } from './entities';
import type { EvidenceStore } from './store';

const DAY_MS = 24 * 3_600_000;
/** A removed file can be brought back, and a backup's rows find their files, for so long. */
const REMOVED_KEPT_DAYS = 30;

/**
 * Clears away half uploads a day old, removed files after thirty days, and files a crash left without a row.
 * @returns how many files went
 */
export async function sweepEvidence(database: Database, store: EvidenceStore, now: Date): Promise<number> {
  const yesterday = new Date(now.getTime() - DAY_MS);
  const old = await database.read((db) => db.findBy(EvidenceUpload, { createdAt: LessThan(yesterday) }));
  const halves = new Set([...old.map(({ id }) => id), ...(await store.halvesOlderThan(yesterday))]);
  for (const id of halves) await store.drop(id);
  await database.transaction(async (db) => {
    await db.delete(EvidenceUpload, { id: In(old.map(({ id }) => id)) });
    await db.delete(Evidence, { removedAt: LessThan(new Date(now.getTime() - REMOVED_KEPT_DAYS * DAY_MS)) });
  });
  let gone = halves.size;
  for await (const keys of store.olderThan(yesterday)) {
    for (const key of await withoutRow(database, keys)) {
      await store.remove(key);
      gone += 1;
    }
  }
  return gone;
}

async function withoutRow(database: Database, keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await database.read((db) =>
    db.find(Evidence, { select: { id: true, storageKey: true }, where: { storageKey: In(keys) } }),
  );
  const known = new Set(rows.map(({ storageKey }) => storageKey));
  return keys.filter((key) => !known.has(key));
}
