// The databases every story is told on. MariaDB is started once for the whole run; each world gets a schema of its own.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type DatabaseConfig } from '../../server/database/open';
import { fill, takeWashed, washOrDrop } from './databaseCopies';

export interface TestDatabase {
  config: DatabaseConfig;
  /** folder for files, gone after `drop` */
  directory: string;
  drop(): Promise<void>;
}

export type DatabaseKind = 'sqlite' | 'mariadb';

/** `describe.each(databaseKinds)`; without MariaDB its suites count as skipped. */
export const databaseKinds: DatabaseKind[] = ['sqlite', 'mariadb'];

export const describeOn = (kind: DatabaseKind) =>
  kind === 'mariadb' && !process.env.TEST_MARIADB_URL ? describe.skip : describe;

/** A database of the kind with all tables and no rows, and a folder. */
export async function createTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const washed = kind === 'mariadb' ? takeWashed() : null;
  const place = washed ? inFolder(schema(washed)) : await createEmptyDatabase(kind);
  const { config } = place;
  if (!washed) await fill(config, async (filled) => (await openDatabase(filled)).close());
  if (config.kind === 'sqlite') return place;
  return {
    ...place,
    async drop() {
      await washOrDrop(config);
      removes(place.directory);
    },
  };
}

/** A database of the kind without any table, and a folder. */
export async function createEmptyDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  if (kind === 'sqlite') return inFolder((directory) => ({ kind: 'sqlite', file: join(directory, 'test.sqlite') }));
  const config = schema(`test_${randomBytes(6).toString('hex')}`)();
  const run = async (sql: string) => {
    const { host, port, user, password } = config;
    const connection = await createConnection({ host, port, user, password });
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${config.database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const place = inFolder(() => config);
  return {
    ...place,
    async drop() {
      await run(`DROP DATABASE ${config.database}`);
      await place.drop();
    },
  };
}

function inFolder(configIn: (directory: string) => DatabaseConfig): TestDatabase {
  const directory = mkdtempSync(join(tmpdir(), 'jixiaotong-test-'));
  return {
    config: configIn(directory),
    directory,
    drop: async () => removes(directory),
  };
}

const removes = (directory: string) => rmSync(directory, { recursive: true, force: true });

/** Of the MariaDB that was started for this run. */
const schema = (database: string) => () => {
  const { hostname, port, username, password } = new URL(process.env.TEST_MARIADB_URL!);
  return { kind: 'mysql' as const, host: hostname, port: Number(port), user: username, password, database };
};
