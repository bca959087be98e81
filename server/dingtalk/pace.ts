// DingTalk takes 20 calls a second of each API from one app, and refuses the rest. Waiting a moment here is kinder to a
// campaign of two hundred messages than having most of them come back.

/** A little below the limit, for the clocks of both sides differ. */
const MOST_CALLS = 18;
const WINDOW_MS = 1000;

/** Waits until one more call of `api` fits. */
export type Pace = (api: string) => Promise<void>;

/** @returns a pace of its own: at most 18 calls of each API in any second, in the order they came */
export function createPace(): Pace {
  const started = new Map<string, number[]>();
  return async (api) => {
    const now = performance.now();
    const recent = (started.get(api) ?? []).slice(-MOST_CALLS);
    const earliest = recent.length < MOST_CALLS ? now : recent[0]! + WINDOW_MS;
    const at = Math.max(now, earliest);
    started.set(api, [...recent, at]);
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  };
}
