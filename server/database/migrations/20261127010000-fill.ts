import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns: [name: string, type: string][] = [
  ['dataState', 'varchar(20) NULL'],
  ['dataReason', 'text NULL'],
  ['dataApproval', 'varchar(200) NULL'],
];

/** What a filler declares where there is no value: 不适用, 无法取得数据, 尚未到期, with its reason and approval. */
export class Fill20261127010000 implements MigrationInterface {
  name = 'Fill20261127010000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of columns) await runner.query(`ALTER TABLE indicator_results ADD COLUMN ${name} ${type}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of columns) await runner.query(`ALTER TABLE indicator_results DROP COLUMN ${name}`);
  }
}
