// From DingTalk's bot message to ours.
import { z } from 'zod';
import type { BotMessage, ChatConversation } from '../port';

const DIRECT = '1';

const wireSchema = z.object({
  msgId: z.string().optional(),
  conversationId: z.string(),
  conversationType: z.string(),
  conversationTitle: z.string().optional(),
  senderStaffId: z.string().optional(),
  senderId: z.string().optional(),
  chatbotUserId: z.string().optional(),
  senderNick: z.string().default(''),
  senderCorpId: z.string().optional(),
  chatbotCorpId: z.string().optional(),
  sessionWebhook: z.string().optional(),
  sessionWebhookExpiredTime: z.number().optional(),
  createAt: z.number().optional(),
  text: z.object({ content: z.string() }).optional(),
  content: z
    .object({
      recognition: z.string().optional(),
      richText: z.array(z.object({ text: z.string().optional() })).optional(),
    })
    .optional()
    // Kinds of message we do not know may carry anything here; they are messages without text.
    .catch(undefined),
});

type WireMessage = z.infer<typeof wireSchema>;

/**
 * Reads a bot message (§7.1 of DingTalk's protocol).
 *
 * @param fallbackId names the message when it carries no id of its own
 * @returns null when it is not one
 */
export function readBotMessage(data: unknown, fallbackId: string): BotMessage | null {
  const parsed = wireSchema.safeParse(data);
  if (!parsed.success) return null;
  const wire = parsed.data;
  return {
    id: wire.msgId ?? fallbackId,
    text: tidy(spokenText(wire)),
    senderUserId: wire.senderStaffId || null,
    senderName: wire.senderNick.toWellFormed(),
    corpId: wire.senderCorpId ?? wire.chatbotCorpId ?? '',
    isRobots: wire.senderId !== undefined && wire.senderId === wire.chatbotUserId,
    isProven: true,
    claimedGroup: null,
    conversation: conversationOf(wire),
    sessionWebhook: wire.sessionWebhook ?? null,
    sessionExpiresAt: wire.sessionWebhookExpiredTime ?? null,
    sentAt: wire.createAt ?? 0,
  };
}

function conversationOf(wire: WireMessage): ChatConversation {
  const title = wire.conversationTitle ?? null;
  if (wire.conversationType !== DIRECT) return { type: 'group', id: wire.conversationId, title };
  const userId = wire.senderStaffId;
  return { type: 'direct', id: wire.conversationId, title, ...(userId ? { userId } : {}) };
}

/** Typed, dictated, or the words among the pictures. */
function spokenText({ text, content }: WireMessage): string {
  return text?.content ?? content?.recognition ?? content?.richText?.map((part) => part.text ?? '').join('') ?? '';
}

/**
 * DingTalk leaves a space where the @ was; phones insert full-width and invisible ones. Line breaks stay. What no
 * database keeps (control characters, halves of a character) goes.
 */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u200b-\u200d\ufeff]/g, '')
    .replace(/[^\S\r\n]+/g, ' ')
    .trim()
    .replace(/^(?:@\S+\s+)+/, '')
    .replace(/^@\S+$/, '');
}
