// Interactive cards (互动卡片) for reviewers: every card of a step says how it ended as soon as the step is decided, by
// whichever way.
import { In } from 'typeorm';
import { dayOf, spokenDay, timeOf } from '../../shared/calendar';
import { positionLabel } from '../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../context';
import { neverLeft } from '../outbox/endTodos';
import { enqueue } from '../outbox/enqueue';
import { OutboxMessage } from '../outbox/entities';
import type { LoadedTask } from '../tasks/queries';

/**
 * The step is over: its cards say so and lose their buttons; one that never left is not sent.
 * @param place the task as it is now
 * @param ending e.g. 通过
 */
export async function settleReviewCards(ctx: ActionContext, place: LoadedTask, ending: string): Promise<void> {
  const { task, chain } = place;
  const cards = await ctx.db.findBy(OutboxMessage, { taskId: task.id, kind: 'card', purpose: 'review' });
  const settled = await ctx.db.findBy(OutboxMessage, { dedupeKey: In(cards.map(({ id }) => settledKey(id))) });
  const done = new Set(settled.map(({ dedupeKey }) => dedupeKey));
  const day = spokenDay(dayOf(ctx.now)).split(' ')[0];
  for (const card of cards.filter(({ id, status }) => status !== 'cancelled' && !done.has(settledKey(id)))) {
    if (await neverLeft(ctx, card.id, '任务已办理，无需再发')) continue;
    await enqueue(ctx, {
      dedupeKey: settledKey(card.id),
      purpose: 'review',
      recipientId: card.recipientId,
      taskId: task.id,
      message: {
        kind: 'card.update',
        card: card.id,
        status: `已由${ctx.actor.name}于 ${day} ${timeOf(ctx.now)} ${ending}`,
        lines: [['任务状态', positionLabel(task, chain)]],
      },
    });
  }
}

const settledKey = (cardId: string) => `settle:${cardId}`;
