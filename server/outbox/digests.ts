// While DingTalk's monthly quota is short, several notices to one person leave as one (合并通知). Their rows stay apart: each
// is sent, checked and shown for itself.
import { spokenInstant } from '../../shared/calendar';
import type { NoticeMessage } from '../dingtalk/port';
import type { ClaimedMessage } from './entities';

/** More would not fit into DingTalk's 2 KB. */
const MOST_TOGETHER = 6;
const LONGEST_ENTRY = 80;

export interface AddressedNotice {
  row: ClaimedMessage;
  message: NoticeMessage;
}

/** What one or several people get in one call: rows person by person, in the order of `message.userIds`. */
export interface TogetherNotice {
  rows: ClaimedMessage[];
  message: NoticeMessage;
}

/**
 * Puts notices together, person by person; people who get the same words in the end share them.
 * What was tried before goes with what failed together with it and with nothing else, so that a repeat is byte for byte
 * what it was, and DingTalk hides it from whoever has it already.
 */
export function together(notices: AddressedNotice[]): TogetherNotice[] {
  const perPerson = new Map<string, AddressedNotice[]>();
  for (const notice of notices) {
    const { recipientId, attempt, dueAt } = notice.row;
    const key = `${recipientId} ${attempt === 1 ? '' : dueAt.toISOString()}`;
    perPerson.set(key, [...(perPerson.get(key) ?? []), notice]);
  }
  const sameWords = new Map<string, TogetherNotice>();
  for (const theirs of [...perPerson.values()].map(inOrder).flatMap(inHandfuls)) {
    const message = digestOf(theirs);
    const key = JSON.stringify({ ...message, userIds: [] });
    const known = sameWords.get(key) ?? { rows: [], message: { ...message, userIds: [] } };
    known.rows.push(...theirs.map(({ row }) => row));
    known.message.userIds.push(...message.userIds);
    sameWords.set(key, known);
  }
  return [...sameWords.values()];
}

/** As they were written; of one moment by their words, so that people with the same notices get the same digest. */
function inOrder(notices: AddressedNotice[]): AddressedNotice[] {
  const keyOf = ({ row, message }: AddressedNotice) => `${row.createdAt.toISOString()} ${message.title}`;
  return notices.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function inHandfuls(notices: AddressedNotice[]): AddressedNotice[][] {
  return Array.from({ length: Math.ceil(notices.length / MOST_TOGETHER) }, (_, at) =>
    notices.slice(at * MOST_TOGETHER, (at + 1) * MOST_TOGETHER),
  );
}

/** One entry for each notice, and when the last of them was written: no two digests of a day read the same. */
function digestOf(notices: AddressedNotice[]): NoticeMessage {
  const [first] = notices;
  if (notices.length === 1) return first!.message;
  const writtenAt = new Date(Math.max(...notices.map(({ row }) => row.createdAt.getTime())));
  const paths = new Set(notices.map(({ message }) => message.path));
  return {
    kind: 'notice',
    userIds: first!.message.userIds,
    title: `绩效评价有 ${notices.length} 条新消息（${spokenInstant(writtenAt)}）`,
    lines: notices.map(({ message }, at) => entryOf(message, at + 1)),
    buttonLabel: '查看',
    path: paths.size === 1 ? first!.message.path : '#/',
  };
}

function entryOf({ title, lines }: NoticeMessage, number: number): string {
  const words = [...`${number}. ${[title, ...lines].join('；')}`];
  return words.length > LONGEST_ENTRY ? `${words.slice(0, LONGEST_ENTRY - 1).join('')}…` : words.join('');
}
