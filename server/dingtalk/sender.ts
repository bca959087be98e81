// What leaves, one message at a time, and what became of it in words the outbox understands.
import { sendApproval } from './approvalMessages';
import type { Calls } from './calls';
import { sendCard, updateCard } from './cards';
import { sendChatReply } from './chatReplies';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import { sendFileMessage, sendPictureMessage, type MediaIds } from './files';
import { noticeResult } from './noticeResult';
import { sendNotice } from './notices';
import type { DeliveryOutcome, DingTalkConfig, DingTalkSender, OutgoingMessage } from './port';
import { isAboutApp } from './remedies';
import { robotResult, sendRobotMessage, type Sent } from './robot';
import { cancelTodo, closeTodo, openTodo, updateTodo } from './todos';
import { boundedId } from './withinBounds';

/** @returns the one way out */
export function createSender(config: DingTalkConfig, calls: Calls): DingTalkSender {
  const media: MediaIds = new Map();
  return {
    deliver: async (message) => {
      try {
        const { receipt, ...sent } = await send(config, calls, media, message);
        return { status: 'sent', receipt: boundedId(receipt), ...sent };
      } catch (error) {
        return waitsForConsole(error, message) ?? outcomeOf(error, isRepeatable(config, message));
      }
    },
    noticeResult: (receipt, recipients = 1) => noticeResult(config, calls, receipt, recipients),
    robotResult: (receipt) => robotResult(config, calls, receipt),
  };
}

async function send(config: DingTalkConfig, calls: Calls, media: MediaIds, message: OutgoingMessage): Promise<Sent> {
  switch (message.kind) {
    case 'notice':
      return { receipt: await sendNotice(config, calls, message) };
    case 'todo.open':
      return { receipt: await openTodo(config, calls, message) };
    case 'todo.update':
      return { receipt: await updateTodo(calls, message) };
    case 'todo.close':
      return { receipt: await closeTodo(calls, message) };
    case 'todo.cancel':
      return { receipt: await cancelTodo(calls, message) };
    case 'robot':
      return sendRobotMessage(config, calls, message);
    case 'file':
      return sendFileMessage(config, calls, media, message);
    case 'picture':
      return sendPictureMessage(config, calls, media, message);
    case 'card':
      return sendCard(config, calls, message);
    case 'card.update':
      return updateCard(config, calls, message);
    case 'chat.reply':
      return sendChatReply(config, calls, message);
    default:
      return { receipt: await sendApproval(config, calls, message) };
  }
}

/**
 * What may be sent a second time without anyone seeing it twice. To-dos and cards have a key of their own (`sourceId`,
 * `outTrackId`) or are set to a state; an approval is looked at, or looked for, before anything is done to it again. Of a notice DingTalk shows the same text to the same person once a day, and a
 * repeat is byte for byte the same. Whatever the robot says has nothing of the kind.
 */
function isRepeatable(config: DingTalkConfig, { kind }: OutgoingMessage): boolean {
  if (kind === 'card') return Boolean(config.card);
  return kind !== 'robot' && kind !== 'file' && kind !== 'picture' && kind !== 'chat.reply';
}

const CONSOLE_MS = 10 * 60_000;

/**
 * What ends or changes a to-do tells nobody anything, so nobody would send it again by hand once the app has its permission
 * back, and the to-do would ask for ever for what is done: it waits for that instead.
 */
function waitsForConsole(error: unknown, { kind }: OutgoingMessage): DeliveryOutcome | null {
  const isUpkeep = kind === 'todo.close' || kind === 'todo.update' || kind === 'todo.cancel';
  if (!isUpkeep || !(error instanceof DingTalkRefused) || !isAboutApp(error.code)) return null;
  return { status: 'retry', afterMs: CONSOLE_MS, reason: error.message };
}

/** DingTalk's codes for a person it does not know. Of a hundred recipients it does not say which. */
const ABOUT_RECIPIENT = new Set(['33012', '60121', 'staffId.notExisted']);

function outcomeOf(error: unknown, repeatable: boolean): DeliveryOutcome {
  if (error instanceof DingTalkRefused)
    return {
      status: 'failed',
      reason: error.message,
      ...(ABOUT_RECIPIENT.has(error.code) ? { aboutRecipient: true } : {}),
    };
  if (!(error instanceof DingTalkUnreachable)) throw error;
  if (repeatable || !error.mayHaveArrived) return { status: 'retry', afterMs: error.afterMs, reason: error.message };
  return { status: 'unknown', reason: `${error.message}无法确认对方是否已收到。` };
}
