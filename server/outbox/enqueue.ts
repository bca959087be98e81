// The only way a message leaves: as a row, in the transaction of the fact it tells about.
import { createHash } from 'node:crypto';
import { In } from 'typeorm';
import type { Purpose } from '../../shared/delivery/deliveryState';
import type { ActionContext } from '../context';
import { breathe } from '../database/breathe';
import { newId } from '../database/ids';
import { inChunks } from '../database/inChunks';
import { ROWS_AT_ONCE } from '../database/insertAll';
import { OutboxMessage } from './entities';
import { laneOf, priorities, priorityOf } from './lanes';
import type { OutboxPayload } from './payloads';

export interface Envelope {
  /** the same key is queued once, whatever happens */
  dedupeKey: string;
  purpose: Purpose;
  recipientId: string | null;
  taskId: string | null;
  message: OutboxPayload;
  /** the message whose failing to arrive made this one */
  followsId?: string;
}

/** Queues a message; one with the same key that is already queued stays the only one. */
export async function enqueue(ctx: ActionContext, envelope: Envelope): Promise<void> {
  if (await ctx.db.existsBy(OutboxMessage, { dedupeKey: envelope.dedupeKey })) return;
  const row = rowOf(ctx, envelope);
  await hurryEarlierOnes(ctx, row);
  await ctx.db.insert(OutboxMessage, row);
}

/** Queues many messages at once, such as those of a campaign; keys that are queued already are left out. */
export async function enqueueAll(ctx: ActionContext, envelopes: Envelope[]): Promise<void> {
  for (const chunk of inChunks(envelopes, ROWS_AT_ONCE)) {
    const there = await ctx.db.find(OutboxMessage, {
      select: { dedupeKey: true },
      where: { dedupeKey: In(chunk.map(({ dedupeKey }) => dedupeKey)) },
    });
    const known = new Set(there.map(({ dedupeKey }) => dedupeKey));
    const rows = chunk.filter(({ dedupeKey }) => !known.has(dedupeKey)).map((envelope) => rowOf(ctx, envelope));
    if (rows.length > 0) await ctx.db.insert(OutboxMessage, rows);
    await breathe();
  }
}

function rowOf(ctx: ActionContext, envelope: Envelope): OutboxMessage {
  const { dedupeKey, purpose, recipientId, taskId, message, followsId = null } = envelope;
  return {
    id: newId(),
    kind: message.kind,
    dedupeKey,
    recipientId,
    taskId,
    payload: message,
    status: 'waiting',
    attempt: 0,
    leaseUntil: null,
    dueAt: ctx.holding?.until ?? ctx.now,
    receipt: null,
    reason: null,
    createdAt: ctx.now,
    finishedAt: null,
    purpose,
    batchKey: message.kind === 'notice' ? batchKeyOf(message) : null,
    claimId: null,
    delivery: null,
    missedCode: null,
    missedReason: null,
    reachedAt: null,
    readAt: null,
    checkDueAt: null,
    checks: 0,
    followsId,
    nextWay: null,
    lane: laneOf(message),
    priority: priorityOf(purpose, message),
    misses: 0,
    toldById: null,
    heldBy: ctx.holding?.id ?? null,
  };
}

/** The same for messages that say the same to different people. */
function batchKeyOf(message: OutboxPayload): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('hex');
}

/**
 * Messages of one task to one person leave in order. One that is urgent would wait behind the backlog that an earlier one
 * of its task is stuck in, so the earlier one is taken along.
 */
async function hurryEarlierOnes(ctx: ActionContext, { taskId, recipientId, lane, priority }: OutboxMessage) {
  if (priority === priorities.bulk || taskId === null || recipientId === null) return;
  await ctx.db
    .createQueryBuilder()
    .update(OutboxMessage)
    .set({ priority })
    .where({ taskId, recipientId, lane })
    // Written so that no index of states fits it: SQLite would go through the whole queue instead of the task's few rows.
    .andWhere("CASE status WHEN 'waiting' THEN priority END > :priority", { priority })
    .execute();
}
