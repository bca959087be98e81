import { In, type EntityManager, type EntityTarget, type FindOptionsWhere } from 'typeorm';

/**
 * Waits until nobody else is changing these rows, and keeps them until the transaction ends: what is read after this is
 * the latest, and stays so. SQLite needs none of it, since its transactions take turns.
 */
export async function holdRows<Row extends { id: string }>(
  db: EntityManager,
  entity: EntityTarget<Row>,
  ids: string[],
): Promise<void> {
  if (db.dataSource.options.type === 'better-sqlite3') return;
  const where = { id: In(ids) } as FindOptionsWhere<Row>;
  await db.createQueryBuilder(entity, 'held').setLock('pessimistic_write').where(where).getMany();
}
