// The official Stream client, unmodified, against the gateway. Only the gateway's address, a constant in the package, is overridden.
import { DWClient, EventAck, TOPIC_CARD, TOPIC_ROBOT, type DWClientDownStream } from 'dingtalk-stream';
import type { Sandbox } from '../../sandbox';
import { app, aSandbox } from './support/bureau';
import { appToken, asPerson, post } from './support/calls';

type Subscriptions = { type: string; topic: string }[];

class ClientOfSandbox extends DWClient {
  constructor(
    private readonly origin: string,
    subscriptions: Subscriptions,
  ) {
    // The package's types lack options that its code reads; without its own list it shares one with every other client.
    const options = { clientId: app.clientId, clientSecret: app.clientSecret, autoReconnect: false, subscriptions };
    super(options);
  }

  override async getEndpoint(): Promise<this> {
    const { clientId, clientSecret, subscriptions } = this.config;
    const opened = await post(`${this.origin}/v1.0/gateway/connections/open`, {
      clientId,
      clientSecret,
      subscriptions,
    });
    const address = `${String(opened.endpoint)}?ticket=${encodeURIComponent(String(opened.ticket))}`;
    return Object.assign(this, { dw_url: address });
  }

  /** `connect()` of the package hides errors. */
  async open(): Promise<void> {
    await this.getEndpoint();
    await this._connect();
  }
}

const EVERYTHING: Subscriptions = [{ type: 'EVENT', topic: '*' }];
let sandbox: Sandbox;
let client: ClientOfSandbox;

beforeEach(async () => {
  jest.spyOn(console, 'info').mockImplementation();
  sandbox = await aSandbox({ stream: { ackTimeoutMs: 200, retryAfterMs: [20, 20] } });
  client = new ClientOfSandbox(sandbox.origin, [...EVERYTHING]);
});
afterEach(async () => {
  client.disconnect();
  await sandbox.close();
  jest.restoreAllMocks();
});

const nextBotMessage = () =>
  new Promise<Record<string, unknown>>((resolve) => {
    client.registerCallbackListener(TOPIC_ROBOT, (frame: DWClientDownStream) => {
      client.socketCallBackResponse(frame.headers.messageId, null);
      resolve(JSON.parse(frame.data) as Record<string, unknown>);
    });
  });

it('hands a message of a one-to-one chat to the app, which answers where it was asked', async () => {
  const heard = nextBotMessage();
  await client.open();
  expect(await asPerson(sandbox, 'zhang', 'messages', { text: '进度' })).toMatchObject({ delivered: true });
  const message = await heard;
  expect(message).toMatchObject({
    conversationType: '1',
    senderStaffId: 'zhang',
    senderNick: '张晓',
    robotCode: app.robotCode,
    msgtype: 'text',
    text: { content: '进度' },
  });
  expect(message).not.toHaveProperty('conversationTitle');
  expect(Number(message.sessionWebhookExpiredTime) - Number(message.createAt)).toBe(5_400_000);
  const reply = await post(String(message.sessionWebhook), { msgtype: 'text', text: { content: '还有两项' } });
  expect(reply).toMatchObject({ errcode: 0 });
  expect(sandbox.store.botChat('zhang').messages.at(-1)).toMatchObject({ from: 'bot', content: { text: '还有两项' } });
});

it('strips the mention in a group and leaves a space in front', async () => {
  const heard = nextBotMessage();
  await client.open();
  await asPerson(sandbox, 'li', 'messages', { to: 'group', text: '@绩效通 谁还没交' });
  expect(await heard).toMatchObject({
    conversationType: '2',
    conversationTitle: '市财政局工作群',
    isInAtList: true,
    text: { content: ' 谁还没交' },
  });
});

it('leaves what a group says among itself alone', async () => {
  await client.open();
  const said = await asPerson(sandbox, 'li', 'messages', { to: 'group', text: '大家好' });
  expect(said).toMatchObject({ delivered: null });
});

