import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

const TABLE = 'processed_events';
const NEW_COLUMNS = [
  ['outcome', 'varchar(12) NULL'],
  ['reason', 'text NULL'],
  ['failures', 'int NOT NULL DEFAULT 0'],
] as const;

/** What became of the things DingTalk told us; and the one-time tokens with which a card decides. */
export class Incoming20261126040000 implements MigrationInterface {
  name = 'Incoming20261126040000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of NEW_COLUMNS) await runner.query(`ALTER TABLE ${TABLE} ADD COLUMN ${name} ${type}`);
    await runner.query(`UPDATE ${TABLE} SET outcome = 'done' WHERE processedAt IS NOT NULL`);
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'decision_tokens',
      columns: {
        id: is.id(),
        tokenHash: is.code(64),
        taskId: is.reference(),
        personId: is.reference(),
        action: is.code(20),
        round: is.integer(),
        step: is.integer(),
        issuedAt: is.instant(),
        expiresAt: is.instant(),
        usedAt: is.nullable(is.instant()),
      },
      unique: [['tokenHash']],
      indices: [['taskId'], ['expiresAt']],
      references: { taskId: 'tasks', personId: 'people' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('decision_tokens');
    for (const [name] of NEW_COLUMNS) await runner.query(`ALTER TABLE ${TABLE} DROP COLUMN ${name}`);
  }
}
