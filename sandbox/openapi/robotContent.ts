// What the message templates of the robot API (msgKey and msgParam) show.
import { z } from 'zod';
import { mediaUrl, pictureUrl, type Button, type Content } from '../state/content';

const text = z.string().default('');
const titled = z.object({ title: text, text });

const columnCard = z
  .object({ title: text, text })
  .catchall(z.unknown())
  .transform(({ title, text: body, ...rest }) => {
    const buttons: Button[] = [];
    for (let index = 1; rest[`actionTitle${index}`] !== undefined; index += 1)
      buttons.push({ title: String(rest[`actionTitle${index}`]), url: String(rest[`actionURL${index}`] ?? '') });
    return { type: 'actionCard' as const, title, text: body, buttons, layout: 'column' as const };
  });

const MESSAGE_KEYS: Record<string, z.ZodType<Content>> = {
  sampleText: z.object({ content: z.string() }).transform(({ content }) => ({ type: 'text', text: content })),
  sampleMarkdown: titled.transform((card) => ({ type: 'markdown', ...card })),
  sampleImageMsg: z.object({ photoURL: z.string() }).transform(({ photoURL }) => ({
    type: 'image',
    url: pictureUrl(photoURL),
  })),
  sampleLink: z
    .object({ title: text, text, messageUrl: z.string(), picUrl: text })
    .transform(({ title, text: body, messageUrl, picUrl }) => ({
      type: 'link',
      title,
      text: body,
      url: messageUrl,
      picUrl: pictureUrl(picUrl),
    })),
  sampleActionCard: titled
    .extend({ singleTitle: z.string(), singleURL: z.string() })
    .transform(({ title, text: body, singleTitle, singleURL }) => ({
      type: 'actionCard',
      title,
      text: body,
      buttons: [{ title: singleTitle, url: singleURL }],
      layout: 'column',
    })),
  sampleActionCard2: columnCard,
  sampleActionCard3: columnCard,
  sampleActionCard4: columnCard,
  sampleActionCard5: columnCard,
  sampleActionCard6: titled
    .extend({ buttonTitle1: z.string(), buttonUrl1: z.string(), buttonTitle2: z.string(), buttonUrl2: z.string() })
    .transform(({ title, text: body, ...rest }) => ({
      type: 'actionCard',
      title,
      text: body,
      buttons: [
        { title: rest.buttonTitle1, url: rest.buttonUrl1 },
        { title: rest.buttonTitle2, url: rest.buttonUrl2 },
      ],
      layout: 'row',
    })),
  sampleFile: z
    .object({ mediaId: z.string(), fileName: z.string(), fileType: text })
    .transform(({ mediaId, fileName }) => ({ type: 'file', name: fileName, url: mediaUrl(mediaId) })),
  sampleAudio: z.object({ mediaId: z.string() }).transform(() => ({ type: 'other', label: '语音' })),
  sampleVideo: z.object({ videoMediaId: z.string() }).transform(() => ({ type: 'other', label: '视频' })),
};

export const isMessageKey = (msgKey: string): boolean => Object.hasOwn(MESSAGE_KEYS, msgKey);

/** @returns null when the parameters do not fit the template */
export function robotContent(msgKey: string, msgParam: string): Content | null {
  try {
    return MESSAGE_KEYS[msgKey]?.parse(JSON.parse(msgParam)) ?? null;
  } catch {
    return null;
  }
}
