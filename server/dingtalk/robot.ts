// Messages of the robot (机器人): to people one by one, or into a group. They have no key against repeats.
import { present } from './answers';
import type { Calls } from './calls';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import { appLink, sayLink } from './links';
import { plainText, withoutLinks } from './markdown';
import type { DingTalkConfig, NoticeResult, RobotAddress, RobotMessage, Undelivered } from './port';
import { loadRobot } from './sdk';

const MOST_BUTTONS = 5;
/** DingTalk's own texts name 20 and 100; 20 is right by either. */
const MOST_RECIPIENTS = 20;
const LONGEST_PARAM_BYTES = 15_000;

/** What was sent, and who of several did not get it. */
export interface Sent {
  receipt: string | null;
  undelivered?: Undelivered[];
}

/** A text with its buttons, as every kind of chat message shows it. */
export interface Rendered {
  title: string;
  text: string;
  buttons: { title: string; url: string }[];
}

/** A message template of the robot with its values. */
interface Content {
  msgKey: string;
  msgParam: object;
}

/** Sends a text with buttons; the receipt is the processQueryKey. */
export function sendRobotMessage(config: DingTalkConfig, calls: Calls, message: RobotMessage): Promise<Sent> {
  return sendAsRobot(config, calls, message.to, robotContent(render(config.publicBaseUrl, message)));
}

/**
 * Any content to any address.
 * @throws DingTalkRefused, DingTalkUnreachable; also when the only recipient is among those DingTalk did not serve
 */
export async function sendAsRobot(
  config: DingTalkConfig,
  calls: Calls,
  to: RobotAddress,
  { msgKey, msgParam }: Content,
): Promise<Sent> {
  const message = { robotCode: config.robotCode, msgKey, msgParam: JSON.stringify(msgParam) };
  if (Buffer.byteLength(message.msgParam) > LONGEST_PARAM_BYTES)
    throw new DingTalkRefused('msgParam.tooLong', '机器人消息的内容过长，钉钉不接受。');
  return 'conversationId' in to ? sendToGroup(calls, message, to.conversationId) : sendToPeople(calls, message, to);
}

/** Our words as the chat shows them: what people typed becomes no link, and buttons lead into the app only. */
export function render(
  publicBaseUrl: string,
  { title, markdown, buttons }: Pick<RobotMessage, 'title' | 'markdown' | 'buttons'>,
): Rendered {
  const links = buttons.flatMap((button) => {
    const url = 'path' in button ? appLink(publicBaseUrl, button.path) : sayLink(button.say);
    return url === null ? [] : [{ title: plainText(button.label), url }];
  });
  const further = links.slice(MOST_BUTTONS).map((link) => `- [${link.title}](${link.url})`);
  const text = [withoutLinks(markdown), ...further].join('\n');
  return { title: plainText(title), text, buttons: links.slice(0, MOST_BUTTONS) };
}

/** The robot's message kinds: each number of buttons has its own. */
export function robotContent({ title, text, buttons }: Rendered): Content {
  const [only, ...others] = buttons;
  if (!only) return { msgKey: 'sampleMarkdown', msgParam: { title, text } };
  if (others.length === 0)
    return { msgKey: 'sampleActionCard', msgParam: { title, text, singleTitle: only.title, singleURL: only.url } };
  const numbered = buttons.flatMap((button, index) => [
    [`actionTitle${index + 1}`, button.title],
    [`actionURL${index + 1}`, button.url],
  ]);
  return {
    msgKey: `sampleActionCard${buttons.length}`,
    msgParam: { title, text, ...Object.fromEntries(numbered) },
  };
}

/** Who read a message to people; DingTalk lists everybody it was delivered to. */
export async function robotResult(config: DingTalkConfig, calls: Calls, receipt: string): Promise<NoticeResult> {
  return calls.sdk({ name: 'robot.readStatus', load: loadRobot }, async ({ module, client, runtime }, token) => {
    const request = new module.BatchOTOQueryRequest({ robotCode: config.robotCode, processQueryKey: receipt });
    const headers = new module.BatchOTOQueryHeaders({ xAcsDingtalkAccessToken: token });
    const { body } = await client.batchOTOQueryWithOptions(request, headers, runtime);
    const finished = present(body?.sendStatus) !== 'PROCESSING';
    const people = body?.messageReadInfoList ?? [];
    const having = (read: boolean) =>
      people.filter(({ readStatus }) => (readStatus === 'READ') === read).flatMap(({ userId }) => userId ?? []);
    return { read: having(true), unread: having(false), undelivered: [], finished };
  });
}

interface WireMessage {
  robotCode: string;
  msgKey: string;
  msgParam: string;
}

function sendToGroup(calls: Calls, message: WireMessage, conversationId: string): Promise<Sent> {
  return calls.sdk({ name: 'robot.group', load: loadRobot }, async ({ module, client, runtime }, token) => {
    const request = new module.OrgGroupSendRequest({ ...message, openConversationId: conversationId });
    const headers = new module.OrgGroupSendHeaders({ xAcsDingtalkAccessToken: token });
    const { body } = await client.orgGroupSendWithOptions(request, headers, runtime);
    return { receipt: present(body?.processQueryKey) };
  });
}

async function sendToPeople(calls: Calls, message: WireMessage, { userIds }: { userIds: string[] }): Promise<Sent> {
  if (userIds.length === 0 || userIds.length > MOST_RECIPIENTS)
    throw new DingTalkRefused('recipients', `一次机器人消息的接收人应为 1 至 ${MOST_RECIPIENTS} 人。`);
  return calls.sdk({ name: 'robot.direct', load: loadRobot }, async ({ module, client, runtime }, token) => {
    const request = new module.BatchSendOTORequest({ ...message, userIds });
    const headers = new module.BatchSendOTOHeaders({ xAcsDingtalkAccessToken: token });
    const { body } = await client.batchSendOTOWithOptions(request, headers, runtime);
    const undelivered = undeliveredOf(body?.invalidStaffIdList, body?.flowControlledStaffIdList);
    if (userIds.length === 1 && undelivered[0]) throw refusalOf(undelivered[0]);
    const receipt = present(body?.processQueryKey);
    return undelivered.length > 0 ? { receipt, undelivered } : { receipt };
  });
}

/** A batch is accepted although some of its recipients are not. */
function undeliveredOf(invalid: string[] = [], flowControlled: string[] = []): Undelivered[] {
  const unknown = { code: 'staffId.notExisted', reason: '钉钉中找不到该人员，可能已离职。', retry: false };
  const limited = { code: 'flow-controlled', reason: '对方收到的机器人消息过多，被钉钉限流。', retry: true };
  return [
    ...invalid.map((userId) => ({ userId, ...unknown })),
    ...flowControlled.map((userId) => ({ userId, ...limited })),
  ];
}

function refusalOf({ code, reason, retry }: Undelivered): Error {
  if (!retry) return new DingTalkRefused(code, reason);
  return new DingTalkUnreachable(reason, { code, afterMs: 60_000, mayHaveArrived: false });
}
