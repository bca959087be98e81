// Rows of the demo's templates before the bureau's own could be kept, and after.
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { entities } from '../../server/database/entities';
import { migrations } from '../../server/database/migrations';
import { Templates20261126000600 } from '../../server/database/migrations/20261126000600-templates';
import { openDatabase } from '../../server/database/open';
import { SqliteDriver } from '../../server/database/sqliteDriver';
import { Template } from '../../server/templates/entities';
import { nameKeyOf } from '../../server/templates/nameKey';
import { createEmptyDatabase, type DatabaseKind, databaseKinds, describeOn } from '../support/databases';

const before = migrations.slice(0, migrations.indexOf(Templates20261126000600));

async function oldDatabase(kind: DatabaseKind) {
  const place = await createEmptyDatabase(kind);
  const { config } = place;
  const source = new DataSource(
    config.kind === 'sqlite'
      ? { type: 'better-sqlite3', driver: SqliteDriver, database: config.file, entities, migrations: before }
      : {
          type: 'mariadb',
          host: config.host,
          port: config.port,
          username: config.user,
          password: config.password,
          database: config.database,
          entities,
          migrations: before,
        },
  );
  await source.initialize();
  await source.runMigrations();
  return { place, source };
}

describe.each(databaseKinds)('the templates table on %s', (kind) => {
  describeOn(kind)('', () => {
    it('keeps its rows, marks them as demo data and fills in what they lacked', async () => {
      const { place, source } = await oldDatabase(kind);
      const row = { level1: '产出指标', level2: '数量指标', name: '次数', kind: 'quantitative', points: '50' };
      const indicators = [{ ...row, comparator: '>=', target: '2', targetKind: 'number', targetTo: null, unit: '次' }];
      await source.query('INSERT INTO templates (id, name, version, profileId, indicators) VALUES (?, ?, 1, ?, ?)', [
        'a',
        '公共服务类',
        'national-2020',
        JSON.stringify(indicators),
      ]);
      await source.destroy();
      const database = await openDatabase(place.config);
      expect(await database.read((db) => db.findOneByOrFail(Template, { id: 'a' }))).toEqual({
        id: 'a',
        name: '公共服务类',
        nameKey: nameKeyOf('公共服务类'),
        version: 1,
        kind: 'self-evaluation',
        profileId: 'national-2020',
        source: '',
        isDemo: true,
        changedById: null,
        changedAt: null,
        indicators: [
          {
            ...row,
            comparator: '>=',
            target: '2',
            unit: '次',
            definition: null,
            scoringStandard: null,
            dataSource: null,
          },
        ],
      });
      await database.close();
      await place.drop();
    });
  });
});
