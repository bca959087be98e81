import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

const added: [table: string, column: string, type: string][] = [
  ['outbox_messages', 'heldBy', 'varchar(36) NULL'],
  ['tasks', 'returnedHead', 'json NULL'],
  ['people', 'standInFrom', 'varchar(10) NULL'],
  ['reviews', 'forId', 'varchar(36) NULL'],
];

const indexed: [table: string, column: string][] = [
  ['outbox_messages', 'heldBy'],
  ['people', 'deputyId'],
];

/** What was submitted each time, who has seen it, decisions that can be taken back, and who decides in whose place. */
export class Reviews20261127040000 implements MigrationInterface {
  name = 'Reviews20261127040000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, type] of added) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
    for (const [table, column] of indexed)
      await runner.query(`CREATE INDEX ix_${table}_${column} ON ${table} (${column})`);
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'submissions',
      columns: {
        id: is.id(),
        taskId: is.reference(),
        round: is.integer(),
        submittedById: is.reference(),
        submittedAt: is.instant(),
        sheet: is.json(),
      },
      unique: [['taskId', 'round']],
      references: { taskId: 'tasks', submittedById: 'people' },
    });
    await createTable(runner, {
      name: 'review_views',
      columns: {
        id: is.id(),
        taskId: is.reference(),
        personId: is.reference(),
        round: is.integer(),
        seenAt: is.instant(),
      },
      unique: [['personId', 'taskId', 'round']],
      references: { taskId: 'tasks', personId: 'people' },
    });
    await createTable(runner, {
      name: 'review_undos',
      columns: {
        id: is.id(),
        taskId: is.reference(),
        reviewerId: is.reference(),
        version: is.integer(),
        before: is.json(),
        until: is.instant(),
        undone: is.nullable(is.json()),
        undoneAt: is.nullable(is.instant()),
      },
      references: { taskId: 'tasks', reviewerId: 'people' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['review_undos', 'review_views', 'submissions']) await runner.dropTable(table);
    for (const [table, column] of indexed) await runner.dropIndex(table, `ix_${table}_${column}`);
    for (const [table, column] of added) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
