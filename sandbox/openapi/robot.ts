// What the bot says of its own accord (机器人), new API.
import { z } from 'zod';
import { OpenApiRefusal, readParameters } from '../http/refusals';
import type { ApiCall, ApiRoute } from '../http/routes';
import type { Message } from '../state/chats';
import type { Content } from '../state/content';
import { opaque } from '../state/ids';
import type { World } from '../world';
import { isMessageKey, robotContent } from './robotContent';

const MOST_RECIPIENTS = 20;
const LARGEST_PARAM_BYTES = 15_000;
const RECALL_MS = 24 * 3_600_000;

const invalid = (what: string, message: string) => new OpenApiRefusal(400, `invalidParameter.${what}`, message);

const messageSchema = z.object({ robotCode: z.string().default(''), msgKey: z.string(), msgParam: z.string() });
const batchSchema = messageSchema.extend({ userIds: z.array(z.string()).min(1) });
const groupSchema = messageSchema.extend({ openConversationId: z.string() });

const byCode = (message: string) => new OpenApiRefusal(400, 'invalidParameter', message);

const scope = 'qyapi_robot_sendmsg';

export const robotRoutes: ApiRoute[] = [
  { method: 'POST', path: '/v1.0/robot/oToMessages/batchSend', scope, answer: sendToPeople },
  { method: 'POST', path: '/v1.0/robot/groupMessages/send', scope, answer: sendToGroup },
  { method: 'GET', path: '/v1.0/robot/oToMessages/readStatus', scope, answer: readStatus },
  { method: 'POST', path: '/v1.0/robot/groupMessages/query', scope, answer: groupReadStatus },
  { method: 'POST', path: '/v1.0/robot/otoMessages/batchRecall', scope, answer: recall },
  { method: 'POST', path: '/v1.0/robot/groupMessages/recall', scope, answer: recall },
  { method: 'POST', path: '/v1.0/robot/messageFiles/download', scope, answer: downloadFile },
];

function sendToPeople({ world, fields }: ApiCall): object {
  const { userIds, ...message } = readParameters(batchSchema, fields, byCode);
  checkRobot(world, message.robotCode);
  if (userIds.length > MOST_RECIPIENTS) throw invalid('userIds.overMax', `userIds 超过 ${MOST_RECIPIENTS} 个`);
  const content = contentOf(message);
  const known = userIds.filter((userid) => {
    const person = world.directory.person(userid);
    return person !== undefined && world.permissions.isVisible(person);
  });
  if (known.length === 0) throw new OpenApiRefusal(400, 'staffId.notExisted', '用户不存在');
  const processQueryKey = opaque();
  if (!world.faults.strikes('dropSilently', 'robot'))
    for (const userid of known)
      world.chats.post(world.chats.directWith(userid), { kind: 'bot' }, content, processQueryKey);
  const invalidStaffIdList = userIds.filter((userid) => !known.includes(userid));
  return { processQueryKey, invalidStaffIdList, flowControlledStaffIdList: [] };
}

function sendToGroup({ world, fields }: ApiCall): object {
  const { openConversationId, ...message } = readParameters(groupSchema, fields, byCode);
  checkRobot(world, message.robotCode);
  const conversation = world.chats.conversation(openConversationId);
  if (conversation?.type !== 'group')
    throw new OpenApiRefusal(400, 'invalid.openConversationId', '无效的openConversationId');
  const content = contentOf(message);
  const processQueryKey = opaque();
  if (!world.faults.strikes('dropSilently', 'robot'))
    world.chats.post(conversation, { kind: 'bot' }, content, processQueryKey);
  return { processQueryKey };
}

function checkRobot({ app }: World, robotCode: string): void {
  if (!robotCode) throw invalid('robotCode.empty', 'robotCode 为空');
  if (robotCode !== app.robotCode) throw invalid('robotCode.notExsit', 'robotCode 不存在');
}

function contentOf({ msgKey, msgParam }: { msgKey: string; msgParam: string }): Content {
  if (!isMessageKey(msgKey)) throw invalid('msgKey.invalid', `msgKey 不合法：${msgKey}`);
  if (Buffer.byteLength(msgParam) > LARGEST_PARAM_BYTES) throw invalid('msgParam.tooLong', 'msgParam 过长');
  const content = robotContent(msgKey, msgParam);
  if (!content) throw invalid('msgParam.invalid', 'msgParam 不合法');
  return content;
}

function readStatus({ world, query }: ApiCall): object {
  checkRobot(world, query.robotCode ?? '');
  const messages = world.chats.byQueryKey(query.processQueryKey ?? '');
  const recalled = messages.length > 0 && messages.every((message) => message.recalled);
  return {
    sendStatus: recalled ? 'RECALLED' : 'SUCCESS',
    messageReadInfoList: messages.flatMap((message) => readersOf(world, message)),
  };
}

function readersOf(world: World, message: Message) {
  const conversation = world.chats.conversation(message.conversationId);
  return (conversation?.members ?? []).map((userId) => ({
    userId,
    name: world.directory.person(userId)?.name ?? '',
    readStatus: message.readBy.has(userId) ? 'READ' : 'UNREAD',
  }));
}

function groupReadStatus({ world, fields }: ApiCall): object {
  const schema = z.object({ processQueryKey: z.string() });
  const { processQueryKey } = readParameters(schema, fields, byCode);
  const readers = world.chats.byQueryKey(processQueryKey).flatMap(({ readBy }) => [...readBy]);
  return { readUserIds: readers, hasMore: false, sendStatus: 'SUCCESS' };
}

function recall({ world, fields }: ApiCall): object {
  const schema = z.object({ robotCode: z.string(), processQueryKeys: z.array(z.string()).max(20) });
  const { robotCode, processQueryKeys } = readParameters(schema, fields, byCode);
  checkRobot(world, robotCode);
  const successResult: string[] = [];
  const failedResult: Record<string, string> = {};
  for (const key of processQueryKeys) {
    const messages = world.chats.byQueryKey(key);
    if (messages.length === 0) failedResult[key] = '消息不存在';
    else if (messages.some(({ at }) => world.now() - at > RECALL_MS)) failedResult[key] = '消息已超过24小时';
    else {
      messages.forEach(world.chats.recall);
      successResult.push(key);
    }
  }
  return { successResult, failedResult };
}

function downloadFile({ world, fields }: ApiCall): object {
  const schema = z.object({ robotCode: z.string(), downloadCode: z.string() });
  const { robotCode, downloadCode } = readParameters(schema, fields, byCode);
  checkRobot(world, robotCode);
  if (!world.media.file(downloadCode)) throw invalid('robotCode.downloadCode', '无效的downloadCode');
  return { downloadUrl: `${world.origin}/__sandbox/media/${encodeURIComponent(downloadCode)}.file` };
}
