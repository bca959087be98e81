// The one way to the rows. Everything that reads or writes goes through `read` or `transaction`:
// TypeORM keeps a single SQLite connection for the whole process, so work of one request would otherwise
// slip into the open transaction of another, and vanish with its rollback.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { isDeadlock } from './errors';

export type Dialect = 'sqlite' | 'mysql';

export interface DatabaseAccess {
  readonly dialect: Dialect;
  /** Runs reads that belong together, never in the middle of somebody else's transaction. */
  read<T>(work: (db: EntityManager) => Promise<T>): Promise<T>;
  /** All or nothing. Inside another transaction it joins it. No network, file or timer may be awaited in `work`. */
  transaction<T>(work: (db: EntityManager) => Promise<T>): Promise<T>;
}

export interface Database extends DatabaseAccess {
  /** For work nobody waits for in front of a screen: where all take turns, it lets the others go first. */
  readonly patient: DatabaseAccess;
  close(): Promise<void>;
}

const DEADLOCK_TRIES = 4;

/** Wraps an initialised data source. */
export function createDatabase(dataSource: DataSource, dialect: Dialect, onClose: () => void = () => {}): Database {
  const inside = new AsyncLocalStorage<EntityManager>();
  const turns = dialect === 'sqlite' ? createTurns() : <T>(work: () => Promise<T>, _isPatient: boolean) => work();

  const begin = <T>(work: (db: EntityManager) => Promise<T>) =>
    dataSource.transaction((db) => inside.run(db, () => work(db)));

  async function beginAgainOnDeadlock<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await begin(work);
      } catch (error) {
        if (!isDeadlock(error) || attempt >= DEADLOCK_TRIES) throw error;
      }
    }
  }

  const within = (isPatient: boolean): DatabaseAccess => ({
    dialect,
    read(work) {
      const joined = inside.getStore();
      if (joined) return work(joined);
      return turns(() => work(dataSource.manager), isPatient);
    },
    transaction(work) {
      const joined = inside.getStore();
      if (joined) return work(joined);
      return turns(() => beginAgainOnDeadlock(work), isPatient);
    },
  });

  return {
    ...within(false),
    patient: within(true),
    async close() {
      await Promise.all([turns(async () => {}, true), turns(async () => {}, false)]);
      await dataSource.destroy();
      onClose();
    },
  };
}

/** So many others may go first before one that is patient has its turn. */
const MOST_PASSED_BY = 8;

/** One at a time, first come, first served, the patient ones behind the others; a failure does not hold up the next one. */
function createTurns() {
  const waiting: (() => void)[] = [];
  const patient: (() => void)[] = [];
  let passedBy = 0;
  let isTaken = false;

  function next(): (() => void) | undefined {
    if (patient.length > 0 && (waiting.length === 0 || passedBy >= MOST_PASSED_BY)) {
      passedBy = 0;
      return patient.shift();
    }
    if (patient.length > 0) passedBy += 1;
    return waiting.shift();
  }

  function grant(): void {
    if (isTaken) return;
    const go = next();
    isTaken = go !== undefined;
    go?.();
  }

  return async <T>(work: () => Promise<T>, isPatient: boolean): Promise<T> => {
    await new Promise<void>((go) => {
      (isPatient ? patient : waiting).push(go);
      grant();
    });
    try {
      return await work();
    } finally {
      isTaken = false;
      grant();
    }
  };
}
