// One message in, one answer out: who asks, what for, and only what they may see. The answer is queued in the same
// transaction, so a message is answered once however often it arrives.
import { loadActor } from '../identity/actor';
import { Person } from '../identity/entities';
import type { ActionContext } from '../context';
import type { Database } from '../database/database';
import type { BotMessage } from '../dingtalk/port';
import { enqueue } from '../outbox/enqueue';
import type { BotCommand, BotReply } from './command';
import { helpCommand } from './commands/help';
import { myTasksCommand } from './commands/myTasks';
import { progressCommand } from './commands/progress';
import { answerToName, scoreCommand } from './commands/score';

/** Longer than any question with the longest project's name: such a text is no question, and no pattern is tried on it. */
const LONGEST_QUESTION = 300;

const commands: BotCommand[] = [myTasksCommand, progressCommand, scoreCommand];
const help = helpCommand(() => commands);
const all = [help, ...commands];

/** Answers one message; the reply leaves through the outbox. */
export async function receiveBotMessage(database: Database, message: BotMessage, now: Date): Promise<void> {
  await database.transaction(async (db) => {
    const person = message.senderUserId
      ? await db.findOneBy(Person, { userId: message.senderUserId, active: true })
      : null;
    const actor = person && (await loadActor(db, person.id, now));
    const unsigned = { personId: '', userId: '', name: message.senderName, roles: [] };
    const ctx: ActionContext = { actor: actor ?? unsigned, now, db, requestId: message.id.slice(0, 36), origin: 'bot' };
    const reply = actor ? await answer(ctx, message) : strangerReply;
    await enqueue(ctx, {
      dedupeKey: `reply:${message.id}`.slice(0, 150),
      purpose: 'chat',
      recipientId: person?.id ?? null,
      taskId: null,
      message: {
        kind: 'chat.reply',
        sessionWebhook: message.sessionWebhook,
        sessionExpiresAt: message.sessionExpiresAt,
        conversation: message.conversation,
        ...reply,
      },
    });
  });
}

async function answer(ctx: ActionContext, message: BotMessage): Promise<BotReply> {
  const inGroup = message.conversation.type === 'group';
  const text = message.text.length <= LONGEST_QUESTION ? message.text : '';
  for (const command of all) {
    const rest = command.match(text);
    if (rest !== null) return command.run(ctx, { text, rest, inGroup });
  }
  const named = await answerToName(ctx, text);
  if (named) return named;
  const known = await help.run(ctx, { text, rest: '', inGroup });
  return { ...known, title: '没听懂您的意思', markdown: `没听懂您的意思。${known.markdown}` };
}

const strangerReply: BotReply = {
  title: '绩效通的通讯录里还没有您',
  markdown: '绩效通的通讯录里还没有您，请联系绩效管理员同步通讯录后再问我。',
  buttons: [],
};
