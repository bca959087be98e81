// The `node:sqlite` API in the shape that TypeORM's better-sqlite3 driver expects. Node 24 brings the module itself;
// on Node 20 a package of the same shape, with ready-made binaries, takes its place.
import { createRequire } from 'node:module';

type SqliteModule = typeof import('@photostructure/sqlite');
type Connection = InstanceType<SqliteModule['DatabaseSync']>;

const requireHere = createRequire(__filename);

function loadSqlite(): Pick<SqliteModule, 'DatabaseSync'> {
  try {
    return requireHere('node:sqlite') as SqliteModule;
  } catch {
    return requireHere('@photostructure/sqlite') as SqliteModule;
  }
}

type Bindable = null | number | bigint | string | Uint8Array;

/** TypeORM binds dates and booleans as they are; SQLite knows neither, and would store null without a word. */
function bind(value: unknown): Bindable {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString().slice(0, 23).replace('T', ' ');
  if (typeof value === 'string' || typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`cannot bind ${Object.prototype.toString.call(value)} to SQLite`);
}

class Statement {
  /** TypeORM asks: true → all(), false → run() */
  readonly reader: boolean;
  constructor(private readonly statement: ReturnType<Connection['prepare']>) {
    this.reader = statement.columns().length > 0;
  }
  all(...parameters: unknown[]) {
    return this.statement.all(...parameters.map(bind));
  }
  run(...parameters: unknown[]) {
    return this.statement.run(...parameters.map(bind));
  }
}

/** A better-sqlite3 look-alike; pass the class as `driver` of a TypeORM data source. */
export class SqliteDriver {
  private readonly connection: Connection;
  constructor(path: string, options: { readonly?: boolean; timeout?: number } = {}) {
    this.connection = new (loadSqlite().DatabaseSync)(path, {
      readOnly: options.readonly ?? false,
      timeout: options.timeout ?? 5000,
    });
  }
  prepare(sql: string) {
    return new Statement(this.connection.prepare(sql));
  }
  pragma(source: string) {
    return this.connection.prepare(`PRAGMA ${source}`).all();
  }
  close() {
    this.connection.close();
  }
}
