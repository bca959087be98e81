// Takes queued messages to DingTalk. A row is claimed by one conditional update, worked on, and its result recorded only
// for the claim that made it, so a process that slept through its lease cannot overwrite a newer result.
import { In, LessThanOrEqual, type EntityManager } from 'typeorm';
import type { Logger } from 'pino';
import { addressApproval, isAboutApproval } from '../approvals/address';
import type { Database } from '../database/database';
import type { DeliveryOutcome, DingTalkSender, OutgoingMessage } from '../dingtalk/port';
import { Person } from '../identity/entities';
import { OutboxMessage } from './entities';
import type { OutboxPayload } from './payloads';

const LEASE_MS = 60_000;
const BATCH = 20;
const SWEEP_MS = 30_000;
const FEWEST_ATTEMPTS = 12;
const PATIENCE_MS = 24 * 3_600_000;
const LONGEST_BACKOFF_MS = 5 * 60_000;
const TODO_NOT_YET_OPEN_MS = 2_000;

export interface Relay {
  /** Something was queued: look now. */
  ring(): void;
  /** Resolves when nothing is due any more. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface RelayDeps {
  database: Database;
  sender: DingTalkSender;
  now(): Date;
  log: Logger;
}

/** Starts looking for due messages: when rung, and every half minute in case the ring was lost. */
export function startRelay(deps: RelayDeps): Relay {
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;
  const sweep = setInterval(ring, SWEEP_MS);
  sweep.unref();

  function ring(): void {
    again = true;
    if (running || closed) return;
    running = drain()
      .catch((error) => deps.log.error({ err: error }, 'relay stopped short; the next sweep tries again'))
      .finally(() => {
        running = null;
        if (again && !closed) ring();
      });
  }

  async function drain(): Promise<void> {
    while (again && !closed) {
      again = false;
      for (;;) {
        const claimed = await claimDue(deps);
        if (claimed.length === 0) break;
        await Promise.all(claimed.map((row) => work(deps, row)));
      }
    }
  }

  return {
    ring,
    async settle() {
      ring();
      while (running) await running;
    },
    async close() {
      closed = true;
      clearInterval(sweep);
      while (running) await running;
    },
  };
}

/** Due rows, and rows whose holder let the lease run out. */
async function claimDue({ database, now }: RelayDeps): Promise<OutboxMessage[]> {
  return database.transaction(async (db) => {
    const at = now();
    const due = await db.find(OutboxMessage, {
      where: [
        { status: 'waiting', dueAt: LessThanOrEqual(at) },
        { status: 'sending', leaseUntil: LessThanOrEqual(at) },
      ],
      order: { id: 'ASC' },
      take: BATCH,
    });
    const claimed: OutboxMessage[] = [];
    for (const row of due) {
      const lease = {
        status: 'sending' as const,
        attempt: row.attempt + 1,
        leaseUntil: new Date(at.getTime() + LEASE_MS),
      };
      const taken = await db.update(OutboxMessage, { id: row.id, attempt: row.attempt, status: row.status }, lease);
      if (taken.affected === 1) claimed.push({ ...row, ...lease });
    }
    return claimed;
  });
}

async function work(deps: RelayDeps, row: OutboxMessage): Promise<void> {
  const outcome = await attempt(deps, row);
  await deps.database.transaction((db) => record(db, deps.now(), row, outcome));
  if (outcome.status !== 'sent')
    deps.log.warn({
      outbox: row.id,
      kind: row.kind,
      attempt: row.attempt,
      status: outcome.status,
      reason: outcome.reason,
    });
}

async function attempt(deps: RelayDeps, row: OutboxMessage): Promise<DeliveryOutcome> {
  try {
    const message = await deps.database.read((db) => address(db, row));
    return 'status' in message ? message : await deps.sender.deliver(message);
  } catch (error) {
    deps.log.error({ err: error, outbox: row.id });
    return { status: 'retry', afterMs: LONGEST_BACKOFF_MS, reason: '发送时程序出错，稍后重试' };
  }
}

/** Our words with the recipient's DingTalk ids filled in; or an outcome when there is nothing to send. */
async function address(db: EntityManager, row: OutboxMessage): Promise<OutgoingMessage | DeliveryOutcome> {
  const payload = row.payload as OutboxPayload;
  if (payload.kind === 'chat.reply') return payload;
  if (isAboutApproval(payload)) return addressApproval(db, row);
  const person = row.recipientId ? await db.findOneBy(Person, { id: row.recipientId }) : null;
  if (!person?.active) return { status: 'failed', reason: '收件人已不在通讯录中' };
  if (payload.kind === 'notice') return { ...payload, userIds: [person.userId] };
  if (payload.kind === 'todo.open') return { ...payload, sourceId: row.id, unionId: person.unionId };
  const opened = await db.findOneBy(OutboxMessage, { id: payload.opened });
  if (!opened || opened.status === 'cancelled' || opened.status === 'failed') return { status: 'sent', receipt: null };
  if (opened.status === 'waiting' || opened.status === 'sending')
    return { status: 'retry', afterMs: TODO_NOT_YET_OPEN_MS, reason: '待办尚未建立，建立后再办结' };
  return { kind: 'todo.close', sourceId: opened.id, unionId: person.unionId, todoId: opened.receipt };
}

async function record(db: EntityManager, at: Date, row: OutboxMessage, outcome: DeliveryOutcome): Promise<void> {
  const claim = { id: row.id, attempt: row.attempt, status: In(['sending']) };
  const exhausted = row.attempt >= FEWEST_ATTEMPTS && at.getTime() - row.createdAt.getTime() > PATIENCE_MS;
  if (outcome.status === 'retry' && !exhausted) {
    // DingTalk may ask for hours (a used-up quota); our own back-off never waits that long.
    const dueAt = new Date(at.getTime() + Math.max(outcome.afterMs, backoffMs(row.attempt)));
    await db.update(OutboxMessage, claim, { status: 'waiting', dueAt, leaseUntil: null, reason: outcome.reason });
    return;
  }
  await db.update(OutboxMessage, claim, {
    status: outcome.status === 'retry' ? 'failed' : outcome.status,
    receipt: outcome.status === 'sent' ? outcome.receipt : null,
    reason: outcome.status === 'sent' ? null : outcome.reason,
    leaseUntil: null,
    finishedAt: at,
  });
}

/** 1 s, 2 s, 4 s … up to 5 min, spread so that many messages do not come back at once. */
function backoffMs(attempt: number): number {
  const spread = 0.75 + Math.random() / 2;
  return Math.min(1000 * 2 ** (attempt - 1), LONGEST_BACKOFF_MS) * spread;
}
