import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLE = 'outbox_messages';

/** Messages that stand alike, in the order of ids, with all that counting and narrowing ask for. */
const STANDING = new TableIndex({
  name: 'ix_outbox_standing',
  columnNames: ['kind', 'status', 'delivery', 'id', 'purpose', 'createdAt', 'recipientId', 'taskId'],
});

/** The board of what was told to whom is quick with a hundred thousand messages. */
export class Deliveries20261126070000 implements MigrationInterface {
  name = 'Deliveries20261126070000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex(TABLE, STANDING.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(TABLE, STANDING.name!);
  }
}
