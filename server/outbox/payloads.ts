import type { ApprovalPayload } from '../approvals/payloads';
import type { ChatPicture } from '../bot/pictures/types';
import type {
  CardMessage,
  ChatReplyMessage,
  FileMessage,
  NoticeMessage,
  OpenTodoMessage,
  RobotMessage,
  UpdateCardMessage,
  UpdateTodoMessage,
} from '../dingtalk/port';

/** What a queued message says, in our own words. The recipient stands in the row and is filled in when it leaves. */
export type OutboxPayload =
  | Omit<NoticeMessage, 'userIds'>
  | (Omit<RobotMessage, 'to'> & {
      /** the group it is said in; without one it goes to the recipient alone */
      group?: string;
    })
  | Omit<OpenTodoMessage, 'sourceId' | 'unionId'>
  | ((
      | Pick<UpdateTodoMessage, 'kind' | 'subject' | 'dueAt'>
      | { kind: 'todo.close' }
      /** the to-do vanishes, and with it what it asked for */
      | { kind: 'todo.cancel' }
    ) & {
      /** id of the row that opened it */
      opened: string;
    })
  | (Omit<CardMessage, 'outTrackId' | 'userId' | 'token'> & {
      /** the step that is decided on it; its one-time token is made when the card leaves and stored nowhere readable */
      decides: { round: number; step: number };
    })
  | (Omit<UpdateCardMessage, 'outTrackId'> & {
      /** id of the row that sent the card */
      card: string;
    })
  | (Omit<FileMessage, 'to' | 'content'> & {
      /** a file of the file store, read when the message leaves */
      file: { storageKey: string; sha256: string };
    })
  | (Omit<FileMessage, 'to' | 'content'> & {
      /** a report that is compiled when the message leaves: that takes longer than an answer may */
      compiles: { taskId: string };
    })
  | {
      kind: 'picture';
      /** drawn when the message leaves */
      picture: ChatPicture;
      /** the group it is shown in; null: to the recipient alone */
      group: string | null;
    }
  | ChatReplyMessage
  | ApprovalPayload;
