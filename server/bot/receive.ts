// One message in, one answer out: who asks, what for, and only what they may see. The answer is queued in the same
// transaction, so a message is answered once however often it arrives.
import { read } from '../../shared/bot/read';
import { dayOf } from '../../shared/calendar';
import { loadActor } from '../identity/actor';
import { Person } from '../identity/entities';
import type { ActionContext } from '../context';
import type { Database } from '../database/database';
import type { BotMessage } from '../dingtalk/port';
import type { BotReply } from './conversation';
import { handlers } from './handlers';
import { queueReply } from './queueReply';
import { answerHelp } from './questions/help';
import { findNamed } from './names/findNamed';
import { answerScore } from './questions/score';

/** Longer than any question with the longest project's name: such a text is no question, and no pattern is tried on it. */
const LONGEST_QUESTION = 300;
const SHORTEST_NAME = 4;

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
    await queueReply(ctx, message, reply);
  });
}

async function answer(ctx: ActionContext, { conversation, text: typed }: BotMessage): Promise<BotReply> {
  const text = typed.length <= LONGEST_QUESTION ? typed : '';
  const reading = read(text, dayOf(ctx.now));
  const about = { text, conversation, inGroup: conversation.type === 'group' };
  const handle = reading.intent === 'unknown' ? undefined : handlers[reading.intent];
  if (handle && reading.intent !== 'unknown') return handle(ctx, { ...about, reading });
  const help = { intent: 'help' as const, name: '', day: null, reason: '', choice: null };
  const name = text.trim();
  if (name.length >= SHORTEST_NAME && (await findNamed(ctx, name, ['project'])).length > 0)
    return answerScore(ctx, { ...about, reading: { ...help, intent: 'score', name } });
  const known = await answerHelp(ctx, { ...about, reading: help });
  return { ...known, title: '没听懂您的意思', markdown: `没听懂您的意思。${known.markdown}` };
}

const strangerReply: BotReply = {
  title: '绩效通的通讯录里还没有您',
  markdown: '绩效通的通讯录里还没有您，请联系绩效管理员同步通讯录后再问我。',
  buttons: [],
};
