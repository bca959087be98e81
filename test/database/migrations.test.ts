import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { entities } from '../../server/database/entities';
import { migrations } from '../../server/database/migrations';
import { openDatabase } from '../../server/database/open';
import { SqliteDriver } from '../../server/database/sqliteDriver';
import { createEmptyDatabase, databaseKinds, describeOn } from '../support/databases';

describe.each(databaseKinds)('migrations on %s', (kind) => {
  describeOn(kind)('', () => {
    it('go up, down and up again', async () => {
      const { config, drop } = await createEmptyDatabase(kind);
      const dataSource = new DataSource(
        config.kind === 'sqlite'
          ? { type: 'better-sqlite3', driver: SqliteDriver, database: config.file, entities, migrations }
          : {
              type: 'mariadb',
              host: config.host,
              port: config.port,
              username: config.user,
              password: config.password,
              database: config.database,
              charset: 'utf8mb4_unicode_ci',
              timezone: 'Z',
              entities,
              migrations,
            },
      );
      await dataSource.initialize();
      await dataSource.runMigrations();
      for (const _ of migrations) await dataSource.undoLastMigration();
      expect(await dataSource.runMigrations()).toHaveLength(migrations.length);
      // Only MariaDB tells the truth about drift: SQLite always proposes cosmetic rebuilds.
      if (kind === 'mariadb') {
        const drift = await dataSource.driver.createSchemaBuilder().log();
        expect(drift.upQueries.map((query) => query.query).filter(missesColumnOrTable)).toEqual([]);
      }
      await dataSource.destroy();
      await drop();
    });

    it('open a second time without changing anything', async () => {
      const { config, drop } = await createEmptyDatabase(kind);
      await (await openDatabase(config)).close();
      await (await openDatabase(config)).close();
      await drop();
    });
  });
});

/** A column or table the entities know and the migrations forgot, or the other way round. */
const missesColumnOrTable = (sql: string) => /ADD `|DROP COLUMN|CREATE TABLE|DROP TABLE/.test(sql);
