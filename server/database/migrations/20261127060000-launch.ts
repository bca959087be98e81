import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

const auditIndices = [
  new TableIndex({ name: 'ix_audit_entries_at', columnNames: ['at'] }),
  new TableIndex({ name: 'ix_audit_entries_actorId_at', columnNames: ['actorId', 'at'] }),
];

/** Launches that are kept or wait for their moment, versions of projects, and the audit trail in the order of time. */
export class Launch20261127060000 implements MigrationInterface {
  name = 'Launch20261127060000';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'launches',
      columns: {
        id: is.id(),
        state: is.code(10),
        version: is.integer(),
        form: is.json(),
        scheduledFor: is.nullable(is.instant()),
        scheduledById: is.nullable(is.reference()),
        blocked: is.json(),
        campaignId: is.nullable(is.reference()),
        createdById: is.reference(),
        changedById: is.reference(),
        changedAt: is.instant(),
      },
      indices: [['state', 'scheduledFor']],
      references: { campaignId: 'campaigns' },
    });
    await runner.query('ALTER TABLE projects ADD COLUMN version int NOT NULL DEFAULT 1');
    await runner.createIndices('audit_entries', auditIndices);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndices('audit_entries', auditIndices);
    await runner.query('ALTER TABLE projects DROP COLUMN version');
    await runner.dropTable('launches');
  }
}
