import type { ApprovalPayload } from '../approvals/payloads';
import type { ChatReplyMessage, NoticeMessage, OpenTodoMessage } from '../dingtalk/port';

/** What a queued message says, in our own words. The recipient stands in the row and is filled in when it leaves. */
export type OutboxPayload =
  | Omit<NoticeMessage, 'userIds'>
  | Omit<OpenTodoMessage, 'sourceId' | 'unionId'>
  | {
      kind: 'todo.close';
      /** id of the row that opened it */
      opened: string;
    }
  | ChatReplyMessage
  | ApprovalPayload;
