// The one way to the rows. Everything that reads or writes goes through `read` or `transaction`:
// TypeORM keeps a single SQLite connection for the whole process, so work of one request would otherwise
// slip into the open transaction of another, and vanish with its rollback.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { isDeadlock } from './errors';

export type Dialect = 'sqlite' | 'mysql';

export interface Database {
  readonly dialect: Dialect;
  /** Runs reads that belong together, never in the middle of somebody else's transaction. */
  read<T>(work: (db: EntityManager) => Promise<T>): Promise<T>;
  /** All or nothing. Inside another transaction it joins it. No network, file or timer may be awaited in `work`. */
  transaction<T>(work: (db: EntityManager) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const DEADLOCK_TRIES = 4;

/** Wraps an initialised data source. */
export function createDatabase(dataSource: DataSource, dialect: Dialect, onClose: () => void = () => {}): Database {
  const inside = new AsyncLocalStorage<EntityManager>();
  const turns = dialect === 'sqlite' ? createTurns() : <T>(work: () => Promise<T>) => work();

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

  return {
    dialect,
    read(work) {
      const joined = inside.getStore();
      if (joined) return work(joined);
      return turns(() => work(dataSource.manager));
    },
    transaction(work) {
      const joined = inside.getStore();
      if (joined) return work(joined);
      return turns(() => beginAgainOnDeadlock(work));
    },
    async close() {
      await turns(async () => {});
      await dataSource.destroy();
      // What is not switched off slows down every `await` of the process, long after the database is gone.
      inside.disable();
      onClose();
    },
  };
}

/** First come, first served; a failure does not hold up the next one. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };
}
