// The kinds of message that work notifications and replies through a session webhook write in the same way.
import { z } from 'zod';
import { pictureUrl, type Content } from '../state/content';

const text = z.string().default('');

/** By `msgtype`: the wire's shape read into what is shown. */
export const plainMessages: Record<string, z.ZodType<Content>> = {
  text: z.object({ text: z.object({ content: z.string() }) }).transform((msg) => ({
    type: 'text',
    text: msg.text.content,
  })),
  markdown: z
    .object({ markdown: z.object({ title: text, text }) })
    .transform(({ markdown }) => ({ type: 'markdown', ...markdown })),
  link: z
    .object({ link: z.object({ title: text, text, messageUrl: z.string(), picUrl: text }) })
    .transform(({ link }) => ({
      type: 'link',
      title: link.title,
      text: link.text,
      url: link.messageUrl,
      picUrl: pictureUrl(link.picUrl),
    })),
};
