// Staying connected, and acknowledging only what is stored.
import type {
  BotMessage,
  CardAnswer,
  CardPress,
  IncomingEvent,
  IncomingHandlers,
  StreamConnection,
} from '../../server/dingtalk/port';
import { configFor, startFake, type FakeDingTalk } from './support/fakeDingTalk';
import { addGateway, BOT_TOPIC, CARD_TOPIC, OPEN_PATH, type FakeGateway } from './support/fakeGateway';
import { until } from './support/until';
import { createDingTalk } from '../../server/dingtalk/createDingTalk';

const QUICK = { firstRetryMs: 20, longestRetryMs: 80, refusedRetryMs: 60_000, connectTimeoutMs: 2000 };

let fake: FakeDingTalk;
let gateway: FakeGateway;
let stream: StreamConnection | null;
let logged: string[];
const stored: { messages: BotMessage[]; events: IncomingEvent[] } = { messages: [], events: [] };
const storing: IncomingHandlers = {
  onBotMessage: async (message) => void stored.messages.push(message),
  onEvent: async (event) => void stored.events.push(event),
  onCard: async () => null,
  onStale: async () => {},
};

beforeEach(async () => {
  fake = await startFake();
  gateway = addGateway(fake);
  logged = [];
  stored.messages = [];
  stored.events = [];
});

afterEach(async () => {
  jest.useRealTimers();
  await stream?.close();
  stream = null;
  gateway.close();
  await fake.close();
});

function connect(handlers: IncomingHandlers = storing, timings: object = {}): StreamConnection {
  const note = (_: object, words: string) => void logged.push(words);
  const log = { info: () => undefined, warn: note, error: note };
  stream = createDingTalk(configFor(fake.origin, { log, card, stream: { ...QUICK, ...timings } })).connectStream(
    handlers,
  );
  return stream;
}

const card = { templateId: 't.schema', variables: { status: '状态' }, callbackRouteKey: null };
const never = new Promise<null>(() => undefined);

const cardPress = (params: object) => ({
  type: 'actionCallback',
  outTrackId: 'card-1',
  corpId: 'ding-corp',
  userId: 'u1',
  userIdType: 1,
  content: JSON.stringify({ cardPrivateData: { actionIds: ['approve'], params } }),
});

const botMessage = { msgId: 'b1', conversationId: 'cid', conversationType: '1', text: { content: ' 进度' } };

