import { DingTalkRefused } from './errors';

/** The tightest of DingTalk's limits: the button of a notice. Buttons in lists take 700, to-dos 1,024 bytes. */
const LONGEST_LINK = 500;

/**
 * The address of a page of our app, for messages. A plain one opens inside DingTalk on a phone, and on a PC in the side
 * panel when it stands in a notice or a message of the robot. Whose organisation it is need not be in it: the page
 * knows its own, and only the workbench fills `$CORPID$` in.
 *
 * @param publicBaseUrl the app's own address
 * @param path relative, such as `#/tasks/ID`
 * @throws RangeError if the path would lead anywhere else: links in messages come only from our own address
 * @throws DingTalkRefused if DingTalk would not take it for its length
 */
export function appLink(publicBaseUrl: string, path: string): string {
  const base = new URL(publicBaseUrl.endsWith('/') ? publicBaseUrl : `${publicBaseUrl}/`);
  const link = new URL(path, base);
  if (!link.href.startsWith(base.href)) throw new RangeError(`path leaves the app: ${path}`);
  if (link.href.length > LONGEST_LINK)
    throw new DingTalkRefused('link-too-long', `消息中的网址超过 ${LONGEST_LINK} 个字符，请缩短 PUBLIC_BASE_URL。`);
  return link.href;
}

/**
 * In a chat with the robot: pressing it sends these words, as if whoever presses had typed them.
 * @returns null for words too long for a link; they can still be typed
 */
export function sayLink(words: string): string | null {
  const link = `dtmd://dingtalkclient/sendMessage?content=${encodeURIComponent(words)}`;
  return link.length > LONGEST_LINK ? null : link;
}

const CLIENT = 'dingtalk://dingtalkclient';

/** The same page in the side panel of a PC, where a plain address would open the system's browser (to-dos, cards). */
export function sidePanelLink(link: string): string {
  return `${CLIENT}/page/link?url=${encodeURIComponent(link)}&pc_slide=true`;
}

/** One address for both: the page itself on a phone, the side panel on a PC. For cards, which have only one. */
export function anywhereLink(link: string): string {
  const pcLink = encodeURIComponent(sidePanelLink(link));
  return `${CLIENT}/action/open_platform_link?pcLink=${pcLink}&mobileLink=${encodeURIComponent(link)}`;
}
