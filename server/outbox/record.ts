// What became of sending, written down: one statement for each outcome, however many rows it has.
import type { ActionContext } from '../context';
import { climb } from './climb';
import type { ClaimedMessage, OutboxMessage } from './entities';
import type { Result } from './parcels';
import { backoffMs, type OutboxSettings } from './settings';
import { updateRows } from './updateRows';

/**
 * Records results of one claim. Rows that another claim has taken over since stay as that one leaves them.
 * @returns when the first of those that are tried again is due; null when none is
 */
export async function record(
  ctx: ActionContext,
  settings: OutboxSettings,
  claimId: string,
  results: Result[],
): Promise<Date | null> {
  let dueAgainAt: Date | null = null;
  for (const { rows, outcome, code } of results.flatMap((result) => withGivenUp(ctx, settings, result))) {
    const changes = changesFor(ctx.now, settings, { rows, outcome, code });
    if (changes.dueAt && (dueAgainAt === null || changes.dueAt < dueAgainAt)) dueAgainAt = changes.dueAt;
    const ours = { sql: "claimId = ? AND status = 'sending'", values: [claimId] };
    const set = { ...changes, claimId: null, leaseUntil: null };
    const written = await updateRows(ctx.db, rows, ours, { set });
    if (outcome.status !== 'failed' || written === 0) continue;
    await climb(
      ctx,
      rows.map(({ id }) => ({ id, code: code ?? 'refused' })),
    );
  }
  return dueAgainAt;
}

/** Of rows that cannot be sent now, those that have waited and been tried long enough are given up. */
function withGivenUp({ now }: ActionContext, settings: OutboxSettings, result: Result): Result[] {
  const { rows, outcome } = result;
  if (outcome.status !== 'retry') return [result];
  const isOver = ({ attempt, createdAt }: ClaimedMessage) =>
    attempt >= settings.fewestAttempts && now.getTime() - createdAt.getTime() > settings.patienceMs;
  const over = rows.filter(isOver);
  const others = rows.filter((row) => !isOver(row));
  return [
    ...(others.length > 0 ? [{ ...result, rows: others }] : []),
    ...(over.length > 0
      ? [{ rows: over, outcome: { status: 'failed', reason: outcome.reason } as const, code: 'expired' }]
      : []),
  ];
}

function changesFor(now: Date, settings: OutboxSettings, { rows, outcome, code }: Result): Partial<OutboxMessage> {
  const after = (ms: number) => new Date(now.getTime() + ms);
  switch (outcome.status) {
    case 'retry': {
      // DingTalk may ask for hours (a used-up quota); our own back-off never waits that long.
      const waitMs = Math.min(outcome.afterMs, settings.longestPauseMs);
      const attempt = Math.max(...rows.map((row) => row.attempt));
      return {
        status: 'waiting',
        dueAt: after(Math.max(waitMs, backoffMs(settings, attempt))),
        reason: outcome.reason,
      };
    }
    case 'sent': {
      const isChecked = outcome.receipt !== null && isWorthAsking(rows[0]!);
      const isThere = outcome.receipt !== null && rows[0]!.kind === 'todo.open';
      return {
        ...ended(now),
        status: 'sent',
        receipt: outcome.receipt,
        // An accepted to-do is in the person's list; of all else DingTalk drops some, and what was missed before says nothing.
        delivery: isThere ? 'reached' : null,
        reachedAt: isThere ? now : null,
        missedCode: null,
        missedReason: null,
        checkDueAt: isChecked ? after(settings.checkAfterMs[0]!) : null,
        checks: 0,
      };
    }
    case 'cancelled':
      return { ...ended(now), status: 'cancelled', reason: outcome.reason };
    case 'unknown':
      return { ...ended(now), status: 'unknown', reason: outcome.reason };
    case 'failed':
      return {
        ...ended(now),
        status: 'failed',
        reason: outcome.reason,
        missedCode: code ?? 'refused',
        missedReason: outcome.reason,
      };
  }
}

/** What has another way to go on to: notices, and what the robot says in place of one. */
const isWorthAsking = ({ kind, followsId }: ClaimedMessage) =>
  kind === 'notice' || (kind === 'robot' && followsId !== null);

const ended = (now: Date) => ({ finishedAt: now, receipt: null, reason: null });
