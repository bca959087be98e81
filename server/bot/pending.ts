// What the bot waits for from one person in one conversation: a choice from what it has shown, another question about what
// it told last, or the word that lets it act. It waits ten minutes, for the latest of each, and an act is taken once.
import { randomInt } from 'node:crypto';
import { LessThan } from 'typeorm';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import type { ChatConversation } from '../dingtalk/port';
import { BotPending } from './entities';
import { placeOf } from './place';
import type { Act, Choice, Subject, Waiting } from './waiting';

const WAITS_MS = 10 * 60_000;
/** Whoever guesses at words that often has not seen the act: it lapses. */
const MOST_MISSES = 3;
/** Clocks differ a little. */
const CLOCKS_DIFFER_MS = 1_000;

/** Where somebody talks with the bot. */
type Conversation = Pick<ChatConversation, 'type' | 'id'>;
/** The asker's own chat. */
export const ALONE: Conversation = { type: 'direct', id: '' };

/** Remembers what was shown with numbers; what was shown before is forgotten. */
export async function keepChoices(ctx: ActionContext, conversation: Conversation, choices: Choice[]): Promise<void> {
  await keep(ctx, conversation, 'choices', { choices }, null);
}

/**
 * What the number `choice`, counted from 1, stands for in the list that was shown last; null when nothing is shown under it
 * any more. It may be chosen again. A list that was asked for in a group is often shown to the asker alone.
 */
export async function choiceOf(
  ctx: ActionContext,
  { conversation, inGroup }: { conversation: Conversation; inGroup: boolean },
  choice: number,
): Promise<Choice | null> {
  const places = inGroup ? [ALONE, conversation] : [conversation];
  const found = await Promise.all(places.map((place) => find(ctx, place, 'choices')));
  const [last] = found.flatMap((kept) => kept ?? []).sort((a, b) => b.askedAt.getTime() - a.askedAt.getTime());
  return last && 'choices' in last.waiting ? (last.waiting.choices[choice - 1] ?? null) : null;
}

/** Remembers what was answered last. */
export async function keepSubject(ctx: ActionContext, conversation: Conversation, about: Subject): Promise<void> {
  await keep(ctx, conversation, 'about', { about }, null);
}

/** What was answered last; null when nothing was, or long ago. */
export async function subjectOf(ctx: ActionContext, conversation: Conversation): Promise<Subject | null> {
  const kept = await find(ctx, conversation, 'about');
  return kept && 'about' in kept.waiting ? kept.waiting.about : null;
}

/** The talk goes on about something else. */
export async function forgetSubject(ctx: ActionContext, conversation: Conversation): Promise<void> {
  await ctx.db.delete(BotPending, keyOf(ctx, conversation, 'about'));
}

/**
 * Remembers an act until it is confirmed; one that waited before is dropped.
 * @returns the word that confirms it, said to this person alone
 */
export async function keepAct(ctx: ActionContext, conversation: Conversation, act: Act): Promise<string> {
  const word = String(randomInt(1000, 10_000));
  await keep(ctx, conversation, 'act', act, word);
  return word;
}

/** The act that waits, without taking it; null when none does. */
export async function waitingAct(ctx: ActionContext, conversation: Conversation): Promise<Act | null> {
  const kept = await find(ctx, conversation, 'act');
  return kept && 'act' in kept.waiting ? kept.waiting : null;
}

/** What somebody says to have an act done. */
export interface Confirmation {
  /** null: none was said */
  word: string | null;
  saidAt: Date;
  /** the words are surely the sender's; without that only the word confirms */
  isProven: boolean;
}

/**
 * Takes the act that waits: whoever takes it first has it, and nobody after.
 *
 * @returns `none`: nothing waits (any more); `wrong`: it waits for its word, or was not shown yet when this was said
 */
export async function takeAct(
  ctx: ActionContext,
  conversation: Conversation,
  { word, saidAt, isProven }: Confirmation,
): Promise<Act | 'none' | 'wrong'> {
  const kept = await find(ctx, conversation, 'act');
  if (!kept || !('act' in kept.waiting)) return 'none';
  const seen = saidAt.getTime() >= kept.askedAt.getTime() - CLOCKS_DIFFER_MS;
  if (word === null ? !isProven || !seen : word !== kept.word) {
    if (word !== null) await noteMiss(ctx, kept);
    return 'wrong';
  }
  return (await drop(ctx, kept.id)) ? kept.waiting : 'none';
}

/** Forgets what was shown to choose from and what was talked of. @returns false when nothing was */
export async function forgetTalk(ctx: ActionContext, conversation: Conversation): Promise<boolean> {
  const kept = [await find(ctx, conversation, 'choices'), await find(ctx, conversation, 'about')];
  for (const one of kept) if (one) await drop(ctx, one.id);
  return kept.some((one) => one !== null);
}

/** Forgets the act that waits. @returns false when none did */
export async function dropAct(ctx: ActionContext, conversation: Conversation): Promise<boolean> {
  const kept = await find(ctx, conversation, 'act');
  return kept !== null && (await drop(ctx, kept.id));
}

/** Forgets what nobody came back to. */
export async function forgetPending(db: ActionContext['db'], now: Date): Promise<void> {
  await db.delete(BotPending, { expiresAt: LessThan(now) });
}

async function keep(
  ctx: ActionContext,
  conversation: Conversation,
  kind: BotPending['kind'],
  waiting: Waiting,
  word: string | null,
): Promise<void> {
  const key = keyOf(ctx, conversation, kind);
  await ctx.db.delete(BotPending, key);
  const expiresAt = new Date(ctx.now.getTime() + WAITS_MS);
  await ctx.db.insert(BotPending, { id: newId(), ...key, waiting, word, misses: 0, askedAt: ctx.now, expiresAt });
}

async function find(
  ctx: ActionContext,
  conversation: Conversation,
  kind: BotPending['kind'],
): Promise<BotPending | null> {
  const kept = await ctx.db.findOneBy(BotPending, keyOf(ctx, conversation, kind));
  return kept && kept.expiresAt > ctx.now ? kept : null;
}

const keyOf = ({ actor }: ActionContext, conversation: Conversation, kind: BotPending['kind']) => ({
  personId: actor.personId,
  place: placeOf(conversation),
  kind,
});

async function drop({ db }: ActionContext, id: string): Promise<boolean> {
  return (await db.delete(BotPending, { id })).affected === 1;
}

async function noteMiss(ctx: ActionContext, { id, misses }: BotPending): Promise<void> {
  if (misses + 1 >= MOST_MISSES) await drop(ctx, id);
  else await ctx.db.increment(BotPending, { id }, 'misses', 1);
}
