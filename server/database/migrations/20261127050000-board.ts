import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

/** 催办: who was urged about which task, for the cool-down and for the board. */
export class Board20261127050000 implements MigrationInterface {
  name = 'Board20261127050000';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'urges',
      columns: {
        id: is.id(),
        taskId: is.reference(),
        personId: is.reference(),
        urgedById: is.reference(),
        urgedAt: is.instant(),
      },
      indices: [['taskId', 'urgedAt']],
      references: { taskId: 'tasks', personId: 'people', urgedById: 'people' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('urges');
  }
}
