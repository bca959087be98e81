// The bot's answers. The session webhook that came with a question works for about 90 minutes; later, or when DingTalk
// has forgotten it, the same answer goes out as a message of the robot. Neither way has a key against repeats.
import type { Calls } from './calls';
import { DingTalkRefused } from './errors';
import type { ChatReplyMessage, DingTalkConfig, RobotAddress } from './port';
import { render, robotContent, sendAsRobot, type Rendered, type Sent } from './robot';

const WEBHOOK_MARGIN_MS = 5 * 60_000;
/** DingTalk's answer when the session behind a webhook is over. */
const SESSION_GONE = '300001';

/** Answers in the conversation of the question; there is no receipt when the webhook took it. */
export async function sendChatReply(config: DingTalkConfig, calls: Calls, reply: ChatReplyMessage): Promise<Sent> {
  const rendered = render(config.publicBaseUrl, reply);
  const webhook = usableWebhook(config, reply);
  if (webhook && (await repliedThrough(webhook, calls, rendered))) return { receipt: null };
  return sendAsRobot(config, calls, addressOf(reply), robotContent(rendered));
}

function addressOf({ conversation }: ChatReplyMessage): RobotAddress {
  if (conversation.type === 'group') return { conversationId: conversation.id };
  if (conversation.userId) return { userIds: [conversation.userId] };
  throw new DingTalkRefused('recipient-unknown', '对方不是本单位成员，机器人无法主动回复。');
}

/** false: the session is over and nothing was shown */
async function repliedThrough(webhook: string, calls: Calls, rendered: Rendered): Promise<boolean> {
  try {
    await calls.post(webhook, webhookBody(rendered));
    return true;
  } catch (error) {
    if (error instanceof DingTalkRefused && error.code === SESSION_GONE) return false;
    throw error;
  }
}

/** A webhook that is still good and really DingTalk's: we post nowhere else, whatever a message says. */
function usableWebhook(config: DingTalkConfig, { sessionWebhook, sessionExpiresAt }: ChatReplyMessage): string | null {
  if (!sessionWebhook || !sessionExpiresAt || !URL.canParse(sessionWebhook)) return null;
  const now = (config.now ?? Date.now)();
  const address = new URL(sessionWebhook);
  const own = address.origin === new URL(config.oapiBaseUrl).origin;
  const dingTalks = address.protocol === 'https:' && address.hostname.endsWith('.dingtalk.com');
  const trusted = own || dingTalks;
  return trusted && now < sessionExpiresAt - WEBHOOK_MARGIN_MS ? address.href : null;
}

function webhookBody({ title, text, buttons }: Rendered): object {
  const [only, ...others] = buttons;
  if (!only) return { msgtype: 'markdown', markdown: { title, text } };
  if (others.length === 0)
    return { msgtype: 'actionCard', actionCard: { title, text, singleTitle: only.title, singleURL: only.url } };
  const btns = buttons.map((button) => ({ title: button.title, actionURL: button.url }));
  return { msgtype: 'actionCard', actionCard: { title, text, btnOrientation: '0', btns } };
}
