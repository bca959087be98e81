import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

/** How reviewers are asked now: by notice or by card. */
export class ReviewWay20261126080000 implements MigrationInterface {
  name = 'ReviewWay20261126080000';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'review_way',
      columns: { id: is.id(), way: is.code(10), updatedAt: is.instant() },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('review_way');
  }
}
