import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'outbox_messages';
const isMysql = (runner: QueryRunner) => runner.dataSource.options.type !== 'better-sqlite3';

function columnsFor(runner: QueryRunner): [name: string, type: string][] {
  const instant = isMysql(runner) ? 'datetime(3)' : 'datetime';
  return [
    ['purpose', "varchar(20) NOT NULL DEFAULT 'assigned'"],
    ['batchKey', 'varchar(64) NULL'],
    ['claimId', 'varchar(36) NULL'],
    ['delivery', 'varchar(12) NULL'],
    ['missedCode', 'varchar(60) NULL'],
    ['missedReason', 'text NULL'],
    ['reachedAt', `${instant} NULL`],
    ['readAt', `${instant} NULL`],
    ['checkDueAt', `${instant} NULL`],
    ['checks', 'int NOT NULL DEFAULT 0'],
    ['followsId', 'varchar(36) NULL'],
    ['nextWay', 'varchar(10) NULL'],
    ['toldById', 'varchar(36) NULL'],
  ];
}

/** MySQL has an index of recipientId already, for its foreign key. */
const indexedFor = (runner: QueryRunner) => [
  'claimId',
  'checkDueAt',
  'followsId',
  ...(isMysql(runner) ? [] : ['recipientId']),
];

/** What became of a message after DingTalk took it, and which messages leave together in one call. */
export class Delivery20261126000800 implements MigrationInterface {
  name = 'Delivery20261126000800';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of columnsFor(runner))
      await runner.query(`ALTER TABLE ${TABLE} ADD COLUMN ${name} ${type}`);
    for (const column of indexedFor(runner))
      await runner.query(`CREATE INDEX ix_outbox_${column} ON ${TABLE} (${column})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of indexedFor(runner)) await runner.dropIndex(TABLE, `ix_outbox_${column}`);
    for (const [name] of columnsFor(runner)) await runner.query(`ALTER TABLE ${TABLE} DROP COLUMN ${name}`);
  }
}
