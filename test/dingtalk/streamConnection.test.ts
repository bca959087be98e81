// Staying connected over the Stream, and storming no gateway.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { startFake } from './support/fakeDingTalk';
import { addGateway, BOT_TOPIC, OPEN_PATH } from './support/fakeGateway';
import { botMessage, storing, streamPlace } from './support/streamPlace';
import { until } from './support/until';

const place = streamPlace();

describe('a connection', () => {
  it('that DingTalk retires is replaced before it closes, and still served', async () => {
    const connection = place.connect();
    const old = await place.gateway.client(0);
    old.send('SYSTEM', 'ping', {});
    await until('the first frame', () => connection.lastFrameAt !== null);
    old.send('SYSTEM', 'disconnect', { reason: 'connection is expired' });
    const next = await place.gateway.client(1);
    expect(old.socket.readyState).toBe(old.socket.OPEN);
    old.send('CALLBACK', BOT_TOPIC, { ...botMessage, msgId: 'late' });
    next.send('CALLBACK', BOT_TOPIC, { ...botMessage, msgId: 'new' });
    await until('both are stored', () => place.stored.messages.length === 2);
    old.socket.close();
    await until('the old one is gone', () => old.socket.readyState === old.socket.CLOSED);
    next.send('SYSTEM', 'ping', {});
    await until('the new one answers', () => next.acknowledged.length === 2);
    expect(place.gateway.opens()).toBe(2);
    expect(connection.connected).toBe(true);
  });

  it('that breaks is made again', async () => {
    place.connect();
    (await place.gateway.client(0)).socket.terminate();
    await place.gateway.client(1);
    expect(place.gateway.opens()).toBe(2);
  });

  it('that falls silent is given up', async () => {
    place.connect(storing, { silenceTimeoutMs: 100 });
    const silent = await place.gateway.client(0);
    await place.gateway.client(1);
    await until('the silent one is closed', () => silent.socket.readyState === silent.socket.CLOSED);
  });

  it('that never finishes its handshake is given up', async () => {
    place.fake.on(OPEN_PATH, () => 'hang');
    place.connect(storing, { connectTimeoutMs: 50 });
    await until('a second attempt', () => place.gateway.opens() >= 2);
  });

  it('whose endpoint takes the socket and never answers is given up, and its socket with it', async () => {
    const held: Socket[] = [];
    let open = 0;
    const mute = createServer((socket) => {
      held.push(socket.resume());
      open += 1;
      socket.on('error', () => undefined).on('close', () => (open -= 1));
    });
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as AddressInfo;
    place.fake.on(OPEN_PATH, () => ({ json: { endpoint: `ws://127.0.0.1:${port}/`, ticket: 't' } }));
    const connection = place.connect(storing, { connectTimeoutMs: 50 });
    await until('a third attempt', () => held.length >= 3);
    expect(connection.connected).toBe(false);
    await connection.close();
    await until('every socket is gone', () => open === 0);
    await new Promise((resolve) => mute.close(resolve));
  });

  it.each([
    'ws://wss.dingtalk.com/connect',
    'wss://10.0.0.1/connect',
    'wss://dingtalk.com.example/connect',
    'wss://api.dingtalk.com@example.com/connect',
    'http://127.0.0.1/connect',
  ])('to %s is not made', async (endpoint) => {
    place.fake.on(OPEN_PATH, () => ({ json: { endpoint, ticket: 't' } }));
    place.connect();
    await until('the refusal is logged', () => place.logged.some((words) => words.includes('不安全')));
    expect(place.gateway.opens()).toBe(1);
  });
});

describe('a gateway in trouble', () => {
  it('that refuses the upgrade sees few attempts, further and further apart', async () => {
    place.gateway.close();
    await place.fake.close();
    place.fake = await startFake();
    const times: number[] = [];
    place.gateway = addGateway(place.fake, () => {
      times.push(performance.now());
      return times.length > 6;
    });
    place.connect();
    await place.gateway.client(0);
    expect(place.gateway.opens()).toBe(7);
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    // 20, 40, 80, 80, 80 and 80 ms, each at least that; a storm would make them all nearly nothing
    for (const [index, full] of [20, 40, 80, 80, 80, 80].entries())
      expect(gaps[index]).toBeGreaterThanOrEqual(full - 2);
  });

  it('for ten minutes sees twenty attempts at most', async () => {
    place.gateway.close();
    await place.fake.close();
    place.fake = await startFake();
    place.gateway = addGateway(place.fake, () => false);
    // Only what we wait for is played faster; the sockets are real.
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
    const startedAt = Date.now();
    place.connect(storing, { firstRetryMs: 1000, longestRetryMs: 60_000, connectTimeoutMs: 10_000 });
    const failures = () => place.logged.filter((words) => words === 'no stream connection').length;
    for (let attempt = 1; Date.now() - startedAt < 600_000; attempt += 1) {
      while (failures() < attempt) await new Promise((resolve) => setImmediate(resolve));
      jest.advanceTimersToNextTimer();
    }
    jest.useRealTimers();
    expect(place.gateway.opens()).toBeGreaterThan(5);
    expect(place.gateway.opens()).toBeLessThanOrEqual(20);
  });

  it('that refuses our credentials is left alone for long, and the log says why', async () => {
    place.fake.on(OPEN_PATH, () => ({
      status: 401,
      json: { code: 'authFailed', message: '鉴权失败', requestid: 'R' },
    }));
    place.connect(storing, { refusedRetryMs: 60_000 });
    await until('the refusal is logged', () => place.logged.some((words) => words.includes('Client Secret')));
    expect(place.gateway.opens()).toBe(1);
  });

  it('that retires every new connection is not stormed', async () => {
    place.connect(storing, { firstRetryMs: 50, longestRetryMs: 50 });
    const startedAt = performance.now();
    for (const nth of [0, 1, 2, 3]) (await place.gateway.client(nth)).send('SYSTEM', 'disconnect', {});
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(2 * 50);
  });
});

describe('closing', () => {
  it('waits for what is being stored, acknowledges it, and leaves nothing behind', async () => {
    let store: () => void = () => undefined;
    let arrived = false;
    const storage = new Promise<void>((resolve) => (store = resolve));
    const connection = place.connect({ ...storing, onBotMessage: () => ((arrived = true), storage) });
    const client = await place.gateway.client(0);
    client.send('CALLBACK', BOT_TOPIC, botMessage);
    await until('it has arrived', () => arrived);
    const closing = connection.close();
    store();
    await closing;
    await until('it was acknowledged', () => client.acknowledged.length === 1);
    await until('the socket is closed', () => client.socket.readyState === client.socket.CLOSED);
    expect(connection.connected).toBe(false);
    expect(place.gateway.opens()).toBe(1);
  });

  it('during an attempt ends the attempt', async () => {
    place.fake.on(OPEN_PATH, () => 'hang');
    const connection = place.connect();
    await until('the attempt', () => place.gateway.opens() === 1);
    await connection.close();
    expect(place.gateway.opens()).toBe(1);
  });
});
