import { In, IsNull } from 'typeorm';
import type { Database } from '../database/database';
import { OutboxMessage } from '../outbox/entities';
import { ApprovalMirror } from './entities';
import { startKey } from './mirrorTask';

/** The mirror an approval belongs to, as far as that is recorded. */
export async function mirrorOfInstance(database: Database, instanceId: string): Promise<ApprovalMirror | null> {
  const recorded = () => database.read((db) => db.findOneBy(ApprovalMirror, { instanceId }));
  const mirror = await recorded();
  if (mirror) return mirror;
  await learnInstanceIds(database);
  return recorded();
}

/** Approvals that were started since: their ids stand with the messages that started them. */
export async function learnInstanceIds(database: Database): Promise<void> {
  await database.transaction(async (db) => {
    const nameless = await db.findBy(ApprovalMirror, { instanceId: IsNull() });
    if (nameless.length === 0) return;
    const dedupeKey = In(nameless.map(({ id }) => startKey(id)));
    const starts = await db.findBy(OutboxMessage, { dedupeKey, status: 'sent' });
    const ids = new Map(starts.map((start) => [start.dedupeKey, start.receipt]));
    for (const { id } of nameless) {
      const instanceId = ids.get(startKey(id));
      if (instanceId) await db.update(ApprovalMirror, { id }, { instanceId });
    }
  });
}
