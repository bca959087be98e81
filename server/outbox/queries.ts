import type { EntityManager } from 'typeorm';
import { OutboxMessage } from './entities';

/** Whether `outTrackId` names a card (互动卡片) that we sent to this person about this task. */
export function isCardOf(
  db: EntityManager,
  outTrackId: string,
  { taskId, personId }: { taskId: string; personId: string },
): Promise<boolean> {
  return db.existsBy(OutboxMessage, { id: outTrackId, kind: 'card', taskId, recipientId: personId });
}
