// The only way a message leaves: as a row, in the transaction of the fact it tells about.
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import type { Purpose } from '../../shared/delivery/deliveryState';
import { OutboxMessage } from './entities';
import type { OutboxPayload } from './payloads';

interface Envelope {
  /** the same key is queued once, whatever happens */
  dedupeKey: string;
  purpose: Purpose;
  recipientId: string | null;
  taskId: string | null;
  message: OutboxPayload;
}

/** Queues a message; one with the same key that is already queued stays the only one. */
export async function enqueue(
  ctx: ActionContext,
  { dedupeKey, purpose, recipientId, taskId, message }: Envelope,
): Promise<void> {
  if (await ctx.db.existsBy(OutboxMessage, { dedupeKey })) return;
  await ctx.db.insert(OutboxMessage, {
    id: newId(),
    kind: message.kind,
    dedupeKey,
    recipientId,
    taskId,
    payload: message,
    status: 'waiting',
    attempt: 0,
    leaseUntil: null,
    dueAt: ctx.now,
    receipt: null,
    reason: null,
    createdAt: ctx.now,
    finishedAt: null,
    purpose,
    batchKey: null,
    claimId: null,
    delivery: null,
    missedCode: null,
    missedReason: null,
    reachedAt: null,
    readAt: null,
    checkDueAt: null,
    checks: 0,
    followsId: null,
    nextWay: null,
    toldById: null,
  });
}
