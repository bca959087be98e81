// A way that DingTalk does not serve at the moment: everything that waits for it waits as a whole, and a single message
// tries from time to time whether it is open again.
import type { DeliveryOutcome } from '../dingtalk/port';
import { backoffMs, type OutboxSettings } from './settings';

/** So many failures in a row, and it is not this one message. */
const CLOSES_AFTER = 3;
/** A wait this long is not asked for because of one message either. */
const LONG_WAIT_MS = 30_000;

export interface Gate {
  /** how many of `wanted` calls may be made now */
  admits(wanted: number, inFlight: number): number;
  /** how a call went */
  learn(outcome: DeliveryOutcome): void;
  /** when the next try is due; null while it is open */
  opensAt(): Date | null;
  /** It has been shut for so long that what waits is given up; the last reason. */
  givenUpFor(): string | null;
}

export function createGate(settings: OutboxSettings, now: () => Date): Gate {
  let failures = 0;
  let failingSince: Date | null = null;
  let shutUntil: Date | null = null;
  let lastReason = '';

  return {
    admits(wanted, inFlight) {
      if (failures < CLOSES_AFTER && shutUntil === null) return wanted;
      if (shutUntil !== null && shutUntil > now()) return 0;
      return inFlight === 0 ? 1 : 0;
    },
    learn(outcome) {
      if (outcome.status !== 'retry') {
        failures = 0;
        failingSince = null;
        shutUntil = null;
        return;
      }
      failures += 1;
      failingSince ??= now();
      lastReason = outcome.reason;
      if (failures < CLOSES_AFTER && outcome.afterMs < LONG_WAIT_MS) return;
      const ownMs = backoffMs(settings, Math.max(1, failures - CLOSES_AFTER + 1));
      const waitMs = Math.min(Math.max(outcome.afterMs, ownMs), settings.longestPauseMs);
      shutUntil = new Date(now().getTime() + waitMs);
    },
    opensAt: () => shutUntil,
    givenUpFor: () =>
      failingSince !== null && now().getTime() - failingSince.getTime() > settings.patienceMs ? lastReason : null,
  };
}
