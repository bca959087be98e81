// What the rest of the server knows of DingTalk: types in our own words. Everybody imports them from here; only this
// folder knows the wire. Instants are milliseconds since 1970; `path` is relative to the app's own address, '#/tasks/ID'.

import type { CountedApi } from '../../shared/quota/apis';

export interface SignedInPerson {
  userId: string;
  unionId: string;
  name: string;
}

export interface Department {
  id: number;
  name: string;
  /** null for the organisation itself */
  parentId: number | null;
}

/** The organisation itself in the tree of departments. */
export const ROOT_DEPARTMENT = 1;

export interface DirectoryPerson extends SignedInPerson {
  title: string | null;
  /** in DingTalk's order, which says nothing about which is the main one */
  departmentIds: number[];
  /** the departments this person heads */
  leaderOf: number[];
  /** an administrator of the organisation in DingTalk */
  isAdmin: boolean;
}

/** Some of a department's direct members. */
export interface PeoplePage {
  people: DirectoryPerson[];
  /** where the next page begins, null after the last */
  nextCursor: number | null;
}

/** Signing in and the directory: asked at once. Every method throws DingTalkRefused or DingTalkUnreachable. */
export interface DingTalkDirectory {
  /** 免登. A code works once: after a failure ask the client for a new one instead of repeating. */
  personOfAuthCode(code: string): Promise<SignedInPerson>;
  /** Sign-in in a browser outside DingTalk; only members of our own organisation pass. */
  personOfBrowserCode(code: string): Promise<SignedInPerson>;
  /** Where the browser goes to sign in. `state` comes back unchanged and must be checked against the session. */
  browserSignInUrl(redirectUri: string, state: string): string;
  /** null when there is none, or none that the app may see. The organisation itself always answers. */
  department(id: number): Promise<Department | null>;
  /** The departments directly below; none when the department itself is gone. */
  childDepartments(parentId: number): Promise<Department[]>;
  /** Direct members from `cursor` on, 0 for the first page; none when the department is gone. */
  peoplePage(departmentId: number, cursor: number): Promise<PeoplePage>;
  /** null for somebody who is not in the organisation (any more). */
  person(userId: string): Promise<DirectoryPerson | null>;
}

export interface ChatConversation {
  type: 'direct' | 'group';
  id: string;
  title: string | null;
  /** who we talk to; direct conversations only */
  userId?: string;
}

/** A work notification (工作通知) with one button. The same text reaches one person once a day: later copies are dropped unseen. */
export interface NoticeMessage {
  kind: 'notice';
  /** 1–100 */
  userIds: string[];
  title: string;
  /** plain text, one line each; the last ones give way when the message grows past DingTalk's 2 KB */
  lines: string[];
  buttonLabel: string;
  path: string;
}

/** A to-do (待办). `sourceId` names it for ever: the same one is never opened twice. */
export interface OpenTodoMessage {
  kind: 'todo.open';
  sourceId: string;
  unionId: string;
  subject: string;
  lines: [label: string, value: string][];
  dueAt: number;
  path: string;
}

/** Done for that person. Without `todoId` it is looked up by `sourceId`; one that does not exist counts as closed. */
export interface CloseTodoMessage {
  kind: 'todo.close';
  sourceId: string;
  unionId: string;
  todoId: string | null;
}

/**
 * The to-do says something else from now on, such as a later due date. One that does not exist any more is left alone.
 * Its lines stay as they were opened: the official client cannot change them.
 */
export interface UpdateTodoMessage {
  kind: 'todo.update';
  sourceId: string;
  unionId: string;
  todoId: string | null;
  subject: string;
  dueAt: number;
}

/** The to-do vanishes: what it asked for is no longer asked of this person. */
export interface CancelTodoMessage {
  kind: 'todo.cancel';
  sourceId: string;
  unionId: string;
  todoId: string | null;
}

/** Where a robot's message goes: to people one by one, or into a group the robot is in. */
export type RobotAddress = { userIds: string[] } | { conversationId: string };

