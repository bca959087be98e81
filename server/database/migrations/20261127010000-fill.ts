import { TableCheck, type MigrationInterface, type QueryRunner } from 'typeorm';
import { isMysql } from '../tableBuilder';

const TABLE = 'indicator_results';
const columns: [name: string, type: string][] = [
  ['dataState', 'varchar(20) NULL'],
  ['dataReason', 'text NULL'],
  ['dataApproval', 'varchar(200) NULL'],
];
const SCORE_CHECK = 'ck_indicator_results_1';
const OWN_POINTS = 'score IS NULL OR (score >= 0 AND score <= points)';
const ALL_POINTS = 'score IS NULL OR (score >= 0 AND score <= 10000)';

/**
 * What a filler declares where there is no value: 不适用, 无法取得数据, 尚未到期, with its reason and approval. A row that
 * takes over the points of one that does not apply may earn more than its own.
 */
export class Fill20261127010000 implements MigrationInterface {
  name = 'Fill20261127010000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of columns) await runner.query(`ALTER TABLE ${TABLE} ADD COLUMN ${name} ${type}`);
    await replaceScoreCheck(runner, ALL_POINTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await replaceScoreCheck(runner, OWN_POINTS);
    for (const [name] of columns) await runner.query(`ALTER TABLE ${TABLE} DROP COLUMN ${name}`);
  }
}

async function replaceScoreCheck(runner: QueryRunner, expression: string): Promise<void> {
  if (isMysql(runner)) {
    await runner.query(`ALTER TABLE ${TABLE} DROP CONSTRAINT ${SCORE_CHECK}`);
    await runner.query(`ALTER TABLE ${TABLE} ADD CONSTRAINT ${SCORE_CHECK} CHECK (${expression})`);
    return;
  }
  // SQLite changes a condition only by writing the table anew; foreign keys rest meanwhile and are checked afterwards.
  const table = (await runner.getTable(TABLE))!;
  await runner.dropCheckConstraint(table, SCORE_CHECK);
  await runner.createCheckConstraint(table, new TableCheck({ name: SCORE_CHECK, expression }));
}
