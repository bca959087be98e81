// What becomes of a message when DingTalk does not simply take it. The rule: whatever may have arrived, and would be seen
// twice if repeated, is `unknown`, never `retry`.
import type {
  CardMessage,
  CardSettings,
  ChatReplyMessage,
  DingTalkConfig,
  NoticeMessage,
  OpenTodoMessage,
  OutgoingMessage,
  RobotMessage,
} from '../../server/dingtalk/port';
import { startFake, TOKEN_PATH, type Answer, type FakeDingTalk } from './support/fakeDingTalk';

const NOTICE = '/topapi/message/corpconversation/asyncsend_v2';
const TODOS = '/v1.0/todo/users/U1/tasks';
const GROUP = '/v1.0/robot/groupMessages/send';
const DIRECT = '/v1.0/robot/oToMessages/batchSend';
const WEBHOOK = '/robot/sendBySession';

const notice: NoticeMessage = {
  kind: 'notice',
  userIds: ['u1'],
  title: '请填报：财政网络运维服务费',
  lines: ['截止日期：2024年1月31日'],
  buttonLabel: '去填报',
  path: '#/tasks/t1',
};
const todo: OpenTodoMessage = {
  kind: 'todo.open',
  sourceId: 'row-1',
  unionId: 'U1',
  subject: '填报绩效自评表',
  lines: [['项目', '财政网络运维服务费']],
  dueAt: 1_706_630_400_000,
  path: '#/tasks/t1',
};
const reply: ChatReplyMessage = {
  kind: 'chat.reply',
  sessionWebhook: null,
  sessionExpiresAt: null,
  conversation: { type: 'group', id: 'cid1==', title: '绩效评价群' },
  title: '进度',
  markdown: '已提交 **3** 项',
  buttons: [],
};

let fake: FakeDingTalk;
beforeEach(async () => {
  fake = await startFake();
});
afterEach(() => fake.close());

