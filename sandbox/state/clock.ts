// The sandbox's own time. It can be moved ahead, so that codes, tickets and reply addresses grow old while one watches.
import type { Live } from './live';

interface Waiting {
  dueAt: number;
  act: () => void;
  timer: NodeJS.Timeout;
}

export type Clock = ReturnType<typeof createClock>;

export function createClock(base: () => number, live: Live) {
  let aheadMs = 0;
  const waiting = new Set<Waiting>();
  const now = (): number => base() + aheadMs;

  function arm(entry: Waiting): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(
      () => {
        waiting.delete(entry);
        entry.act();
      },
      Math.max(0, entry.dueAt - now()),
    ).unref();
  }

  return {
    now,
    /** the time nobody has moved, which is that of an app that does not follow */
    unmoved: base,
    /** how far it is ahead of where it started from */
    aheadMs: (): number => aheadMs,
    /** What waits for a time that has now come happens at once. */
    advance(ms: number): void {
      aheadMs += ms;
      waiting.forEach(arm);
      live.tell('clock');
    },
    /** Back to the present; what waits goes on waiting for as long as it still had to. */
    reset(): void {
      for (const entry of waiting) entry.dueAt -= aheadMs;
      aheadMs = 0;
      live.tell('clock');
    },
    /** @returns calls it off */
    later(delayMs: number, act: () => void): () => void {
      const entry: Waiting = { dueAt: now() + delayMs, act, timer: setTimeout(() => undefined, 0) };
      waiting.add(entry);
      arm(entry);
      return () => {
        clearTimeout(entry.timer);
        waiting.delete(entry);
      };
    },
    close(): void {
      for (const { timer } of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
