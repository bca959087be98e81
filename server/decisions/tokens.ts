import { createHash, randomBytes } from 'node:crypto';
import { IsNull, LessThan, type EntityManager } from 'typeorm';
import { SYSTEM_ACTOR, type ActionContext } from '../context';
import type { Database } from '../database/database';
import { newId } from '../database/ids';
import { loadTask } from '../tasks/queries';
import { DecisionToken, type DecisionAction } from './entities';

const LIFETIME_MS = 7 * 24 * 3_600_000;
const KEPT_MS = 30 * 24 * 3_600_000;

/** All that is ever stored of a token: whoever reads our tables cannot decide with it. */
export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex');

/**
 * The right of one person to decide the step a task is in now, once, for seven days at most.
 *
 * @returns the token for the card of this person; it is told nowhere else
 * @throws Problem 404 when there is no such task
 */
export async function issueDecisionToken(
  ctx: ActionContext,
  { taskId, personId, action }: { taskId: string; personId: string; action: DecisionAction },
): Promise<string> {
  const { task } = await loadTask(ctx.db, taskId);
  const token = randomBytes(24).toString('base64url');
  await ctx.db.insert(DecisionToken, {
    id: newId(),
    tokenHash: hashOfToken(token),
    taskId,
    personId,
    action,
    round: task.round,
    step: task.step,
    issuedAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + LIFETIME_MS),
    usedAt: null,
  });
  return token;
}

/** The token for a card about one step, in a transaction of its own; null when the task has gone on meanwhile. */
export function issueCardToken(
  database: Database,
  { taskId, personId, round, step }: Pick<DecisionToken, 'taskId' | 'personId' | 'round' | 'step'>,
  now: Date,
): Promise<string | null> {
  return database.transaction(async (db) => {
    const { task } = await loadTask(db, taskId);
    if (task.state !== 'in-review' || task.round !== round || task.step !== step) return null;
    const ctx: ActionContext = { actor: SYSTEM_ACTOR, now, db, requestId: 'card', origin: 'schedule' };
    return issueDecisionToken(ctx, { taskId, personId, action: 'approve' });
  });
}

/** What a token says it may do; null for one we never issued. */
export function findToken(db: EntityManager, tokenHash: string): Promise<DecisionToken | null> {
  return db.findOneBy(DecisionToken, { tokenHash });
}

/** @returns false when it was used before */
export async function useToken(ctx: ActionContext, id: string): Promise<boolean> {
  const used = await ctx.db.update(DecisionToken, { id, usedAt: IsNull() }, { usedAt: ctx.now });
  return used.affected === 1;
}

/** Forgets tokens that expired so long ago that nobody asks what became of them. */
export async function forgetOldTokens(db: EntityManager, now: Date): Promise<void> {
  await db.delete(DecisionToken, { expiresAt: LessThan(new Date(now.getTime() - KEPT_MS)) });
}
