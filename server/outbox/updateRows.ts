import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { OutboxMessage } from './entities';

/** A condition on the columns, with its values. */
export interface Condition {
  sql: string;
  values?: object;
}

/**
 * Changes many rows in one statement. TypeORM's `In` names each id by itself and looks through all names for each, which
 * takes longer than the statement when there are hundreds.
 *
 * @returns how many rows met the condition
 */
export async function updateRows(
  db: EntityManager,
  rows: readonly { id: string }[],
  { sql, values = {} }: Condition,
  changes: QueryDeepPartialEntity<OutboxMessage>,
): Promise<number> {
  if (rows.length === 0) return 0;
  const done = await db
    .createQueryBuilder()
    .update(OutboxMessage)
    .set(changes)
    .where(`id IN (:...ids) AND ${sql}`, { ids: rows.map(({ id }) => id), ...values })
    .execute();
  return done.affected ?? 0;
}
