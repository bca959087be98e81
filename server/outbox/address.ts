// A queued message becomes one that leaves: the recipient's DingTalk ids are filled in, and what it refers to is looked up.
import type { EntityManager } from 'typeorm';
import type { DeliveryOutcome, OutgoingMessage, RobotAddress } from '../dingtalk/port';
import type { ApprovalPayload } from '../approvals/payloads';
import type { ChatPicture } from '../bot/pictures/types';
import type { Person } from '../identity/entities';
import type { Look } from '../notifications/lastLook';
import type { ClaimedMessage, OutboxMessage } from './entities';
import type { OutboxPayload } from './payloads';

const NOT_YET_THERE_MS = 2_000;

/** Reads a file of the file store. */
export type ReadFile = (file: { storageKey: string; sha256: string }) => Promise<Buffer>;

/** The right to decide one step on a card; null when the step is over, or its score is another than the card's. */
export type IssueToken = (asked: {
  taskId: string;
  personId: string;
  round: number;
  step: number;
  total?: string | null;
}) => Promise<string | null>;

/** Compiles the Word report of a task for a person; null when there is none (any more), and they have been told why. */
export type CompileReport = (asked: { taskId: string; personId: string; messageId: string }) => Promise<Buffer | null>;

/** What is fetched or made only when a message leaves. */
export interface AtHand {
  /** what must not leave as it stands; rows that may are not among it */
  lastLook(db: EntityManager, rows: ClaimedMessage[]): Promise<Map<string, Look>>;
  readFile: ReadFile;
  issueToken: IssueToken;
  compileReport: CompileReport;
  /** a PNG; null where it cannot be drawn */
  drawPicture(picture: ChatPicture): Promise<Buffer | null>;
}

export type Addressee = Pick<Person, 'id' | 'userId' | 'unionId' | 'active'>;

/** What rows refer to, each asked for once. */
export interface Surroundings {
  /** recipients, by our id */
  people: ReadonlyMap<string, Addressee>;
  /** the rows that others change or end, by id */
  firsts: ReadonlyMap<string, OutboxMessage>;
  atHand: AtHand;
}

/** `code` names the outcome for the board where it is one of ours. */
export type Addressed = { message: OutgoingMessage } | { outcome: DeliveryOutcome; code?: string };

/** The id of the row that a message changes or ends; null for one that stands by itself. */
export function firstOf(payload: OutboxPayload): string | null {
  if ('opened' in payload) return payload.opened;
  return 'card' in payload ? payload.card : null;
}

/** What is about an approval is addressed by approvals/address.ts. @returns what leaves, or the outcome when there is nothing to send (now) */
export function address(row: ClaimedMessage, { people, firsts, atHand }: Surroundings): Addressed {
  const { holds: _, ...payload } = row.payload as Exclude<OutboxPayload, ApprovalPayload> & { holds?: object };
  if (payload.kind === 'chat.reply') return { message: payload };
  if (payload.kind === 'picture' && payload.group !== null)
    return { message: pictureOf(payload, { conversationId: payload.group }, atHand) };
  if (payload.kind === 'robot' && payload.group)
    return { message: { ...payload, to: { conversationId: payload.group } } };
  const person = row.recipientId ? people.get(row.recipientId) : undefined;
  if ('opened' in payload || 'card' in payload) return followUp(payload, person, firsts.get(firstOf(payload)!));
  if (!person?.active) return { outcome: { status: 'failed', reason: '收件人已不在通讯录中' }, code: 'left' };
  return { message: toPerson(row, payload, person, atHand) };
}

type First = Exclude<OutboxPayload, { kind: 'chat.reply' } | FollowUp | ApprovalPayload>;
type FollowUp = Extract<OutboxPayload, { opened: string } | { card: string }>;

function pictureOf(
  { kind, picture }: Extract<First, { kind: 'picture' }>,
  to: RobotAddress,
  { drawPicture }: AtHand,
): OutgoingMessage {
  return { kind, to, content: () => drawPicture(picture) };
}

function toPerson(
  { id: rowId, taskId }: ClaimedMessage,
  payload: First,
  { id: personId, userId, unionId }: Addressee,
  atHand: AtHand,
): OutgoingMessage {
  switch (payload.kind) {
    case 'notice':
      return { ...payload, userIds: [userId] };
    case 'robot':
      return { ...payload, to: { userIds: [userId] } };
    case 'file':
      return {
        ...payload,
        to: { userIds: [userId] },
        content: () =>
          'file' in payload
            ? atHand.readFile(payload.file)
            : atHand.compileReport({ ...payload.compiles, personId, messageId: rowId }),
      };
    case 'picture':
      return pictureOf(payload, { userIds: [userId] }, atHand);
    case 'todo.open':
      return { ...payload, sourceId: rowId, unionId };
    case 'card':
      return {
        ...payload,
        outTrackId: rowId,
        userId,
        token: taskId === null ? null : () => atHand.issueToken({ taskId, personId, ...payload.decides }),
      };
  }
}

/** What changes an earlier message waits for it, and is settled when that never went out or nobody sees it any more. */
function followUp(payload: FollowUp, person: Addressee | undefined, first: OutboxMessage | undefined): Addressed {
  const isGone = !first || first.status === 'failed' || (first.status === 'cancelled' && !mayBeThere(first));
  if (!person?.active || isGone) return { outcome: { status: 'sent', receipt: null } };
  if (first.status === 'waiting' || first.status === 'sending')
    return { outcome: { status: 'retry', afterMs: NOT_YET_THERE_MS, reason: '前一条消息尚未发出，发出后再更新' } };
  if (payload.kind === 'card.update') return { message: { ...payload, outTrackId: first.id } };
  const ids = { sourceId: first.id, unionId: person.unionId, todoId: first.receipt };
  return { message: { ...payload, ...ids } };
}

/** A card that was tried before it was given up may stand on the screen all the same. */
const mayBeThere = ({ kind, attempt }: OutboxMessage) => kind === 'card' && attempt > 1;
