// A queued message becomes one that leaves: the recipient's DingTalk ids are filled in, and what it refers to is looked up.
import type { EntityManager } from 'typeorm';
import type { DeliveryOutcome, OutgoingMessage } from '../dingtalk/port';
import { Person } from '../identity/entities';
import { OutboxMessage } from './entities';
import type { OutboxPayload } from './payloads';

const NOT_YET_THERE_MS = 2_000;

/** Reads a file of the file store. */
export type ReadFile = (file: { storageKey: string; sha256: string }) => Promise<Buffer>;

type Addressed = { message: OutgoingMessage } | { outcome: DeliveryOutcome };

/** @returns what leaves, or the outcome when there is nothing to send (now) */
export async function address(db: EntityManager, row: OutboxMessage, readFile: ReadFile): Promise<Addressed> {
  const payload = row.payload as OutboxPayload;
  if (payload.kind === 'chat.reply') return { message: payload };
  const person = row.recipientId ? await db.findOneBy(Person, { id: row.recipientId }) : null;
  if ('opened' in payload || 'card' in payload) return followUp(db, payload, person);
  if (!person?.active) return { outcome: { status: 'failed', reason: '收件人已不在通讯录中' } };
  return { message: toPerson(row.id, payload, person, readFile) };
}

type First = Exclude<OutboxPayload, { kind: 'chat.reply' } | FollowUp>;
type FollowUp = Extract<OutboxPayload, { opened: string } | { card: string }>;

function toPerson(rowId: string, payload: First, { userId, unionId }: Person, readFile: ReadFile): OutgoingMessage {
  switch (payload.kind) {
    case 'notice':
      return { ...payload, userIds: [userId] };
    case 'robot':
      return { ...payload, to: { userIds: [userId] } };
    case 'file':
      return { ...payload, to: { userIds: [userId] }, content: () => readFile(payload.file) };
    case 'todo.open':
      return { ...payload, sourceId: rowId, unionId };
    case 'card':
      return { ...payload, outTrackId: rowId, userId };
  }
}

/** What changes an earlier message waits for it, and is settled when that never went out or nobody sees it any more. */
async function followUp(db: EntityManager, payload: FollowUp, person: Person | null): Promise<Addressed> {
  const first = await db.findOneBy(OutboxMessage, { id: 'opened' in payload ? payload.opened : payload.card });
  if (!person?.active || !first || first.status === 'cancelled' || first.status === 'failed')
    return { outcome: { status: 'sent', receipt: null } };
  if (first.status === 'waiting' || first.status === 'sending')
    return { outcome: { status: 'retry', afterMs: NOT_YET_THERE_MS, reason: '前一条消息尚未发出，发出后再更新' } };
  if (payload.kind === 'card.update') return { message: { ...payload, outTrackId: first.id } };
  const ids = { sourceId: first.id, unionId: person.unionId, todoId: first.receipt };
  return { message: { ...payload, ...ids } };
}
