// Work notifications (工作通知): one card with one button. DingTalk has no key against repeats here, and drops what is
// over its limits without saying so; what can be checked beforehand is checked here.
import { z } from 'zod';
import type { Calls } from './calls';
import { DingTalkRefused } from './errors';
import { appLink } from './links';
import { plainText, shortened } from './markdown';
import type { DingTalkConfig, NoticeMessage } from './port';

const LARGEST_MESSAGE_BYTES = 2048;
const MOST_RECIPIENTS = 100;
const LONGEST_BUTTON = 20;
const LONGEST_TITLE = 60;
/** A reason may have a thousand characters; its beginning says more than leaving it out. */
const LONGEST_LINE = 240;

/** However it names what it took, it took it. */
const sentReply = z.object({
  task_id: z.coerce
    .string()
    .regex(/^\d{1,19}$/)
    .optional()
    .catch(undefined),
});

/**
 * Sends a work notification.
 * @returns DingTalk's task_id
 */
export async function sendNotice(config: DingTalkConfig, calls: Calls, notice: NoticeMessage): Promise<string | null> {
  const { userIds } = notice;
  if (userIds.length === 0 || userIds.length > MOST_RECIPIENTS)
    throw new DingTalkRefused(
      'recipients',
      `一次通知的接收人应为 1 至 ${MOST_RECIPIENTS} 人，现为 ${userIds.length} 人。`,
    );
  const body = {
    agent_id: config.agentId,
    userid_list: userIds.join(','),
    msg: noticeCard(config.publicBaseUrl, notice),
  };
  const reply = await calls.topapi('topapi/message/corpconversation/asyncsend_v2', body, sentReply);
  return reply.task_id ?? null;
}

/** The card within DingTalk's 2 KB: lines are left out from the end, with a word about it, until it fits. */
export function noticeCard(publicBaseUrl: string, notice: NoticeMessage) {
  const link = appLink(publicBaseUrl, notice.path);
  const lines = notice.lines.map((line) => shortened(plainText(line), LONGEST_LINE));
  for (let shown = lines.length; ; shown -= 1) {
    const rest = shown < lines.length ? ['……更多内容请打开查看。'] : [];
    const foot = notice.footer && shown > 0 ? [footerOf(publicBaseUrl, notice.footer)] : [];
    const card = cardOf(notice, [...lines.slice(0, shown), ...rest, ...foot], link);
    if (shown === 0 || Buffer.byteLength(JSON.stringify(card)) <= LARGEST_MESSAGE_BYTES) return card;
  }
}

/** The one link that stands in the text: its words and its address are ours. */
const footerOf = (publicBaseUrl: string, { label, path }: NonNullable<NoticeMessage['footer']>) =>
  `[${plainText(label)}](${appLink(publicBaseUrl, path)})`;

function cardOf(notice: NoticeMessage, lines: string[], link: string) {
  const title = shortened(plainText(notice.title), LONGEST_TITLE);
  return {
    msgtype: 'action_card',
    action_card: {
      title,
      markdown: [`### ${title}`, ...lines].join('  \n'),
      single_title: shortened(notice.buttonLabel, LONGEST_BUTTON),
      single_url: link,
    },
  };
}