/** A message of the robot (机器人消息): no limit of one text a day, but only where a robot may speak. */
export interface RobotMessage {
  kind: 'robot';
  /** people: 1–20 */
  to: RobotAddress;
  title: string;
  /** DingTalk's subset: headings, lists, quotes, bold; addresses leave as buttons only */
  markdown: string;
  /** five are shown as buttons, any further ones as links below the text */
  buttons: { label: string; path: string }[];
}

/** A file in the robot's chat, such as a compiled report. */
export interface FileMessage {
  kind: 'file';
  to: RobotAddress;
  /** with its ending: docx, xlsx or pdf */
  fileName: string;
  /** asked for only when the message leaves */
  content(): Promise<Buffer>;
}

/**
 * An interactive card (互动卡片) in the robot's chat with one person. Sent with the configured template; without one, the
 * same words leave as an action card whose buttons are links.
 */
export interface CardMessage {
  kind: 'card';
  /** names the card for ever: the same one is never delivered twice */
  outTrackId: string;
  userId: string;
  title: string;
  lines: [label: string, value: string][];
  /** `actionId` comes back when it is pressed; null: it only opens `path`. The fall-back has the latter alone. */
  buttons: { label: string; actionId: string | null; path: string }[];
  /** one word about where it stands, such as 待审核 */
  status: string;
  /**
   * What a pressed button brings back to prove that this person was asked; shown to nobody else, and asked for only when
   * the card leaves. null: nothing is decided on this card, or nothing any more.
   */
  token: (() => Promise<string | null>) | null;
}

/** The card says how it ended, and its buttons go. One that left as an action card cannot change and counts as updated. */
export interface UpdateCardMessage {
  kind: 'card.update';
  outTrackId: string;
  status: string;
  lines: [label: string, value: string][];
}

/** The bot's answer. Through the session webhook while it is valid, otherwise as a message of the robot. */
export interface ChatReplyMessage {
  kind: 'chat.reply';
  sessionWebhook: string | null;
  sessionExpiresAt: number | null;
  conversation: ChatConversation;
  title: string;
  /** DingTalk's subset: headings, lists, quotes, bold, links; no tables */
  markdown: string;
  /** five are shown as buttons, any further ones as links below the text */
  buttons: { label: string; path: string }[];
}

/** A form template of OA approval (审批表单模板): one line of text per label. */
export interface ApprovalForm {
  name: string;
  description: string;
  /** 1–20 characters each, no two the same */
  labels: string[];
}

/** Starts one OA approval (OA审批). DingTalk has no key against a second one, so `key` is looked for when it may be there. */
export interface StartApprovalMessage {
  kind: 'oa.start';
  processCode: string;
  originatorUserId: string;
  /** who may decide each step, in order; of several in a step one is enough (或签) */
  approvers: string[][];
  /** labels of the form with what stands there */
  fields: [label: string, value: string][];
  /** a field with a value that no other approval has */
  key: [label: string, value: string];
  /** a field with the address of a page */
  link: [label: string, path: string];
  /** an earlier try may have got through: it would have been started since then. null: there was none */
  lookSince: number | null;
  /** false: it was withdrawn meanwhile, and is only looked for so that it can be ended */
  wanted: boolean;
}

/** An approval that was started, as the messages about it name it. */
interface StartedApproval {
  instanceId: string;
  originatorUserId: string;
  startedAt: number;
}

/** A decision made elsewhere is made in the approval too, in the name of whoever made it. */
export interface DecideApprovalMessage extends StartedApproval {
  kind: 'oa.execute';
  userId: string;
  /** counted from 0 */
  step: number;
  result: 'agree' | 'refuse';
  remark: string;
  /** when this person has nothing to decide there, the approval ends with these words */
  endRemark: string;
}

