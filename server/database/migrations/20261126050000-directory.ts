import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

const isMysql = (runner: QueryRunner) => runner.dataSource.options.type !== 'better-sqlite3';

function addedColumns(runner: QueryRunner): [table: string, column: string, type: string][] {
  const instant = `${isMysql(runner) ? 'datetime(3)' : 'datetime'} NULL`;
  const flag = isMysql(runner) ? 'tinyint' : 'boolean';
  return [
    ['units', 'active', `${flag} NOT NULL DEFAULT 1`],
    ['units', 'seenRunId', 'varchar(36) NULL'],
    ['people', 'isDirectoryAdmin', `${flag} NOT NULL DEFAULT 0`],
    ['people', 'seenRunId', 'varchar(36) NULL'],
    ['people', 'seenAt', instant],
    ['people', 'checkedAt', instant],
    ['people', 'leftAt', instant],
    ['people', 'deputyId', 'varchar(36) NULL'],
    ['people', 'deputyUntil', 'varchar(10) NULL'],
  ];
}

/** Reading the directory in runs that go on where they stopped, who heads what in DingTalk, and deputies. */
export class Directory20261126050000 implements MigrationInterface {
  name = 'Directory20261126050000';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    for (const [table, column, type] of addedColumns(runner))
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
    await createTable(runner, {
      name: 'directory_runs',
      columns: {
        id: is.id(),
        state: is.code(20),
        /** one run at a time: set while it is not over, and unique */
        openKey: is.nullable(is.code(10)),
        trigger: is.code(10),
        startedById: is.nullable(is.reference()),
        startedByName: is.text(64),
        startedAt: is.instant(),
        phase: is.code(20),
        queue: is.json(),
        cursor: is.integer(),
        counts: is.json(),
        confirmed: is.flag(),
        error: is.nullable(is.longText()),
        resumeAt: is.nullable(is.instant()),
        claimId: is.nullable(is.reference()),
        leaseUntil: is.nullable(is.instant()),
        finishedAt: is.nullable(is.instant()),
      },
      unique: [['openKey']],
      indices: [['startedAt']],
    });
    await createTable(runner, {
      name: 'unit_heads',
      columns: { id: is.id(), personId: is.reference(), unitId: is.reference() },
      unique: [['personId', 'unitId']],
      references: { personId: 'people', unitId: 'units' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['unit_heads', 'directory_runs']) await runner.dropTable(table);
    for (const [table, column] of addedColumns(runner))
      await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
