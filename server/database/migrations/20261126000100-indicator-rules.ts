import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['indicators', 'indicator_results'];
const columns: [name: string, type: string][] = [
  ['targetKind', "varchar(10) NOT NULL DEFAULT 'number'"],
  ['targetTo', 'varchar(200) NULL'],
  ['scoringRule', 'json NULL'],
  ['scoringStandard', 'text NULL'],
  ['dataSource', 'text NULL'],
];

/**
 * Ranges, dates, 赋分规则 and sources of an indicator. In plain SQL that both databases read alike: TypeORM would copy the
 * whole table on SQLite, under the rows that point at it.
 */
export class IndicatorRules20261126000100 implements MigrationInterface {
  name = 'IndicatorRules20261126000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables)
      for (const [name, type] of columns) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables)
      for (const [name] of columns) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
  }
}