/** Ends an approval without a decision (撤销). DingTalk refuses that in its first 15 seconds: then it is done later. */
export interface EndApprovalMessage extends StartedApproval {
  kind: 'oa.terminate';
  remark: string;
}

/** A comment (评论) below an approval, in the name of who started it; the same words stand there once. */
export interface CommentApprovalMessage extends StartedApproval {
  kind: 'oa.comment';
  text: string;
  path: string;
}

export type ApprovalMessage =
  StartApprovalMessage | DecideApprovalMessage | EndApprovalMessage | CommentApprovalMessage;

/** An OA approval as DingTalk has it now. */
export interface ApprovalInstance {
  originatorUserId: string;
  state: 'running' | 'finished' | 'withdrawn';
  fields: Record<string, string>;
  /** in the order in which they were opened */
  tasks: ApprovalTask[];
  comments: string[];
  /** in whose name it was withdrawn; when the app did it that may be the originator's */
  withdrawnBy: string | null;
}

/** What one person has or had to decide in an approval. */
export interface ApprovalTask {
  id: number;
  userId: string;
  state: 'waiting' | 'decided' | 'handed-over' | 'closed';
  result: 'agree' | 'refuse' | null;
  remark: string;
  /** false: decided by a rule of DingTalk or in somebody's stead */
  inPerson: boolean;
}

/** OA approvals, asked at once. Every method throws DingTalkRefused or DingTalkUnreachable. */
export interface DingTalkApprovals {
  /**
   * Creates the form, or changes the one with this code. A form of the same name, left by an earlier try, is taken over.
   * @returns its process code
   */
  saveForm(form: ApprovalForm, processCode: string | null): Promise<string>;
  /** @returns null when DingTalk knows no such approval */
  instance(instanceId: string): Promise<ApprovalInstance | null>;
}

/** What leaves. */
export type OutgoingMessage =
  | NoticeMessage
  | OpenTodoMessage
  | UpdateTodoMessage
  | CloseTodoMessage
  | CancelTodoMessage
  | RobotMessage
  | FileMessage
  | CardMessage
  | UpdateCardMessage
  | ChatReplyMessage
  | ApprovalMessage;

/** Somebody whom a message did not reach. */
export interface Undelivered {
  userId: string;
  /** DingTalk's code, such as 143106, or the name of its list */
  code: string;
  /** a Chinese sentence */
  reason: string;
  /** the same message may succeed later by the same way */
  retry: boolean;
}

export type DeliveryOutcome =
  /**
   * receipt: task_id of a notice, id of a to-do, processQueryKey of a robot message or a file, outTrackId of a card (or
   * the processQueryKey of what left in its place), null when there is none.
   * undelivered: those of several recipients whom DingTalk named at once as not reached
   */
  | { status: 'sent'; receipt: string | null; undelivered?: Undelivered[] }
  /** may be sent again without anyone seeing it twice */
  | { status: 'retry'; afterMs: number; reason: string }
  /** it may have arrived and has no key that would hide a second copy: never resend it blindly */
  | { status: 'unknown'; reason: string }
  /**
   * will never work; reason is a Chinese sentence for the admin's 未送达 list.
   * aboutRecipient: DingTalk does not know the person; of several it does not say whom, and the others may be reached
   */
  | { status: 'failed'; reason: string; aboutRecipient?: true };

/** What DingTalk knows of a message some time after it accepted it. Lists hold userids. */
export interface NoticeResult {
  read: string[];
  /** delivered, not opened yet */
  unread: string[];
  undelivered: Undelivered[];
  /** DingTalk is through: who is in no list now was dropped without a word, and will not be reached any more */
  finished: boolean;
}

