// What one lane has in hand: the claims it works on, and answers that are not written down yet. Answers are written in the
// same transaction as the next claim, for each transaction ends with a wait for the disk, and whoever fills or submits
// waits behind it.
import { checkpoint } from '../checkpoint';
import { systemContext } from '../context';
import { claimDue, type Claim, type ClaimWish } from './claim';
import type { LaneDeps } from './lane';
import type { Lane } from './lanes';
import type { Result } from './parcels';
import { record } from './record';

export interface Books {
  /** So many calls are made for a claim. */
  opened(claimId: string, calls: number): void;
  /** What became of rows of a claim. @param calls how many of its calls that ends */
  note(claimId: string, results: Result[], calls: number): void;
  /**
   * Writes down what was noted, and claims the rows of the next call where there is a wish for one.
   * @returns null without a wish
   */
  turn(wish: Wish | null): Promise<Claim | null>;
  /** Nothing noted waits to be written down. */
  isUpToDate(): boolean;
  /** Looks for rows that others let lie at the next turn, and not first some time later. */
  lookForLapsed(): void;
  /** when the first of the rows that are tried again is due; null: nothing known */
  dueAgainAt: Date | null;
  noteDue(at: Date | null): void;
}

export type Wish = Omit<ClaimWish, 'lapsedBut' | 'lane'>;

interface Answer {
  claimId: string;
  results: Result[];
  calls: number;
}

/** Rows that others let lie are looked for this often within a lease: there are hardly ever some, and looking takes time. */
const LOOKS_PER_LEASE = 12;

export function createBooks(lane: Lane, deps: LaneDeps): Books {
  const { database, settings, now } = deps;
  /** calls that are not answered and written down yet, of each claim */
  const open = new Map<string, number>();
  const unwritten: Answer[] = [];
  let lapsedDueAt = -Infinity;

  function claim(wish: Wish): Promise<Claim> {
    const isLook = performance.now() >= lapsedDueAt;
    if (isLook) lapsedDueAt = performance.now() + settings.leaseMs / LOOKS_PER_LEASE;
    return claimDue(deps, { ...wish, lane, lapsedBut: isLook ? new Set(open.keys()) : null });
  }

  /** @returns for each answer when its rows are tried again */
  const write = (answers: Answer[], wish: Wish | null) =>
    database.transaction(async (db) => {
      const ctx = systemContext(db, now(), 'outbox');
      const due: (Date | null)[] = [];
      for (const { claimId, results } of answers) due.push(await record(ctx, settings, claimId, results));
      return { due, taken: wish ? await claim(wish) : null };
    });

  async function turn(wish: Wish | null): Promise<Claim | null> {
    const answers = unwritten.splice(0);
    if (answers.length === 0) return wish ? claim(wish) : null;
    const written = await write(answers, wish).catch(async (error) => {
      deps.log.error({ err: error, lane }, 'what became of messages is written down one by one');
      for (const answer of answers) await writeAlone(answer);
      return null;
    });
    for (const answer of answers) close(answer);
    if (written === null) return wish ? claim(wish) : null;
    tell(answers, written.due);
    await checkpoint('outbox.recorded');
    return written.taken;
  }

  /** What cannot be written down keeps nobody else from it. */
  async function writeAlone(answer: Answer): Promise<void> {
    try {
      tell([answer], (await write([answer], null)).due);
    } catch (error) {
      // Not written down: the lease runs out, and the rows are taken up again.
      deps.log.error({ err: error, lane }, 'messages are tried again when their lease has run out');
    }
  }

  function close({ claimId, calls }: Answer): void {
    const left = (open.get(claimId) ?? 0) - calls;
    if (left > 0) open.set(claimId, left);
    else open.delete(claimId);
  }

  function tell(answers: Answer[], due: (Date | null)[]): void {
    for (const at of due) books.noteDue(at);
    const results = answers.flatMap((answer) => answer.results);
    if (lane === 'chat' && results.some(({ outcome }) => outcome.status !== 'retry')) deps.ring();
    for (const { rows, outcome } of results) {
      deps.tally(lane, outcome.status, rows.length);
      if (outcome.status === 'sent') continue;
      const { status, reason } = outcome;
      deps.log.warn({ lane, outbox: rows[0]?.id, rows: rows.length, attempt: rows[0]?.attempt, status, reason });
    }
  }

  const books: Books = {
    opened: (claimId, calls) => void open.set(claimId, calls),
    note: (claimId, results, calls) => void unwritten.push({ claimId, results, calls }),
    turn,
    isUpToDate: () => unwritten.length === 0,
    lookForLapsed: () => void (lapsedDueAt = -Infinity),
    dueAgainAt: null,
    noteDue(at) {
      if (at && (books.dueAgainAt === null || at < books.dueAgainAt)) books.dueAgainAt = at;
    },
  };
  return books;
}
