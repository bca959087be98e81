// What the app has sent, and what became of it person by person: read, unread, or not delivered.
import { summaryOf } from '../state/content';
import type { NoticeTask } from '../state/notices';
import type { SentMessage } from '../state/chats';
import type { World } from '../world';

const MOST = 50;
const MOST_PEOPLE = 200;

export interface SentView {
  id: string;
  kind: 'notice' | 'robot';
  at: number;
  line: string;
  /** still in DingTalk's queue */
  isQueued: boolean;
  recalled: boolean;
  read: number;
  unread: number;
  missed: number;
}

export interface RecipientView {
  userid: string;
  name: string;
  state: 'read' | 'unread' | 'missed';
  /** why it did not arrive */
  reason: string;
}

const REASONS: Record<string, string> = {
  '143103': '每分钟接收人数超限',
  '143104': '每分钟发送次数超限',
  '143105': '当天消息数超限',
  '143106': '当天内容重复',
};

/** Newest first. */
export function sentList(world: World): { sent: SentView[]; total: number } {
  const notices = world.notices.latestTasks(MOST).map(noticeView);
  const robot = world.chats.latestSent(MOST).map((sent) => robotView(world, sent));
  const sent = [...notices, ...robot].sort((a, b) => b.at - a.at).slice(0, MOST);
  return { sent, total: world.notices.taskCount() + world.chats.sentCount() };
}

/** @returns null when nothing was sent under this id */
export function recipientsOf(world: World, id: string): { people: RecipientView[]; total: number } | null {
  const task = world.notices.task(Number(id));
  const people = task ? recipientsOfNotice(world, task) : recipientsOfRobot(world, id);
  return people && { people: people.slice(0, MOST_PEOPLE), total: people.length };
}

function noticeView({ taskId, at, content, isDone, notices, forbidden, invalidUsers }: NoticeTask): SentView {
  const read = notices.filter((notice) => notice.read).length;
  return {
    id: String(taskId),
    kind: 'notice',
    at,
    line: summaryOf(content),
    isQueued: !isDone,
    recalled: notices.length > 0 && notices.every(({ recalled }) => recalled),
    read,
    unread: notices.length - read,
    missed: forbidden.length + invalidUsers.length,
  };
}

function robotView({ chats }: World, { queryKey, at, content }: SentMessage): SentView {
  const messages = chats.byQueryKey(queryKey);
  const reached = messages.reduce((sum, message) => sum + chats.memberCountOf(message), 0);
  const read = messages.reduce((sum, message) => sum + message.readBy.size, 0);
  return {
    id: queryKey,
    kind: 'robot',
    at,
    line: summaryOf(content),
    isQueued: false,
    recalled: messages.length > 0 && messages.every(({ recalled }) => recalled),
    read,
    unread: reached - read,
    missed: 0,
  };
}

function recipientsOfNotice(world: World, { notices, forbidden, invalidUsers }: NoticeTask): RecipientView[] {
  return [
    ...forbidden.map(({ userid, code }) => missed(world, userid, code ? (REASONS[code] ?? code) : '不在应用可见范围')),
    ...invalidUsers.map((userid) => missed(world, userid, '不在本组织')),
    ...notices.map(({ userid, read }) => reached(world, userid, read)),
  ];
}

function recipientsOfRobot(world: World, queryKey: string): RecipientView[] | null {
  const messages = world.chats.byQueryKey(queryKey);
  if (messages.length === 0) return null;
  return messages.flatMap((message) => {
    const conversation = world.chats.conversation(message.conversationId);
    const members = conversation ? world.chats.membersOf(conversation) : [];
    return members.map((userid) => reached(world, userid, message.readBy.has(userid)));
  });
}

const nameOf = (world: World, userid: string): string => world.directory.person(userid)?.name ?? userid;

function reached(world: World, userid: string, read: boolean): RecipientView {
  return { userid, name: nameOf(world, userid), state: read ? 'read' : 'unread', reason: '' };
}

function missed(world: World, userid: string, reason: string): RecipientView {
  return { userid, name: nameOf(world, userid), state: 'missed', reason };
}
