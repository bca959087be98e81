// What DingTalk tells of a notice some time after it took it, written down person by person.
import { In, IsNull, type FindOptionsWhere } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm';
import { UNEXPLAINED } from '../../shared/delivery/nextWay';
import type { ActionContext } from '../context';
import type { NoticeResult, Undelivered } from '../dingtalk/port';
import { Person } from '../identity/entities';
import { climb } from './climb';
import { OutboxMessage } from './entities';
import type { OutboxSettings } from './settings';

/** Who already has the very same words has been told. */
const DUPLICATE = '143106';
/** Whether people have read is asked again only when one question tells it of so many. */
const WORTH_ASKING_AGAIN = 5;
const LATER_MS = 5 * 60_000;

type Why = Pick<Undelivered, 'code' | 'reason'>;
type Verdict = { is: 'read' | 'open' } | ({ is: 'reached' | 'missed' } & Partial<Why>);

const SILENCE: Why = { code: UNEXPLAINED, reason: '钉钉接收后没有送达，也没有说明原因' };

/**
 * Writes down an answer about rows that left in one call.
 *
 * @param claimId rows that somebody else has taken up since are left alone
 * @param result `never`: DingTalk will not tell; `later`: it cannot be asked now
 */
export async function recordResult(
  ctx: ActionContext,
  settings: OutboxSettings,
  claimId: string,
  rows: OutboxMessage[],
  result: NoticeResult | 'never' | 'later',
): Promise<void> {
  const { now } = ctx;
  const write = (
    some: OutboxMessage[],
    changes: QueryDeepPartialEntity<OutboxMessage>,
    only: FindOptionsWhere<OutboxMessage> = {},
  ) =>
    some.length > 0
      ? ctx.db.update(OutboxMessage, { id: In(some.map(({ id }) => id)), claimId, ...only }, changes)
      : undefined;
  if (typeof result === 'string') {
    const checkDueAt = result === 'later' ? new Date(now.getTime() + LATER_MS) : null;
    await write(rows, { checkDueAt, claimId: null });
    return;
  }
  const verdicts = await verdictsOn(ctx, rows, result);
  const having = (is: Verdict['is']) => rows.filter((row) => verdicts.get(row)!.is === is);
  const news = (is: 'read' | 'reached') => having(is).filter(({ delivery }) => delivery !== is);
  await write([...news('read'), ...news('reached')], { reachedAt: now }, { reachedAt: IsNull() });
  await write(news('read'), { delivery: 'read', readAt: now });
  await write(news('reached'), { delivery: 'reached' }, { delivery: IsNull() });
  const missed = having('missed')
    .filter(({ delivery }) => delivery === null)
    .map((row) => ({ row: { ...row, misses: row.misses + 1 }, why: verdicts.get(row) as Why }));
  for (const { why, rows: alike } of reasonsOf(rows, verdicts))
    await write(alike, { missedCode: why.code, missedReason: why.reason }, { readAt: IsNull() });
  for (const misses of new Set(missed.map(({ row }) => row.misses)))
    await write(
      missed.filter(({ row }) => row.misses === misses).map(({ row }) => row),
      { delivery: 'missed', misses },
    );
  const isOpen = having('open').length > 0;
  const checkDueAt =
    isOpen || having('reached').length >= WORTH_ASKING_AGAIN ? nextCheck(now, settings, rows[0]!) : null;
  await write(rows, { checkDueAt, claimId: null });
  await climb(
    ctx,
    missed.map(({ row, why }) => ({ row, code: why.code })),
  );
}

async function verdictsOn(ctx: ActionContext, rows: OutboxMessage[], result: NoticeResult) {
  const people = await ctx.db.find(Person, {
    select: { id: true, userId: true },
    where: { id: In(rows.flatMap(({ recipientId }) => recipientId ?? [])) },
  });
  const userIds = new Map(people.map(({ id, userId }) => [id, userId]));
  const read = new Set(result.read);
  const unread = new Set(result.unread);
  const undelivered = new Map(result.undelivered.map((one) => [one.userId, one]));
  const verdictOn = (userId: string): Verdict => {
    if (read.has(userId)) return { is: 'read' };
    if (unread.has(userId)) return { is: 'reached' };
    const why = undelivered.get(userId);
    if (why) return { is: why.code === DUPLICATE ? 'reached' : 'missed', code: why.code, reason: why.reason };
    return result.finished ? { is: 'missed', ...SILENCE } : { is: 'open' };
  };
  return new Map(rows.map((row) => [row, verdictOn(userIds.get(row.recipientId ?? '') ?? '')]));
}

/** Rows by what was said about them; a dropped repeat keeps its reason although it counts as reached. */
function reasonsOf(
  rows: OutboxMessage[],
  verdicts: Map<OutboxMessage, Verdict>,
): { why: Why; rows: OutboxMessage[] }[] {
  const groups = new Map<string, { why: Why; rows: OutboxMessage[] }>();
  for (const row of rows) {
    const verdict = verdicts.get(row)!;
    const { code, reason } = 'code' in verdict ? verdict : {};
    if (code === undefined || reason === undefined) continue;
    const group = groups.get(code) ?? { why: { code, reason }, rows: [] };
    group.rows.push(row);
    groups.set(code, group);
  }
  return [...groups.values()];
}

/** The next of the settled times after sending that still lies ahead and within DingTalk's memory. */
function nextCheck(now: Date, { checkAfterMs, checkUntilMs }: OutboxSettings, row: OutboxMessage): Date | null {
  const sentAt = (row.finishedAt ?? now).getTime();
  const next = checkAfterMs.slice(row.checks).find((ms) => sentAt + ms > now.getTime() && ms < checkUntilMs);
  return next === undefined ? null : new Date(sentAt + next);
}
