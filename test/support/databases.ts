// The databases every story is told on. MariaDB is started once for the whole run; each world gets a schema of its own.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type DatabaseConfig } from '../../server/database/open';
import { fill } from './databaseCopies';

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
  const place = await createEmptyDatabase(kind);
  await fill(place.config, async (config) => (await openDatabase(config)).close());
  return place;
}

/** A database of the kind without any table, and a folder. */
export async function createEmptyDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'jixiaotong-test-'));
  const removeDirectory = () => rmSync(directory, { recursive: true, force: true });
  if (kind === 'sqlite') {
    const config = { kind: 'sqlite' as const, file: join(directory, 'test.sqlite') };
    return { config, directory, drop: async () => removeDirectory() };
  }
  const server = new URL(process.env.TEST_MARIADB_URL!);
  const access = { host: server.hostname, port: Number(server.port), user: server.username, password: server.password };
  const database = `test_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string) => {
    const connection = await createConnection(access);
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  return {
    config: { kind: 'mysql', ...access, database },
    directory,
    async drop() {
      await run(`DROP DATABASE ${database}`);
      removeDirectory();
    },
  };
}
