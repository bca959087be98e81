import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLE = 'outbox_messages';
const INDEX = new TableIndex({ name: 'ix_outbox_claimId', columnNames: ['claimId'] });

/** Claimed rows are found by their ids; an index of claims is written twice for each message and read never. */
export class NoClaimIndex20261126020200 implements MigrationInterface {
  name = 'NoClaimIndex20261126020200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(TABLE, INDEX.name!);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex(TABLE, INDEX.clone());
  }
}
