import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { percentOf, sumDecimals } from '../../../shared/decimal';
import { amountTransformer, pointsTransformer } from '../columns';

const TABLE = 'tasks';
const COLUMNS = [
  'annualBudget bigint NOT NULL DEFAULT 0',
  'executed bigint NOT NULL DEFAULT 0',
  'executionRatePercent bigint NULL',
];
const MONEY = new TableIndex({
  name: 'ix_tasks_money',
  columnNames: ['campaignId', 'executionRatePercent', 'annualBudget', 'executed', 'unitId', 'fillerId'],
});
/** What waits for reviewers, counted and put in order without reading the sheets. */
const QUEUE = new TableIndex({
  name: 'ix_tasks_queue',
  columnNames: ['state', 'campaignId', 'step', 'submittedAt', 'unitId', 'fillerId', 'id'],
});
const PAGE = 500;

/**
 * What a task's sources of money come to, beside them: how campaigns spend is added up from an index alone. They are
 * copied at launch and never change, so nothing has to keep the sums in step.
 */
export class StandingSums20261128010000 implements MigrationInterface {
  name = 'StandingSums20261128010000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE ${TABLE} ADD COLUMN ${column}`);
    await fillIn(runner);
    for (const index of [MONEY, QUEUE]) await runner.createIndex(TABLE, index.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of [QUEUE, MONEY]) await runner.dropIndex(TABLE, index.name!);
    for (const column of COLUMNS) await runner.query(`ALTER TABLE ${TABLE} DROP COLUMN ${column.split(' ')[0]}`);
  }
}

interface Funds {
  rows: { annualBudget: string; executed: string }[];
}

/** Of the tasks that are there already, page by page. */
async function fillIn(runner: QueryRunner): Promise<void> {
  for (let after = ''; ;) {
    const tasks: { id: string; funds: string | Funds }[] = await runner.query(
      `SELECT id, funds FROM ${TABLE} WHERE id > ? ORDER BY id LIMIT ${PAGE}`,
      [after],
    );
    for (const { id, funds } of tasks) {
      const { rows } = typeof funds === 'string' ? (JSON.parse(funds) as Funds) : funds;
      const [annualBudget, executed] = [
        sumDecimals(rows.map((row) => row.annualBudget)),
        sumDecimals(rows.map((row) => row.executed)),
      ];
      await runner.query(`UPDATE ${TABLE} SET annualBudget = ?, executed = ?, executionRatePercent = ? WHERE id = ?`, [
        ...[annualBudget, executed].map(amountTransformer.to),
        pointsTransformer.to(percentOf(executed, annualBudget)),
        id,
      ]);
    }
    if (tasks.length < PAGE) return;
    after = tasks.at(-1)!.id;
  }
}
