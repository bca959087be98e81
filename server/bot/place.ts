// Where a talk goes on.
import { createHash } from 'node:crypto';
import type { ChatConversation } from '../dingtalk/port';

/** One name for a conversation: a person's own with the bot is the same whichever way, and under whatever id, it comes in. */
export function placeOf({ type, id }: Pick<ChatConversation, 'type' | 'id'>): string {
  return type === 'direct' ? 'direct' : hashOf(id);
}

/** For what is compared and never read again. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
