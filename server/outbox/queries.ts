import type { EntityManager } from 'typeorm';
import { OutboxMessage } from './entities';

/** Whether `outTrackId` names a card (互动卡片) that we sent to this person about this task. */
export async function isCardOf(
  db: EntityManager,
  outTrackId: string,
  { taskId, personId }: { taskId: string; personId: string },
): Promise<boolean> {
  const cards = await db.findBy(OutboxMessage, { kind: 'card', taskId, recipientId: personId });
  return cards.some(({ id, payload }) => ((payload as { outTrackId?: string }).outTrackId ?? id) === outTrackId);
}
