import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnKinds, createTable } from '../tableBuilder';

/** What DingTalk's monthly quota was used for, and the secrets that several processes share. */
export class DingtalkUsage20261126010000 implements MigrationInterface {
  name = 'DingtalkUsage20261126010000';

  async up(runner: QueryRunner): Promise<void> {
    const is = columnKinds(runner);
    await createTable(runner, {
      name: 'api_usage',
      columns: {
        month: { ...is.code(7), isPrimary: true },
        kind: { ...is.code(10), isPrimary: true },
        api: { ...is.code(40), isPrimary: true },
        calls: is.integer(),
        countedAt: is.instant(),
      },
    });
    await createTable(runner, {
      name: 'dingtalk_secrets',
      columns: {
        name: { ...is.code(150), isPrimary: true },
        cipher: is.longText(),
        renewedAt: is.instant(),
        expiresAt: is.instant(),
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['dingtalk_secrets', 'api_usage']) await runner.dropTable(table);
  }
}
