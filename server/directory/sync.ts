// Reads DingTalk's whole directory in a run that survives whatever stops it: it is taken up where it stopped.
import type { RunTrigger } from '../../shared/directory/runWords';
import { directoryContext, type DirectoryDeps } from './deps';
import { firstAdmins } from './firstAdmins';
import { beginRun, claimRun, ClaimLost, lastFinished } from './runs';
import { workOnRun } from './workOnRun';

export interface DirectorySync {
  /** Begins a run, or finds the one that is not over, and works on it until it is over, pauses, or waits for an admin. */
  run(trigger: RunTrigger): Promise<void>;
  /** Takes up a run that was left: after a stop, a pause, or an admin's word. */
  takeUp(): Promise<void>;
  /** The same in the background. */
  ring(): void;
  /** As the server starts: takes up what was left, or reads what has not been read for some time. */
  start(): Promise<void>;
  /** Resolves when this process works on no run. */
  settle(): Promise<void>;
  /** Set once it is closing. */
  stopping: AbortSignal;
  /** Stops after the page at hand; the run goes on with whoever takes it up. */
  close(): Promise<void>;
}

/** Events that were missed while the server stood still. */
const STALE_AFTER_MS = 10 * 60_000;

/** One per process. Several processes may each have one: a run in the database is claimed by one of them at a time. */
export function createDirectorySync(deps: DirectoryDeps): DirectorySync {
  const { database, now, log } = deps;
  let working: Promise<void> | null = null;
  const stop = new AbortController();

  const takeUp = () => (working ??= work().finally(() => (working = null)));

  async function work(): Promise<void> {
    // An embedded database has one process: whoever held the run before is gone.
    const run = await database.transaction((db) => claimRun(db, now(), database.dialect === 'sqlite'));
    if (!run) return;
    try {
      await workOnRun(deps, run, stop.signal);
    } catch (error) {
      if (!(error instanceof ClaimLost)) throw error;
      log.info({ run: run.id }, 'the directory is read by another process');
    }
    deps.afterCommit();
  }

  const sync: DirectorySync = {
    stopping: stop.signal,
    takeUp,
    ring: () => void takeUp().catch((error) => log.error({ err: error }, 'reading the directory stopped short')),
    async run(trigger) {
      await database.transaction((db) => beginRun(directoryContext(db, now()), trigger));
      await takeUp();
    },
    async start() {
      const last = await database.read((db) => lastFinished(db));
      // Before the first one ends there is nobody to work with: it is waited for.
      if (last === null) return sync.run('start');
      await database.transaction(async (db) => {
        await firstAdmins(directoryContext(db, now()), deps.adminUserIds);
        if (now().getTime() - last.getTime() >= STALE_AFTER_MS) await beginRun(directoryContext(db, now()), 'start');
      });
      sync.ring();
    },
    async settle() {
      while (working) await working.catch(() => {});
    },
    async close() {
      stop.abort();
      await sync.settle();
    },
  };
  return sync;
}
