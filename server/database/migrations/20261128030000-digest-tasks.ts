import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which tasks the lines of a digest name: others are shown of it what they may see. Of older ones nothing is known. */
export class DigestTasks20261128030000 implements MigrationInterface {
  name = 'DigestTasks20261128030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reminder_digests ADD COLUMN about json NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reminder_digests DROP COLUMN about');
  }
}
