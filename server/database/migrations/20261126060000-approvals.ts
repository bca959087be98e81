import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

/** Submissions as OA approvals in DingTalk, and the form they use there. */
export class Approvals20261126060000 implements MigrationInterface {
  name = 'Approvals20261126060000';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'oa_forms',
      columns: {
        id: is.id(),
        mirroring: is.flag(),
        hash: is.nullable(is.code(64)),
        processCode: is.nullable(is.code(100)),
        reason: is.nullable(is.longText()),
        updatedAt: is.instant(),
      },
    });
    await createTable(runner, {
      name: 'oa_instances',
      columns: {
        id: is.id(),
        taskId: is.reference(),
        round: is.integer(),
        originatorUserId: is.code(100),
        key: is.code(20),
        instanceId: is.nullable(is.code(100)),
        state: is.code(10),
        reason: is.nullable(is.longText()),
        heard: is.json(),
        checkDueAt: is.instant(),
        checks: is.integer(),
        createdAt: is.instant(),
      },
      unique: [['taskId', 'round'], ['key'], ['instanceId']],
      indices: [['state', 'checkDueAt']],
      references: { taskId: 'tasks' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['oa_instances', 'oa_forms']) await runner.dropTable(table);
  }
}
