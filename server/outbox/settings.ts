const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The times of the outbox, in milliseconds; all are product rules (产品默认规则). */
export interface OutboxSettings {
  /** a claimed row whose holder is silent for this long is taken over */
  leaseMs: number;
  /** looked at this often in case nobody rang */
  sweepMs: number;
  /** the first wait after a failure; doubled each time */
  firstBackoffMs: number;
  longestBackoffMs: number;
  /** a way that fails again and again is tried this often */
  longestPauseMs: number;
  /** work notices to people within a minute, by DingTalk's rule; beyond it drops them unseen; null: no limit */
  noticesPerMinute: number | null;
  /** given up after this, and told as 未送达 */
  patienceMs: number;
  /** however long it has waited, a row is tried this often before it is given up */
  fewestAttempts: number;
  /** when DingTalk is asked what became of a notice, counted from its being sent */
  checkAfterMs: readonly number[];
  /** DingTalk answers for a day only */
  checkUntilMs: number;
}

export const outboxSettings: OutboxSettings = {
  leaseMs: MINUTE,
  sweepMs: 30 * SECOND,
  firstBackoffMs: SECOND,
  longestBackoffMs: 5 * MINUTE,
  longestPauseMs: 30 * MINUTE,
  noticesPerMinute: 5_000,
  patienceMs: 24 * HOUR,
  fewestAttempts: 12,
  checkAfterMs: [MINUTE, 10 * MINUTE, 4 * HOUR],
  checkUntilMs: 24 * HOUR,
};

/** 1 s, 2 s, 4 s … up to the longest, spread so that many do not come back at once. */
export function backoffMs({ firstBackoffMs, longestBackoffMs }: OutboxSettings, attempt: number): number {
  const spread = 0.75 + Math.random() / 2;
  return Math.min(firstBackoffMs * 2 ** (attempt - 1), longestBackoffMs) * spread;
}
