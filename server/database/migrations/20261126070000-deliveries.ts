import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLE = 'outbox_messages';

/** Groups of messages that stand alike, in the order of ids; and what was queued since a day began. Both hold all that counting asks for. */
const INDICES = [
  new TableIndex({ name: 'ix_outbox_standing', columnNames: ['kind', 'status', 'delivery', 'id', 'purpose'] }),
  new TableIndex({ name: 'ix_outbox_createdAt', columnNames: ['createdAt', 'kind', 'status', 'delivery'] }),
];

/** The board of what was told to whom is quick with a hundred thousand messages. */
export class Deliveries20261126070000 implements MigrationInterface {
  name = 'Deliveries20261126070000';

  async up(runner: QueryRunner): Promise<void> {
    for (const index of INDICES) await runner.createIndex(TABLE, index.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of INDICES) await runner.dropIndex(TABLE, name!);
  }
}
