import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { isMysql } from '../tableBuilder';

const TABLE = 'tasks';
const INDEX = new TableIndex({ name: 'ix_tasks_projectId', columnNames: ['projectId'] });

/**
 * Whether somebody may see a project is asked for each one that a name in the chat may mean. MySQL has an index for it:
 * that of the foreign key, which it would give up for this one and then not let go.
 */
export class BotNames20261127070000 implements MigrationInterface {
  name = 'BotNames20261127070000';

  async up(runner: QueryRunner): Promise<void> {
    if (!isMysql(runner)) await runner.createIndex(TABLE, INDEX.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    if (!isMysql(runner)) await runner.dropIndex(TABLE, INDEX.name!);
  }
}