const deliver = (message: Parameters<ReturnType<typeof fake.dingtalk>['sender']['deliver']>[0]) =>
  fake.dingtalk({ deadlines: { callMs: 800 } }).sender.deliver(message);

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
    expect(await deliver(notice)).toMatchObject({ status, reason: expect.stringMatching(/[。]$/) });
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
    expect(await deliver(todo)).toMatchObject({ status });
  });

  it.each<[string, Answer, string]>([
    ['limited', newQps, 'retry'],
    ['a gateway page', badGateway, 'unknown'],
    ['a dropped connection', 'hang-up', 'unknown'],
    ['no answer', 'hang', 'unknown'],
    ['not in the group', { status: 400, json: { code: 'invalid.openConversationId', message: '' } }, 'failed'],
  ])('a robot message and %s', async (_, answer, status) => {
    fake.on(GROUP, () => answer);
    expect(await deliver(reply)).toMatchObject({ status });
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

describe('a message of the robot', () => {
  const robot: RobotMessage = {
    kind: 'robot',
    to: { userIds: ['u1', 'u2', 'u3'] },
    title: '甲',
    markdown: '乙',
    buttons: [],
  };

  it('names those of several whom DingTalk did not serve', async () => {
    fake.on(DIRECT, () => ({
      json: { processQueryKey: 'PQK', invalidStaffIdList: ['u2'], flowControlledStaffIdList: ['u3'] },
    }));
    expect(await deliver(robot)).toMatchObject({
      status: 'sent',
      receipt: 'PQK',
      undelivered: [
        { userId: 'u2', code: 'staffId.notExisted', retry: false },
        { userId: 'u3', code: 'flow-controlled', retry: true },
      ],
    });
  });

  it('to one person who gets too many is tried again later', async () => {
    fake.on(DIRECT, () => ({ json: { processQueryKey: 'PQK', flowControlledStaffIdList: ['u1'] } }));
    expect(await deliver({ ...robot, to: { userIds: ['u1'] } })).toMatchObject({ status: 'retry', afterMs: 60_000 });
  });

  it('goes to no more than 20 people at once', async () => {
    const userIds = Array.from({ length: 21 }, (_, index) => `u${index}`);
    expect(await deliver({ ...robot, to: { userIds } })).toMatchObject({ status: 'failed' });
    expect(fake.to(DIRECT)).toHaveLength(0);
  });
});

describe('an interactive card', () => {
  const CREATE = '/v1.0/card/instances/createAndDeliver';
  const UPDATE = '/v1.0/card/instances';
  const card: CardMessage = {
    kind: 'card',
    outTrackId: 'row-1',
    userId: 'u1',
    title: '待您审核：网络运维',
    lines: [['自评得分', '98.29']],
    buttons: [
      { label: '通过', actionId: 'approve', path: '#/tasks/t1' },
      { label: '查看详情', actionId: null, path: '#/tasks/t1' },
    ],
    status: '待审核',
    token: async () => 'T',
  };
  const settings: CardSettings = { templateId: 'a.schema', variables: { title: 'head' }, callbackRouteKey: null };
  const at = (message: OutgoingMessage, changes: Partial<DingTalkConfig> = { card: settings }) =>
    fake.dingtalk({ deadlines: { callMs: 300 }, ...changes }).sender.deliver(message);

  it('fills the template’s variables with texts, and the token for its reader alone', async () => {
    fake.on(CREATE, () => ({ json: { success: true, result: { deliverResults: [{ success: true }] } } }));
    expect(await at(card)).toEqual({ status: 'sent', receipt: 'row-1' });
    const { body } = fake.to(CREATE)[0]!;
    expect(body).toMatchObject({
      cardTemplateId: 'a.schema',
      outTrackId: 'row-1',
      callbackType: 'STREAM',
      openSpaceId: 'dtv1.card//IM_ROBOT.u1',
      imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode: 'ding-app' },
      privateData: { u1: { cardParamMap: { token: 'T' } } },
    });
    const { cardParamMap } = body.cardData as { cardParamMap: Record<string, string> };
    expect(cardParamMap).toMatchObject({ head: card.title, markdown: '**自评得分** 98.29', open: 'true' });
    expect(Object.values(cardParamMap).filter((value) => typeof value !== 'string')).toEqual([]);
    expect(JSON.stringify(body.cardData)).not.toContain('"T"');
  });

  it('asks over HTTP when an address is registered for it', async () => {
    fake.on(CREATE, () => ({ json: { success: true, result: { deliverResults: [{ success: true }] } } }));
    await at(card, { card: { ...settings, callbackRouteKey: 'jxt' } });
    expect(fake.to(CREATE)[0]!.body).toMatchObject({ callbackType: 'HTTP', callbackRouteKey: 'jxt' });
  });

  it.each<[string, Answer, string]>([
    ['is there already', { status: 400, json: { code: 'param.outTrackIdExist', message: '' } }, 'sent'],
    ['had no answer', 'hang', 'retry'],
    ['has no template', { status: 400, json: { code: 'param.templateNotExist', message: '' } }, 'failed'],
    [
      'was accepted but not delivered',
      { json: { success: true, result: { deliverResults: [{ success: false, errorMsg: 'spaceId is illegal' }] } } },
      'failed',
    ],
  ])('that %s', async (_, answer, status) => {
    fake.on(CREATE, () => answer);
    expect(await at(card)).toMatchObject({ status });
  });

  it('is updated variable by variable', async () => {
    fake.on(UPDATE, () => ({ json: { success: true, result: true } }));
    const ended = { kind: 'card.update' as const, outTrackId: 'row-1', status: '已通过', lines: card.lines };
    expect(await at(ended)).toEqual({ status: 'sent', receipt: 'row-1' });
    expect(fake.to(UPDATE)[0]!.body).toMatchObject({
      cardData: { cardParamMap: { status: '已通过', open: 'false', sys_full_json_obj: '{"msgButtons":[]}' } },
      cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
    });
  });

  it('that is not there needs no update', async () => {
    fake.on(UPDATE, () => ({ status: 400, json: { code: 'param.outTrackIdNotExist', message: '' } }));
    const ended = { kind: 'card.update' as const, outTrackId: 'row-1', status: '已通过', lines: [] };
    expect(await at(ended)).toEqual({ status: 'sent', receipt: null });
    expect(await at(ended, {})).toEqual({ status: 'sent', receipt: null });
    expect(fake.to(UPDATE)).toHaveLength(1);
  });

  it('leaves as an action card with links when no template is configured, and is not repeated blindly then', async () => {
    fake.on(DIRECT, (_, nth) => (nth === 0 ? { json: { processQueryKey: 'PQK' } } : 'hang'));
    expect(await at(card, {})).toEqual({ status: 'sent', receipt: 'PQK' });
    expect(JSON.parse(String(fake.to(DIRECT)[0]!.body.msgParam))).toEqual({
      title: card.title,
      text: `### ${card.title}  \n**自评得分** 98.29`,
      singleTitle: '查看详情',
      singleURL: 'https://jixiao.example.gov.cn/app/#/tasks/t1',
    });
    expect(await at(card, {})).toMatchObject({ status: 'unknown' });
  });
});

describe('an answer of the bot', () => {
  const now = 1_700_000_000_000;
  const withWebhook = (expiresInMs: number): ChatReplyMessage => ({
    ...reply,
    sessionWebhook: `${fake.origin}${WEBHOOK}?session=S`,
    sessionExpiresAt: now + expiresInMs,
  });
  const at = (message: ChatReplyMessage) => fake.dingtalk({ now: () => now }).sender.deliver(message);

  beforeEach(() => {
    fake.on(WEBHOOK, () => ({ json: { errcode: 0, errmsg: 'ok' } }));
    fake.on(GROUP, () => ({ json: { processQueryKey: 'PQK' } }));
  });

  it('goes through the webhook while that is good', async () => {
    expect(await at(withWebhook(5 * 60_000 + 1))).toEqual({ status: 'sent', receipt: null });
    expect(fake.to(WEBHOOK)[0]?.body).toMatchObject({ msgtype: 'markdown', markdown: { text: '已提交 **3** 项' } });
    expect(fake.to(WEBHOOK)[0]?.token).toBeNull();
  });

  it('goes out as a robot message in the webhook’s last five minutes', async () => {
    expect(await at(withWebhook(5 * 60_000))).toEqual({ status: 'sent', receipt: 'PQK' });
    expect(fake.to(GROUP)[0]?.body).toMatchObject({ openConversationId: 'cid1==', robotCode: 'ding-app' });
  });

  it('goes out as a robot message when DingTalk forgot the session', async () => {
    fake.on(WEBHOOK, () => ({ json: { errcode: 300001, errmsg: 'session 不存在' } }));
    expect(await at(withWebhook(3_600_000))).toEqual({ status: 'sent', receipt: 'PQK' });
  });

  it('never posts to an address that is not DingTalk’s', async () => {
    const forged = {
      ...withWebhook(3_600_000),
      sessionWebhook: `${fake.origin.replace('127.0.0.1', 'localhost')}${WEBHOOK}`,
    };
    expect(await at(forged)).toEqual({ status: 'sent', receipt: 'PQK' });
    expect(fake.to(WEBHOOK)).toHaveLength(0);
  });

  it.each([
    [0, 'sampleMarkdown', 'markdown'],
    [1, 'sampleActionCard', 'actionCard'],
    [3, 'sampleActionCard3', 'actionCard'],
    [5, 'sampleActionCard5', 'actionCard'],
    [7, 'sampleActionCard5', 'actionCard'],
  ])('with %i buttons', async (count, msgKey, msgtype) => {
    const buttons = Array.from({ length: count }, (_, index) => ({
      label: `按钮${index + 1}`,
      path: `#/tasks/${index}`,
    }));
    await at({ ...reply, buttons });
    await at({ ...withWebhook(3_600_000), buttons });
    expect(fake.to(GROUP)[0]?.body.msgKey).toBe(msgKey);
    expect(fake.to(WEBHOOK)[0]?.body.msgtype).toBe(msgtype);
    for (const { body } of [...fake.to(GROUP), ...fake.to(WEBHOOK)])
      for (const { label } of buttons) expect(JSON.stringify(body)).toContain(label);
  });

  it('tells when its only reader is unknown', async () => {
    fake.on(DIRECT, () => ({
      json: { processQueryKey: 'PQK', invalidStaffIdList: ['u9'], flowControlledStaffIdList: [] },
    }));
    const direct = { ...reply, conversation: { type: 'direct' as const, id: 'cid2', title: null, userId: 'u9' } };
    expect(await at(direct)).toMatchObject({ status: 'failed' });
    expect(fake.to(DIRECT)[0]?.body).toMatchObject({ userIds: ['u9'] });
  });

  it('cannot start a direct conversation with an outsider', async () => {
    expect(await at({ ...reply, conversation: { type: 'direct', id: 'cid2', title: null } })).toMatchObject({
      status: 'failed',
    });
  });
});
