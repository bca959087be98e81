// To-dos end together with what they asked for: done when it was done, gone when it is not asked any more. Each ends once.
import { In, Not } from 'typeorm';
import type { ActionContext } from '../context';
import { enqueue } from './enqueue';
import { OutboxMessage } from './entities';

const END_KEY = 'close:';

/** 办结: marks every to-do of a task that is still open as done; one that never left is not sent. */
export function closeTodosOf(ctx: ActionContext, taskId: string): Promise<void> {
  return endTodos(ctx, taskId, 'todo.close', '任务已办理，无需再发');
}

/**
 * 撤销: every to-do of a task that is still open vanishes, as nobody has to do it any more.
 * @param personId only this person's, such as somebody whose task went to another
 */
export function cancelTodosOf(ctx: ActionContext, taskId: string, personId?: string): Promise<void> {
  return endTodos(ctx, taskId, 'todo.cancel', '不再需要办理，无需再发', personId);
}

/** Takes back what asks for a review and is still waiting to leave: it would arrive when there is nothing to review. */
export async function cancelWaitingRequests(ctx: ActionContext, taskId: string): Promise<void> {
  const waiting = { taskId, purpose: 'review', kind: In(['notice', 'card']), status: 'waiting' } as const;
  const cancelled = { status: 'cancelled', finishedAt: ctx.now, reason: '已撤回，无需再发' } as const;
  await ctx.db.update(OutboxMessage, waiting, cancelled);
}

/** The rows whose to-dos nobody has ended: they are open, or will be once they have left. */
export async function openTodosOf(ctx: ActionContext, ...taskIds: string[]): Promise<OutboxMessage[]> {
  return ctx.db
    .createQueryBuilder(OutboxMessage, 'opened')
    .where({ taskId: In(taskIds), kind: 'todo.open', status: Not(In(['cancelled', 'failed'])) })
    .andWhere(
      `NOT EXISTS (SELECT 1 FROM outbox_messages ending WHERE ending.dedupeKey = CONCAT('${END_KEY}', opened.id))`,
    )
    .getMany();
}

async function endTodos(
  ctx: ActionContext,
  taskId: string,
  kind: 'todo.close' | 'todo.cancel',
  reason: string,
  personId?: string,
): Promise<void> {
  const open = await openTodosOf(ctx, taskId);
  for (const row of open.filter((one) => personId === undefined || one.recipientId === personId)) {
    if (await neverLeft(ctx, row.id, reason)) continue;
    await enqueue(ctx, {
      dedupeKey: endKey(row.id),
      purpose: row.purpose,
      recipientId: row.recipientId,
      taskId,
      message: { kind, opened: row.id },
    });
  }
}

/** Takes a message back that nobody has tried to send yet. */
export async function neverLeft(ctx: ActionContext, rowId: string, reason: string): Promise<boolean> {
  const cancelled = await ctx.db.update(
    OutboxMessage,
    { id: rowId, status: 'waiting', attempt: 0 },
    { status: 'cancelled', finishedAt: ctx.now, reason, ...(ctx.holding && { heldBy: ctx.holding.id }) },
  );
  return cancelled.affected === 1;
}

const endKey = (openedId: string) => `${END_KEY}${openedId}`;
