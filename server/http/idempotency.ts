import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { LessThan, type EntityManager } from 'typeorm';
import { problems } from '../../shared/problems';
import type { ActionContext } from '../context';
import { IdempotencyKey } from './entities';

/**
 * Runs `work` once per actor and Idempotency-Key; a repetition gets the stored answer and changes nothing.
 * The key is stored in the same transaction as the effect, so both exist or neither.
 * @throws Problem when the key is missing or was used for something else
 */
export async function once<Result>(
  ctx: ActionContext,
  koa: Context,
  input: { params?: unknown; body?: unknown },
  work: () => Promise<Result>,
): Promise<Result> {
  const key = koa.get('Idempotency-Key');
  if (!key || key.length > 100) throw problems.idempotencyKeyMissing();
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([koa.method, koa.path, input.body ?? null]))
    .digest('hex');
  const earlier = await ctx.db.findOneBy(IdempotencyKey, { actorId: ctx.actor.personId, key });
  if (earlier) {
    if (earlier.fingerprint !== fingerprint) throw problems.idempotencyKeyReused();
    return earlier.body as Result;
  }
  // The key is taken before the work: a second request with it waits here until the first has committed, meets the key,
  // and is run again to find the answer.
  const identity = { actorId: ctx.actor.personId, key };
  await ctx.db.insert(IdempotencyKey, { ...identity, fingerprint, status: 200, body: {}, createdAt: ctx.now });
  const answer = await work();
  await ctx.db.update(IdempotencyKey, identity, { body: answer as object });
  return answer;
}

const KEPT_MS = 72 * 3_600_000;

/** Forgets answers nobody will ask for again: a phone repeats a request for hours, not for days. */
export async function forgetOldKeys(db: EntityManager, now: Date): Promise<void> {
  await db.delete(IdempotencyKey, { createdAt: LessThan(new Date(now.getTime() - KEPT_MS)) });
}
