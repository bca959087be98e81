// Where a link leads: to a page of the app in the phone, or out into the browser.
import type { Overview } from './api';

export type Platform = 'phone' | 'pc';

export type Destination =
  | { kind: 'app'; path: string }
  | { kind: 'outside'; url: string }
  /** pressing it sends these words in the name of whoever presses it */
  | { kind: 'say'; words: string }
  | { kind: 'unknown' };

/** DingTalk's own protocols: pages and acts of the client. */
const CLIENT = new Set(['dingtalk:', 'dtmd:']);

/** Parameters in which DingTalk's own links carry the page they open. */
const CARRIERS: Record<Platform, string[]> = {
  phone: ['url', 'mobileLink', 'pageUrl', 'redirect_url', 'pcLink'],
  pc: ['url', 'pcLink', 'redirect_url', 'pageUrl', 'mobileLink'],
};

/** @returns for pages of the app their path, query and hash, to be put behind a person's prefix */
export function destinationOf(
  link: string,
  { app, corpId }: Pick<Overview, 'app' | 'corpId'>,
  platform: Platform,
): Destination {
  const written = link.replaceAll('$CORPID$', corpId).trim();
  if (!URL.canParse(written, app.homeUrl)) return { kind: 'unknown' };
  const url = new URL(written, app.homeUrl);
  if (CLIENT.has(url.protocol)) {
    const words = url.pathname.endsWith('/sendMessage') ? (url.searchParams.get('content') ?? '').trim() : '';
    if (words) return { kind: 'say', words };
    const carried = CARRIERS[platform].map((name) => url.searchParams.get(name)).find(Boolean);
    return carried ? destinationOf(carried, { app, corpId }, platform) : { kind: 'unknown' };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'unknown' };
  const path = url.pathname + url.search + url.hash;
  if (url.origin === new URL(app.homeUrl).origin) return { kind: 'app', path };
  // A page in the phone knows itself by the sandbox's address.
  if (url.origin === location.origin) return { kind: 'app', path: path.replace(/^\/(phone|pc)\/[^/]+/, '') };
  return { kind: 'outside', url: url.href };
}

export function frameAddress(platform: Platform, userid: string, path: string): string {
  return `/${platform}/${encodeURIComponent(userid)}${path}`;
}
