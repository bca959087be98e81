// What becomes of a message when DingTalk does not simply take it. The rule: whatever may have arrived, and would be seen
// twice if repeated, is `unknown`, never `retry`.
import type { DingTalkConfig, OutgoingMessage } from '../../server/dingtalk/port';
import { patienceWith, startFake, TOKEN_PATH, type Answer, type FakeDingTalk } from './support/fakeDingTalk';
import { NOTICE, TODOS, GROUP, notice, todo, reply } from './support/messages';

let fake: FakeDingTalk;
beforeEach(async () => {
  fake = await startFake();
});
afterEach(() => fake.close());

const deliver = (message: OutgoingMessage, changes: Partial<DingTalkConfig> = {}) =>
  fake.dingtalk(changes).sender.deliver(message);

describe('a message that meets trouble', () => {
  const qps: Answer = { json: { errcode: 88, sub_code: '90018', sub_msg: 'qps', errmsg: '' } };
  const newQps: Answer = { status: 403, json: { code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', message: '' } };
  const badGateway: Answer = { status: 502, text: '<html>502</html>' };
  const badUser: Answer = { json: { errcode: 33012, errmsg: '无效的userid' } };

  it.each<[string, Answer, string]>([
    ['limited', qps, 'retry'],
    ['busy', { json: { errcode: -1, errmsg: '系统繁忙' } }, 'retry'],
    ['over quota', { json: { errcode: 88, sub_code: '90020', errmsg: '' } }, 'retry'],
    ['a gateway page', badGateway, 'retry'],
    ['a dropped connection', 'hang-up', 'retry'],
    ['no answer', 'hang', 'retry'],
    ['an unknown user', badUser, 'failed'],
  ])('a notice and %s', async (_, answer, status) => {
    fake.on(NOTICE, () => answer);
    const outcome = await deliver(notice, patienceWith(answer));
    expect(outcome).toMatchObject({ status, reason: expect.stringMatching(/[。]$/) });
    expect(fake.to(NOTICE)).toHaveLength(1);
  });

  it.each<[string, Answer, string]>([
    ['limited', newQps, 'retry'],
    ['a gateway page', badGateway, 'retry'],
    ['a dropped connection', 'hang-up', 'retry'],
    ['no answer', 'hang', 'retry'],
    ['a block page as JSON', { json: { status: 1111, wait: 5 } }, 'retry'],
    ['no permission', { status: 403, json: { code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied' } }, 'failed'],
  ])('a to-do and %s', async (_, answer, status) => {
    fake.on(TODOS, () => answer);
    expect(await deliver(todo, patienceWith(answer))).toMatchObject({ status });
  });

  it.each<[string, Answer, string]>([
    ['limited', newQps, 'retry'],
    ['a gateway page', badGateway, 'unknown'],
    ['a dropped connection', 'hang-up', 'unknown'],
    ['no answer', 'hang', 'unknown'],
    ['not in the group', { status: 400, json: { code: 'invalid.openConversationId', message: '' } }, 'failed'],
  ])('a robot message and %s', async (_, answer, status) => {
    fake.on(GROUP, () => answer);
    expect(await deliver(reply, patienceWith(answer))).toMatchObject({ status });
  });

  it('repeats anything that surely never left', async () => {
    const dingtalk = fake.dingtalk();
    await fake.close();
    expect(await dingtalk.sender.deliver(notice)).toMatchObject({ status: 'retry' });
    fake = await startFake();
  });

  it('repeats anything that failed before it was tried, at the token', async () => {
    fake.on(TOKEN_PATH, () => 'hang-up');
    expect(await deliver(notice)).toMatchObject({ status: 'retry' });
    expect(fake.to(NOTICE)).toHaveLength(0);
  });

  it('keeps messages while the app’s credentials are wrong, and says so', async () => {
    fake.on(TOKEN_PATH, () => ({ status: 400, json: { code: 'invalidClientIdOrSecret', message: '' } }));
    const reason = expect.stringMatching(/^应用的 Client ID 或 Client Secret 不正确/);
    expect(await deliver(notice)).toEqual({ status: 'retry', afterMs: 60_000, reason });
  });
});

describe('a notice', () => {
  const card = () => (fake.to(NOTICE)[0]!.body.msg as { action_card: Record<string, string> }).action_card;
  beforeEach(() => fake.on(NOTICE, () => ({ json: { errcode: 0, errmsg: 'ok', task_id: 256271667526 } })));

  it('carries its link under our own address', async () => {
    expect(await deliver(notice)).toEqual({ status: 'sent', receipt: '256271667526' });
    expect(fake.to(NOTICE)[0]?.body).toMatchObject({ agent_id: 1001, userid_list: 'u1' });
    expect(card()).toMatchObject({
      single_title: '去填报',
      single_url: 'https://jixiao.example.gov.cn/app/#/tasks/t1',
      markdown: '### 请填报：财政网络运维服务费  \n截止日期：2024年1月31日',
    });
  });

  it('stays within 2 KB by leaving out lines from the end', async () => {
    await deliver({ ...notice, lines: Array.from({ length: 100 }, (_, line) => `第${line + 1}项：信息系统运行维护`) });
    expect(Buffer.byteLength(JSON.stringify(fake.to(NOTICE)[0]?.body.msg))).toBeLessThanOrEqual(2048);
    expect(card().markdown).toMatch(/第1项.*……更多内容请打开查看。$/s);
  });

  it('lets no name become a link or a heading', async () => {
    await deliver({ ...notice, lines: ['# 大标题', '项目[点我](https://evil.example)\n第二行'] });
    expect(card().markdown).not.toMatch(/\n#|\]\(|\n第二行/);
  });

  it('leads nowhere but into the app', async () => {
    await expect(deliver({ ...notice, path: 'https://evil.example/' })).rejects.toThrow(RangeError);
    await expect(deliver({ ...notice, path: '../other' })).rejects.toThrow(RangeError);
  });

  it('keeps the beginning of a long reason, and cuts no character in half', async () => {
    const reason = '🏛️缺少检测记录，'.repeat(120);
    await deliver({ ...notice, title: '甲'.repeat(59) + '🏛🏛', lines: [reason, '第二行'] });
    expect(card().markdown).toMatch(/缺少检测记录.*……  \n第二行$/s);
    expect(card().title).toHaveLength(60);
    expect(JSON.stringify(card())).not.toMatch(/\\ud/);
  });

  it('has no link that DingTalk would refuse for its length', async () => {
    const long = { publicBaseUrl: `https://jixiao.example.gov.cn/${'a'.repeat(480)}/` };
    expect(await fake.dingtalk(long).sender.deliver(notice)).toMatchObject({ status: 'failed' });
  });

  it('is not sent to nobody', async () => {
    expect(await deliver({ ...notice, userIds: [] })).toMatchObject({ status: 'failed' });
  });
});

describe('a to-do', () => {
  it('names its person, its page and its key', async () => {
    fake.on(TODOS, () => ({ json: { id: 'task-9', sourceId: 'row-1' } }));
    expect(await deliver(todo)).toEqual({ status: 'sent', receipt: 'task-9' });
    const appUrl = 'https://jixiao.example.gov.cn/app/#/tasks/t1';
    // On a PC the side panel: a plain address would open the system's browser.
    const pcUrl = `dingtalk://dingtalkclient/page/link?url=${encodeURIComponent(appUrl)}&pc_slide=true`;
    expect(fake.to(TODOS)[0]).toMatchObject({
      token: 'T1',
      body: { sourceId: 'row-1', executorIds: ['U1'], dueTime: todo.dueAt, detailUrl: { appUrl, pcUrl } },
    });
  });

  it('that is there already counts as sent, with its id looked up', async () => {
    fake.on(TODOS, () => ({ status: 400, json: { code: 'todo.taskCreate.paramError', message: 'task exist' } }));
    fake.on(`${TODOS}/sources/row-1`, () => ({ json: { id: 'task-9' } }));
    expect(await deliver(todo)).toEqual({ status: 'sent', receipt: 'task-9' });
  });

  it('that is refused for another reason is refused', async () => {
    const message = 'subject is oversize';
    fake.on(TODOS, () => ({ status: 400, json: { code: 'todo.taskCreate.paramError', message } }));
    expect(await deliver(todo)).toMatchObject({ status: 'failed', reason: expect.stringContaining(message) });
  });

  it('is closed by its key when its id is not known, and ids are encoded', async () => {
    const asked = '/v1.0/todo/users/U%2F1/tasks/sources/row%231';
    fake.on(asked, () => ({ json: { id: 'task-9' } }));
    fake.on('/v1.0/todo/users/U%2F1/tasks/task-9/executorStatus', () => ({ json: { result: true } }));
    const closed = await deliver({ kind: 'todo.close', sourceId: 'row#1', unionId: 'U/1', todoId: null });
    expect(closed).toEqual({ status: 'sent', receipt: 'task-9' });
    expect(fake.asked.at(-1)?.body).toEqual({ executorStatusList: [{ id: 'U/1', isDone: true }] });
  });

  it('that is gone needs no closing', async () => {
    const gone: Answer = { status: 400, json: { code: 'todo.taskUpdate.paramError', message: 'task not exist' } };
    fake.on(`${TODOS}/task-9/executorStatus`, () => gone);
    const closed = await deliver({ kind: 'todo.close', sourceId: 'row-1', unionId: 'U1', todoId: 'task-9' });
    expect(closed).toEqual({ status: 'sent', receipt: null });
  });
});
