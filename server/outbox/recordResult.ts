// What DingTalk tells of a notice some time after it took it, written down person by person.
import { UNEXPLAINED } from '../../shared/delivery/nextWay';
import type { ActionContext } from '../context';
import type { NoticeResult, Undelivered } from '../dingtalk/port';
import { Person } from '../identity/entities';
import { climb } from './climb';
import type { OutboxMessage } from './entities';
import type { OutboxSettings } from './settings';
import { updateRows } from './updateRows';

/** Who already has the very same words has been told. */
const DUPLICATE = '143106';
/** Whether people have read is asked again only when one question tells it of so many. */
const WORTH_ASKING_AGAIN = 5;
/** DingTalk could not be asked: nobody should have to wait long for the truth once it is well again. */
const LATER_MS = 30_000;

type Why = Pick<Undelivered, 'code' | 'reason'>;
type Verdict = { is: 'read' | 'open' | 'reached' | 'missed' } & Partial<Why>;

/** What is needed of a row to write down what became of it. */
export type CheckedRow = Pick<
  OutboxMessage,
  'id' | 'kind' | 'recipientId' | 'receipt' | 'delivery' | 'reachedAt' | 'misses' | 'finishedAt'
>;

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
  rows: CheckedRow[],
  result: NoticeResult | 'never' | 'later',
): Promise<void> {
  const { now } = ctx;
  if (typeof result === 'string') {
    const checkDueAt = result === 'later' ? new Date(now.getTime() + LATER_MS) : null;
    const set = { checkDueAt, claimId: null };
    await updateRows(ctx.db, rows, { sql: 'claimId = ?', values: [claimId] }, { set });
    return;
  }
  const verdicts = await verdictsOn(ctx, rows, result);
  const counted = (is: Verdict['is']) => rows.filter((row) => verdicts.get(row)!.is === is).length;
  const isWorthIt = counted('open') > 0 || counted('reached') >= WORTH_ASKING_AGAIN;
  const after = { checkDueAt: isWorthIt ? nextCheck(now, settings, rows[0]!) : null, claimId: null };
  for (const { delivery, changes, rows: alike } of alikeOnes(now, rows, verdicts))
    // Whoever has opened the page meanwhile has read it, whatever DingTalk knew.
    await updateRows(
      ctx.db,
      alike,
      {
        sql: `claimId = ? AND ${delivery ? 'delivery = ?' : 'delivery IS NULL'}`,
        values: delivery ? [claimId, delivery] : [claimId],
      },
      { set: { ...changes, ...after } },
    );
  await climb(
    ctx,
    rows.flatMap((row) => {
      const { is, code } = verdicts.get(row)!;
      return is === 'missed' && row.delivery === null && code ? [{ id: row.id, code }] : [];
    }),
  );
}

interface Alike {
  delivery: OutboxMessage['delivery'];
  changes: Partial<OutboxMessage>;
  rows: CheckedRow[];
}

/** Rows that stand alike and are told the same; for most calls that is one group. */
function alikeOnes(now: Date, rows: CheckedRow[], verdicts: Map<CheckedRow, Verdict>): Alike[] {
  const groups = new Map<string, Alike>();
  for (const row of rows) {
    const changes = changesBy(now, row, verdicts.get(row)!);
    const key = JSON.stringify([row.delivery, changes]);
    const group = groups.get(key) ?? { delivery: row.delivery, changes, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function changesBy(now: Date, { delivery, reachedAt, misses }: CheckedRow, verdict: Verdict): Partial<OutboxMessage> {
  const why = verdict.code ? { missedCode: verdict.code, missedReason: verdict.reason ?? null } : {};
  if (verdict.is === 'read' && delivery !== 'read')
    return { delivery: 'read', readAt: now, reachedAt: reachedAt ?? now };
  // The first word about a message counts, unless it turns out to have been read.
  if (delivery !== null || verdict.is === 'open' || verdict.is === 'read') return {};
  if (verdict.is === 'reached') return { delivery: 'reached', reachedAt: now, ...why };
  return { delivery: 'missed', misses: misses + 1, ...why };
}

async function verdictsOn(ctx: ActionContext, rows: CheckedRow[], result: NoticeResult) {
  const people = await ctx.db
    .createQueryBuilder(Person, 'person')
    .select(['person.id', 'person.userId'])
    .where('person.id IN (:...ids)', { ids: rows.map(({ recipientId }) => recipientId ?? '') })
    .getMany();
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

/** The next of the settled times after sending that still lies ahead and within DingTalk's memory. */
function nextCheck(now: Date, { checkAfterMs, checkUntilMs }: OutboxSettings, row: CheckedRow): Date | null {
  const sentAt = (row.finishedAt ?? now).getTime();
  const next = checkAfterMs.find((ms) => sentAt + ms > now.getTime() && ms < checkUntilMs);
  return next === undefined ? null : new Date(sentAt + next);
}
