// What a person has before their eyes, as the page and tests read it. These types are the control API's contract with the page.
import type { Approval } from '../state/approvals';
import { drawCard, type CardButton } from '../state/cards';
import { lastLine, type Conversation, type Message } from '../state/chats';
import type { Content } from '../state/content';
import { isDoneFor, type Todo } from '../state/todos';
import type { Quota, SandboxUser } from '../options';
import type { World } from '../world';

export interface PersonView {
  userid: string;
  name: string;
  title: string;
  department: string;
  admin: boolean;
}

/** Somebody in the list one chooses from. */
export interface PersonChoice extends PersonView {
  /** unread messages and notices */
  unread: number;
  openTodos: number;
}

export interface Overview {
  app: { name: string; homeUrl: string; phrases: string[] };
  corpId: string;
  organisation: string;
  defaultUser: string;
  now: number;
  /** how far the clock was moved ahead by hand */
  aheadMs: number;
  /** how far it is still to be moved, when it is led step by step */
  aheadLeftMs: number;
  /** the app goes by this clock, so that what is due happens when it is moved */
  clockFollowed: boolean;
  streamConnections: number;
  /** how events reach the app */
  eventsOver: 'stream' | 'http';
  people: number;
  /** counted this month, and what may be used in it */
  countedCalls: number;
  deliveries: number;
  quota: Quota;
  perSecond: number | null;
  /** names of the troubles that are switched on */
  faults: string[];
}

export type ContentView =
  | Exclude<Content, { type: 'card' }>
  | { type: 'card'; outTrackId: string; title: string; text: string; buttons: CardButton[] };

export interface MessageView {
  id: string;
  from: 'me' | 'person' | 'bot' | 'system';
  name: string;
  at: number;
  content: ContentView;
  recalled: boolean;
}

export interface ConversationView {
  id: string;
  kind: 'bot' | 'group';
  title: string;
  memberCount: number;
  lastLine: string;
  lastAt: number | null;
  unread: number;
  messages: MessageView[];
}

export interface NoticeView {
  id: string;
  taskId: number;
  at: number;
  read: boolean;
  content: ContentView;
}

export interface TodoView {
  id: string;
  sourceId: string | null;
  subject: string;
  creator: string;
  createdAt: number;
  dueAt: number | null;
  done: boolean;
  fields: { key: string; value: string }[];
  appUrl: string;
  pcUrl: string;
}

export interface ApprovalView {
  instanceId: string;
  title: string;
  status: Approval['status'];
  result: Approval['result'];
  createdAt: number;
  fields: { name: string; value: string }[];
  /** the task this person has to decide now */
  myTaskId: number | null;
  steps: { name: string; state: string; at: number | null }[];
  remarks: { name: string; text: string; at: number }[];
}

export interface PhoneView {
  person: PersonView;
  conversations: ConversationView[];
  notices: NoticeView[];
  todos: TodoView[];
  approvals: ApprovalView[];
  /** how many there are beyond what is listed */
  more: { notices: number; todos: number; approvals: number };
  unreadNotices: number;
}

export function personView({ directory }: World, user: SandboxUser): PersonView {
  const { userid, name, title = '', admin = false } = user;
  const department = directory.department(user.departmentIds[0] ?? 1)?.name ?? '';
  return { userid, name, title, department, admin };
}

function personChoice(world: World, user: SandboxUser): PersonChoice {
  const conversations = world.chats.conversationsOf(user.userid);
  const messages = conversations.reduce((sum, conversation) => sum + unreadIn(conversation, user.userid), 0);
  const notices = world.notices.of(user.userid).filter(({ read }) => !read).length;
  const openTodos = world.todos.of(user.unionid).filter((todo) => !isDoneFor(todo, user.unionid)).length;
  return { ...personView(world, user), unread: messages + notices, openTodos };
}

const MOST_CHOICES = 50;

/** @param search in names, departments, titles and ids; empty for everybody */
export function peopleFound(world: World, search: string): { people: PersonChoice[]; total: number } {
  const found = world.directory.people().filter((user) => {
    const { name, department, title } = personView(world, user);
    return `${name}${department}${title}${user.userid}`.includes(search);
  });
  return { people: found.slice(0, MOST_CHOICES).map((user) => personChoice(world, user)), total: found.length };
}

export function overview(world: World): Overview {
  const { app, directory, calls, stream } = world;
  return {
    app: { name: app.name, homeUrl: app.homeUrl, phrases: app.phrases ?? [] },
    corpId: directory.corpId,
    organisation: directory.department(1)?.name ?? '',
    defaultUser: world.defaultUser,
    now: world.now(),
    streamConnections: stream.connectionCount(),
    aheadMs: world.clock.aheadMs(),
    aheadLeftMs: world.journey.leftMs(),
    clockFollowed: world.journey.isFollowed(),
    eventsOver: world.push.targets().events ? 'http' : 'stream',
    people: directory.size(),
    countedCalls: calls.countedTotal(),
    deliveries: calls.deliveredTotal(),
    quota: calls.quota(),
    perSecond: world.limits.perSecond(),
    faults: Object.keys(world.faults.active()),
  };
}

