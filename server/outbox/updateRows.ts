import type { EntityManager } from 'typeorm';
import type { OutboxMessage } from './entities';

/** A condition on the columns; its values stand for the question marks. */
export interface Condition {
  sql: string;
  values: readonly unknown[];
}

/** New values; a text in `counted` is the column's new value in SQL. */
export interface Changes {
  set: Partial<OutboxMessage>;
  counted?: Partial<Record<keyof OutboxMessage, string>>;
}

/**
 * Changes many rows in one statement, written out here: TypeORM names each id by itself and looks through all names for
 * each, which takes longer than the statement when there are hundreds.
 *
 * @param db of a transaction
 * @returns how many rows met the condition
 */
export async function updateRows(
  db: EntityManager,
  rows: readonly { id: string }[],
  where: Condition,
  { set, counted = {} }: Changes,
): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = Object.entries(set);
  const assignments = [
    ...columns.map(([column]) => `${column} = ?`),
    ...Object.entries(counted).map(([column, sql]) => `${column} = ${sql}`),
  ];
  const sql = `UPDATE outbox_messages SET ${assignments.join(', ')} WHERE id IN (${marks(rows)}) AND ${where.sql}`;
  const values = [...columns.map(([, value]) => value), ...rows.map(({ id }) => id), ...where.values];
  const { affected } = await db.queryRunner!.query(sql, values, true);
  return affected ?? 0;
}

/** As many question marks as there are values. */
export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
