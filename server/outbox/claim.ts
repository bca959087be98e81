// Which rows are worked on next, and that nobody else works on them. Many rows are claimed by one UPDATE that leaves its
// mark (claimId); results are recorded only where that mark still stands, so a process that slept through its lease cannot
// overwrite a newer result.
import { In, LessThanOrEqual, type EntityManager } from 'typeorm';
import { breathe } from '../database/breathe';
import type { Database } from '../database/database';
import { newId } from '../database/ids';
import { OutboxMessage, claimedColumns, type ClaimedMessage } from './entities';
import { priorities, type Lane } from './lanes';
import type { OutboxSettings } from './settings';
import { takeCalls } from './takeCalls';
import { updateRows } from './updateRows';

export interface Claim {
  id: string;
  rows: ClaimedMessage[];
  /** from here on the rows may be somebody else's */
  endsAt: Date;
}

export interface ClaimWish {
  lane: Lane;
  /** how many rows are claimed at most */
  limit: number;
  /** how many calls may be made for what is claimed */
  calls: number;
  /** more than one: rows that say the same are taken together as far as possible */
  peoplePerCall: number;
  /** only rows written before this */
  createdBefore?: Date;
  /** claims that are being worked on here, however long their leases have run out by a clock that was moved */
  ownClaims: ReadonlySet<string>;
}

export interface ClaimDeps {
  database: Database;
  settings: OutboxSettings;
  now(): Date;
}

/** Rows looked at for a call, as long as it is not known that it is one for many. */
const FEW = 10;

interface Candidate {
  id: string;
  batchKey: string | null;
}

/** Claims the next due rows of a lane, urgent ones first, and rows whose holder let the lease run out. */
export async function claimDue({ database, settings, now }: ClaimDeps, wish: ClaimWish): Promise<Claim> {
  return database.transaction(async (db) => {
    const at = now();
    const claim = { id: newId(), endsAt: new Date(at.getTime() + settings.leaseMs) };
    const ids = await candidates(db, wish, at);
    if (ids.length === 0) return { ...claim, rows: [] };
    await breathe();
    await updateRows(db, ids, stillDue(at), {
      set: { status: 'sending', claimId: claim.id, leaseUntil: claim.endsAt },
      counted: { attempt: 'attempt + 1' },
    });
    await breathe();
    const rows = await claimedRows(db, wish.lane, claim.id);
    return { ...claim, rows };
  });
}

/** Written so that no index of states fits it: SQLite would go through the whole queue instead of the rows named. */
const stillDue = (at: Date) => ({
  sql: "CASE status WHEN 'waiting' THEN dueAt WHEN 'sending' THEN leaseUntil END <= ?",
  values: [at],
});

/** In the order in which they leave. What is being sent is little, and found by the index of the queue. */
async function claimedRows(db: EntityManager, lane: Lane, claimId: string): Promise<ClaimedMessage[]> {
  const rows = await db
    .createQueryBuilder(OutboxMessage, 'message')
    .select(claimedColumns.map((column) => `message.${column}`))
    .where({ status: 'sending', lane, claimId })
    .getMany();
  return rows.sort((one, other) => one.priority - other.priority || (one.id < other.id ? -1 : 1));
}

/** Takes in what else is due to the same people in the lane, so that it can leave together with what was claimed. */
export async function claimCompanions(
  { database, now }: Pick<ClaimDeps, 'database' | 'now'>,
  lane: Lane,
  claim: Claim,
): Promise<Claim> {
  const people = [...new Set(claim.rows.flatMap(({ recipientId }) => recipientId ?? []))];
  const rows = await database.transaction(async (db) => {
    await db
      .createQueryBuilder()
      .update(OutboxMessage)
      .set({ status: 'sending', claimId: claim.id, attempt: () => 'attempt + 1', leaseUntil: claim.endsAt })
      .where({ lane, status: 'waiting', recipientId: In(people), dueAt: LessThanOrEqual(now()) })
      .execute();
    return claimedRows(db, lane, claim.id);
  });
  return { ...claim, rows };
}

