// The state of the local DingTalk, put together. HTTP faces read and change it; nothing here knows HTTP.
import type { SandboxOptions, StreamTimings } from './options';
import { createPush } from './push/push';
import { createApprovals, type ApprovalNews } from './state/approvals';
import { createCallLog } from './state/callLog';
import { createCards } from './state/cards';
import { createChats } from './state/chats';
import { createClock } from './state/clock';
import { createCredentials } from './state/credentials';
import { createDirectory } from './state/directory';
import { createFaults } from './state/faults';
import { createJourney } from './state/journey';
import { createLimits } from './state/limits';
import { createLive } from './state/live';
import { createMedia } from './state/media';
import { createNotices } from './state/notices';
import { createPermissions } from './state/permissions';
import { createTodos } from './state/todos';
import { createGateway } from './stream/gateway';

const TIMINGS: StreamTimings = {
  ackTimeoutMs: 3_000,
  retryAfterMs: [10_000, 30_000],
  httpTimeoutMs: 2_500,
  pingEveryMs: 20_000,
  closeAfterRetireMs: 10_000,
};
const QUOTA = { calls: 5_000, deliveries: 3_000 };
const RECIPIENTS_PER_MINUTE = 5_000;

export type World = ReturnType<typeof createWorld>;

export function createWorld(options: SandboxOptions) {
  const { directory: source } = options;
  const { corpId } = source;
  const app = { ...options.app };
  const timings = { ...TIMINGS, ...options.stream };
  const live = createLive();
  const clock = createClock(options.now ?? Date.now, live);
  const { now } = clock;
  const faults = createFaults(live);
  const calls = createCallLog(live, now, { ...QUOTA, ...options.quota });
  const stream = createGateway({ clientId: app.clientId, corpId, clock, faults, live, timings });
  const targets = options.push ?? {};
  // An app that follows the clock reads the time it is told; any other one would take it for stale.
  const signedAt = (): number => (journey.isFollowed() ? now() : clock.unmoved());
  const push = createPush({ app, corpId, clock, faults, calls, live, stream, timings, targets, signedAt });
  const directory = createDirectory(source, now, (eventType, data) => {
    push.events.publish(eventType, data);
    live.tell('directory');
  });
  const permissions = createPermissions(
    { missing: options.missingPermissions ?? [], scope: options.visibleScope ?? null },
    directory,
    live,
  );
  const chats = createChats({ app, group: options.group }, directory, now, live);
  const notices = createNotices({
    directory,
    permissions,
    clock,
    live,
    recipientsPerMinute:
      options.recipientsPerMinute === undefined ? RECIPIENTS_PER_MINUTE : options.recipientsPerMinute,
    isDropped: () => faults.strikes('dropSilently', 'corpconversation') !== null,
    queuedMs: () => faults.strikes('lateMs', 'corpconversation')?.value ?? 0,
  });
  const journey = createJourney(clock, live, () => chats.sentCount() + notices.taskCount());
  return {
    app,
    clock,
    journey,
    now,
    live,
    faults,
    limits: createLimits(options, now),
    calls,
    stream,
    push,
    directory,
    permissions,
    defaultUser: options.defaultUser ?? source.users[0]?.userid ?? '',
    /** known once the port is */
    origin: '',
    credentials: createCredentials(app, now),
    chats,
    notices,
    todos: createTodos(now, live),
    approvals: createApprovals(directory, now, live, (news) => push.events.publish(...eventOf(news, corpId))),
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