/** @param most the latest of each kind; all of them unless said otherwise */
export function phoneView(world: World, user: SandboxUser, most = Infinity): PhoneView {
  const { userid } = user;
  const notices = world.notices.of(userid);
  const todos = world.todos.of(user.unionid);
  const approvals = world.approvals.of(userid);
  const beyond = (list: readonly unknown[]) => Math.max(0, list.length - most);
  return {
    person: personView(world, user),
    conversations: world.chats
      .conversationsOf(userid)
      .map((conversation) => conversationView(world, conversation, userid)),
    notices: notices.slice(beyond(notices)).map(({ id, taskId, at, read, content }) => ({
      id,
      taskId,
      at,
      read,
      content: contentView(world, content, userid),
    })),
    todos: (beyond(todos) > 0 ? openFirst(todos, user.unionid) : todos)
      .slice(0, most)
      .map((todo) => todoView(world, todo, user.unionid)),
    approvals: approvals.slice(0, most).map((approval) => approvalView(world, approval, userid)),
    more: { notices: beyond(notices), todos: beyond(todos), approvals: beyond(approvals) },
    unreadNotices: notices.filter(({ read }) => !read).length,
  };
}

/** Of a long list the done ones are left out first. */
function openFirst(todos: Todo[], unionId: string): Todo[] {
  const isOpen = (todo: Todo) => !isDoneFor(todo, unionId);
  return [...todos.filter(isOpen), ...todos.filter((todo) => !isOpen(todo))];
}

function conversationView(world: World, conversation: Conversation, userid: string): ConversationView {
  const { id, type, title, messages } = conversation;
  return {
    id,
    kind: type === 'group' ? 'group' : 'bot',
    title,
    memberCount: world.chats.memberCount(conversation),
    lastLine: lastLine(conversation),
    lastAt: messages.at(-1)?.at ?? null,
    unread: unreadIn(conversation, userid),
    messages: messages.map((message) => messageView(world, message, userid)),
  };
}

function unreadIn({ messages }: Conversation, userid: string): number {
  return messages.filter(({ readBy, recalled, sender }) => !recalled && sender.kind !== 'system' && !readBy.has(userid))
    .length;
}

function messageView(world: World, { id, sender, at, content, recalled }: Message, userid: string): MessageView {
  const author =
    sender.kind === 'person' ? (world.directory.person(sender.userid)?.name ?? '已离职人员') : world.app.name;
  const from = sender.kind === 'person' ? (sender.userid === userid ? 'me' : 'person') : sender.kind;
  return { id, from, name: author, at, content: contentView(world, content, userid), recalled };
}

function contentView(world: World, content: Content, userid: string): ContentView {
  if (content.type !== 'card') return content;
  const card = world.cards.card(content.outTrackId);
  return { ...content, ...(card ? drawCard(card, userid) : { title: '', text: '卡片不存在', buttons: [] }) };
}

function todoView(world: World, todo: Todo, unionId: string): TodoView {
  return {
    id: todo.id,
    sourceId: todo.sourceId,
    subject: todo.subject,
    creator: world.directory.byUnionId(todo.creatorId)?.name ?? world.app.name,
    createdAt: todo.createdTime,
    dueAt: todo.dueTime,
    done: isDoneFor(todo, unionId),
    fields: todo.contentFieldList.map(({ fieldKey: key, fieldValue: value }) => ({ key, value })),
    appUrl: todo.detailUrl.appUrl,
    pcUrl: todo.detailUrl.pcUrl,
  };
}

const TASK_STATES = { AGREE: '已同意', REFUSE: '已拒绝', REDIRECTED: '已转交' };

function approvalView(world: World, approval: Approval, userid: string): ApprovalView {
  const nameOf = (id: string) => world.directory.person(id)?.name ?? id;
  const mine = approval.tasks.find((task) => task.userId === userid && task.status === 'RUNNING');
  const start = { name: nameOf(approval.originatorUserId), state: '发起申请', at: approval.createTime };
  return {
    instanceId: approval.instanceId,
    title: approval.title,
    status: approval.status,
    result: approval.result,
    createdAt: approval.createTime,
    fields: approval.values,
    myTaskId: mine?.taskId ?? null,
    steps: [
      start,
      ...approval.tasks.map((task) => ({
        name: nameOf(task.userId),
        state: task.result ? TASK_STATES[task.result] : task.status === 'RUNNING' ? '审批中' : '已取消',
        at: task.finishTime,
      })),
    ],
    remarks: approval.records
      .filter(({ remark }) => remark !== '')
      .map(({ userId, remark, date }) => ({ name: nameOf(userId), text: remark, at: date })),
  };
}
