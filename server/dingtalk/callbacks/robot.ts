// Messages to the bot over HTTP (§7.1). The signature covers the time and nothing else: whoever once saw a pair of headers
// can write any message with it for as long as it counts as fresh. So the answer goes to the person in whose name the
// message speaks, in their own chat, and neither to an address nor into a group that the message names.
import type { BotMessage, CallbackRequest } from '../port';
import { readBotMessage } from '../stream/botMessage';
import { CallbackRefused, hmac, parseBody, requireFresh, requireSignature } from './genuine';

/** @throws CallbackRefused */
export function readRobotCallback({ headers, body }: CallbackRequest, clientSecret: string, now: number): BotMessage {
  const timestamp = String(headers.timestamp ?? '');
  const sign = String(headers.sign ?? '');
  requireSignature(sign, robotSign(timestamp, clientSecret));
  requireFresh(timestamp, now, sign);
  const message = readBotMessage(parseBody(body), '');
  if (!message?.id) throw new CallbackRefused(400, 'unreadable');
  const { senderUserId, conversation } = message;
  return {
    ...message,
    sessionWebhook: null,
    sessionExpiresAt: null,
    isProven: false,
    claimedGroup: conversation.type === 'group' ? { id: conversation.id, title: conversation.title ?? '' } : null,
    conversation: {
      type: 'direct',
      id: conversation.type === 'direct' ? conversation.id : '',
      title: null,
      ...(senderUserId && { userId: senderUserId }),
    },
  };
}

/** The header `sign` for a time in milliseconds. */
export function robotSign(timestamp: string, clientSecret: string): string {
  return hmac(clientSecret, `${timestamp}\n${clientSecret}`);
}
