// When the Stream is tried again: calmly after a failure, hardly ever after a refusal, at once when a connection that worked
// went away.
import { DingTalkRefused, DingTalkUnreachable } from '../errors';
import type { DingTalkConfig, StreamTimings } from '../port';

export interface Retries {
  /** A frame came: whatever failed before is forgotten. */
  worked(): void;
  /** An attempt failed. @returns the pause before the next one, in ms */
  afterFailure(error: unknown): number;
  /** A connection went away. @returns the pause: none when it had worked, else as after a failure */
  afterLoss(): number;
}

/** Nothing has failed yet. */
export function createRetries(timings: StreamTimings, log: DingTalkConfig['log']): Retries {
  let failures = 0;
  return {
    worked() {
      failures = 0;
    },
    afterFailure(error) {
      failures += 1;
      if (error instanceof DingTalkRefused) {
        log.error({ code: error.code }, `the stream was refused: ${error.message}`);
        return timings.refusedRetryMs;
      }
      log.warn({ err: error, failures }, 'no stream connection');
      const atLeastMs = error instanceof DingTalkUnreachable ? error.afterMs : 0;
      return Math.max(atLeastMs, backoffMs(failures, timings));
    },
    afterLoss() {
      const pauseMs = failures === 0 ? 0 : backoffMs(failures, timings);
      failures += 1;
      return pauseMs;
    },
  };
}

/** Doubling from `firstRetryMs` to `longestRetryMs`, each up to half as long again, so that servers do not return in step. */
function backoffMs(failures: number, { firstRetryMs, longestRetryMs }: StreamTimings): number {
  const full = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 20));
  return full * (1 + Math.random() / 2);
}
