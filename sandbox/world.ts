// The state of the local DingTalk, put together. HTTP faces read and change it; nothing here knows HTTP.
import type { SandboxOptions } from './options';
import { createApprovals, type ApprovalNews } from './state/approvals';
import { createCallLog } from './state/callLog';
import { createCards } from './state/cards';
import { createChats } from './state/chats';
import { createCredentials } from './state/credentials';
import { createDirectory } from './state/directory';
import { createFaults } from './state/faults';
import { createLive } from './state/live';
import { createMedia } from './state/media';
import { createNotices } from './state/notices';
import { createTodos } from './state/todos';
import { createGateway } from './stream/gateway';

export type World = ReturnType<typeof createWorld>;

export function createWorld(options: SandboxOptions) {
  const { now = Date.now, directory: source } = options;
  const app = { ...options.app };
  const live = createLive();
  const faults = createFaults(live);
  const calls = createCallLog(live);
  const stream = createGateway({
    clientId: app.clientId,
    corpId: source.corpId,
    now,
    calls,
    faults,
    live,
    timings: options.stream,
  });
  const directory = createDirectory(source, now, (eventType, data) => {
    stream.publish(eventType, data);
    live.tell('directory');
  });
  return {
    app,
    now,
    live,
    faults,
    calls,
    stream,
    directory,
    defaultUser: options.defaultUser ?? source.users[0]?.userid ?? '',
    /** known once the port is */
    origin: '',
    credentials: createCredentials(app, now),
    chats: createChats({ app, group: options.group }, directory, now, live),
    notices: createNotices(directory, now, live, () => faults.strikes('dropSilently', 'corpconversation') !== null),
    todos: createTodos(now, live),
    approvals: createApprovals(directory, now, live, (news) => stream.publish(...eventOf(news, source.corpId))),
    cards: createCards(live),
    media: createMedia(),
  };
}

function eventOf(news: ApprovalNews, corpId: string): [string, Record<string, unknown>] {
  const { approval } = news;
  const common = {
    processInstanceId: approval.instanceId,
    processCode: approval.form.processCode,
    businessId: approval.businessId,
    corpId,
    title: approval.title,
    type: news.type,
  };
  if (news.of === 'instance') {
    const { originatorUserId: staffId, createTime, finishTime, result } = approval;
    const ended = finishTime === null ? {} : { finishTime };
    const verdict = news.type === 'finish' ? { result } : {};
    const url = `https://aflow.dingtalk.com/dingtalk/mobile/homepage.htm?procInstId=${approval.instanceId}`;
    return ['bpms_instance_change', { ...common, bizCategoryId: '', staffId, createTime, url, ...ended, ...verdict }];
  }
  const { taskId, userId: staffId, createTime, finishTime } = news.task;
  const ended = finishTime === null ? {} : { finishTime };
  const verdict = news.result ? { result: news.result, remark: news.remark ?? '' } : {};
  return ['bpms_task_change', { ...common, taskId, staffId, createTime, ...ended, ...verdict }];
}
