// Deciding with the button of a card. The callback's own signature does not cover what it says, so nothing in it counts
// but the one-time token, and the token only for the person, the card and the step it was issued for.
import type { EntityManager } from 'typeorm';
import { Problem } from '../../shared/problems';
import type { ActionContext, Actor } from '../context';
import type { CardAnswer } from '../dingtalk/port';
import { loadActor } from '../identity/actor';
import { Person } from '../identity/entities';
import type { PressOutcome, StoredPress } from '../inbox/handlers';
import { isCardOf } from '../outbox/queries';
import { approveTask } from '../reviews/approveTask';
import { Review } from '../reviews/entities';
import { canBeUndone } from '../reviews/undoDecision';
import { authorizeDecision } from '../tasks/policy';
import { loadTask, loadTaskToChange, type LoadedTask } from '../tasks/queries';
import * as words from './cardWords';
import type { DecisionToken } from './entities';
import { findToken, isRescored, useToken } from './tokens';

/** Either the step is open to this person, or the card's words say why not; `ignored` when that is a refusal. */
type Standing = { actor: Actor; place: LoadedTask; token: DecisionToken } | PressOutcome;

/**
 * Decides what the card asked, exactly as the page would for the same person (the same action, the same policy), or says
 * how it stands. Call it inside a transaction.
 */
export async function decideByToken(ctx: ActionContext, press: StoredPress): Promise<PressOutcome> {
  const standing = await standingOf(ctx.db, press, ctx.now, loadTaskToChange);
  if ('answer' in standing) return standing;
  const { actor, place, token } = standing;
  if (!(await useToken(ctx, token.id))) return { answer: words.openPageWords, ignored: '一次性凭证已用过' };
  const approved = await approveTask({ ...ctx, actor, origin: 'card' }, place.task.id, { version: place.task.version });
  return { answer: words.approvedWords(approved) };
}

/** How the card stands, for one that is pressed again; nothing is decided. */
export async function showCard(db: EntityManager, press: StoredPress, now: Date): Promise<CardAnswer | null> {
  const standing = await standingOf(db, press, now, loadTask);
  return 'answer' in standing ? standing.answer : words.openPageWords;
}

async function standingOf(
  db: EntityManager,
  press: StoredPress,
  now: Date,
  load: (db: EntityManager, taskId: string) => Promise<LoadedTask>,
): Promise<Standing> {
  const known = press.tokenHash === null ? null : await findToken(db, press.tokenHash);
  if (!known || known.action !== press.actionId) return { answer: words.unknownWords, ignored: '没有有效的一次性凭证' };
  const person = await db.findOneByOrFail(Person, { id: known.personId });
  if (person.userId !== press.userId) return { answer: words.notForYouWords, ignored: '凭证属于另一个人' };
  if (!(await isCardOf(db, press.outTrackId, known)))
    return { answer: words.unknownWords, ignored: '凭证不属于这张卡片' };
  const actor = await loadActor(db, person.id, now);
  if (!actor) return { answer: words.notForYouWords, ignored: '此人已离开组织' };
  const place = await load(db, known.taskId);
  // Once more, now that nobody else changes the task: its score may have changed while this waited.
  const token = (await findToken(db, known.tokenHash))!;
  // Decided on the page a moment ago: while that can be taken back, the card is left as it is.
  if (await isProvisional(db, token, now)) return { answer: null };
  const settled = await settledWords(db, place, token, now);
  if (settled) return { answer: settled };
  if (isRescored(token)) return { answer: words.rescoredWords, ignored: '得分在卡片发出后有变' };
  if (token.expiresAt <= now) return { answer: words.expiredWords, ignored: '一次性凭证已过期' };
  return refusalOf(actor, place) ?? { actor, place, token };
}

async function isProvisional(db: EntityManager, { taskId, round, step }: DecisionToken, now: Date): Promise<boolean> {
  const review = await db.findOneBy(Review, { taskId, round, step });
  return review !== null && canBeUndone(db, review.id, now);
}

/** The words for a step that is over, by whichever way; null while it waits. */
export async function settledWords(
  db: EntityManager,
  place: LoadedTask,
  { taskId, round, step, personId }: DecisionToken,
  now: Date,
): Promise<CardAnswer | null> {
  const review = await db.findOneBy(Review, { taskId, round, step });
  if (review) {
    const reviewer = await db.findOneByOrFail(Person, { id: review.reviewerId });
    const by = reviewer.id === personId ? null : reviewer.name;
    return words.decidedWords(place, { by, decision: review.decision, at: review.decidedAt }, now);
  }
  const { task } = place;
  const waits = task.state === 'in-review' && task.round === round && task.step === step;
  return waits ? null : words.outdatedWords(place);
}

/** The page's own refusal: the role is gone, or it is their own work. */
function refusalOf(actor: Actor, place: LoadedTask): PressOutcome | null {
  try {
    authorizeDecision(actor, place, 'approve');
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { answer: words.refusedWords(error.message), ignored: error.message };
  }
}
