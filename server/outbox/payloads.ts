import type { ApprovalPayload } from '../approvals/payloads';
import type { ChatPicture } from '../bot/pictures/types';
import type { Holds } from '../notifications/holds';
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

/** What has to be true when it leaves; without it, it always is. */
interface Holding {
  holds?: Holds;
}

/** What a queued message says, in our own words. The recipient stands in the row and is filled in when it leaves. */
export type OutboxPayload =
  | (Omit<NoticeMessage, 'userIds'> & Holding)
  | (Omit<RobotMessage, 'to'> &
      Holding & {
        /** the group it is said in; without one it goes to the recipient alone */
        group?: string;
      })
  | (Omit<OpenTodoMessage, 'sourceId' | 'unionId'> & Holding)
  | ((
      | Pick<UpdateTodoMessage, 'kind' | 'subject' | 'dueAt'>
      | { kind: 'todo.close' }
      /** the to-do vanishes, and with it what it asked for */
      | { kind: 'todo.cancel' }
    ) & {
      /** id of the row that opened it */
      opened: string;
    })
  | (Omit<CardMessage, 'outTrackId' | 'userId' | 'token'> &
      Holding & {
        /**
         * the step and the score that are decided on it; its one-time token is made when the card leaves and stored nowhere
         * readable. Cards written before the score was noted have none.
         */
        decides: { round: number; step: number; total?: string | null };
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
