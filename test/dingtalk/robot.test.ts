// What the robot says, and cards: who is named as not served, what replaces what, and where an answer goes.
import type {
  CardMessage,
  CardSettings,
  ChatReplyMessage,
  DingTalkConfig,
  OutgoingMessage,
  RobotMessage,
} from '../../server/dingtalk/port';
import { patienceWith, startFake, type Answer, type FakeDingTalk } from './support/fakeDingTalk';
import { GROUP, DIRECT, WEBHOOK, reply } from './support/messages';

let fake: FakeDingTalk;
beforeEach(async () => {
  fake = await startFake();
});
afterEach(() => fake.close());

const deliver = (message: OutgoingMessage) => fake.dingtalk().sender.deliver(message);

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
    fake.dingtalk(changes).sender.deliver(message);

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
    expect(await at(card, { card: settings, ...patienceWith(answer) })).toMatchObject({ status });
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
    expect(await at(card, patienceWith('hang'))).toMatchObject({ status: 'unknown' });
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
