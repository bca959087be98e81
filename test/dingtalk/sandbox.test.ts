// The whole folder against the local DingTalk: sign-in, directory, what leaves, what comes in, on the happy way.
import { createDingTalk } from '../../server/dingtalk/createDingTalk';
import { DingTalkRefused } from '../../server/dingtalk/errors';
import type { BotMessage, DingTalk, IncomingEvent, StreamConnection } from '../../server/dingtalk/port';
import { startSandbox, type Sandbox } from '../../sandbox';
import { configFor } from './support/fakeDingTalk';
import { app, CORP, directory } from './support/smallOffice';
import { until } from './support/until';

let sandbox: Sandbox;
let dingtalk: DingTalk;

beforeAll(async () => {
  sandbox = await startSandbox({ directory, app });
  dingtalk = createDingTalk(configFor(sandbox.origin, { corpId: CORP }));
});
afterAll(() => sandbox.close());

async function control<T>(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<T> {
  const init = body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {};
  const response = await fetch(`${sandbox.origin}/__sandbox/${path}`, { method, ...init });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

describe('signing in', () => {
  it('works once with a code of the client', async () => {
    const { code } = await control<{ code: string }>('api/people/zhang/auth-code', { corpId: CORP });
    const signedIn = await dingtalk.directory.personOfAuthCode(code);
    expect(signedIn).toEqual({ userId: 'zhang', unionId: 'Uzhang', name: '张三' });
    await expect(dingtalk.directory.personOfAuthCode(code)).rejects.toMatchObject({ code: '40078' });
  });

  it('works from a browser, by way of the login page', async () => {
    const callback = `${app.homeUrl}api/sign-in/browser/callback`;
    const page = new URL(dingtalk.directory.browserSignInUrl(callback, 's1'));
    page.searchParams.set('sandbox_user', 'zhang');
    const chosen = await fetch(page, { redirect: 'manual' });
    const back = new URL(chosen.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('s1');
    const signedIn = await dingtalk.directory.personOfBrowserCode(back.searchParams.get('authCode') ?? '');
    expect(signedIn).toEqual({ userId: 'zhang', unionId: 'Uzhang', name: '张三' });
    await expect(dingtalk.directory.personOfBrowserCode('made up')).rejects.toBeInstanceOf(DingTalkRefused);
  });
});

describe('the directory', () => {
  it('is read from the organisation down', async () => {
    const { department, childDepartments, peoplePage, person } = dingtalk.directory;
    expect([await department(1), ...(await childDepartments(1)), ...(await childDepartments(2))]).toEqual(
      directory.departments,
    );
    const zhang = {
      userId: 'zhang',
      unionId: 'Uzhang',
      name: '张三',
      title: '主任',
      departmentIds: [2],
      leaderOf: [2],
      isAdmin: false,
    };
    expect(await peoplePage(2, 0)).toMatchObject({ people: [zhang, { userId: 'li', title: null }], nextCursor: null });
    expect(await peoplePage(1, 0)).toEqual({ people: [], nextCursor: null });
    expect(await person('zhang')).toEqual(zhang);
    expect(await person('nobody')).toBeNull();
  });

  it('is still read when DingTalk has forgotten our token', async () => {
    await control('api/tokens/expire', {});
    expect((await dingtalk.directory.peoplePage(3, 0)).people).toHaveLength(1);
    expect(await dingtalk.reachable()).toBe(true);
  });
});

describe('what leaves', () => {
  it('arrives as a work notification with our link', async () => {
    const sent = await dingtalk.sender.deliver({
      kind: 'notice',
      userIds: ['zhang'],
      title: '请填报：财政网络运维服务费',
      lines: ['截止日期：2024年1月31日'],
      buttonLabel: '去填报',
      path: '#/tasks/t1',
    });
    expect(sent).toEqual({ status: 'sent', receipt: expect.stringMatching(/^\d+$/) });
    const [notice] = sandbox.store.phone('zhang').notices;
    expect(notice?.content).toMatchObject({
      type: 'actionCard',
      title: '请填报：财政网络运维服务费',
      buttons: [{ title: '去填报', url: 'https://jixiao.example.gov.cn/app/#/tasks/t1' }],
    });
  });

  it('opens a to-do once, and closes it, whatever the ids look like', async () => {
    const todo = {
      kind: 'todo.open' as const,
      sourceId: 'row 1#/',
      unionId: 'Uli/+=',
      subject: '填报绩效自评表',
      lines: [['项目', '财政网络运维服务费']] as [string, string][],
      dueAt: Date.UTC(2024, 0, 31),
      path: '#/tasks/t1',
    };
    const opened = await dingtalk.sender.deliver(todo);
    expect(opened).toMatchObject({ status: 'sent' });
    expect(await dingtalk.sender.deliver(todo)).toEqual(opened);
    const before = sandbox.store.phone('li');
    expect(before.todos).toHaveLength(1);
    expect(before.todos[0]).toMatchObject({ sourceId: 'row 1#/', subject: '填报绩效自评表', done: false });

    const { sourceId, unionId } = todo;
    const close = { kind: 'todo.close' as const, sourceId, unionId, todoId: null };
    expect(await dingtalk.sender.deliver(close)).toEqual(opened);
    expect(sandbox.store.phone('li').todos[0]).toMatchObject({ done: true });
    expect(await dingtalk.sender.deliver({ ...close, sourceId: 'never opened' })).toEqual({
      status: 'sent',
      receipt: null,
    });
  });

  it.each([
    ['qps', 'retry'],
    ['busy', 'retry'],
    ['quota', 'retry'],
    ['html502', 'retry'],
  ])('meets the trouble %s', async (fault, status) => {
    await control('faults', { [fault]: { api: 'corpconversation', times: 1 } });
    const notice = { userIds: ['zhang'], lines: [], buttonLabel: '查看', path: '#/', title: `遇到${fault}` };
    expect(await dingtalk.sender.deliver({ kind: 'notice', ...notice })).toMatchObject({ status });
    await control('faults', undefined, 'DELETE');
  });
});

describe('the chat', () => {
  let stream: StreamConnection;
  const heard: BotMessage[] = [];
  const events: IncomingEvent[] = [];

  beforeAll(async () => {
    stream = dingtalk.connectStream({
      onBotMessage: async (message) => void heard.push(message),
      onEvent: async (event) => void events.push(event),
      onCard: async () => null,
      onStale: async () => {},
    });
    await until('the stream is connected', () => stream.connected);
  });
  afterAll(() => stream.close());

  it.each(['bot', 'group'])(
    'hears a question (%s) and answers it through the session and later as the robot',
    async (to) => {
      heard.length = 0;
      await control('api/people/zhang/messages', { to, atBot: true, text: '　进度' });
      await until('the question is heard', () => heard.length === 1);
      const [question] = heard;
      expect(question).toMatchObject({ text: '进度', senderUserId: 'zhang', senderName: '张三', corpId: CORP });

      const { conversation, sessionWebhook, sessionExpiresAt } = question!;
      expect(conversation.type).toBe(to === 'group' ? 'group' : 'direct');
      const buttons = [{ label: '查看', path: '#/board' }];
      const answer = { kind: 'chat.reply' as const, conversation, title: '进度', markdown: '已提交 **3** 项', buttons };
      const now = await dingtalk.sender.deliver({ ...answer, sessionWebhook, sessionExpiresAt });
      expect(now).toEqual({ status: 'sent', receipt: null });
      const later = await dingtalk.sender.deliver({ ...answer, sessionWebhook: null, sessionExpiresAt: null });
      expect(later).toEqual({ status: 'sent', receipt: expect.any(String) });

      const { conversations } = sandbox.store.phone('zhang');
      const shown = conversations.find(({ kind }) => kind === to)?.messages.filter(({ from }) => from === 'bot');
      expect(shown).toHaveLength(2);
      for (const { content } of shown ?? [])
        expect(content).toMatchObject({
          type: 'actionCard',
          text: '已提交 **3** 项',
          buttons: [{ title: '查看', url: 'https://jixiao.example.gov.cn/app/#/board' }],
        });
    },
  );

  it.each(['garbage', 'retire', 'cut'])('goes on after trouble with the connection: %s', async (action) => {
    heard.length = 0;
    await control('api/stream', { action });
    // Bot messages are never brought again, so a person who meets a dead bot says it again.
    let delivered = false;
    while (!delivered) {
      const question = { to: 'bot', text: '我的任务' };
      ({ delivered } = await control<{ delivered: boolean }>('api/people/li/messages', question));
    }
    await until('the question is heard', () => heard.length > 0);
  });

  it('tells of people who leave', async () => {
    await control('api/people/li', undefined, 'DELETE');
    await until('the event is stored', () => events.length > 0);
    expect(events[0]).toMatchObject({ type: 'user_leave_org', data: { userId: ['li'] } });
  });
});