export interface DingTalkSender {
  /** Never rejects for anything DingTalk does; a rejection is a programming error. */
  deliver(message: OutgoingMessage): Promise<DeliveryOutcome>;
  /**
   * What became of a work notification; DingTalk tells it for 24 hours, each question counts towards the quota. How far
   * the sending is gets asked as well only when fewer than `recipients` people are named.
   * @param receipt task_id
   * @throws DingTalkRefused when DingTalk does not know it (any more), DingTalkUnreachable
   */
  noticeResult(receipt: string, recipients?: number): Promise<NoticeResult>;
  /**
   * Who has read a message or file of the robot to people; DingTalk tells it for 24 hours. It names everybody it took
   * the message for; one question counts towards the quota.
   * @param receipt processQueryKey
   * @throws DingTalkRefused, DingTalkUnreachable
   */
  robotResult(receipt: string): Promise<NoticeResult>;
}

export interface BotMessage {
  id: string;
  /** trimmed, leading @mentions removed, every kind of space a plain one; '' for pictures and the like */
  text: string;
  /** null for outsiders, and for everybody before the bot is published */
  senderUserId: string | null;
  senderName: string;
  /** the sender's organisation */
  corpId: string;
  conversation: ChatConversation;
  sessionWebhook: string | null;
  sessionExpiresAt: number | null;
  sentAt: number;
}

/** Something that happened in DingTalk (事件订阅): in the directory, with an approval, with a to-do. */
export interface IncomingEvent {
  id: string;
  /** DingTalk's event name, such as `user_leave_org` */
  type: string;
  /** 0 when DingTalk does not say */
  occurredAt: number;
  /** the organisation it happened in; null when DingTalk does not say */
  corpId: string | null;
  data: unknown;
}

/** Somebody pressed a button of a card (互动卡片). Only the token proves anything, and only together with the rest. */
export interface CardPress {
  outTrackId: string;
  userId: string;
  corpId: string;
  /** of the button */
  actionId: string;
  /** what the card brought along to prove that this person was asked; null when it brings nothing */
  token: string | null;
}

/** What the card says from now on; its buttons go. */
export interface CardAnswer {
  status: string;
  lines: [label: string, value: string][];
  /** false: only the one who pressed sees it */
  forEverybody: boolean;
}

/** What comes in. It is acknowledged only after the promise resolved: store first, resolve then, work later. Copies happen. */
export interface IncomingHandlers {
  onBotMessage(message: BotMessage): Promise<void>;
  onEvent(event: IncomingEvent): Promise<void>;
  /** Stored and worked on at once, since the card waits for its answer; null leaves the card as it is. */
  onCard(press: CardPress): Promise<CardAnswer | null>;
  /** Signed rightly, but of another time: a recorded copy. It was refused; `id` is the same for copies of one request. */
  onStale(kind: CallbackKind, id: string): Promise<void>;
}

/** The three addresses DingTalk calls over HTTP. */
export type CallbackKind = 'events' | 'robot' | 'cards';