describe('what comes in', () => {
  it('is subscribed to with our credentials, and the ticket is carried encoded', async () => {
    connect();
    expect((await gateway.client(0)).ticket).toBe('t/0');
    expect(fake.to(OPEN_PATH)[0]?.body).toMatchObject({
      clientId: 'ding-app',
      clientSecret: 'secret',
      subscriptions: [
        { type: 'EVENT', topic: '*' },
        { type: 'CALLBACK', topic: BOT_TOPIC },
        { type: 'CALLBACK', topic: CARD_TOPIC },
      ],
    });
  });

  it('is acknowledged after it is stored, not before', async () => {
    let store: () => void = () => undefined;
    const storage = new Promise<void>((resolve) => (store = resolve));
    connect({ ...storing, onBotMessage: () => storage });
    const client = await gateway.client(0);
    const slow = client.send('CALLBACK', BOT_TOPIC, botMessage);
    const ping = client.send('SYSTEM', 'ping', { opaque: 'o' });
    await until('the ping is answered', () => client.acknowledged.length === 1);
    expect(client.acknowledged[0]).toMatchObject({ code: 200, headers: { messageId: ping }, data: '{"opaque":"o"}' });
    store();
    await until('the message is acknowledged', () => client.acknowledged.length === 2);
    expect(client.acknowledged[1]).toMatchObject({
      code: 200,
      headers: { messageId: slow },
      data: '{"response":null}',
    });
  });

  it('as an event carries its id, kind and time', async () => {
    connect();
    const client = await gateway.client(0);
    const headers = {
      eventId: 'e1',
      eventType: 'user_leave_org',
      eventCorpId: 'ding-corp',
      eventBornTime: '1663143335567',
    };
    client.send('EVENT', '/v1.0/event', { userId: ['u1'] }, headers);
    await until('the event is acknowledged', () => client.acknowledged.length === 1);
    expect(client.acknowledged[0]?.data).toBe('{"status":"SUCCESS","message":"ok"}');
    expect(stored.events).toEqual([
      { id: 'e1', type: 'user_leave_org', occurredAt: 1663143335567, corpId: 'ding-corp', data: { userId: ['u1'] } },
    ]);
  });

  it('is asked for again when an event could not be stored', async () => {
    connect({ ...storing, onEvent: async () => Promise.reject(new Error('disk full')) });
    const client = await gateway.client(0);
    client.send('EVENT', '/v1.0/event', {}, { eventId: 'e1', eventType: 'user_add_org' });
    await until('an answer', () => client.acknowledged.length === 1);
    expect(JSON.parse(client.acknowledged[0]!.data)).toMatchObject({ status: 'LATER' });
  });

  it('is not claimed to be stored when a bot message could not be', async () => {
    connect({ ...storing, onBotMessage: async () => Promise.reject(new Error('disk full')) });
    const client = await gateway.client(0);
    client.send('CALLBACK', BOT_TOPIC, botMessage);
    await until('an answer', () => client.acknowledged.length === 1);
    expect(client.acknowledged[0]?.code).toBe(500);
  });

  it('as a pressed card is answered with what the card says from now on, in time or not at all', async () => {
    const pressed: CardPress[] = [];
    const answer: CardAnswer = { status: '已通过', lines: [['任务状态', '复核中']], forEverybody: true };
    connect({ ...storing, onCard: async (press) => (pressed.push(press), press.token === 'slow' ? never : answer) });
    const client = await gateway.client(0);
    client.send('CALLBACK', CARD_TOPIC, cardPress({ token: 'slow' }));
    client.send('CALLBACK', CARD_TOPIC, cardPress({ token: 't', state: 'completed' }));
    await until('the card is answered', () => client.acknowledged.length === 1);
    expect(JSON.parse(client.acknowledged[0]!.data)).toEqual({
      response: {
        cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
        cardData: {
          cardParamMap: {
            状态: '已通过',
            markdown: '**任务状态** 复核中',
            open: 'false',
            sys_full_json_obj: '{"msgButtons":[]}',
          },
        },
      },
    });
    expect(pressed[1]).toEqual({
      outTrackId: 'card-1',
      userId: 'u1',
      corpId: 'ding-corp',
      actionId: 'approve',
      token: 't',
    });
    await until('the slow one is left as it is', () => client.acknowledged.length === 2);
    expect(JSON.parse(client.acknowledged[1]!.data)).toEqual({ response: {} });
  });

  it.each([
    ['another kind of press', { ...cardPress({}), content: '{"cardPrivateData":{"actionIds":[]}}' }],
    ['a content that is no JSON', { ...cardPress({}), content: '{' }],
    ['a unionid in place of a userid', { ...cardPress({}), userIdType: 2 }],
    ['a list', [1]],
  ])('as a card press that cannot be read (%s) leaves the card as it is', async (_what, data) => {
    let pressed = false;
    connect({ ...storing, onCard: async () => ((pressed = true), null) });
    const client = await gateway.client(0);
    client.send('CALLBACK', CARD_TOPIC, data);
    await until('an answer', () => client.acknowledged.length === 1);
    expect(client.acknowledged[0]).toMatchObject({ code: 200, data: '{"response":{}}' });
    expect(pressed).toBe(false);
  });

  it('on a topic nobody asked for is turned away', async () => {
    connect();
    const client = await gateway.client(0);
    client.send('CALLBACK', '/v1.0/something/else', {});
    await until('an answer', () => client.acknowledged.length === 1);
    expect(client.acknowledged[0]?.code).toBe(404);
  });

  it('as garbage is counted and dropped, and the next message still arrives', async () => {
    const connection = connect();
    const client = await gateway.client(0);
    const badData = JSON.stringify({ type: 'EVENT', headers: { topic: '*', messageId: 'x' }, data: '{' });
    const noTopic = JSON.stringify({ type: 'CALLBACK', headers: { messageId: 'x' }, data: '{}' });
    const unknownType = JSON.stringify({ type: 'NEWS', headers: { topic: '*', messageId: 'x' }, data: '{}' });
    const garbage = ['{not json', '[]', 'null', '{"type":"EVENT"}', badData, noTopic, unknownType];
    for (const frame of garbage) client.socket.send(frame);
    client.send('CALLBACK', BOT_TOPIC, botMessage);
    await until('the message is stored', () => stored.messages.length === 1);
    expect(stored.messages[0]).toMatchObject({ id: 'b1', text: '进度' });
    expect(connection.malformedFrames).toBe(garbage.length);
    expect(gateway.clients).toHaveLength(1);
  });
});

