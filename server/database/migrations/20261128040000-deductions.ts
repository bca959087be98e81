import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS: [table: string, name: string, type: string][] = [
  ['indicator_results', 'deductions', 'json NULL'],
  ['evidence', 'mayNeedPassword', 'tinyint NOT NULL DEFAULT 0'],
];

/** What reviewers took off a row (扣分) stands with the row; of a PDF is known whether it may ask for a password. */
export class Deductions20261128040000 implements MigrationInterface {
  name = 'Deductions20261128040000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, name, type] of COLUMNS) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, name] of COLUMNS) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
  }
}
