// What leaves for people, and what becomes of it.
import type { ApprovalMessage } from './approvals';

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
  /** a quiet link of our own below everything, such as 提醒设置; gives way last, when not even the title leaves room */
  footer?: { label: string; path: string };
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

/** A button under a chat message: it opens a page of ours, or says something in the name of whoever presses it. */
export type ChatButton = { label: string; path: string } | { label: string; say: string };

/** A message of the robot (机器人消息): no limit of one text a day, but only where a robot may speak. */
export interface RobotMessage {
  kind: 'robot';
  /** people: 1–20 */
  to: RobotAddress;
  title: string;
  /** DingTalk's subset: headings, lists, quotes, bold; addresses leave as buttons only */
  markdown: string;
  /** five are shown as buttons, any further ones as links below the text */
  buttons: ChatButton[];
}

/** A file in the robot's chat, such as a compiled report. */
export interface FileMessage {
  kind: 'file';
  to: RobotAddress;
  /** with its ending: docx, xlsx or pdf */
  fileName: string;
  /** asked for only when the message leaves; null when there is no such file (any more) */
  content(): Promise<Buffer | null>;
}

/** A picture in the robot's chat, such as the progress of a campaign; it has no words and no buttons of its own. */
export interface PictureMessage {
  kind: 'picture';
  to: RobotAddress;
  /** asked for only when the message leaves: a PNG; null when it cannot be drawn here */
  content(): Promise<Buffer | null>;
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
   * the card leaves. null: nothing is decided on this card; when it gives null, the task has gone on and the card waits.
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
  buttons: ChatButton[];
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
  | PictureMessage
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
