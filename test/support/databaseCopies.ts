// Running every migration for every test would take longest of all: one database is migrated for the whole run, and each
// test gets a copy of it.
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { join } from 'node:path';
import type { DatabaseConfig } from '../../server/database/open';

/** Of this run of the tests; the folder goes when it ends. */
const kept = (name: string) => join(process.env.TEST_COPIES!, name);

/** @param migrate opens the database and closes it again */
export async function fill(config: DatabaseConfig, migrate: (config: DatabaseConfig) => Promise<void>): Promise<void> {
  if (config.kind === 'sqlite') return copyFile(config.file, migrate);
  const statements = kept('original.sql');
  const { host, port, user, password, database } = config;
  const connection = await createConnection({ host, port, user, password, database, multipleStatements: true });
  try {
    if (existsSync(statements)) await connection.query(readFileSync(statements, 'utf8'));
    else {
      await migrate(config);
      keep(statements, await statementsOf(connection));
    }
  } finally {
    await connection.end();
  }
}

async function copyFile(file: string, migrate: (config: DatabaseConfig) => Promise<void>): Promise<void> {
  const original = kept('original.sqlite');
  if (!existsSync(original)) {
    await migrate({ kind: 'sqlite', file });
    keep(original, readFileSync(file));
  } else copyFileSync(original, file);
}

/** Two processes may come here at once: whoever is later puts the same there again. */
function keep(file: string, content: string | Buffer): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, content);
  renameSync(own, file);
}

/** Tables with their keys, and what the migrations wrote. */
async function statementsOf(connection: Connection): Promise<string> {
  const [tables] = await connection.query<RowDataPacket[]>('SHOW TABLES');
  const statements = ['SET foreign_key_checks = 0'];
  for (const table of tables.map((row) => String(Object.values(row)[0]))) {
    const [[shown]] = await connection.query<RowDataPacket[]>('SHOW CREATE TABLE ??', [table]);
    statements.push(String(shown!['Create Table']));
    const [rows] = await connection.query<RowDataPacket[]>('SELECT * FROM ??', [table]);
    for (const row of rows) statements.push(connection.format('INSERT INTO ?? SET ?', [table, row]));
  }
  return statements.join(';\n');
}
