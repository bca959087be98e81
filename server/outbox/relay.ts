// Takes queued messages to DingTalk, each way by itself (lane.ts), and asks afterwards what became of them
// (checkResults.ts). Rung when something was queued; looks by itself when something it put off is due again.
import type { Logger } from 'pino';
import type { QuotaPolicy } from '../../shared/quota/policy';
import type { Database } from '../database/database';
import type { DingTalkSender } from '../dingtalk/port';
import type { AtHand } from './address';
import { createResultCheck } from './checkResults';
import { keepRunning } from './keepRunning';
import { createLane } from './lane';
import { laneNames, type Lane } from './lanes';
import { createOpenings } from './openings';
import { outboxSettings, type OutboxSettings } from './settings';

export interface Relay {
  /** Something was queued: look now. */
  ring(): void;
  /** Somebody has opened the page of a task: what was told them about it is read. */
  opened(personId: string, taskId: string): void;
  /** Resolves when nothing is due any more. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface RelayDeps {
  database: Database;
  sender: DingTalkSender;
  atHand: AtHand;
  now(): Date;
  log: Logger;
  /** how sparing to be with DingTalk's quota */
  policy(): Promise<Pick<QuotaPolicy, 'poll' | 'digest'>>;
  settings?: Partial<OutboxSettings>;
  /** told how many messages ended how */
  tally(lane: Lane, outcome: string, messages: number): void;
}

/** Starts looking for due messages. */
export function startRelay(deps: RelayDeps): Relay {
  const settings = { ...outboxSettings, ...deps.settings };
  const parts = { ...deps, settings, ring };
  const openings = createOpenings(parts);
  const workers = [...laneNames.map((lane) => createLane(lane, parts)), createResultCheck(parts), openings].map(
    (worker) => keepRunning(worker, { ...deps, sweepMs: settings.sweepMs }),
  );
  const running = () => workers.flatMap((worker) => worker.running() ?? []);

  function ring(): void {
    for (const worker of workers) worker.ring();
  }

  return {
    ring,
    opened(personId, taskId) {
      openings.note(personId, taskId);
      workers.at(-1)!.ring();
    },
    async settle() {
      ring();
      while (running().length > 0) await Promise.all(running());
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}
