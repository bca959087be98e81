// Deciding in the chat: what was shown there is decided with a one-time token that never leaves the house, so that nothing
// said again, later or by somebody else decides anything.
import type { ActionContext } from '../context';
import { approveTask } from '../reviews/approveTask';
import { returnTask } from '../reviews/returnTask';
import { authorizeDecision } from '../tasks/policy';
import { loadTaskToChange, type LoadedTask } from '../tasks/queries';
import { settledWords } from './decideByToken';
import type { TokenAction } from './entities';
import { findToken, hashOfToken, isRescored, issueToken, useToken } from './tokens';

/** As long as the bot waits for a word. */
const SHOWN_MS = 10 * 60_000;

/**
 * A task is shown to somebody who is about to decide on it.
 * @returns what {@link decideShown} needs; good for the submission and the step that were shown
 * @throws Problem 403 unless the actor holds the step, 409 when nothing is to be decided
 */
export async function showForDecision(ctx: ActionContext, place: LoadedTask, action: TokenAction): Promise<string> {
  authorizeDecision(ctx.actor, place, action);
  const { id: taskId, round, step } = place.task;
  const right = { taskId, personId: ctx.actor.personId, round, step, action, lifetimeMs: SHOWN_MS };
  const token = await issueToken(ctx.db, right, ctx.now);
  // In review, or it would not have been authorised.
  return hashOfToken(token!);
}

/** What was shown, for whom it was shown: the task, and what may be done to it. */
export async function shownTask(ctx: ActionContext, tokenHash: string): Promise<string | null> {
  const token = await findToken(ctx.db, tokenHash);
  return token?.personId === ctx.actor.personId ? token.taskId : null;
}

/** Done, or why it is not: somebody was faster, it was taken back, its score has changed, or too much time has passed. */
export type Outcome = { done: LoadedTask } | { over: string };

/**
 * Decides as the page would for the same person.
 * @param reason of a return
 * @throws Problem 403 when the right is gone
 */
export async function decideShown(ctx: ActionContext, tokenHash: string, reason: string): Promise<Outcome> {
  const shown = await findToken(ctx.db, tokenHash);
  if (!shown || shown.personId !== ctx.actor.personId) return { over: '这件事不能在这里办理' };
  const place = await loadTaskToChange(ctx.db, shown.taskId);
  // Once more, now that nobody else changes the task: its score may have changed while this waited.
  const token = (await findToken(ctx.db, tokenHash))!;
  const settled = await settledWords(ctx.db, place, token, ctx.now);
  if (settled) return { over: settled.status };
  if (isRescored(token)) return { over: `刚有审核扣分的变动，现在是 ${place.task.total} 分，没有办理，请再说一遍` };
  if (token.expiresAt <= ctx.now || !(await useToken(ctx, token.id))) return { over: '已超过 10 分钟，没有办理' };
  const { id, version } = place.task;
  if (token.action === 'approve') return { done: await approveTask(ctx, id, { version }) };
  return { done: await returnTask(ctx, id, { version, reason, indicators: [] }) };
}
