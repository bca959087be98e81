// One way out at work: claims what is due, keeps some calls in flight, and notes how they went (books.ts).
import type { Logger } from 'pino';
import type { QuotaPolicy } from '../../shared/quota/policy';
import { checkpoint } from '../checkpoint';
import type { Database } from '../database/database';
import type { DingTalkSender } from '../dingtalk/port';
import type { AtHand } from './address';
import { createBooks } from './books';
import { claimCompanions, claimDue, type Claim } from './claim';
import { createGate } from './gate';
import type { Worker } from './keepRunning';
import { lanes, type Lane } from './lanes';
import { createMinuteBudget } from './minuteBudget';
import { pack, type Parcel, type Result } from './parcels';
import { LeaseLapsed, sendParcel } from './send';
import type { OutboxSettings } from './settings';

export interface LaneDeps {
  database: Database;
  sender: DingTalkSender;
  atHand: AtHand;
  settings: OutboxSettings;
  now(): Date;
  log: Logger;
  /** how sparing to be with DingTalk's quota */
  policy(): Promise<Pick<QuotaPolicy, 'digest'>>;
  /** what waited for words that have been said may leave */
  ring(): void;
  /** told how many messages ended how */
  tally(lane: Lane, outcome: string, messages: number): void;
}

/** Rows whose calls would not fit into the lease with room to spare are left to whoever claims them next. */
const LEASE_MARGIN = 0.1;
/** Given up in one go. */
const GIVEN_UP_AT_ONCE = 500;

/** The worker of one lane: claims rows, calls DingTalk outside of any transaction, and records what became of each. */
export function createLane(lane: Lane, deps: LaneDeps): Worker {
  const { peoplePerCall, callsAtOnce } = lanes[lane];
  const { settings, now } = deps;
  const gate = createGate(settings, now);
  const budget = createMinuteBudget(lane === 'notice' ? settings.noticesPerMinute : null, now);
  const books = createBooks(lane, deps);
  const inFlight = new Set<Promise<void>>();

  async function work(isClosed: () => boolean): Promise<void> {
    // What is due later stays noted: a round that was rung for meanwhile finds nothing of it.
    if (books.dueAgainAt !== null && books.dueAgainAt <= now()) books.dueAgainAt = null;
    books.lookForLapsed();
    for (;;) {
      const hasRoom = !isClosed() && (await isOpen());
      await checkpoint('outbox.looking');
      // One call's rows at a time, for whoever fills or submits waits behind each claim.
      const limit = Math.min(peoplePerCall, budget.left());
      const taken = await books.turn(hasRoom ? { limit, calls: 1, peoplePerCall } : null);
      if (taken && taken.rows.length > 0) await start(taken);
      else if (inFlight.size > 0) await Promise.race(inFlight);
      else if (books.isUpToDate()) break;
    }
    books.noteDue(gate.opensAt());
    if (budget.left() === 0) books.noteDue(budget.freeAt());
  }

  async function isOpen(): Promise<boolean> {
    await giveUpOld();
    return budget.left() > 0 && gate.admits(callsAtOnce - inFlight.size, inFlight.size) > 0;
  }

  async function start(claimed: Claim): Promise<void> {
    await checkpoint('outbox.claimed');
    const digest = lane === 'notice' && (await deps.policy()).digest;
    const taken = digest ? await claimCompanions(deps, lane, claimed) : claimed;
    const { parcels, done } = await deps.database.read((db) => pack(db, taken.rows, deps.atHand, digest));
    books.opened(taken.id, parcels.length);
    if (done.length > 0) books.note(taken.id, done, 0);
    for (const parcel of parcels) {
      budget.spend(parcel.rows.length);
      const sending: Promise<void> = send(taken, parcel).finally(() => inFlight.delete(sending));
      inFlight.add(sending);
    }
  }

  async function send(taken: Claim, parcel: Parcel): Promise<void> {
    let results: Result[] = [];
    try {
      const answers = await attempt(taken, parcel);
      await checkpoint('outbox.answered');
      results = answers;
    } catch (error) {
      // Not written down: the lease runs out, and the rows are taken up again.
      if (error instanceof LeaseLapsed) deps.log.warn({ lane, rows: parcel.rows.length }, 'slept through a lease');
      else deps.log.error({ err: error, lane }, 'messages are tried again when their lease has run out');
    }
    books.note(taken.id, results, 1);
  }

  async function attempt(taken: Claim, parcel: Parcel): Promise<Result[]> {
    const lastMoment = taken.endsAt.getTime() - settings.leaseMs * LEASE_MARGIN;
    const requireLease = () => {
      if (now().getTime() >= lastMoment) throw new LeaseLapsed();
    };
    try {
      const results = await sendParcel(deps.sender, parcel, requireLease);
      for (const { outcome } of results) gate.learn(outcome);
      return results;
    } catch (error) {
      if (error instanceof LeaseLapsed) throw error;
      deps.log.error({ err: error, lane, outbox: parcel.rows[0]?.id });
      const reason = '发送时程序出错';
      return [{ rows: parcel.rows, outcome: { status: 'retry', afterMs: settings.longestBackoffMs, reason } }];
    }
  }

  /** After a day of trying what has waited for a day is told as 未送达, with what stood in the way. */
  async function giveUpOld(): Promise<void> {
    const reason = gate.givenUpFor();
    if (reason === null || inFlight.size > 0) return;
    const old = await claimDue(deps, {
      lane,
      limit: GIVEN_UP_AT_ONCE,
      calls: GIVEN_UP_AT_ONCE,
      peoplePerCall,
      createdBefore: new Date(now().getTime() - settings.patienceMs),
      lapsedBut: new Set(),
    });
    if (old.rows.length > 0)
      books.note(old.id, [{ rows: old.rows, outcome: { status: 'failed', reason }, code: 'expired' }], 0);
  }

  return { work, dueAgainAt: () => books.dueAgainAt };
}
