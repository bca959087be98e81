// What comes in over the Stream: acknowledged only when it is stored.
import type { CardAnswer, CardPress } from '../../server/dingtalk/port';
import { BOT_TOPIC, CARD_TOPIC, OPEN_PATH } from './support/fakeGateway';
import { botMessage, storing, streamPlace } from './support/streamPlace';
import { until } from './support/until';

const place = streamPlace();
const never = new Promise<null>(() => undefined);

const cardPress = (params: object) => ({
  type: 'actionCallback',
  outTrackId: 'card-1',
  corpId: 'ding-corp',
  userId: 'u1',
  userIdType: 1,
  content: JSON.stringify({ cardPrivateData: { actionIds: ['approve'], params } }),
});

describe('what comes in', () => {
  it('is subscribed to with our credentials, and the ticket is carried encoded', async () => {
    place.connect();
    expect((await place.gateway.client(0)).ticket).toBe('t/0');
    expect(place.fake.to(OPEN_PATH)[0]?.body).toMatchObject({
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
    place.connect({ ...storing, onBotMessage: () => storage });
    const client = await place.gateway.client(0);
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
    place.connect();
    const client = await place.gateway.client(0);
    const headers = {
      eventId: 'e1',
      eventType: 'user_leave_org',
      eventCorpId: 'ding-corp',
      eventBornTime: '1663143335567',
    };
    client.send('EVENT', '/v1.0/event', { userId: ['u1'] }, headers);
    await until('the event is acknowledged', () => client.acknowledged.length === 1);
    expect(client.acknowledged[0]?.data).toBe('{"status":"SUCCESS","message":"ok"}');
    expect(place.stored.events).toEqual([
      { id: 'e1', type: 'user_leave_org', occurredAt: 1663143335567, corpId: 'ding-corp', data: { userId: ['u1'] } },
    ]);
  });

  it('is asked for again when an event could not be stored', async () => {
    place.connect({ ...storing, onEvent: async () => Promise.reject(new Error('disk full')) });
    const client = await place.gateway.client(0);
    client.send('EVENT', '/v1.0/event', {}, { eventId: 'e1', eventType: 'user_add_org' });
    await until('an answer', () => client.acknowledged.length === 1);
    expect(JSON.parse(client.acknowledged[0]!.data)).toMatchObject({ status: 'LATER' });
  });

  it('is not claimed to be stored when a bot message could not be', async () => {
    place.connect({ ...storing, onBotMessage: async () => Promise.reject(new Error('disk full')) });
    const client = await place.gateway.client(0);
    client.send('CALLBACK', BOT_TOPIC, botMessage);
    await until('an answer', () => client.acknowledged.length === 1);
    expect(client.acknowledged[0]?.code).toBe(500);
  });

  it('as a pressed card is answered with what the card says from now on, in time or not at all', async () => {
    const pressed: CardPress[] = [];
    const answer: CardAnswer = { status: '已通过', lines: [['任务状态', '复核中']], forEverybody: true };
    place.connect({
      ...storing,
      onCard: async (press) => (pressed.push(press), press.token === 'slow' ? never : answer),
    });
    const client = await place.gateway.client(0);
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
    place.connect({ ...storing, onCard: async () => ((pressed = true), null) });
    const client = await place.gateway.client(0);
    client.send('CALLBACK', CARD_TOPIC, data);
    await until('an answer', () => client.acknowledged.length === 1);
    expect(client.acknowledged[0]).toMatchObject({ code: 200, data: '{"response":{}}' });
    expect(pressed).toBe(false);
  });

  it('on a topic nobody asked for is turned away', async () => {
    place.connect();
    const client = await place.gateway.client(0);
    client.send('CALLBACK', '/v1.0/something/else', {});
    await until('an answer', () => client.acknowledged.length === 1);
    expect(client.acknowledged[0]?.code).toBe(404);
  });

  it('as garbage is counted and dropped, and the next message still arrives', async () => {
    const connection = place.connect();
    const client = await place.gateway.client(0);
    const badData = JSON.stringify({ type: 'EVENT', headers: { topic: '*', messageId: 'x' }, data: '{' });
    const noTopic = JSON.stringify({ type: 'CALLBACK', headers: { messageId: 'x' }, data: '{}' });
    const unknownType = JSON.stringify({ type: 'NEWS', headers: { topic: '*', messageId: 'x' }, data: '{}' });
    const garbage = ['{not json', '[]', 'null', '{"type":"EVENT"}', badData, noTopic, unknownType];
    for (const frame of garbage) client.socket.send(frame);
    client.send('CALLBACK', BOT_TOPIC, botMessage);
    await until('the message is stored', () => place.stored.messages.length === 1);
    expect(place.stored.messages[0]).toMatchObject({ id: 'b1', text: '进度' });
    expect(connection.malformedFrames).toBe(garbage.length);
    expect(place.gateway.clients).toHaveLength(1);
  });
});

describe('a flood', () => {
  it('of 1,000 frames at once is stored and acknowledged, each as soon as it is stored itself', async () => {
    let storeFirst: () => void = () => undefined;
    const stuck = new Promise<void>((resolve) => (storeFirst = resolve));
    const ids = new Set<string>();
    place.connect({ ...storing, onBotMessage: async ({ id }) => (ids.add(id), id === 'b0' ? stuck : undefined) });
    const client = await place.gateway.client(0);
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
    const connection = place.connect();
    const client = await place.gateway.client(0);
    client.send('CALLBACK', BOT_TOPIC, { ...botMessage, text: { content: 'x'.repeat(1024 * 1024) } });
    client.send('SYSTEM', 'ping', {});
    await until('it still answers', () => client.acknowledged.length === 1);
    expect(connection.malformedFrames).toBe(1);
    client.send('CALLBACK', BOT_TOPIC, { ...botMessage, text: { content: 'x'.repeat(9 * 1024 * 1024) } });
    const next = await place.gateway.client(1);
    next.send('CALLBACK', BOT_TOPIC, botMessage);
    await until('the message is stored', () => place.stored.messages.length === 1);
  });
});
