import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sameKey } from '../../../shared/indicators/units';

const INDEX = 'uq_templates_nameKey';
const isMysql = (runner: QueryRunner) => runner.dataSource.options.type !== 'better-sqlite3';

/**
 * Names of projects are compared letter for letter on MySQL as well: by its usual collation é is e, and any two emoji or
 * rare characters (𠮷, 𠮶) are the same, so that a project could not be stored beside another. Templates get a key of their
 * name that two savers at once cannot both take.
 */
export class ExactNames20261126000700 implements MigrationInterface {
  name = 'ExactNames20261126000700';

  async up(runner: QueryRunner): Promise<void> {
    if (isMysql(runner))
      await runner.query(
        'ALTER TABLE projects MODIFY name varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL',
      );
    await runner.query("ALTER TABLE templates ADD COLUMN nameKey varchar(64) NOT NULL DEFAULT ''");
    const taken = new Set<string>();
    const rows: { id: string; name: string }[] = await runner.query('SELECT id, name FROM templates ORDER BY id');
    for (const { id, name } of rows) {
      const key = hashOf(sameKey(name));
      // Names that met before stay; the later ones only keep nobody else from theirs.
      await runner.query('UPDATE templates SET nameKey = ? WHERE id = ?', [taken.has(key) ? hashOf(id) : key, id]);
      taken.add(key);
    }
    await runner.query(`CREATE UNIQUE INDEX ${INDEX} ON templates (nameKey)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('templates', INDEX);
    await runner.query('ALTER TABLE templates DROP COLUMN nameKey');
    if (isMysql(runner)) await runner.query('ALTER TABLE projects MODIFY name varchar(200) NOT NULL');
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
