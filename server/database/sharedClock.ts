// The clock that all processes of one database go by: leases, undo windows and due times are written by one process and read
// by another, and a machine whose clock is five minutes ahead would take every lease for lapsed and send everything twice.
import type { Logger } from 'pino';
import type { Database } from './database';

/** Clocks this near are left alone: an answer takes its time, too. */
const NEAR_MS = 1_000;
const LOOK_MS = 60_000;

export interface SharedClock {
  now(): Date;
  stop(): void;
}

/**
 * The machine's own clock, corrected by what it differs from the database's; looked at again every minute, as clocks are set
 * and drift. An embedded database has one process and no clock of its own.
 * @param machine milliseconds since 1970
 */
export async function createSharedClock(database: Database, log: Logger, machine = Date.now): Promise<SharedClock> {
  let aheadMs = 0;
  const now = () => new Date(machine() - aheadMs);
  if (database.dialect === 'sqlite') return { now, stop: () => undefined };

  async function look(): Promise<void> {
    const asked = machine();
    const [{ at }]: [{ at: string }] = await database.read((db) =>
      db.query('SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS CHAR) AS at'),
    );
    const found = (asked + machine()) / 2 - Number(at);
    const next = Math.abs(found) < NEAR_MS ? 0 : found;
    if (Math.abs(next - aheadMs) >= NEAR_MS)
      log.warn({ aheadMs: Math.round(next) }, 'the clock differs from the database’s');
    aheadMs = next;
  }

  await look();
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.warn({ err: error }, 'comparing clocks failed; tried again'));
  }, LOOK_MS).unref();
  return { now, stop: () => clearInterval(timer) };
}
