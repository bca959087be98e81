// How fast one may call. These windows are of real time: a clock moved by hand must not make a burst look slow.
import type { SandboxOptions } from '../options';

const PER_SECOND = 20;
const SECOND_MS = 1000;
const ADDRESS_WINDOW_MS = 20_000;
const BAN_MS = 5 * 60_000;

export function createLimits({ rateLimit = PER_SECOND, addressLimit = null }: SandboxOptions, now: () => number) {
  const perApi = new Map<string, Window>();
  const ofAddress = addressLimit === null ? null : createWindow(addressLimit, ADDRESS_WINDOW_MS);
  let bannedUntil = 0;
  let perSecond = rateLimit;

  return {
    perSecond: (): number | null => perSecond,
    setPerSecond(most: number | null): void {
      perSecond = most;
      perApi.clear();
    },
    /** One more call of this API; false when there have been too many within the last second. */
    allows(api: string): boolean {
      if (perSecond === null) return true;
      const window = perApi.get(api) ?? createWindow(perSecond, SECOND_MS);
      perApi.set(api, window);
      return window.take(performance.now());
    },
    /** One more call from the app's address; a flood has it shut out for five minutes. */
    isBanned(): boolean {
      if (bannedUntil > now()) return true;
      if (ofAddress === null || ofAddress.take(performance.now())) return false;
      bannedUntil = now() + BAN_MS;
      return true;
    },
  };
}

interface Window {
  take(at: number): boolean;
}

/** At most so many in any stretch of `lengthMs`; what is refused is not counted. */
function createWindow(most: number, lengthMs: number): Window {
  const taken = new Float64Array(most).fill(-Infinity);
  let oldest = 0;
  return {
    take(at) {
      if (most === 0 || at - (taken[oldest] ?? 0) < lengthMs) return false;
      taken[oldest] = at;
      oldest = (oldest + 1) % most;
      return true;
    },
  };
}
