import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

export class Reports20261123000500 implements MigrationInterface {
  name = 'Reports20261123000500';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'reports',
      columns: {
        id: is.id(),
        taskId: is.reference(),
        kind: is.code(30),
        fileName: is.text(200),
        sizeBytes: is.integer(),
        sha256: is.code(64),
        storageKey: is.code(100),
        taskVersion: is.integer(),
        createdById: is.reference(),
        createdAt: is.instant(),
      },
      unique: [['taskId', 'kind', 'taskVersion']],
      references: { taskId: 'tasks', createdById: 'people' },
    });
    await createTable(runner, {
      name: 'report_templates',
      columns: {
        kind: { ...is.code(30), isPrimary: true },
        fileName: is.text(120),
        storageKey: is.code(100),
        sha256: is.code(64),
        uploadedById: is.reference(),
        uploadedAt: is.instant(),
      },
      references: { uploadedById: 'people' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['report_templates', 'reports']) await runner.dropTable(table);
  }
}