describe('a flood', () => {
  it('of 1,000 frames at once is stored and acknowledged, each as soon as it is stored itself', async () => {
    let storeFirst: () => void = () => undefined;
    const stuck = new Promise<void>((resolve) => (storeFirst = resolve));
    const ids = new Set<string>();
    connect({ ...storing, onBotMessage: async ({ id }) => (ids.add(id), id === 'b0' ? stuck : undefined) });
    const client = await gateway.client(0);
    const [first] = Array.from({ length: 1000 }, (_, nth) =>
      client.send('CALLBACK', BOT_TOPIC, { ...botMessage, msgId: `b${nth}` }),
    );
    await until('all others are acknowledged', () => client.acknowledged.length === 999);
    expect(client.acknowledged.some(({ headers }) => headers.messageId === first)).toBe(false);
    storeFirst();
    await until('the first one is, too', () => client.acknowledged.length === 1000);
    expect(client.acknowledged.at(-1)).toMatchObject({ code: 200, headers: { messageId: first } });
    expect(ids.size).toBe(1000);
  });

  it('in a single frame is dropped; one beyond all measure ends that connection, and the next one serves', async () => {
    const connection = connect();
    const client = await gateway.client(0);
    client.send('CALLBACK', BOT_TOPIC, { ...botMessage, text: { content: 'x'.repeat(1024 * 1024) } });
    client.send('SYSTEM', 'ping', {});
    await until('it still answers', () => client.acknowledged.length === 1);
    expect(connection.malformedFrames).toBe(1);
    client.send('CALLBACK', BOT_TOPIC, { ...botMessage, text: { content: 'x'.repeat(9 * 1024 * 1024) } });
    const next = await gateway.client(1);
    next.send('CALLBACK', BOT_TOPIC, botMessage);
    await until('the message is stored', () => stored.messages.length === 1);
  });
});

describe('a connection', () => {
  it('that DingTalk retires is replaced before it closes, and still served', async () => {
    const connection = connect();
    const old = await gateway.client(0);
    old.send('SYSTEM', 'ping', {});
    await until('the first frame', () => connection.lastFrameAt !== null);
    old.send('SYSTEM', 'disconnect', { reason: 'connection is expired' });
    const next = await gateway.client(1);
    expect(old.socket.readyState).toBe(old.socket.OPEN);
    old.send('CALLBACK', BOT_TOPIC, { ...botMessage, msgId: 'late' });
    next.send('CALLBACK', BOT_TOPIC, { ...botMessage, msgId: 'new' });
    await until('both are stored', () => stored.messages.length === 2);
    old.socket.close();
    await until('the old one is gone', () => old.socket.readyState === old.socket.CLOSED);
    next.send('SYSTEM', 'ping', {});
    await until('the new one answers', () => next.acknowledged.length === 2);
    expect(gateway.opens()).toBe(2);
    expect(connection.connected).toBe(true);
  });

  it('that breaks is made again', async () => {
    connect();
    (await gateway.client(0)).socket.terminate();
    await gateway.client(1);
    expect(gateway.opens()).toBe(2);
  });

  it('that falls silent is given up', async () => {
    connect(storing, { silenceTimeoutMs: 100 });
    const silent = await gateway.client(0);
    await gateway.client(1);
    await until('the silent one is closed', () => silent.socket.readyState === silent.socket.CLOSED);
  });

  it('that never finishes its handshake is given up', async () => {
    fake.on(OPEN_PATH, () => 'hang');
    connect(storing, { connectTimeoutMs: 50 });
    await until('a second attempt', () => gateway.opens() >= 2);
  });

  it.each([
    'ws://wss.dingtalk.com/connect',
    'wss://10.0.0.1/connect',
    'wss://dingtalk.com.example/connect',
    'wss://api.dingtalk.com@example.com/connect',
    'http://127.0.0.1/connect',
  ])('to %s is not made', async (endpoint) => {
    fake.on(OPEN_PATH, () => ({ json: { endpoint, ticket: 't' } }));
    connect();
    await until('the refusal is logged', () => logged.some((words) => words.includes('不安全')));
    expect(gateway.opens()).toBe(1);
  });
});

