// The only way a message leaves: as a row, in the transaction of the fact it tells about.
import { In } from 'typeorm';
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

/** Closes every to-do of a task that is still open: one that never left is cancelled, the others are marked done. */
export async function closeTodosOf(ctx: ActionContext, taskId: string): Promise<void> {
  const opened = await ctx.db.findBy(OutboxMessage, { taskId, kind: 'todo.open' });
  const alive = opened.filter((row) => row.status !== 'cancelled' && row.status !== 'failed');
  const closing = await ctx.db.findBy(OutboxMessage, { dedupeKey: In(alive.map((row) => closeKey(row.id))) });
  const closed = new Set(closing.map((row) => row.dedupeKey));
  for (const row of alive.filter((one) => !closed.has(closeKey(one.id)))) {
    const cancelled = await ctx.db.update(
      OutboxMessage,
      { id: row.id, status: 'waiting', attempt: 0 },
      { status: 'cancelled', finishedAt: ctx.now, reason: '任务已办理，无需再发' },
    );
    if (cancelled.affected === 1) continue;
    await enqueue(ctx, {
      dedupeKey: closeKey(row.id),
      purpose: row.purpose,
      recipientId: row.recipientId,
      taskId,
      message: { kind: 'todo.close', opened: row.id },
    });
  }
}

const closeKey = (openedId: string) => `close:${openedId}`;