async function candidates(db: EntityManager, wish: ClaimWish, at: Date): Promise<Candidate[]> {
  const lapsed = await db
    .createQueryBuilder(OutboxMessage, 'message')
    .select(['message.id AS id', 'message.batchKey AS batchKey', 'message.claimId AS claimId'])
    .where("message.status = 'sending' AND message.lane = :lane", { lane: wish.lane })
    .andWhere('message.leaseUntil <= :at', { at })
    .limit(wish.limit)
    .getRawMany<Candidate & { claimId: string | null }>();
  const left = lapsed.filter(({ claimId }) => claimId === null || !wish.ownClaims.has(claimId));
  const { due, isCut } = await firstDue(db, wish, at);
  const { calls, peoplePerCall: perCall } = wish;
  const all = [...left.map(({ id, batchKey }) => ({ id, batchKey })), ...due];
  return takeCalls(all, { keyOf, perCall, calls, isCut });
}

const keyOf = ({ id, batchKey }: Candidate) => batchKey ?? id;

/** Messages with words of their own share no call: there is no use in looking at a hundred for each. */
async function firstDue(db: EntityManager, wish: ClaimWish, at: Date): Promise<{ due: Candidate[]; isCut: boolean }> {
  const few = Math.min(wish.limit, FEW * wish.calls);
  const due = await dueRows(db, { ...wish, limit: few }, at);
  const isCut = due.length === few;
  if (!isCut || few === wish.limit) return { due, isCut };
  const [first, ...others] = due.map(keyOf);
  if (!others.includes(first!)) return { due, isCut };
  const more = await dueRows(db, wish, at);
  return { due: more, isCut: more.length === wish.limit };
}

/** Answers to one person leave in the order of their questions, and the pictures and files of an answer after its words. */
const ANSWERED_IN_TURN = `AND (m.priority <> ${priorities.answer} OR NOT EXISTS (
        SELECT 1 FROM outbox_messages f
        WHERE f.status IN ('waiting', 'sending') AND f.lane = 'chat' AND f.recipientId = m.recipientId AND f.id < m.id))`;
const TALKING: readonly Lane[] = ['chat', 'robot'];

/**
 * One range of the index for each priority: sorting a whole backlog each time would take longer than sending from it.
 * Of one task and person a later row waits for an earlier one, except for one that has been sent and is to be repeated.
 */
async function dueRows(db: EntityManager, wish: ClaimWish, at: Date): Promise<Candidate[]> {
  const { lane, limit, createdBefore } = wish;
  const range = `SELECT * FROM (
    SELECT m.id, m.batchKey, m.priority, m.dueAt FROM outbox_messages m
    WHERE m.status = 'waiting' AND m.lane = ? AND m.priority = ? AND m.dueAt <= ? ${createdBefore ? 'AND m.createdAt < ?' : ''}
      AND NOT EXISTS (
        SELECT 1 FROM outbox_messages e
        WHERE e.taskId = m.taskId AND e.recipientId = m.recipientId AND e.lane = m.lane AND e.id < m.id
          AND e.misses = 0 AND e.status IN ('waiting', 'sending'))
      ${TALKING.includes(lane) ? ANSWERED_IN_TURN : ''}
    ORDER BY m.dueAt, m.batchKey LIMIT ${limit}) part`;
  const all = Object.values(priorities);
  const parameters = all.flatMap((priority) => [lane, priority, at, ...(createdBefore ? [createdBefore] : [])]);
  // The driver gives the rows of each part in their order; only the union itself promises none.
  const found: (Candidate & { priority: number })[] = await db.query(
    all.map(() => range).join(' UNION ALL '),
    parameters,
  );
  return found.sort((one, other) => one.priority - other.priority).slice(0, limit);
}
