// Whether DingTalk answers, and what waits because it does not: for the admin's eyes, never in the way of the work.
import { In } from 'typeorm';
import type { DingTalkStatus } from '../../shared/contracts/deliveries';
import { whyWaiting } from '../../shared/delivery/deliveryWords';
import type { ActionContext } from '../context';
import { storedInstant } from '../database/storedInstant';
import type { DingTalk } from '../dingtalk/port';
import { requireAdmin } from '../identity/actor';
import type { IncomingState } from '../inbox/waysIn';
import { OutboxMessage } from '../outbox/entities';

const MOST_REASONS = 3;

/** What the status is made of. */
export interface Connection {
  dingtalk: Pick<DingTalk, 'reachable'>;
  incoming(at: Date): IncomingState;
  now(): Date;
}

/** Remembers since when DingTalk has been answering, or not. */
export function watchConnection({ dingtalk, incoming, now }: Connection) {
  let last: boolean | null = null;
  let since: Date | null = null;

  return async (): Promise<Pick<DingTalkStatus, 'reachable' | 'since' | 'stream'>> => {
    const reachable = await dingtalk.reachable();
    if (last !== reachable && (last !== null || !reachable)) since = now();
    last = reachable;
    return { reachable, since: since?.toISOString() ?? null, stream: streamOf(incoming(now()), now()) };
  };
}

/** null: DingTalk calls us, and there is no connection to be lost */
function streamOf({ way, open, lastSeenSeconds }: IncomingState, now: Date): DingTalkStatus['stream'] {
  if (way === 'http') return null;
  const lastFrameAt = lastSeenSeconds === null ? null : new Date(now.getTime() - lastSeenSeconds * 1000).toISOString();
  return { connected: open, lastFrameAt };
}

/** @throws Problem 403 unless the actor is an admin */
export function authorizeWatchingDingTalk({ actor }: ActionContext): void {
  requireAdmin(actor, '查看钉钉连接状态');
}

/** How many messages wait, since when, and why. */
export async function describeWaiting(
  ctx: ActionContext,
): Promise<Pick<DingTalkStatus, 'at' | 'waiting' | 'oldestWaitingAt' | 'reasons'>> {
  const groups = await ctx.db
    .createQueryBuilder(OutboxMessage, 'message')
    .select('message.reason', 'reason')
    .addSelect('COUNT(*)', 'count')
    .addSelect('MIN(message.dueAt)', 'dueAt')
    .where({ status: In(['waiting', 'sending']) })
    .groupBy('message.reason')
    .getRawMany<{ reason: string | null; count: string | number; dueAt: Date | string }>();
  const oldest = await ctx.db.find(OutboxMessage, {
    select: { id: true, createdAt: true },
    where: { status: In(['waiting', 'sending']) },
    order: { createdAt: 'ASC' },
    take: 1,
  });
  return {
    at: ctx.now.toISOString(),
    waiting: groups.reduce((total, group) => total + Number(group.count), 0),
    oldestWaitingAt: oldest[0]?.createdAt.toISOString() ?? null,
    reasons: groups
      .flatMap(({ reason, count, dueAt }) =>
        reason === null ? [] : [{ why: whyWaiting(reason, storedInstant(dueAt), ctx.now), count: Number(count) }],
      )
      .sort((one, other) => other.count - one.count)
      .slice(0, MOST_REASONS),
  };
}
