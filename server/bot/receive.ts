// One message in, one answer out: who asks, what for, and only what they may see. The answer is queued in the same
// transaction, so a message is answered once however often it arrives.
import { read } from '../../shared/bot/read';
import { readingOf } from '../../shared/bot/intents';
import { dayOf } from '../../shared/calendar';
import { Problem } from '../../shared/problems';
import { loadActor } from '../identity/actor';
import { Person } from '../identity/entities';
import type { ActionContext, Actor } from '../context';
import type { Database } from '../database/database';
import type { BotMessage } from '../dingtalk/port';
import { noSuchChoice, takeReason } from './actions/confirm';
import type { BotReply } from './conversation';
import { handlers } from './handlers';
import { queueReply } from './queueReply';
import { pointedAt } from './subject';
import { hear } from './talks';
import { isNothingBut, offer, readAsName } from './unknown';
import { welcomeFor } from './welcome';

/** Longer than any question with the longest project's name: such a text is no question, and no pattern is tried on it. */
const LONGEST_QUESTION = 300;

/** Answers one message; the reply leaves through the outbox. */
export async function receiveBotMessage(database: Database, message: BotMessage, now: Date): Promise<void> {
  await database.transaction(async (db) => {
    const person = message.senderUserId
      ? await db.findOneBy(Person, { userId: message.senderUserId, active: true })
      : null;
    const actor = person && (await loadActor(db, person.id, now));
    const unsigned = { personId: '', userId: '', name: message.senderName, roles: [] };
    const ctx: ActionContext = { actor: actor ?? unsigned, now, db, requestId: message.id.slice(0, 36), origin: 'bot' };
    const hearing = await hear(ctx, message);
    if (hearing === 'silent') return;
    const reply = hearing === 'last' ? enoughReply : actor ? await answerOrRefusal(ctx, message) : strangerReply;
    await queueReply(ctx, message, hearing === 'first' && actor ? welcomed(actor, reply) : reply);
  });
}

/** What an action refuses is said as the page would say it; it has changed nothing. */
async function answerOrRefusal(ctx: ActionContext, message: BotMessage): Promise<BotReply> {
  try {
    return await answer(ctx, message);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { message: sentence, hint } = error.text;
    return { title: sentence, markdown: [sentence, hint].filter(Boolean).join('\n\n'), buttons: [] };
  }
}

async function answer(ctx: ActionContext, message: BotMessage): Promise<BotReply> {
  const { conversation, claimedGroup, isProven, text: typed } = message;
  const text = typed.length <= LONGEST_QUESTION ? typed : '';
  const reading = read(text, dayOf(ctx.now));
  const about = {
    text,
    conversation,
    saidIn: conversation,
    meant: null,
    inGroup: conversation.type === 'group',
    isProven,
    claimedGroup,
    saidAt: new Date(message.sentAt || ctx.now),
    again: (words: string) => answer(ctx, { ...message, text: words }),
  };
  const reason = await takeReason(ctx, { ...about, text: typed, reading: readingOf('help') }, reading.intent);
  if (reason) return reason;
  const isName = reading.intent === 'unknown' || isNothingBut(reading.name, text);
  const wish = (isName && (await readAsName(ctx, text))) || reading;
  if (wish.intent === 'unknown') return offer(ctx, wish.nearest);
  const asked = await pointedAt(ctx, { ...about, reading: wish });
  return asked === 'missing' ? noSuchChoice(wish.choice) : handlers[asked.reading.intent](ctx, asked);
}

function welcomed(actor: Actor, reply: BotReply): BotReply {
  const welcome = welcomeFor(actor);
  // Whoever says 你好 is answered so anyhow.
  return reply.markdown.startsWith(welcome) ? reply : { ...reply, markdown: `${welcome}\n\n${reply.markdown}` };
}

const enoughReply: BotReply = {
  title: '同样的话我已经回答过几次',
  markdown: '同样的话我已经回答过几次，先不再重复回答。请过一分钟再问。',
  buttons: [],
};

const strangerReply: BotReply = {
  title: '绩效通的通讯录里还没有您',
  markdown: '绩效通的通讯录里还没有您，请联系绩效管理员同步通讯录后再问我。',
  buttons: [],
};
