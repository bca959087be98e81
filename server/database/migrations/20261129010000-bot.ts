import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLE = 'tasks';
/** How far campaigns are, and whose turn it is: ordered and counted without reading the sheets that tasks carry along. */
const BOARD = new TableIndex({
  name: 'ix_tasks_board',
  columnNames: ['campaignId', 'state', 'dueDate', 'unitId', 'fillerId', 'step', 'id'],
});
/** How scores are spread. */
const SCORES = new TableIndex({
  name: 'ix_tasks_scores',
  columnNames: ['campaignId', 'state', 'total', 'grade', 'unitId', 'fillerId'],
});
/** How campaigns spend, with the task: the lowest rates are found without reading tasks. */
const MONEY = new TableIndex({
  name: 'ix_tasks_spending',
  columnNames: ['campaignId', 'executionRatePercent', 'annualBudget', 'executed', 'unitId', 'fillerId', 'id'],
});
/** What they take the place of. */
const COUNTS = new TableIndex({
  name: 'ix_tasks_counts',
  columnNames: ['campaignId', 'state', 'dueDate', 'unitId', 'fillerId'],
});
const MONEY_BEFORE = new TableIndex({
  name: 'ix_tasks_money',
  columnNames: ['campaignId', 'executionRatePercent', 'annualBudget', 'executed', 'unitId', 'fillerId'],
});

/** 催办 of a whole campaign and 得分 of all its tasks are answered from indices alone. */
export class Bot20261129010000 implements MigrationInterface {
  name = 'Bot20261129010000';

  async up(runner: QueryRunner): Promise<void> {
    for (const index of [BOARD, SCORES, MONEY]) await runner.createIndex(TABLE, index.clone());
    for (const index of [COUNTS, MONEY_BEFORE]) await runner.dropIndex(TABLE, index.name!);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of [COUNTS, MONEY_BEFORE]) await runner.createIndex(TABLE, index.clone());
    for (const index of [MONEY, SCORES, BOARD]) await runner.dropIndex(TABLE, index.name!);
  }
}
