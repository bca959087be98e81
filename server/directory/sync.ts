// Reads DingTalk's whole directory in a run that survives whatever stops it: it is taken up where it stopped.
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunTrigger } from '../../shared/directory/runWords';
import { systemContext, type ActionContext } from '../context';
import type { Database } from '../database/database';
import { DingTalkRefused, DingTalkUnreachable } from '../dingtalk/errors';
import type { DingTalkDirectory } from '../dingtalk/port';
import type { DirectoryRun } from './entities';
import { firstAdmins } from './firstAdmins';
import { advance, beginRun, claimRun, ClaimLost, lastFinished, letGo, over } from './runs';
import { step } from './steps';

export interface DirectoryDeps {
  database: Database;
  directory: DingTalkDirectory;
  now(): Date;
  log: Logger;
  /** who becomes 绩效管理员 while nobody is */
  adminUserIds: string[];
  /** messages may be waiting */
  afterCommit(): void;
}

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

/** Waiting this long is done in place; longer, the run is let go and taken up by the clock. */
const PATIENCE_MS = 10_000;
const TRIES_IN_PLACE = 5;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** Events that were missed while the server stood still. */
const STALE_AFTER_MS = 10 * 60_000;

/** One per process. Several processes may each have one: a run in the database is claimed by one of them at a time. */
export function createDirectorySync(deps: DirectoryDeps): DirectorySync {
  const { database, now, log } = deps;
  let working: Promise<void> | null = null;
  const stop = new AbortController();

  const contextFor = (db: ActionContext['db']) => systemContext(db, now(), 'directory');

  const takeUp = () => (working ??= work().finally(() => (working = null)));

  async function work(): Promise<void> {
    // An embedded database has one process: whoever held the run before is gone.
    const run = await database.transaction((db) => claimRun(db, now(), database.dialect === 'sqlite'));
    if (!run) return;
    try {
      await carryOn(run);
    } catch (error) {
      if (!(error instanceof ClaimLost)) throw error;
      log.info({ run: run.id }, 'the directory is read by another process');
    }
    deps.afterCommit();
  }

  async function carryOn(claimed: DirectoryRun): Promise<void> {
    let run = claimed;
    for (let failures = 0; ;) {
      if (stop.signal.aborted) return void (await write(run, letGo('running')));
      try {
        run = await step({ ...deps, contextFor }, run);
        failures = 0;
      } catch (error) {
        failures += 1;
        if (!(await waited(run, error, failures))) return;
      }
      if (run.claimId === null) return finished(run);
    }
  }

  /** @returns whether the step is to be tried again now */
  async function waited(run: DirectoryRun, error: unknown, failures: number): Promise<boolean> {
    if (error instanceof DingTalkRefused) {
      log.error({ err: error, run: run.id }, 'DingTalk refuses to show its directory');
      await write(run, over('failed', now(), error.message));
      return false;
    }
    if (error instanceof ClaimLost) throw error;
    if (!(error instanceof DingTalkUnreachable)) {
      // Not told as running for ever: whoever looks after it sees that it stands, and it is tried again.
      await write(run, pausedFor(LONGEST_PAUSE_MS, '同步时程序出错，请查看服务器日志；稍后自动再试。'));
      throw error;
    }
    const afterMs = Math.min(Math.max(error.afterMs, 1000), LONGEST_PAUSE_MS);
    if (afterMs <= PATIENCE_MS && failures < TRIES_IN_PLACE && error.code !== 'ECONNREFUSED') {
      await pause(afterMs, undefined, { signal: stop.signal, ref: false }).catch(() => {});
      return true;
    }
    log.warn({ err: error, run: run.id, afterMs }, 'reading the directory pauses');
    await write(run, pausedFor(afterMs, error.message));
    return false;
  }

  const pausedFor = (ms: number, error: string) => letGo('paused', { error, resumeAt: new Date(now().getTime() + ms) });

  const write = (run: DirectoryRun, changes: Partial<DirectoryRun>) =>
    database.transaction((db) => advance(db, run, now(), changes));

  async function finished(run: DirectoryRun): Promise<void> {
    log.info({ run: run.id, state: run.state, ...run.counts }, 'directory read');
    if (run.state === 'done') await database.transaction((db) => firstAdmins(contextFor(db), deps.adminUserIds));
  }

  const sync: DirectorySync = {
    stopping: stop.signal,
    takeUp,
    ring: () => void takeUp().catch((error) => log.error({ err: error }, 'reading the directory stopped short')),
    async run(trigger) {
      await database.transaction((db) => beginRun(contextFor(db), trigger));
      await takeUp();
    },
    async start() {
      const last = await database.read((db) => lastFinished(db));
      // Before the first one ends there is nobody to work with: it is waited for.
      if (last === null) return sync.run('start');
      await database.transaction(async (db) => {
        await firstAdmins(contextFor(db), deps.adminUserIds);
        if (now().getTime() - last.getTime() >= STALE_AFTER_MS) await beginRun(contextFor(db), 'start');
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
