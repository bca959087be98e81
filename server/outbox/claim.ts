// Which rows are worked on next, and that nobody else works on them. Many rows are claimed by one UPDATE that leaves its
// mark (claimId); results are recorded only where that mark still stands, so a process that slept through its lease cannot
// overwrite a newer result.
import { In, LessThanOrEqual, type EntityManager } from 'typeorm';
import { breathe } from '../database/breathe';
import type { Database } from '../database/database';
import { newId } from '../database/ids';
import { storedInstant } from '../database/storedInstant';
import { OutboxMessage, claimedColumns, type ClaimedMessage } from './entities';
import { priorities, type Lane } from './lanes';
import type { OutboxSettings } from './settings';
import { takeCalls } from './takeCalls';
import { marks, updateRows } from './updateRows';

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
  /** rows whose holder let the lease run out are taken as well, except for the holders named: they are at work here */
  lapsedBut: ReadonlySet<string> | null;
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

/** Claims the next due rows of a lane, urgent ones first; of one that finds nothing there are no rows. */
export async function claimDue({ database, settings, now }: ClaimDeps, wish: ClaimWish): Promise<Claim> {
  return database.transaction(async (db) => {
    const at = now();
    const claim = { id: newId(), endsAt: new Date(at.getTime() + settings.leaseMs), rows: [] };
    const found = await candidates(db, wish, at);
    return found.length > 0 ? take(db, claim, found, at) : claim;
  });
}

/** Takes in what else is due to the same people in the lane, so that it can leave together with what was claimed. */
export async function claimCompanions(
  { database, now }: Pick<ClaimDeps, 'database' | 'now'>,
  lane: Lane,
  claim: Claim,
): Promise<Claim> {
  const people = [...new Set(claim.rows.flatMap(({ recipientId }) => recipientId ?? []))];
  return database.transaction(async (db) => {
    const at = now();
    const others = await db.find(OutboxMessage, {
      select: { id: true },
      where: { lane, status: 'waiting', recipientId: In(people), dueAt: LessThanOrEqual(at) },
    });
    return others.length > 0 ? take(db, claim, others, at) : claim;
  });
}

/** Leaves the mark of a claim on rows that are still due. @returns the claim with them, in the order in which all leave */
async function take(db: EntityManager, claim: Claim, found: { id: string }[], at: Date): Promise<Claim> {
  await breathe();
  await updateRows(db, found, stillDue(at), {
    set: { status: 'sending', claimId: claim.id, leaseUntil: claim.endsAt },
    counted: { attempt: 'attempt + 1' },
  });
  await breathe();
  const rows = [...claim.rows, ...(await markedRows(db, found, claim.id))];
  return { ...claim, rows: rows.sort((one, other) => one.priority - other.priority || (one.id < other.id ? -1 : 1)) };
}

/** Written so that no index of states fits it: SQLite would go through the whole queue instead of the rows named. */
const stillDue = (at: Date) => ({
  sql: "CASE status WHEN 'waiting' THEN dueAt WHEN 'sending' THEN leaseUntil END <= ?",
  values: [at],
});

type StoredRow = Omit<ClaimedMessage, 'payload' | 'dueAt' | 'createdAt'> & {
  payload: object | string;
  dueAt: Date | string;
  createdAt: Date | string;
};

/** Asked for by themselves a hundred rows are there in a fraction of the time, and most of them say the same. */
async function markedRows(db: EntityManager, found: { id: string }[], claimId: string): Promise<ClaimedMessage[]> {
  const stored: StoredRow[] = await db.query(
    `SELECT ${claimedColumns.join(', ')} FROM outbox_messages WHERE id IN (${marks(found)}) AND claimId = ?`,
    [...found.map(({ id }) => id), claimId],
  );
  const read = new Map<string, object>();
  const payloadOf = (text: string): object => {
    const known = read.get(text) ?? (JSON.parse(text) as object);
    read.set(text, known);
    return known;
  };
  return stored.map((row) => ({
    ...row,
    payload: typeof row.payload === 'string' ? payloadOf(row.payload) : row.payload,
    dueAt: storedInstant(row.dueAt),
    createdAt: storedInstant(row.createdAt),
  }));
}

async function candidates(db: EntityManager, wish: ClaimWish, at: Date): Promise<Candidate[]> {
  const lapsed = wish.lapsedBut ? await lapsedRows(db, wish, wish.lapsedBut, at) : [];
  const { due, isCut } = await firstDue(db, wish, at);
  const { calls, peoplePerCall: perCall } = wish;
  return takeCalls([...lapsed, ...due], { keyOf, perCall, calls, isCut });
}

async function lapsedRows(db: EntityManager, { lane, limit }: ClaimWish, but: ReadonlySet<string>, at: Date) {
  const lapsed = await db
    .createQueryBuilder(OutboxMessage, 'message')
    .select(['message.id AS id', 'message.batchKey AS batchKey', 'message.claimId AS claimId'])
    .where("message.status = 'sending' AND message.lane = :lane AND message.leaseUntil <= :at", { lane, at })
    .limit(limit)
    .getRawMany<Candidate & { claimId: string | null }>();
  return lapsed
    .filter(({ claimId }) => claimId === null || !but.has(claimId))
    .map(({ id, batchKey }) => ({ id, batchKey }));
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
