// Moving the clock while the app follows it. A long way is gone hour by hour, and each hour waits until the app has done what
// was due in the one before: what falls due on the way then happens, and is dated, on its own day.
import type { Clock } from './clock';
import type { Live } from './live';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CHINA_OFFSET_MS = 8 * HOUR_MS;
/** Nobody is told anything at night (China's hours): it is passed in one step. */
const DAY_BEGINS = 7;
const DAY_ENDS = 21;
/** A question nobody has news for is answered after this, so that no connection is taken for dead. */
const HOLD_MS = 25_000;
/** An app that does not come back in this time is not waited for any longer. */
const PATIENCE_MS = 20_000;
/** How far one looks for the next message. */
const FARTHEST_MS = 45 * DAY_MS;

/** @param messages how many the app has sent so far */
export function createJourney(clock: Clock, live: Live, messages: () => number) {
  const questions = new Set<() => void>();
  const awaited = new Set<() => void>();
  let goalMs = 0;
  let isTravelling = false;
  let endsWithNews = false;
  let lastAskedAt = -Infinity;

  /** By real time: the app's question itself is held for a while. */
  const isFollowed = (): boolean => questions.size > 0 || Date.now() - lastAskedAt < HOLD_MS;

  function answerAll(): void {
    for (const answer of questions) answer();
  }

  function appIsBack(): Promise<void> {
    if (questions.size > 0) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        awaited.delete(done);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, PATIENCE_MS).unref();
      awaited.add(done);
    });
  }

  async function travel(): Promise<void> {
    const before = messages();
    isTravelling = true;
    while (clock.aheadMs() < goalMs) {
      clock.advance(Math.min(nextHour(clock.now()) - clock.now(), goalMs - clock.aheadMs()));
      answerAll();
      await appIsBack();
      if (endsWithNews && messages() > before) goalMs = Math.min(goalMs, clock.aheadMs());
    }
    isTravelling = false;
    goalMs = clock.aheadMs();
    live.tell('clock');
  }

  function goOn(ms: number): void {
    goalMs = Math.max(goalMs, clock.aheadMs()) + ms;
    if (!isTravelling) void travel();
  }

  return {
    isFollowed,
    /** how far there is still to go */
    leftMs: (): number => Math.max(0, goalMs - clock.aheadMs()),
    /** At once when no app follows, otherwise step by step. */
    advance(ms: number): void {
      endsWithNews = false;
      if (isFollowed()) goOn(ms);
      else clock.advance(ms);
    },
    /** Goes on until the app has sent something. Without an app that follows nothing would ever come. */
    toNextMessage(): boolean {
      if (!isFollowed()) return false;
      endsWithNews = true;
      goOn(FARTHEST_MS);
      return true;
    },
    reset(): void {
      goalMs = 0;
      clock.reset();
      answerAll();
    },
    /**
     * What an app that follows asks again and again.
     * @param reachedMs how far ahead the app is and has done its work; null when it starts
     * @returns how far ahead it is to go: at once when that is something else, otherwise when the clock is moved
     */
    follow(reachedMs: number | null): Promise<number> {
      lastAskedAt = Date.now();
      if (reachedMs !== clock.aheadMs()) return Promise.resolve(clock.aheadMs());
      return new Promise((resolve) => {
        const answer = () => {
          questions.delete(answer);
          clearTimeout(timer);
          lastAskedAt = Date.now();
          resolve(clock.aheadMs());
        };
        const timer = setTimeout(answer, HOLD_MS).unref();
        questions.add(answer);
        for (const arrived of awaited) arrived();
      });
    },
  };
}

/** @returns the next whole hour of a day, as an instant */
function nextHour(at: number): number {
  const next = Math.floor(at / HOUR_MS) * HOUR_MS + HOUR_MS;
  const sinceMidnight = (next + CHINA_OFFSET_MS) % DAY_MS;
  const midnight = next - sinceMidnight;
  if (sinceMidnight < DAY_BEGINS * HOUR_MS) return midnight + DAY_BEGINS * HOUR_MS;
  return sinceMidnight >= DAY_ENDS * HOUR_MS ? midnight + DAY_MS + DAY_BEGINS * HOUR_MS : next;
}
