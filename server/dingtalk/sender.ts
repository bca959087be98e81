// What leaves, one message at a time, and what became of it in words the outbox understands.
import { sendApproval } from './approvalMessages';
import type { Calls } from './calls';
import { sendChatReply } from './chatReplies';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import { sendNotice } from './notices';
import type { DeliveryOutcome, DingTalkConfig, DingTalkSender, OutgoingMessage } from './port';
import { closeTodo, openTodo } from './todos';

/**
 * What may be sent a second time without anyone seeing it twice. To-dos have a key of their own (`sourceId`) or are set
 * to a state; an approval is looked at, or looked for, before anything is done to it again. Of a notice DingTalk shows the same text to the same person once a day, and a repeat is byte for byte the same.
 */
const REPEATABLE: Record<OutgoingMessage['kind'], boolean> = {
  notice: true,
  'todo.open': true,
  'todo.close': true,
  'chat.reply': false,
  'oa.start': true,
  'oa.execute': true,
  'oa.terminate': true,
  'oa.comment': true,
};

/** @returns the one way out */
export function createSender(config: DingTalkConfig, calls: Calls): DingTalkSender {
  return {
    deliver: async (message) => {
      try {
        return { status: 'sent', receipt: await send(config, calls, message) };
      } catch (error) {
        return outcomeOf(error, REPEATABLE[message.kind]);
      }
    },
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
    default:
      return sendApproval(config, calls, message);
  }
}

function outcomeOf(error: unknown, repeatable: boolean): DeliveryOutcome {
  if (error instanceof DingTalkRefused) return { status: 'failed', reason: error.message };
  if (!(error instanceof DingTalkUnreachable)) throw error;
  if (repeatable || !error.mayHaveArrived) return { status: 'retry', afterMs: error.afterMs, reason: error.message };
  return { status: 'unknown', reason: `${error.message}无法确认对方是否已收到。` };
}
