// An answer on its way out: the words where they were asked, a picture behind them, and what is personal to the asker alone.
import type { ActionContext } from '../context';
import type { BotMessage } from '../dingtalk/port';
import { enqueue } from '../outbox/enqueue';
import type { OutboxPayload } from '../outbox/payloads';
import { readyReport } from '../reports/queries';
import { queueReport } from '../reports/sendReport';
import type { BotReply, Told } from './conversation';

/** Queues all of a reply in the transaction of the question: all of it is sent, once, or nothing. */
export async function queueReply(ctx: ActionContext, message: BotMessage, reply: BotReply): Promise<void> {
  const { conversation, sessionWebhook, sessionExpiresAt } = message;
  const { title, markdown, buttons, privately } = reply;
  const where = { sessionWebhook, sessionExpiresAt, conversation };
  await queue(ctx, `reply:${message.id}`, { kind: 'chat.reply', ...where, title, markdown, buttons });
  await queueCompany(ctx, `:${message.id}`, reply, conversation.type === 'group' ? conversation.id : null);
  if (!privately) return;
  const words = { title: privately.title, markdown: privately.markdown, buttons: privately.buttons };
  await queue(ctx, `privately:${message.id}`, { kind: 'robot', ...words });
  await queueCompany(ctx, `-privately:${message.id}`, privately, null);
}

/** @param group where the words are; null: with the asker alone */
async function queueCompany(
  ctx: ActionContext,
  suffix: string,
  { picture, report }: Told,
  group: string | null,
): Promise<void> {
  if (picture) await queue(ctx, `picture${suffix}`, { kind: 'picture', picture, group });
  if (!report) return;
  const ready = await readyReport(ctx.db, report.taskId);
  if (ready) return queueReport(ctx, ready, [ctx.actor.personId]);
  const { taskId, fileName } = report;
  await queue(ctx, `compile${suffix}`, { kind: 'file', fileName, compiles: { taskId } }, taskId);
}

const LONGEST_KEY = 150;

const queue = (ctx: ActionContext, key: string, message: OutboxPayload, taskId: string | null = null) =>
  enqueue(ctx, {
    dedupeKey: key.slice(0, LONGEST_KEY),
    purpose: 'chat',
    recipientId: ctx.actor.personId || null,
    taskId,
    message,
  });
