// Opens the embedded database (a file) or MySQL/MariaDB, checks that it keeps its promises, and brings the tables up to date.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource } from 'typeorm';
import { createDatabase, type Database } from './database';
import { entities } from './entities';
import { migrations } from './migrations';
import { SqliteDriver } from './sqliteDriver';

export type DatabaseConfig =
  | { kind: 'sqlite'; file: string }
  | { kind: 'mysql'; host: string; port: number; user: string; password: string; database: string };

/** The configuration cannot work; the message says in Chinese what to change. */
export class DatabaseUnfit extends Error {}

/**
 * Opens, verifies and migrates.
 * @throws DatabaseUnfit when another process holds the file or a setting would lose data
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  return config.kind === 'sqlite' ? openSqlite(config.file) : openMysql(config);
}

/**
 * Whether the database is there, without opening it for work and without touching its tables.
 * @returns what was found, in words
 * @throws whatever the server or the network says
 */
export async function reachDatabase(config: DatabaseConfig): Promise<string> {
  if (config.kind === 'mysql') return `${(await isMariaDb(config)) ? 'MariaDB' : 'MySQL'} 可以连接。`;
  return existsSync(config.file) ? `内嵌数据库 ${config.file}。` : `内嵌数据库，首次启动时建立在 ${config.file}。`;
}

const OLDEST_SQLITE = [3, 51, 3];

async function openSqlite(file: string): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true });
  const releaseLock = takeFileLock(`${file}.lock`);
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    driver: SqliteDriver,
    database: file,
    enableWAL: true,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
  });
  try {
    await dataSource.initialize();
    // In WAL mode the default is NORMAL, which may lose the last commits on power failure.
    await dataSource.query('PRAGMA synchronous = FULL');
    await dataSource.query('PRAGMA foreign_keys = ON');
    await dataSource.query('PRAGMA busy_timeout = 5000');
    await dataSource.query('PRAGMA mmap_size = 0');
    await verifySqlite(dataSource);
    await dataSource.runMigrations();
    await dataSource.query('PRAGMA foreign_keys = ON');
    await refuseBrokenReferences(dataSource);
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    releaseLock();
    throw error;
  }
  return createDatabase(dataSource, 'sqlite', releaseLock);
}

async function verifySqlite(dataSource: DataSource): Promise<void> {
  const [{ version }] = await dataSource.query('SELECT sqlite_version() AS version');
  const [{ journal_mode }] = await dataSource.query('PRAGMA journal_mode');
  const [{ synchronous }] = await dataSource.query('PRAGMA synchronous');
  if (isOlder(version, OLDEST_SQLITE))
    throw new DatabaseUnfit(
      `内嵌数据库版本 ${version} 过旧，需要 ${OLDEST_SQLITE.join('.')} 以上，请升级 Node.js 或依赖。`,
    );
  if (journal_mode !== 'wal' || synchronous !== 2)
    throw new DatabaseUnfit('内嵌数据库没有进入可靠写入模式，请把数据目录放在本机磁盘上（不要用网络盘）。');
}

function isOlder(version: string, floor: number[]): boolean {
  const parts = version.split('.').map(Number);
  const difference = floor.map((part, index) => (parts[index] ?? 0) - part).find((d) => d !== 0);
  return (difference ?? 0) < 0;
}

async function refuseBrokenReferences(dataSource: DataSource): Promise<void> {
  const broken: unknown[] = await dataSource.query('PRAGMA foreign_key_check');
  if (broken.length > 0) throw new DatabaseUnfit(`数据库里有 ${broken.length} 处引用断裂，请从备份恢复。`);
}

/** One process may write an embedded file. The lock names its holder; a holder that no longer runs is ignored. */
function takeFileLock(lockFile: string): () => void {
  try {
    const handle = openSync(lockFile, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(readFileSync(lockFile, 'utf8'));
    if (holder !== process.pid && isRunning(holder))
      throw new DatabaseUnfit(`数据目录正被另一个进程（${holder}）使用。请先停止它；要运行多个进程，请改用 MySQL。`);
    rmSync(lockFile, { force: true });
    return takeFileLock(lockFile);
  }
  return () => rmSync(lockFile, { force: true });
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

type MysqlConfig = Extract<DatabaseConfig, { kind: 'mysql' }>;

async function openMysql(config: MysqlConfig): Promise<Database> {
  const dataSource = new DataSource({
    // MariaDB reports json columns as text; the mariadb type knows, the mysql type would want to rebuild them.
    type: (await isMariaDb(config)) ? 'mariadb' : 'mysql',
    host: config.host,
    port: config.port,
    username: config.user,
    password: config.password,
    database: config.database,
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    poolSize: 10,
    // Whoever has waited for a row must see what the one before them wrote, not what stood there when they began.
    isolationLevel: 'READ COMMITTED',
    entities,
    migrations,
    migrationsTransactionMode: 'each',
  });
  await dataSource.initialize();
  try {
    await useUtc(dataSource);
    await verifyMysql(dataSource);
    await withMigrationLock(dataSource, () => dataSource.runMigrations());
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return createDatabase(dataSource, 'mysql');
}

async function isMariaDb(config: MysqlConfig): Promise<boolean> {
  const { createConnection } = await import('mysql2/promise');
  const { host, port, user, password, database } = config;
  const connection = await createConnection({ host, port, user, password, database });
  try {
    const [rows] = await connection.query('SELECT VERSION() AS version');
    return /mariadb/i.test((rows as { version: string }[])[0]!.version);
  } finally {
    await connection.end();
  }
}

interface PoolOfDriver {
  pool: { on(event: 'connection', listener: (connection: { query(sql: string): void }) => void): void };
}

async function useUtc(dataSource: DataSource): Promise<void> {
  const { pool } = dataSource.driver as unknown as PoolOfDriver;
  pool.on('connection', (connection) => connection.query("SET time_zone = '+00:00'"));
  await dataSource.query("SET time_zone = '+00:00'");
}

async function verifyMysql(dataSource: DataSource): Promise<void> {
  const [settings] = await dataSource.query(
    'SELECT @@innodb_flush_log_at_trx_commit AS flush, @@sql_mode AS mode, @@character_set_connection AS charset',
  );
  if (Number(settings.flush) !== 1)
    throw new DatabaseUnfit('MySQL 的 innodb_flush_log_at_trx_commit 必须为 1，否则断电会丢失已确认的数据。');
  if (!/STRICT_(TRANS|ALL)_TABLES/.test(settings.mode))
    throw new DatabaseUnfit('MySQL 的 sql_mode 必须包含 STRICT_TRANS_TABLES，否则超长内容会被悄悄截断。');
  if (settings.charset !== 'utf8mb4') throw new DatabaseUnfit('MySQL 连接的字符集必须是 utf8mb4。');
}

const MIGRATION_LOCK = 'jixiaotong.migrations';

/** Several processes may start at once; one migrates, the others wait. */
async function withMigrationLock(dataSource: DataSource, migrate: () => Promise<unknown>): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    const [{ held }] = await runner.query('SELECT GET_LOCK(?, 60) AS held', [MIGRATION_LOCK]);
    if (Number(held) !== 1) throw new DatabaseUnfit('另一个进程正在升级数据库，超过 60 秒没有完成，请稍后再启动。');
    await migrate();
    await runner.query('SELECT RELEASE_LOCK(?)', [MIGRATION_LOCK]);
  } finally {
    await runner.release();
  }
}
