// Claimed rows as they may leave: without what is over, and with the words that hold now.
import type { Database } from '../database/database';
import type { AtHand } from './address';
import type { Claim } from './claim';
import { batchKeyOf } from './enqueue';
import { OutboxMessage, type ClaimedMessage } from './entities';
import type { Result } from './parcels';
import type { OutboxPayload } from './payloads';

interface WeedDeps {
  database: Database;
  atHand: AtHand;
  now(): Date;
}

/** @returns what leaves, and what became of the others */
export async function weed(
  { database, atHand, now }: WeedDeps,
  { id: claimId, rows }: Claim,
): Promise<{ rows: ClaimedMessage[]; over: Result[] }> {
  if (!rows.some(({ payload }) => 'holds' in payload)) return { rows, over: [] };
  const looks = await database.read((db) => atHand.lastLook(db, rows));
  const leaving: ClaimedMessage[] = [];
  const over: Result[] = [];
  const reworded: { id: string; payload: OutboxPayload; batchKey: string | null }[] = [];
  for (const row of rows) {
    const look = looks.get(row.id);
    if (!look) leaving.push(row);
    else if ('over' in look) over.push({ rows: [row], outcome: { status: 'cancelled', reason: look.over } });
    else if ('later' in look) {
      const afterMs = Math.max(0, look.later.getTime() - now().getTime());
      over.push({ rows: [row], outcome: { status: 'retry', afterMs, reason: '刚有审核决定，尚可撤销，稍后再定' } });
    } else {
      const words = { payload: look.words, batchKey: batchKeyOf(look.words) };
      reworded.push({ id: row.id, ...words });
      leaving.push({ ...row, ...words });
    }
  }
  if (reworded.length > 0)
    await database.transaction(async (db) => {
      for (const { id, ...words } of reworded)
        await db.update(OutboxMessage, { id, claimId, status: 'sending' }, words);
    });
  return { rows: leaving, over };
}
