// Claimed rows put together into calls: notices that say the same leave in one call for up to a hundred people.
import { In, type EntityManager } from 'typeorm';
import type { DeliveryOutcome, OutgoingMessage } from '../dingtalk/port';
import { addressApproval, isAboutApproval } from '../approvals/address';
import { address, firstOf, type Addressee, type AtHand, type Surroundings } from './address';
import { together } from './digests';
import { OutboxMessage, type ClaimedMessage } from './entities';
import { lanes } from './lanes';
import type { OutboxPayload } from './payloads';
import { marks } from './updateRows';

/** Rows that leave in one call. */
export interface Parcel {
  rows: ClaimedMessage[];
  /** what is sent for some of them, or all */
  messageFor(rows: ClaimedMessage[]): OutgoingMessage;
}

/** Rows that were sent, or could not be. */
export interface Sent {
  rows: ClaimedMessage[];
  outcome: DeliveryOutcome;
  /** of a failure: DingTalk's code or one of shared/delivery/nextWay.ts, for the board */
  code?: string;
}

/** What became of rows; `cancelled`: there was nothing to say any more. */
export type Result = Omit<Sent, 'outcome'> & { outcome: DeliveryOutcome | { status: 'cancelled'; reason: string } };

interface Single {
  row: ClaimedMessage;
  message: OutgoingMessage;
}

/**
 * @param digest several notices to one person may leave as one, where that saves calls
 * @returns the calls to make, and the results of rows that need none
 */
export async function pack(
  db: EntityManager,
  rows: ClaimedMessage[],
  atHand: AtHand,
  digest: boolean,
): Promise<{ parcels: Parcel[]; done: Sent[] }> {
  const around = await surroundingsOf(db, rows, atHand);
  const singles: Single[] = [];
  const done: Sent[] = [];
  for (const row of rows) {
    const addressed = isAboutApproval(row.payload) ? await addressApproval(db, row, row.payload) : address(row, around);
    if ('message' in addressed) singles.push({ row, message: addressed.message });
    else done.push({ rows: [row], ...addressed });
  }
  const parcels = batched(singles);
  const merged = digest ? digested(singles) : null;
  return { parcels: merged && merged.length < parcels.length ? merged : parcels, done };
}

async function surroundingsOf(db: EntityManager, rows: ClaimedMessage[], atHand: AtHand): Promise<Surroundings> {
  const personIds = [...new Set(rows.flatMap(({ recipientId }) => recipientId ?? []))];
  const firstIds = [...new Set(rows.flatMap(({ payload }) => firstOf(payload as OutboxPayload) ?? []))];
  const people = personIds.length > 0 ? await addresseesOf(db, personIds) : [];
  const firsts = firstIds.length > 0 ? await db.findBy(OutboxMessage, { id: In(firstIds) }) : [];
  return {
    people: new Map(people.map((person) => [person.id, person])),
    firsts: new Map(firsts.map((row) => [row.id, row])),
    atHand,
  };
}

/** A hundred people for each call: asked for by themselves they are there in a fraction of the time. */
async function addresseesOf(db: EntityManager, personIds: string[]): Promise<Addressee[]> {
  const found: (Omit<Addressee, 'active'> & { active: boolean | number })[] = await db.query(
    `SELECT id, userId, unionId, active FROM people WHERE id IN (${marks(personIds)})`,
    personIds,
  );
  return found.map((person) => ({ ...person, active: Boolean(person.active) }));
}

function batched(singles: Single[]): Parcel[] {
  const batches = new Map<string, Single[]>();
  for (const single of singles) {
    const key = single.row.batchKey ?? single.row.id;
    const batch = batches.get(key);
    if (batch) batch.push(single);
    else batches.set(key, [single]);
  }
  return [...batches.values()].flatMap(parcelsOf);
}

function parcelsOf(batch: Single[]): Parcel[] {
  const { message } = batch[0]!;
  if (message.kind !== 'notice') return batch.map(({ row }) => ({ rows: [row], messageFor: () => message }));
  const userIds = new Map(batch.map((one) => [one.row, (one.message as typeof message).userIds]));
  const messageFor = (rows: ClaimedMessage[]) => ({ ...message, userIds: rows.flatMap((row) => userIds.get(row)!) });
  const { peoplePerCall } = lanes.notice;
  return Array.from({ length: Math.ceil(batch.length / peoplePerCall) }, (_, at) => ({
    rows: batch.slice(at * peoplePerCall, (at + 1) * peoplePerCall).map(({ row }) => row),
    messageFor,
  }));
}

/** @returns null when there is anything but notices */
function digested(singles: Single[]): Parcel[] | null {
  const notices = singles.flatMap(({ row, message }) => (message.kind === 'notice' ? [{ row, message }] : []));
  if (notices.length < singles.length) return null;
  return together(notices).flatMap(({ rows, message }) => {
    const people = byRecipient(rows);
    const userIds = new Map(people.map((theirs, at) => [theirs[0]!, message.userIds[at]!]));
    const messageFor = (some: ClaimedMessage[]) => ({
      ...message,
      userIds: byRecipient(some).map((theirs) => userIds.get(theirs[0]!)!),
    });
    const { peoplePerCall } = lanes.notice;
    return Array.from({ length: Math.ceil(people.length / peoplePerCall) }, (_, at) => ({
      rows: people.slice(at * peoplePerCall, (at + 1) * peoplePerCall).flat(),
      messageFor,
    }));
  });
}

/** Rows of the same person together, in the order in which the people come; a row without one stands by itself. */
export function byRecipient<Row extends Pick<OutboxMessage, 'id' | 'recipientId'>>(rows: Row[]): Row[][] {
  const perPerson = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.recipientId ?? row.id;
    perPerson.set(key, [...(perPerson.get(key) ?? []), row]);
  }
  return [...perPerson.values()];
}
