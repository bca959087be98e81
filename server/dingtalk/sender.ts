// What leaves, one message at a time, and what became of it in words the outbox understands.
import type { Calls } from './calls';
import { sendChatReply } from './chatReplies';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import { noticeResult } from './noticeResult';
import { sendNotice } from './notices';
import type { DeliveryOutcome, DingTalkConfig, DingTalkSender, OutgoingMessage } from './port';
import { closeTodo, openTodo } from './todos';

/**
 * What may be sent a second time without anyone seeing it twice. To-dos have a key of their own (`sourceId`) or are set
 * to a state. Of a notice DingTalk shows the same text to the same person once a day, and a repeat is byte for byte the same.
 */
const REPEATABLE: Record<OutgoingMessage['kind'], boolean> = {
  notice: true,
  'todo.open': true,
  'todo.close': true,
  'chat.reply': false,
};

/** @returns the one way out */
export function createSender(config: DingTalkConfig, calls: Calls): DingTalkSender {
  return {
    deliver: async (message) => {
      try {
        return { status: 'sent', receipt: await send(config, calls, message) };
      } catch (error) {
        return outcomeOf(error, message);
      }
    },
    noticeResult: (receipt, recipients = 1) => noticeResult(config, calls, receipt, recipients),
  };
}

function send(config: DingTalkConfig, calls: Calls, message: OutgoingMessage): Promise<string | null> {
  switch (message.kind) {
    case 'notice':
      return sendNotice(config, calls, message);
    case 'todo.open':
      return openTodo(config, calls, message);
    case 'todo.close':
      return closeTodo(calls, message);
    case 'chat.reply':
      return sendChatReply(config, calls, message);
  }
}

/** DingTalk's codes for a person it does not know. Of a hundred recipients it does not say which. */
const ABOUT_RECIPIENT = new Set(['33012', '60121', 'staffId.notExisted']);

function outcomeOf(error: unknown, message: OutgoingMessage): DeliveryOutcome {
  if (error instanceof DingTalkRefused) {
    const several = message.kind === 'notice' && message.userIds.length > 1;
    const oneOfThem = several && ABOUT_RECIPIENT.has(error.code);
    return { status: 'failed', reason: error.message, ...(oneOfThem ? { aboutRecipient: true } : {}) };
  }
  if (!(error instanceof DingTalkUnreachable)) throw error;
  if (REPEATABLE[message.kind] || !error.mayHaveArrived)
    return { status: 'retry', afterMs: error.afterMs, reason: error.message };
  return { status: 'unknown', reason: `${error.message}无法确认对方是否已收到。` };
}