/** A request as it came; header names in lower case. */
export interface CallbackRequest {
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

export interface CallbackAnswer {
  status: 200 | 400 | 401 | 500;
  body: object;
}

/** The way in over HTTP. */
export interface Callbacks {
  /** Tells DingTalk where pressed cards go; the other two addresses are entered in its console. Never rejects. */
  announce(): Promise<void>;
  /** Never rejects. */
  receive(kind: CallbackKind, request: CallbackRequest): Promise<CallbackAnswer>;
  /** of a callback that was taken; null before the first */
  readonly lastSeenAt: number | null;
  /** how many were refused, by `kind:reason` */
  refused(): ReadonlyMap<string, number>;
}

export interface StreamConnection {
  readonly connected: boolean;
  /** how often a connection was tried for, the first time included */
  readonly attempts: number;
  /** null before the first frame */
  readonly lastFrameAt: number | null;
  /** frames that could not be read, dropped so far */
  readonly malformedFrames: number;
  /** Stops everything; handlers at work get a moment to be acknowledged. */
  close(): Promise<void>;
}

export interface DingTalk {
  directory: DingTalkDirectory;
  sender: DingTalkSender;
  approvals: DingTalkApprovals;
  /** Connects in the background and stays connected until closed. */
  connectStream(handlers: IncomingHandlers): StreamConnection;
  /** The other way in; null when the app is set up to use the Stream. */
  receiveCallbacks(handlers: IncomingHandlers): Callbacks | null;
  /**
   * What a page of ours hands to `dd.config`; only some client APIs want it.
   * @throws RangeError for an address that is not ours, DingTalkRefused or DingTalkUnreachable
   */
  signPage(href: string): Promise<PageSignature>;
  /** Whether DingTalk answers and knows our credentials; the answer may be 15 seconds old. */
  reachable(): Promise<boolean>;
}

export interface PageSignature {
  agentId: string;
  corpId: string;
  /** milliseconds */
  timeStamp: string;
  nonceStr: string;
  signature: string;
}

/** Who counts what DingTalk counts. Neither method may fail or wait. */
export interface CallMeter {
  /** a call was made that costs quota */
  counted(api: CountedApi): void;
  /** DingTalk refused a call because the month's calls are used up */
  spent(): void;
}

/** A token or ticket; instants are milliseconds since 1970. */
export interface SharedSecret {
  value: string;
  renewedAt: number;
  expiresAt: number;
}

/** Where all processes of one app find the token another one has renewed. Nothing readable may lie at rest there. */
export interface SecretStore {
  /** null when there is none that can be read */
  load(name: string): Promise<SharedSecret | null>;
  keep(name: string, secret: SharedSecret): Promise<void>;
}

/** pino's shape */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface StreamTimings {
  firstRetryMs: number;
  longestRetryMs: number;
  /** wait after DingTalk refused our credentials */
  refusedRetryMs: number;
  /** an attempt to connect is given up after this */
  connectTimeoutMs: number;
  /** a connection that is silent for this long is dead */
  silenceTimeoutMs: number;
}

export interface DingTalkConfig {
  corpId: string;
  clientId: string;
  clientSecret: string;
  agentId: number;
  robotCode: string;
  /** https://api.dingtalk.com; plain http only on this machine */
  apiBaseUrl: string;
  /** https://oapi.dingtalk.com */
  oapiBaseUrl: string;
  /** https://login.dingtalk.com */
  loginBaseUrl: string;
  /** the template of interactive cards; null: cards leave as action cards with links */
  card?: CardSettings | null;
  /** how DingTalk reaches us; null: over the Stream, which we open ourselves */
  callbacks?: CallbackSettings | null;
  /** our own app; links in messages come from nowhere else */
  publicBaseUrl: string;
  /** how `dd.config` is signed; SHA-256 by the documentation, SHA-1 in older samples */
  jsapiHash?: 'sha256' | 'sha1';
  log: Logger;
  /** told of every call that counts towards the monthly quota */
  meter?: CallMeter;
  /** shares token and ticket with other processes; without it they are kept in memory */
  secrets?: SecretStore;
  fetch?: typeof fetch;
  now?: () => number;
  /** whole calls, from the first byte out to the last byte in */
  deadlines?: Partial<Deadlines>;
  stream?: Partial<StreamTimings>;
}

/** A card's layout is made and published by hand in DingTalk's card platform; its id and variables are settings. */
export interface CardSettings {
  /** `….schema` */
  templateId: string;
  /** how the template calls our variables, where it calls them otherwise */
  variables: Partial<Record<CardVariable, string>>;
  /** the registered address pressed buttons come to over HTTP; null: they come through the Stream */
  callbackRouteKey: string | null;
}

/** What a card can show: docs of each in cards.ts. */
export type CardVariable = 'title' | 'markdown' | 'status' | 'open' | 'url' | 'buttons' | 'token';

/** Callbacks over HTTP, as they are set up in DingTalk's console. */
export interface CallbackSettings {
  eventToken: string;
  /** 43 letters and digits */
  eventAesKey: string;
  /** null: no cards come over HTTP */
  cardSecret: string | null;
}

export interface Deadlines {
  callMs: number;
  signInMs: number;
  uploadMs: number;
}
