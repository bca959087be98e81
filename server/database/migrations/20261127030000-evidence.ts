import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

const columns: [table: string, name: string, type: string][] = [
  ['evidence', 'documentDate', 'varchar(10) NULL'],
  ['evidence', 'requirement', 'varchar(100) NULL'],
  ['evidence', 'removedAt', 'datetime(3) NULL'],
  ['indicators', 'requiredEvidence', 'text NULL'],
  ['indicator_results', 'requiredEvidence', 'text NULL'],
];

/** The same file used elsewhere is found by its content. */
const SAME_FILE = new TableIndex({ name: 'ix_evidence_sha256', columnNames: ['sha256'] });

/** 佐证材料 with what they are and where they stand, what is asked for, and files that are still arriving. */
export class Evidence20261127030000 implements MigrationInterface {
  name = 'Evidence20261127030000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, name, type] of columns) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
    await runner.createIndex('evidence', SAME_FILE.clone());
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'evidence_uploads',
      columns: {
        id: is.id(),
        taskId: is.reference(),
        indicatorResultId: is.reference(),
        fileName: is.text(120),
        sizeBytes: is.integer(),
        documentDate: is.nullable(is.day()),
        requirement: is.nullable(is.text(100)),
        uploadedById: is.reference(),
        createdAt: is.instant(),
      },
      indices: [['uploadedById'], ['createdAt']],
      references: { taskId: 'tasks', indicatorResultId: 'indicator_results', uploadedById: 'people' },
      checks: ['sizeBytes > 0'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('evidence_uploads');
    await runner.dropIndex('evidence', SAME_FILE.name!);
    for (const [table, name] of columns.toReversed()) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
  }
}
