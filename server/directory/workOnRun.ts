// One process at work on a run: a page at a time, until the run is over, waits for an admin, or has to pause.
import { setTimeout as pause } from 'node:timers/promises';
import { DingTalkRefused, DingTalkUnreachable } from '../dingtalk/errors';
import { directoryContext, type DirectoryDeps } from './deps';
import type { DirectoryRun } from './entities';
import { firstAdmins } from './firstAdmins';
import { advance, ClaimLost, letGo, over } from './runs';
import { step } from './steps';

/** Waiting this long is done in place; longer, the run is let go and taken up by the clock. */
const PATIENCE_MS = 10_000;
const TRIES_IN_PLACE = 5;
const LONGEST_PAUSE_MS = 15 * 60_000;

/**
 * Works on a run that this process has claimed. However it ends, the run's row says how it stands.
 *
 * @param stopping set: the page at hand is the last one
 * @throws ClaimLost when another process took it over; an error of our own, once the run is noted as paused
 */
export async function workOnRun(deps: DirectoryDeps, claimed: DirectoryRun, stopping: AbortSignal): Promise<void> {
  let run = claimed;
  for (let failures = 0; ;) {
    if (stopping.aborted) return void (await write(deps, run, letGo('running')));
    try {
      run = await step(deps, run);
      failures = 0;
    } catch (error) {
      failures += 1;
      const afterMs = await pauseFor(deps, run, error, failures);
      if (afterMs === null) return;
      await pause(afterMs, undefined, { signal: stopping, ref: false }).catch(() => {});
    }
    if (run.claimId === null) return finished(deps, run);
  }
}

/** @returns after how long the step is to be tried again in place; null when the run is over, or pauses for longer */
async function pauseFor(
  deps: DirectoryDeps,
  run: DirectoryRun,
  error: unknown,
  failures: number,
): Promise<number | null> {
  const { now, log } = deps;
  if (error instanceof DingTalkRefused) {
    log.error({ err: error, run: run.id }, 'DingTalk refuses to show its directory');
    await write(deps, run, over('failed', now(), error.message));
    return null;
  }
  if (error instanceof ClaimLost) throw error;
  if (!(error instanceof DingTalkUnreachable)) {
    // Not told as running for ever: whoever looks after it sees that it stands, and it is tried again.
    await write(deps, run, pausedFor(now(), LONGEST_PAUSE_MS, '同步时程序出错，请查看服务器日志；稍后自动再试。'));
    throw error;
  }
  const afterMs = Math.min(Math.max(error.afterMs, 1000), LONGEST_PAUSE_MS);
  if (afterMs <= PATIENCE_MS && failures < TRIES_IN_PLACE && error.code !== 'ECONNREFUSED') return afterMs;
  log.warn({ err: error, run: run.id, afterMs }, 'reading the directory pauses');
  await write(deps, run, pausedFor(now(), afterMs, error.message));
  return null;
}

const pausedFor = (now: Date, ms: number, error: string) =>
  letGo('paused', { error, resumeAt: new Date(now.getTime() + ms) });

const write = ({ database, now }: DirectoryDeps, run: DirectoryRun, changes: Partial<DirectoryRun>) =>
  database.transaction((db) => advance(db, run, now(), changes));

async function finished({ database, now, log, adminUserIds }: DirectoryDeps, run: DirectoryRun): Promise<void> {
  log.info({ run: run.id, state: run.state, ...run.counts }, 'directory read');
  if (run.state === 'done') await database.transaction((db) => firstAdmins(directoryContext(db, now()), adminUserIds));
}
