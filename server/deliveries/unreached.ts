import { In, MoreThan, type EntityManager } from 'typeorm';
import { OutboxMessage } from '../outbox/entities';

const DAYS_BACK = 30;
const DAY_MS = 24 * 3_600_000;

/**
 * Those of the people whose latest notice did not arrive, as far as is known: none has reached them since.
 * One statement however many there are.
 */
export async function unreachedOf(db: EntityManager, personIds: string[], now: Date): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const missed = "MAX(CASE WHEN message.delivery = 'missed' OR message.status = 'failed' THEN message.createdAt END)";
  const reached = "MAX(CASE WHEN message.delivery IN ('reached', 'read') THEN message.createdAt END)";
  const rows = await db
    .createQueryBuilder(OutboxMessage, 'message')
    .select('message.recipientId', 'personId')
    .where({
      recipientId: In(personIds),
      kind: 'notice',
      createdAt: MoreThan(new Date(now.getTime() - DAYS_BACK * DAY_MS)),
    })
    .groupBy('message.recipientId')
    .having(`${missed} IS NOT NULL AND (${reached} IS NULL OR ${missed} > ${reached})`)
    .getRawMany<{ personId: string }>();
  return new Set(rows.map(({ personId }) => personId));
}
