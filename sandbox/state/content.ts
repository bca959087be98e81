// What a message shows, whichever of DingTalk's three ways of writing it down it came in.

export interface Button {
  title: string;
  url: string;
}

export interface OaBody {
  title: string;
  rows: { key: string; value: string }[];
  rich: { num: string; unit: string } | null;
  text: string;
  author: string;
}

export type Content =
  | { type: 'text'; text: string }
  | { type: 'markdown'; title: string; text: string }
  | { type: 'actionCard'; title: string; text: string; buttons: Button[]; layout: 'column' | 'row' }
  | { type: 'link'; title: string; text: string; url: string; picUrl: string }
  | { type: 'links'; links: { title: string; url: string; picUrl: string }[] }
  | { type: 'image'; url: string }
  | { type: 'file'; name: string; url: string }
  | {
      type: 'oa';
      head: string;
      body: OaBody;
      url: string;
      pcUrl: string;
      status: { text: string; color: string } | null;
    }
  | { type: 'card'; outTrackId: string }
  /** kinds that are counted and listed but not drawn, such as voice */
  | { type: 'other'; label: string };

/** Where the sandbox serves an uploaded file. */
export const mediaUrl = (mediaId: string): string => `/__sandbox/media/${encodeURIComponent(mediaId)}`;

/** Messages name pictures by address or by media id. */
export const pictureUrl = (addressOrMediaId: string): string =>
  addressOrMediaId.startsWith('@') ? mediaUrl(addressOrMediaId) : addressOrMediaId;

/** One line for conversation lists. */
export function summaryOf(content: Content): string {
  switch (content.type) {
    case 'text':
      return content.text.trim();
    case 'markdown':
    case 'actionCard':
    case 'link':
      return content.title;
    case 'links':
      return content.links[0]?.title ?? '[链接]';
    case 'image':
      return '[图片]';
    case 'file':
      return `[文件] ${content.name}`;
    case 'oa':
      return content.body.title || content.head;
    case 'card':
      return '[互动卡片]';
    case 'other':
      return `[${content.label}]`;
  }
}
