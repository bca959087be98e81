// One way out at work: claims what is due, keeps some calls in flight, writes down how they went.
import type { Logger } from 'pino';
import type { QuotaPolicy } from '../../shared/quota/policy';
import { checkpoint } from '../checkpoint';
import { systemContext } from '../context';
import type { Database } from '../database/database';
import type { DingTalkSender } from '../dingtalk/port';
import type { AtHand } from './address';
import { claimCompanions, claimDue, type Claim } from './claim';
import { createGate } from './gate';
import type { Worker } from './keepRunning';
import { lanes, type Lane } from './lanes';
import { createMinuteBudget } from './minuteBudget';
import { pack, type Parcel, type Result, type Sent } from './parcels';
import { record } from './record';
import { LeaseLapsed, sendParcel } from './send';
import { weed } from './weed';
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
  const ownClaims = new Map<string, number>();
  const inFlight = new Set<Promise<void>>();
  let dueAgainAt: Date | null = null;

  /** One call's rows at a time, for whoever fills or submits waits behind each claim. */
  async function claim(): Promise<Claim> {
    const limit = Math.min(peoplePerCall, budget.left());
    return claimDue(deps, { lane, limit, calls: 1, peoplePerCall, ownClaims: new Set(ownClaims.keys()) });
  }

  async function work(isClosed: () => boolean): Promise<void> {
    // What is due later stays noted: a round that was rung for meanwhile finds nothing of it.
    if (dueAgainAt !== null && dueAgainAt <= now()) dueAgainAt = null;
    while (!isClosed()) {
      await giveUpOld();
      const room = budget.left() > 0 ? gate.admits(callsAtOnce - inFlight.size, inFlight.size) : 0;
      await checkpoint('outbox.looking');
      const taken = room > 0 ? await claim() : null;
      if (taken && taken.rows.length > 0) await start(taken);
      else if (inFlight.size === 0) break;
      else await Promise.race(inFlight);
    }
    await Promise.all(inFlight);
    noteDue(gate.opensAt());
    if (budget.left() === 0) noteDue(budget.freeAt());
  }

  async function start(claimed: Claim): Promise<void> {
    await checkpoint('outbox.claimed');
    const digest = lane === 'notice' && (await deps.policy()).digest;
    const companions = digest ? await claimCompanions(deps, lane, claimed) : claimed;
    const { rows, over } = await weed(deps, companions);
    const taken = { ...companions, rows };
    if (over.length > 0) await write(taken, over);
    const { parcels, done } = await deps.database.read((db) => pack(db, rows, deps.atHand, digest));
    if (done.length > 0) await write(taken, done);
    if (parcels.length > 0) ownClaims.set(taken.id, parcels.length);
    for (const parcel of parcels) {
      budget.spend(parcel.rows.length);
      const sending: Promise<void> = send(taken, parcel).finally(() => {
        inFlight.delete(sending);
        const left = ownClaims.get(taken.id)! - 1;
        if (left > 0) ownClaims.set(taken.id, left);
        else ownClaims.delete(taken.id);
      });
      inFlight.add(sending);
    }
  }

  async function send(taken: Claim, parcel: Parcel): Promise<void> {
    try {
      const results = await attempt(taken, parcel);
      await checkpoint('outbox.answered');
      await write(taken, results);
      await checkpoint('outbox.recorded');
    } catch (error) {
      // Not written down: the lease runs out, and the rows are taken up again.
      if (error instanceof LeaseLapsed) deps.log.warn({ lane, rows: parcel.rows.length }, 'slept through a lease');
      else deps.log.error({ err: error, lane }, 'messages are tried again when their lease has run out');
    }
  }

  async function attempt(taken: Claim, parcel: Parcel): Promise<Sent[]> {
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

  async function write(taken: Claim, results: Result[]): Promise<void> {
    noteDue(
      await deps.database.transaction((db) => record(systemContext(db, now(), 'outbox'), settings, taken.id, results)),
    );
    if (lane === 'chat' && results.some(({ outcome }) => outcome.status !== 'retry')) deps.ring();
    for (const { rows, outcome } of results) {
      deps.tally(lane, outcome.status, rows.length);
      if (outcome.status === 'sent' || outcome.status === 'cancelled') continue;
      const { status, reason } = outcome;
      deps.log.warn({ lane, outbox: rows[0]?.id, rows: rows.length, attempt: rows[0]?.attempt, status, reason });
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
      ownClaims: new Set(),
    });
    if (old.rows.length > 0)
      await write(old, [{ rows: old.rows, outcome: { status: 'failed', reason }, code: 'expired' }]);
  }

  function noteDue(at: Date | null): void {
    if (at && (dueAgainAt === null || at < dueAgainAt)) dueAgainAt = at;
  }

  return { work, dueAgainAt: () => dueAgainAt };
}
