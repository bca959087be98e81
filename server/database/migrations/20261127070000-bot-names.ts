import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { isMysql } from '../tableBuilder';

const TABLE = 'tasks';
const OF_PROJECT = new TableIndex({ name: 'ix_tasks_projectId', columnNames: ['projectId'] });
const COUNTS = new TableIndex({
  name: 'ix_tasks_counts',
  columnNames: ['campaignId', 'state', 'dueDate', 'unitId', 'fillerId'],
});

/** MySQL has an index of projects already, that of the foreign key; it would give it up for this one and then not let go. */
const indicesFor = (runner: QueryRunner) => (isMysql(runner) ? [COUNTS] : [OF_PROJECT, COUNTS]);

/**
 * Whether somebody may see a project is asked for each one that a name in the chat may mean; and how far campaigns are is
 * counted from the index alone, without reading the sheets that tasks carry along.
 */
export class BotNames20261127070000 implements MigrationInterface {
  name = 'BotNames20261127070000';

  async up(runner: QueryRunner): Promise<void> {
    for (const index of indicesFor(runner)) await runner.createIndex(TABLE, index.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of indicesFor(runner)) await runner.dropIndex(TABLE, index.name!);
  }
}
