// Messages of a decision that can still be taken back: written with it, and due when it cannot be any more.
import { Not, type FindOptionsWhere } from 'typeorm';
import type { ActionContext } from '../context';
import { holdRows } from '../database/holdRows';
import { OutboxMessage } from './entities';

/**
 * Whether nothing that waits for the decision has left, whichever process sends and whatever its clock says; nor will it
 * before the transaction ends.
 */
export async function isHeldBack(ctx: ActionContext, decisionId: string): Promise<boolean> {
  // The sender waits for these rows, and then finds what was decided about them.
  const held = await ctx.db.find(OutboxMessage, { select: { id: true }, where: { heldBy: decisionId } });
  await holdRows(
    ctx.db,
    OutboxMessage,
    held.map(({ id }) => id),
  );
  const moved: FindOptionsWhere<OutboxMessage>[] = [
    { heldBy: decisionId, status: 'waiting', attempt: Not(0) },
    ...(['sending', 'sent', 'unknown', 'failed'] as const).map((status) => ({ heldBy: decisionId, status })),
  ];
  return !(await ctx.db.existsBy(OutboxMessage, moved));
}

/** The decision was taken back: what it said is not sent, and what it had made needless is sent after all. */
export async function giveBackHeld(ctx: ActionContext, decisionId: string): Promise<void> {
  const rows = await ctx.db.findBy(OutboxMessage, { heldBy: decisionId });
  for (const { id, status } of rows) {
    const isNew = status === 'waiting';
    await ctx.db.update(
      OutboxMessage,
      { id },
      isNew
        ? // Its key is free again: the same may be told when it is decided anew.
          { status: 'cancelled', finishedAt: ctx.now, reason: '审核已撤销，没有发出', dedupeKey: `undone:${id}` }
        : { status: 'waiting', finishedAt: null, reason: null, heldBy: null },
    );
  }
}
