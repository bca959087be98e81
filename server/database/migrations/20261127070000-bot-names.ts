import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLE = 'tasks';
const INDEX = new TableIndex({ name: 'ix_tasks_projectId', columnNames: ['projectId'] });

/** Whether somebody may see a project is asked for each one that a name in the chat may mean. */
export class BotNames20261127070000 implements MigrationInterface {
  name = 'BotNames20261127070000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex(TABLE, INDEX.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(TABLE, INDEX.name!);
  }
}
