import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { inChunks } from './inChunks';

/** Rows in one statement: SQLite and MySQL both take this many columns at once. */
export const ROWS_AT_ONCE = 200;

/** Inserts rows, each with all of its columns, in as few statements as both databases allow. */
export async function insertAll<Row extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityTarget<Row>,
  rows: Row[],
): Promise<void> {
  for (const some of inChunks(rows, ROWS_AT_ONCE)) await db.insert(entity, some as QueryDeepPartialEntity<Row>[]);
}
