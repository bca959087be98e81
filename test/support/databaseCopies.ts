// Running every migration for every test would take longest of all: one database is migrated for the whole run, and each
// test gets a copy of it. On MariaDB making 44 tables takes a hundred times as long as emptying them, so schemas that
// are done with are washed and wait for the next test.
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { join } from 'node:path';
import type { DatabaseConfig } from '../../server/database/open';

type MysqlConfig = Extract<DatabaseConfig, { kind: 'mysql' }>;

/** Of this run of the tests; the folder goes when it ends. */
const kept = (name: string) => join(process.env.TEST_COPIES!, name);
const TABLES = 'tables.sql';
/** what the migrations wrote */
const ROWS = 'rows.sql';
const WASHED = '.washed';

/** @param migrate opens the database and closes it again */
export async function fill(config: DatabaseConfig, migrate: (config: DatabaseConfig) => Promise<void>): Promise<void> {
  if (config.kind === 'sqlite') return copyFile(config.file, migrate);
  await connected(config, async (connection) => {
    if (existsSync(kept(ROWS))) await connection.query(`${textOf(TABLES)};${textOf(ROWS)}`);
    else {
      await migrate(config);
      const { tables, rows } = await statementsOf(connection);
      keep(TABLES, tables);
      keep(ROWS, rows);
    }
  });
}

/** @returns the name of a schema as {@link fill} leaves it, taken by nobody else; null when none is waiting */
export function takeWashed(): string | null {
  for (const file of readdirSync(process.env.TEST_COPIES!)) {
    if (!file.endsWith(WASHED)) continue;
    try {
      rmSync(kept(file));
      return file.slice(0, -WASHED.length);
    } catch (error) {
      // The other worker was quicker.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return null;
}

/** Puts a schema back as {@link fill} left it, for the next test; one that was altered or is still in use is dropped. */
export async function washOrDrop(config: MysqlConfig): Promise<void> {
  await connected(config, async (connection) => {
    if (!(await isAsMade(connection)) || (await isInUse(connection)))
      return void (await connection.query('DROP DATABASE ??', [config.database]));
    const emptied = tablesOf(textOf(TABLES)).map((table) => connection.format('DELETE FROM ??', [table]));
    const steps = ['SET foreign_key_checks = 0', 'START TRANSACTION', ...emptied, textOf(ROWS), 'COMMIT'];
    await connection.query(steps.join(';'));
    keep(`${config.database}${WASHED}`, '');
  });
}

async function connected(
  { host, port, user, password, database }: MysqlConfig,
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await createConnection({ host, port, user, password, database, multipleStatements: true });
  try {
    await work(connection);
  } finally {
    await connection.end();
  }
}

async function copyFile(file: string, migrate: (config: DatabaseConfig) => Promise<void>): Promise<void> {
  const original = kept('original.sqlite');
  if (!existsSync(original)) {
    await migrate({ kind: 'sqlite', file });
    keep('original.sqlite', readFileSync(file));
  } else copyFileSync(original, file);
}

/** Two processes may come here at once: whoever is later puts the same there again. */
function keep(name: string, content: string | Buffer): void {
  const own = kept(`${name}.${process.pid}`);
  writeFileSync(own, content);
  renameSync(own, kept(name));
}

const textOf = (name: string) => readFileSync(kept(name), 'utf8');
const tablesOf = (statements: string) => [...statements.matchAll(/^CREATE TABLE `(\w+)`/gm)].map(([, name]) => name!);

async function statementsOf(connection: Connection): Promise<{ tables: string; rows: string }> {
  const tables = ['SET foreign_key_checks = 0'];
  const rows: string[] = [];
  for (const table of await tablesIn(connection)) {
    const [[shown]] = await connection.query<RowDataPacket[]>('SHOW CREATE TABLE ??', [table]);
    tables.push(String(shown!['Create Table']));
    const [found] = await connection.query<RowDataPacket[]>('SELECT * FROM ??', [table]);
    rows.push(...found.map((row) => connection.format('INSERT INTO ?? SET ?', [table, row])));
  }
  return { tables: tables.join(';\n'), rows: rows.join(';\n') };
}

async function tablesIn(connection: Connection): Promise<string[]> {
  const [shown] = await connection.query<RowDataPacket[]>('SHOW TABLES');
  return shown.map((row) => String(Object.values(row)[0]));
}

/** Some tests take a table away or put a trigger on one. */
async function isAsMade(connection: Connection): Promise<boolean> {
  if (!existsSync(kept(ROWS))) return false;
  const [triggers] = await connection.query<RowDataPacket[]>('SHOW TRIGGERS');
  const made = tablesOf(textOf(TABLES)).toSorted().join();
  return triggers.length === 0 && (await tablesIn(connection)).toSorted().join() === made;
}

const LEAVES_WITHIN_MS = 3_000;

/** Connections are gone a moment after they were closed; those of a process that was stopped stay. */
async function isInUse(connection: Connection): Promise<boolean> {
  const others = 'SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID() LIMIT 1';
  for (const deadline = Date.now() + LEAVES_WITHIN_MS; Date.now() < deadline;) {
    const [found] = await connection.query<RowDataPacket[]>(others);
    if (found.length === 0) return false;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return true;
}
