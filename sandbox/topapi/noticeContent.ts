// What the message types of a work notification (工作通知) show.
import { z } from 'zod';
import { mediaUrl, type Content } from '../state/content';
import { plainMessages } from './plainMessages';

const LONGEST_BUTTON = 20;
const LONGEST_SINGLE_URL = 500;
const LONGEST_BUTTON_URL = 700;
/** as JSON text */
const LONGEST_BUTTON_LIST = 1000;

const text = z.string().default('');

const oaSchema = z.object({
  message_url: text,
  pc_message_url: text,
  head: z.object({ text }).default({ text: '' }),
  status_bar: z.object({ status_value: z.string(), status_bg: text }).optional(),
  body: z
    .object({
      title: text,
      form: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
      rich: z.object({ num: z.string(), unit: text }).optional(),
      content: text,
      author: text,
    })
    .default({ title: '', form: [], content: '', author: '' }),
});

const MESSAGE_TYPES: Record<string, z.ZodType<Content>> = {
  ...plainMessages,
  image: z
    .object({ image: z.object({ media_id: z.string() }) })
    .transform(({ image }) => ({ type: 'image', url: mediaUrl(image.media_id) })),
  file: z
    .object({ file: z.object({ media_id: z.string() }) })
    .transform(({ file }) => ({ type: 'file', name: '文件', url: mediaUrl(file.media_id) })),
  voice: z.object({ voice: z.object({ media_id: z.string() }) }).transform(() => ({ type: 'other', label: '语音' })),
  action_card: z
    .object({
      action_card: z.object({
        title: text,
        markdown: text,
        single_title: z.string().max(LONGEST_BUTTON).optional(),
        single_url: z.string().max(LONGEST_SINGLE_URL).default(''),
        btn_orientation: z.coerce.string().default('0'),
        btn_json_list: z
          .array(z.object({ title: z.string().max(LONGEST_BUTTON), action_url: z.string().max(LONGEST_BUTTON_URL) }))
          .refine((list) => JSON.stringify(list).length <= LONGEST_BUTTON_LIST)
          .default([]),
      }),
    })
    .transform(({ action_card: card }) => ({
      type: 'actionCard',
      title: card.title,
      text: card.markdown,
      buttons:
        card.single_title === undefined
          ? card.btn_json_list.map(({ title, action_url }) => ({ title, url: action_url }))
          : [{ title: card.single_title, url: card.single_url }],
      layout: card.btn_orientation === '1' ? 'row' : 'column',
    })),
  oa: z.object({ oa: oaSchema }).transform(({ oa }) => ({
    type: 'oa',
    head: oa.head.text,
    body: {
      title: oa.body.title,
      rows: oa.body.form,
      rich: oa.body.rich ?? null,
      text: oa.body.content,
      author: oa.body.author,
    },
    url: oa.message_url,
    pcUrl: oa.pc_message_url || oa.message_url,
    status: oa.status_bar ? { text: oa.status_bar.status_value, color: oa.status_bar.status_bg } : null,
  })),
};

/** @returns null when it is no message DingTalk would take */
export function noticeContent(msg: unknown): Content | null {
  const kind = z.object({ msgtype: z.string() }).safeParse(msg);
  if (!kind.success) return null;
  return MESSAGE_TYPES[kind.data.msgtype]?.safeParse(msg).data ?? null;
}