describe('a gateway in trouble', () => {
  it('that refuses the upgrade sees few attempts, further and further apart', async () => {
    gateway.close();
    await fake.close();
    fake = await startFake();
    const times: number[] = [];
    gateway = addGateway(fake, () => {
      times.push(performance.now());
      return times.length > 6;
    });
    connect();
    await gateway.client(0);
    expect(gateway.opens()).toBe(7);
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    // 20, 40, 80, 80, 80 and 80 ms, each at least that; a storm would make them all nearly nothing
    for (const [index, full] of [20, 40, 80, 80, 80, 80].entries())
      expect(gaps[index]).toBeGreaterThanOrEqual(full - 2);
  });

  it('for ten minutes sees twenty attempts at most', async () => {
    gateway.close();
    await fake.close();
    fake = await startFake();
    gateway = addGateway(fake, () => false);
    // Only what we wait for is played faster; the sockets are real.
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
    const startedAt = Date.now();
    connect(storing, { firstRetryMs: 1000, longestRetryMs: 60_000, connectTimeoutMs: 10_000 });
    const failures = () => logged.filter((words) => words === 'no stream connection').length;
    for (let attempt = 1; Date.now() - startedAt < 600_000; attempt += 1) {
      while (failures() < attempt) await new Promise((resolve) => setImmediate(resolve));
      jest.advanceTimersToNextTimer();
    }
    jest.useRealTimers();
    expect(gateway.opens()).toBeGreaterThan(5);
    expect(gateway.opens()).toBeLessThanOrEqual(20);
  });

  it('that refuses our credentials is left alone for long, and the log says why', async () => {
    fake.on(OPEN_PATH, () => ({ status: 401, json: { code: 'authFailed', message: '鉴权失败', requestid: 'R' } }));
    connect(storing, { refusedRetryMs: 60_000 });
    await until('the refusal is logged', () => logged.some((words) => words.includes('Client Secret')));
    expect(gateway.opens()).toBe(1);
  });

  it('that retires every new connection is not stormed', async () => {
    connect(storing, { firstRetryMs: 50, longestRetryMs: 50 });
    const startedAt = performance.now();
    for (const nth of [0, 1, 2, 3]) (await gateway.client(nth)).send('SYSTEM', 'disconnect', {});
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(2 * 50);
  });
});

describe('closing', () => {
  it('waits for what is being stored, acknowledges it, and leaves nothing behind', async () => {
    let store: () => void = () => undefined;
    let arrived = false;
    const storage = new Promise<void>((resolve) => (store = resolve));
    const connection = connect({ ...storing, onBotMessage: () => ((arrived = true), storage) });
    const client = await gateway.client(0);
    client.send('CALLBACK', BOT_TOPIC, botMessage);
    await until('it has arrived', () => arrived);
    const closing = connection.close();
    store();
    await closing;
    await until('it was acknowledged', () => client.acknowledged.length === 1);
    await until('the socket is closed', () => client.socket.readyState === client.socket.CLOSED);
    expect(connection.connected).toBe(false);
    expect(gateway.opens()).toBe(1);
  });

  it('during an attempt ends the attempt', async () => {
    fake.on(OPEN_PATH, () => 'hang');
    const connection = connect();
    await until('the attempt', () => gateway.opens() === 1);
    await connection.close();
    expect(gateway.opens()).toBe(1);
  });
});
