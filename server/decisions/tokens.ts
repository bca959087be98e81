import { createHash, randomBytes } from 'node:crypto';
import { IsNull, LessThan, MoreThan, type EntityManager } from 'typeorm';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { findTask } from '../tasks/queries';
import { DecisionToken, type TokenAction } from './entities';

const LIFETIME_MS = 7 * 24 * 3_600_000;
const KEPT_MS = 30 * 24 * 3_600_000;

/** All that is ever stored of a token: whoever reads our tables cannot decide with it. */
export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex');

interface Right extends Pick<DecisionToken, 'taskId' | 'personId' | 'round' | 'step'> {
  action?: TokenAction;
  lifetimeMs?: number;
}

/**
 * The right of one person to decide one step of a task, once; on a card that asks them it is to approve, for seven days.
 *
 * @returns the token, which is told nowhere else; null when the task has gone on meanwhile
 * @throws Problem 404 when there is no such task
 */
export async function issueToken(
  db: EntityManager,
  { taskId, personId, round, step, action = 'approve', lifetimeMs = LIFETIME_MS }: Right,
  now: Date,
): Promise<string | null> {
  const task = await findTask(db, taskId);
  if (task.state !== 'in-review' || task.round !== round || task.step !== step) return null;
  const token = randomBytes(24).toString('base64url');
  await db.insert(DecisionToken, {
    id: newId(),
    tokenHash: hashOfToken(token),
    taskId,
    personId,
    action,
    round,
    step,
    issuedAt: now,
    expiresAt: new Date(now.getTime() + lifetimeMs),
    usedAt: null,
  });
  return token;
}

/** What a token says it may do; null for one we never issued. */
export function findToken(db: EntityManager, tokenHash: string): Promise<DecisionToken | null> {
  return db.findOneBy(DecisionToken, { tokenHash });
}

/** @returns false when it was used before, or has lapsed since it was read */
export async function useToken(ctx: ActionContext, id: string): Promise<boolean> {
  const used = await ctx.db.update(
    DecisionToken,
    { id, usedAt: IsNull(), expiresAt: MoreThan(ctx.now) },
    { usedAt: ctx.now },
  );
  return used.affected === 1;
}

/**
 * The score is another than the one that was shown: whoever was asked to decide on that one looks again first. `expiresAt` is
 * then the moment of issue, which no lifetime gives.
 */
export async function lapseShown(db: EntityManager, taskId: string): Promise<void> {
  await db.update(DecisionToken, { taskId, usedAt: IsNull() }, { expiresAt: () => 'issuedAt' });
}

/** Whether the score has changed since the task was shown. */
export const isRescored = ({ issuedAt, expiresAt }: DecisionToken): boolean =>
  expiresAt.getTime() === issuedAt.getTime();

/** Forgets tokens that expired so long ago that nobody asks what became of them. */
export async function forgetOldTokens(db: EntityManager, now: Date): Promise<void> {
  await db.delete(DecisionToken, { expiresAt: LessThan(new Date(now.getTime() - KEPT_MS)) });
}
