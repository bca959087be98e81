import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

/**
 * Writes the listed columns only if the row still has the version that was read, and counts the version up.
 * TypeORM's own version column does not check this on save().
 *
 * @returns false when somebody else was faster
 */
export async function updateVersioned<Row extends ObjectLiteral & { id: string; version: number }>(
  db: EntityManager,
  entity: EntityTarget<Row>,
  row: { id: string; version: number },
  changes: QueryDeepPartialEntity<Row>,
): Promise<boolean> {
  const result = await db
    .createQueryBuilder()
    .update(entity)
    .set({ ...changes, version: () => 'version + 1' } as QueryDeepPartialEntity<Row>)
    .where('id = :id AND version = :version', { id: row.id, version: row.version })
    .execute();
  return result.affected === 1;
}
