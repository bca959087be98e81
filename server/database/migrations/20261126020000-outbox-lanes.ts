import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'outbox_messages';
const INDEX = 'ix_outbox_queue';

/** Which way a message leaves and before which others, so that the next ones are found without looking through a backlog. */
export class OutboxLanes20261126020000 implements MigrationInterface {
  name = 'OutboxLanes20261126020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ${TABLE} ADD COLUMN lane varchar(10) NOT NULL DEFAULT 'notice'`);
    await runner.query(`ALTER TABLE ${TABLE} ADD COLUMN priority int NOT NULL DEFAULT 3`);
    await runner.query(`ALTER TABLE ${TABLE} ADD COLUMN misses int NOT NULL DEFAULT 0`);
    await runner.query(`UPDATE ${TABLE} SET lane = 'todo' WHERE kind LIKE 'todo.%'`);
    await runner.query(`UPDATE ${TABLE} SET lane = 'chat', priority = 0 WHERE kind = 'chat.reply'`);
    await runner.query(`CREATE INDEX ${INDEX} ON ${TABLE} (status, lane, priority, dueAt, batchKey)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(TABLE, INDEX);
    for (const column of ['misses', 'priority', 'lane'])
      await runner.query(`ALTER TABLE ${TABLE} DROP COLUMN ${column}`);
  }
}
