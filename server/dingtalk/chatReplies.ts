// The bot's answers. The session webhook that came with a question works for about 90 minutes; later, or when DingTalk
// has forgotten it, the same answer goes out as a message of the robot. Neither way has a key against repeats.
import { present, type Calls } from './calls';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import { appLink } from './links';
import { plainText, withoutLinks } from './markdown';
import type { ChatReplyMessage, DingTalkConfig } from './port';
import { loadRobot } from './sdk';

const WEBHOOK_MARGIN_MS = 5 * 60_000;
const MOST_BUTTONS = 5;
/** DingTalk's answer when the session behind a webhook is over. */
const SESSION_GONE = '300001';

interface Rendered {
  title: string;
  text: string;
  buttons: { title: string; url: string }[];
}

/**
 * Answers in the conversation of the question.
 * @returns the processQueryKey of a robot message, null when the webhook took it
 */
export async function sendChatReply(
  config: DingTalkConfig,
  calls: Calls,
  reply: ChatReplyMessage,
): Promise<string | null> {
  const rendered = render(config.publicBaseUrl, reply);
  const webhook = usableWebhook(config, reply);
  if (webhook && (await repliedThrough(webhook, calls, rendered))) return null;
  const { conversation } = reply;
  const message = { robotCode: config.robotCode, ...robotMessage(rendered) };
  return conversation.type === 'group'
    ? sendToGroup(calls, message, conversation.id)
    : sendToPerson(calls, message, conversation.userId);
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

function render(publicBaseUrl: string, reply: ChatReplyMessage): Rendered {
  const links = reply.buttons.map(({ label, path }) => ({
    title: plainText(label),
    url: appLink(publicBaseUrl, path),
  }));
  const further = links.slice(MOST_BUTTONS).map(({ title, url }) => `- [${title}](${url})`);
  const text = [withoutLinks(reply.markdown), ...further].join('\n');
  return { title: plainText(reply.title), text, buttons: links.slice(0, MOST_BUTTONS) };
}

function webhookBody({ title, text, buttons }: Rendered): object {
  const [only, ...others] = buttons;
  if (!only) return { msgtype: 'markdown', markdown: { title, text } };
  if (others.length === 0)
    return { msgtype: 'actionCard', actionCard: { title, text, singleTitle: only.title, singleURL: only.url } };
  const btns = buttons.map((button) => ({ title: button.title, actionURL: button.url }));
  return { msgtype: 'actionCard', actionCard: { title, text, btnOrientation: '0', btns } };
}

interface RobotMessage {
  robotCode: string;
  msgKey: string;
  msgParam: string;
}

/** The robot's message kinds: each number of buttons has its own. */
function robotMessage({ title, text, buttons }: Rendered): Omit<RobotMessage, 'robotCode'> {
  const [only, ...others] = buttons;
  if (!only) return { msgKey: 'sampleMarkdown', msgParam: JSON.stringify({ title, text }) };
  if (others.length === 0) {
    const card = { title, text, singleTitle: only.title, singleURL: only.url };
    return { msgKey: 'sampleActionCard', msgParam: JSON.stringify(card) };
  }
  const numbered = buttons.flatMap((button, index) => [
    [`actionTitle${index + 1}`, button.title],
    [`actionURL${index + 1}`, button.url],
  ]);
  const card = { title, text, ...Object.fromEntries(numbered) };
  return { msgKey: `sampleActionCard${buttons.length}`, msgParam: JSON.stringify(card) };
}

function sendToGroup(calls: Calls, message: RobotMessage, conversationId: string): Promise<string> {
  return calls.sdk({ name: 'robot.group', load: loadRobot }, async ({ module, client, runtime }, token) => {
    const request = new module.OrgGroupSendRequest({ ...message, openConversationId: conversationId });
    const headers = new module.OrgGroupSendHeaders({ xAcsDingtalkAccessToken: token });
    const { body } = await client.orgGroupSendWithOptions(request, headers, runtime);
    return present(body?.processQueryKey);
  });
}

function sendToPerson(calls: Calls, message: RobotMessage, userId: string | undefined): Promise<string> {
  if (!userId) throw new DingTalkRefused('recipient-unknown', '对方不是本单位成员，机器人无法主动回复。');
  return calls.sdk({ name: 'robot.direct', load: loadRobot }, async ({ module, client, runtime }, token) => {
    const request = new module.BatchSendOTORequest({ ...message, userIds: [userId] });
    const headers = new module.BatchSendOTOHeaders({ xAcsDingtalkAccessToken: token });
    const { body } = await client.batchSendOTOWithOptions(request, headers, runtime);
    refuseUndelivered(body?.invalidStaffIdList, body?.flowControlledStaffIdList);
    return present(body?.processQueryKey);
  });
}

/** A batch is accepted although its only recipient is not. */
function refuseUndelivered(invalid: string[] = [], flowControlled: string[] = []): void {
  if (invalid.length > 0) throw new DingTalkRefused('staffId.notExisted', '钉钉中找不到该人员，可能已离职。');
  if (flowControlled.length === 0) return;
  const circumstances = { code: 'flow-controlled', afterMs: 60_000, mayHaveArrived: false };
  throw new DingTalkUnreachable('对方收到的机器人消息过多，被钉钉限流。', circumstances);
}
