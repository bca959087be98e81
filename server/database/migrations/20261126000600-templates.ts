import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns: [name: string, type: string][] = [
  ['kind', "varchar(20) NOT NULL DEFAULT 'self-evaluation'"],
  ['source', "varchar(500) NOT NULL DEFAULT ''"],
  ['isDemo', 'tinyint NOT NULL DEFAULT 0'],
  ['changedById', 'varchar(36) NULL'],
  ['changedAt', 'datetime(3) NULL'],
];
const UNIQUE = 'uq_templates_name_version';

/**
 * A bureau's own templates: what kind, from where, changed by whom. The version counts changes from now on, so that two
 * templates may meet in name and version for a moment; names are kept apart by the action. Rows that are there already
 * can only be those of the demo: nothing else wrote them.
 */
export class Templates20261126000600 implements MigrationInterface {
  name = 'Templates20261126000600';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of columns) await runner.query(`ALTER TABLE templates ADD COLUMN ${name} ${type}`);
    await runner.dropIndex('templates', UNIQUE);
    for (const { id, indicators } of await rowsOf(runner))
      await runner.query('UPDATE templates SET isDemo = 1, indicators = ? WHERE id = ?', [
        JSON.stringify(indicators.map(asNow)),
        id,
      ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE UNIQUE INDEX ${UNIQUE} ON templates (name, version)`);
    for (const [name] of columns) await runner.query(`ALTER TABLE templates DROP COLUMN ${name}`);
  }
}

type StoredIndicator = Record<string, unknown>;

async function rowsOf(runner: QueryRunner): Promise<{ id: string; indicators: StoredIndicator[] }[]> {
  const rows: { id: string; indicators: string | StoredIndicator[] }[] = await runner.query(
    'SELECT id, indicators FROM templates',
  );
  return rows.map(({ id, indicators }) => ({
    id,
    indicators: typeof indicators === 'string' ? JSON.parse(indicators) : indicators,
  }));
}

/** Texts that were not kept before are empty; what says nothing is left out. */
function asNow({ targetKind, targetTo, scoringRule, ...row }: StoredIndicator): StoredIndicator {
  const isNumber = targetKind === undefined || targetKind === 'number';
  return {
    definition: null,
    scoringStandard: null,
    dataSource: null,
    ...row,
    ...(!isNumber && { targetKind }),
    ...(targetTo ? { targetTo } : {}),
    ...(scoringRule ? { scoringRule } : {}),
  };
}
