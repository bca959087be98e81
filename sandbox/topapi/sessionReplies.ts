// Replies to a bot message through its `sessionWebhook`. The address itself is the permission; it lives 90 minutes.
import { z } from 'zod';
import { readParameters, TopApiRefusal } from '../http/refusals';
import type { ApiRoute } from '../http/routes';
import { type Content } from '../state/content';
import { plainMessages } from './plainMessages';

const text = z.string().default('');

const MESSAGE_TYPES: Record<string, z.ZodType<Content>> = {
  ...plainMessages,
  feedCard: z
    .object({
      feedCard: z.object({ links: z.array(z.object({ title: z.string(), messageURL: z.string(), picURL: text })) }),
    })
    .transform(({ feedCard }) => ({
      type: 'links',
      links: feedCard.links.map(({ title, messageURL, picURL }) => ({ title, url: messageURL, picUrl: picURL })),
    })),
  actionCard: z
    .object({
      actionCard: z.object({
        title: text,
        text,
        singleTitle: z.string().optional(),
        singleURL: text,
        btnOrientation: z.coerce.string().default('0'),
        btns: z.array(z.object({ title: z.string(), actionURL: z.string() })).default([]),
      }),
    })
    .transform(({ actionCard: card }) => ({
      type: 'actionCard',
      title: card.title,
      text: card.text,
      buttons:
        card.singleTitle === undefined
          ? card.btns.map(({ title, actionURL }) => ({ title, url: actionURL }))
          : [{ title: card.singleTitle, url: card.singleURL }],
      layout: card.btnOrientation === '1' ? 'row' : 'column',
    })),
};

/** @returns null when it is no message, or an empty one */
export function replyContent(reply: unknown): Content | null {
  const kind = z.object({ msgtype: z.string() }).safeParse(reply);
  if (!kind.success) return null;
  return MESSAGE_TYPES[kind.data.msgtype]?.safeParse(reply).data ?? null;
}

export const sessionRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/robot/sendBySession',
    open: true,
    unpaced: true,
    answer: ({ world, query, fields }) => {
      const session = world.credentials.session(query.session ?? '');
      const conversation = session ? world.chats.conversation(session.conversationId) : undefined;
      if (!conversation) throw new TopApiRefusal(300001, 'session 不存在');
      const kind = z.object({ msgtype: z.string() });
      const { msgtype } = readParameters(kind, fields, () => new TopApiRefusal(40035, '缺少参数 msgtype'));
      // A bot that has nothing to say.
      if (msgtype === 'empty') return {};
      const content = replyContent(fields);
      if (!content) throw new TopApiRefusal(400105, `消息类型不支持或参数不合法：${msgtype}`);
      if (!world.faults.strikes('dropSilently', 'sendBySession'))
        world.chats.post(conversation, { kind: 'bot' }, content);
      return {};
    },
  },
];
