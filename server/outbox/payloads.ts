import type { ChatConversation } from '../dingtalk/port';

/** What a queued message says, in our own words; the recipient stands in the row. */
export type OutboxPayload =
  | { kind: 'notice'; title: string; lines: string[]; buttonLabel: string; path: string }
  | { kind: 'todo.open'; subject: string; lines: [string, string][]; dueAt: number; path: string }
  | { kind: 'todo.close'; /** id of the row that opened it */ opened: string }
  | {
      kind: 'chat.reply';
      sessionWebhook: string | null;
      sessionExpiresAt: number | null;
      conversation: ChatConversation;
      title: string;
      markdown: string;
      buttons: { label: string; path: string }[];
    };
