import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLE = 'outbox_messages';
const INDEX = new TableIndex({ name: 'ix_outbox_messages_status_dueAt', columnNames: ['status', 'dueAt'] });

/** The queue of each lane is found by an index of its own; this one only had to be kept up with every message. */
export class OneQueueIndex20261126020100 implements MigrationInterface {
  name = 'OneQueueIndex20261126020100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(TABLE, INDEX.name!);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex(TABLE, INDEX.clone());
  }
}