it('repeats an event until it is acknowledged', async () => {
  const answers = [EventAck.LATER, EventAck.SUCCESS];
  const seen: (string | undefined)[] = [];
  client.registerAllEventListener((frame) => {
    seen.push(frame.headers.eventId);
    return { status: answers[seen.length - 1] ?? EventAck.SUCCESS };
  });
  await client.open();
  await fetch(`${sandbox.origin}/__sandbox/api/people/zhang`, { method: 'DELETE' });
  const event = await sandbox.store.until('the event is acknowledged', () =>
    sandbox.store.events().find(({ state }) => state === 'acknowledged'),
  );
  expect(event).toMatchObject({ eventType: 'user_leave_org', attempts: 2, data: { userId: ['zhang'] } });
  expect(new Set(seen).size).toBe(1);
});

it('takes each ticket once', async () => {
  await client.getEndpoint();
  await client._connect();
  const second = new ClientOfSandbox(sandbox.origin, [...EVERYTHING]);
  jest.spyOn(console, 'warn').mockImplementation();
  Object.assign(second, { dw_url: Reflect.get(client, 'dw_url') });
  await expect(second._connect()).rejects.toThrow('401');
});

it('refuses wrong credentials', async () => {
  const answer = await fetch(`${sandbox.origin}/v1.0/gateway/connections/open`, {
    method: 'POST',
    body: JSON.stringify({ clientId: app.clientId, clientSecret: 'wrong', subscriptions: EVERYTHING }),
  });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ code: 'authFailed', message: '鉴权失败' });
});

it('says in the chat that nobody is there when the app is not connected', async () => {
  expect(await asPerson(sandbox, 'zhang', 'messages', { text: '进度' })).toMatchObject({ delivered: false });
  expect(sandbox.store.botChat('zhang').messages).toMatchObject([
    { from: 'me', content: { text: '进度' } },
    { from: 'system', content: { text: '机器人暂时不在线，请稍后再发' } },
  ]);
});

it('answers pings and keeps serving after one', async () => {
  const heard = nextBotMessage();
  await client.open();
  await post(`${sandbox.origin}/__sandbox/api/stream`, { action: 'ping' });
  await asPerson(sandbox, 'zhang', 'messages', { text: '在吗' });
  expect(await heard).toMatchObject({ text: { content: '在吗' } });
});

it('delivers nothing over a retired connection', async () => {
  await client.open();
  await post(`${sandbox.origin}/__sandbox/api/stream`, { action: 'retire' });
  expect(sandbox.store.streamConnections()).toBe(0);
  expect(await asPerson(sandbox, 'zhang', 'messages', { text: '进度' })).toMatchObject({ delivered: false });
});

it('asks the app when a card’s button is pressed, and shows its answer', async () => {
  client.registerCallbackListener(TOPIC_CARD, (frame: DWClientDownStream) => {
    const { userId, content } = JSON.parse(frame.data) as { userId: string; content: string };
    const { cardPrivateData } = JSON.parse(content) as { cardPrivateData: { actionIds: string[] } };
    const markdown = `${userId} 选了 ${cardPrivateData.actionIds.join()}`;
    client.socketCallBackResponse(frame.headers.messageId, {
      cardUpdateOptions: { updateCardDataByKey: true },
      cardData: { cardParamMap: { markdown } },
    });
  });
  await client.open();
  const buttons = JSON.stringify({ msgButtons: [{ id: 'approve', text: '通过' }] });
  await post(
    `${sandbox.origin}/v1.0/card/instances/createAndDeliver`,
    {
      cardTemplateId: 'any.schema',
      outTrackId: 'card-1',
      callbackType: 'STREAM',
      cardData: { cardParamMap: { title: '待审核', markdown: '还没有处理', sys_full_json_obj: buttons } },
      openSpaceId: 'dtv1.card//IM_ROBOT.li',
    },
    { 'x-acs-dingtalk-access-token': await appToken(sandbox) },
  );
  const pressed = await asPerson(sandbox, 'li', 'cards/press', { outTrackId: 'card-1', actionId: 'approve' });
  expect(pressed).toEqual({ answered: true });
  expect(sandbox.store.botChat('li').messages.at(-1)?.content).toMatchObject({
    type: 'card',
    title: '待审核',
    text: 'li 选了 approve',
    buttons: [{ id: 'approve', title: '通过', url: null }],
  });
});
