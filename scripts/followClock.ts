// The demo's server goes by the clock of the local DingTalk: whoever moves it sees what is due then. Never in production.
import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '../server/app';

const AGAIN_MS = 2000;

export interface FollowedClock {
  now(): Date;
  /** From now on does what is due each time the clock has been moved. */
  lead(app: Pick<App, 'tidy' | 'launch' | 'remind' | 'inbox' | 'relay'>): void;
  /** Ends the following; the time stays where it is. */
  stop(): void;
}

/**
 * @param sandbox its origin; where it is now is asked before this resolves
 * @param complain told of work that failed; the clock goes on
 * @param present the time nobody has moved
 */
export async function followClock(
  sandbox: string,
  complain: (error: unknown) => void,
  present: () => number = Date.now,
): Promise<FollowedClock> {
  const stopping = new AbortController();
  const ask = async (reachedMs: number | null): Promise<number> => {
    const answer = await fetch(`${sandbox}/__sandbox/api/clock/following`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reachedMs }),
      signal: stopping.signal,
    });
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
    return ((await answer.json()) as { aheadMs: number }).aheadMs;
  };
  let aheadMs = await ask(null);

  async function follow(work: () => Promise<void>): Promise<void> {
    while (!stopping.signal.aborted) {
      const wanted = await ask(aheadMs).catch(() => null);
      if (wanted === null) await pause(AGAIN_MS, undefined, { ref: false });
      else if (wanted !== aheadMs) {
        aheadMs = wanted;
        await work().catch(complain);
      }
    }
  }

  return {
    now: () => new Date(present() + aheadMs),
    lead: (app) => void follow(() => doWhatIsDue(app)),
    stop: () => stopping.abort(),
  };
}

/** What the server's own clock does from time to time, and then everything has left before the time goes on. */
async function doWhatIsDue({
  tidy,
  launch,
  remind,
  inbox,
  relay,
}: Parameters<FollowedClock['lead']>[0]): Promise<void> {
  await tidy();
  await launch();
  await remind();
  await inbox.settle();
  await relay.settle();
}
