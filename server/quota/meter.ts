// Counts what DingTalk counts. The counts are kept in memory for a moment and added to the table in one statement each,
// so that a thousand calls do not cost a thousand writes; a process that is killed loses the counts of two seconds.
import type { EntityManager } from 'typeorm';
import type { Logger } from 'pino';
import { dayOf } from '../../shared/calendar';
import type { CountedApi, CountedDelivery } from '../../shared/quota/apis';
import type { Database } from '../database/database';
import { isUniqueViolation } from '../database/errors';
import type { CallMeter } from '../dingtalk/port';
import { ApiUsage } from './entities';

const WRITE_AFTER_MS = 2_000;

export interface UsageMeter extends CallMeter {
  /** DingTalk handed us something that costs of its own quota; contact events are free */
  delivered(kind: CountedDelivery): void;
  /** what is counted and not written yet */
  unwritten(): Count[];
  /** Writes everything counted so far; never rejects. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export type Count = Pick<ApiUsage, 'month' | 'kind' | 'api' | 'calls'>;

export interface MeterDeps {
  database: Database;
  now(): Date;
  log: Logger;
}

/** The month in Asia/Shanghai, `2026-11`: DingTalk counts by it. */
export const monthOf = (instant: Date): string => dayOf(instant).slice(0, 7);

/** @returns a meter of this process; several add up in the table */
export function createUsageMeter(deps: MeterDeps): UsageMeter {
  let counts = new Map<string, Count>();
  let writing: Count[] = [];
  /** the latest news about a used-up quota: true it is, false it is not, null no news */
  let refused: boolean | null = null;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  function add(kind: Count['kind'], api: string): void {
    const month = monthOf(deps.now());
    const key = `${month} ${kind} ${api}`;
    const count = counts.get(key) ?? { month, kind, api, calls: 0 };
    counts.set(key, { ...count, calls: count.calls + 1 });
    timer ??= setTimeout(() => void flush(), WRITE_AFTER_MS).unref();
  }

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    running = running.then(write);
    return running;
  }

  async function write(): Promise<void> {
    if (counts.size === 0) return;
    writing = [...counts.values()];
    const lifted = refused === false;
    counts = new Map();
    refused = null;
    try {
      await inTwoTries(() => deps.database.transaction((db) => addAll(db, writing, lifted, deps.now())));
    } catch (error) {
      deps.log.error({ err: error, lost: writing }, 'the use of DingTalk’s quota could not be written');
    } finally {
      writing = [];
    }
  }

  return {
    counted(api: CountedApi) {
      refused = false;
      add('call', api);
    },
    spent() {
      refused = true;
      add('refusal', 'quota');
    },
    delivered: (kind) => add('delivery', kind),
    unwritten: () => [...writing, ...counts.values()],
    flush,
    close: flush,
  };
}

/** Two processes may both find no row to add to; the second try finds the other's. */
async function inTwoTries(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await act();
  }
}

async function addAll(db: EntityManager, counts: Count[], lifted: boolean, countedAt: Date): Promise<void> {
  for (const { month, kind, api, calls } of counts) {
    const row = { month, kind, api };
    const added = await db
      .createQueryBuilder()
      .update(ApiUsage)
      .set({ calls: () => `calls + ${calls}`, countedAt })
      .where(row)
      .execute();
    if (added.affected === 0) await db.insert(ApiUsage, { ...row, calls, countedAt });
  }
  // DingTalk takes calls again: somebody has bought more, or it is a new month.
  if (lifted) await db.delete(ApiUsage, { kind: 'refusal' });
}
