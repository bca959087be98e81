// Whom the bot has talked with. Somebody's first words are noticed, and so is somebody who says the same again and again
// right after each answer: that is a machine, and two machines would go on for ever.
import type { ActionContext } from '../context';
import { isUniqueViolation } from '../database/errors';
import { holdRows } from '../database/holdRows';
import { newId } from '../database/ids';
import type { BotMessage } from '../dingtalk/port';
import { BotTalk } from './entities';
import { hashOf, placeOf } from './place';

/** The same, said after it was answered, this often within a minute is enough. */
export const MOST_REPEATS = 8;
const MINUTE_MS = 60_000;

/** What is done about a message; `last`: it is answered for the last time, and says so. */
export type Hearing = 'first' | 'answer' | 'last' | 'silent';

/**
 * Notes that something was said. Of one person in one conversation the next message waits until this transaction ends,
 * in whichever process it is worked on.
 */
export async function hear(ctx: ActionContext, message: BotMessage): Promise<Hearing> {
  const place = placeOf(message.conversation);
  const who = ctx.actor.personId || hashOf(`${place} ${message.senderName}`);
  const known = await ctx.db.findOneBy(BotTalk, { who, place });
  if (!known) return begin(ctx, who, place, message);
  await holdRows(ctx.db, BotTalk, [known.id]);
  const talk = await ctx.db.findOneByOrFail(BotTalk, { id: known.id });
  const saidHash = hashOf(message.text);
  const isSame = saidHash === talk.saidHash && ctx.now.getTime() - talk.repeatedSince.getTime() < MINUTE_MS;
  // A hundred sent at once are no talk: only who waits for the answer and says the same again goes round in circles.
  const afterAnswer = message.sentAt > talk.answeredAt.getTime();
  const repeats = isSame ? talk.repeats + (afterAnswer ? 1 : 0) : 1;
  // Whoever goes on while nobody answers any more keeps it so.
  const repeatedSince = isSame && repeats <= MOST_REPEATS ? talk.repeatedSince : ctx.now;
  await ctx.db.update(BotTalk, { id: talk.id }, { saidHash, repeats, repeatedSince, answeredAt: ctx.now });
  if (repeats <= MOST_REPEATS) return 'answer';
  return repeats === MOST_REPEATS + 1 && afterAnswer ? 'last' : 'silent';
}

async function begin(ctx: ActionContext, who: string, place: string, { text }: BotMessage): Promise<Hearing> {
  const isNew = !(await ctx.db.existsBy(BotTalk, { who }));
  const at = { repeats: 1, repeatedSince: ctx.now, answeredAt: ctx.now };
  try {
    await ctx.db.insert(BotTalk, { id: newId(), who, place, saidHash: hashOf(text), ...at });
  } catch (error) {
    // Another process heard the first words a moment ago.
    if (!isUniqueViolation(error)) throw error;
    return 'answer';
  }
  return isNew ? 'first' : 'answer';
}
