import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLE = 'tasks';
const INDICES = [
  new TableIndex({ name: 'ix_tasks_projectId', columnNames: ['projectId'] }),
  new TableIndex({ name: 'ix_tasks_counts', columnNames: ['campaignId', 'state', 'dueDate', 'unitId', 'fillerId'] }),
];

/**
 * Whether somebody may see a project is asked for each one that a name in the chat may mean; and how far campaigns are is
 * counted from the index alone, without reading the sheets that tasks carry along.
 */
export class BotNames20261127070000 implements MigrationInterface {
  name = 'BotNames20261127070000';

  async up(runner: QueryRunner): Promise<void> {
    for (const index of INDICES) await runner.createIndex(TABLE, index.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of INDICES) await runner.dropIndex(TABLE, index.name!);
  }
}
