// Troubles of the long connection, met with a bare WebSocket: the official client dies of some of them.
import { WebSocket } from 'ws';
import type { Sandbox } from '../../sandbox';
import { app, aSandbox } from './support/bureau';
import { asPerson, post } from './support/calls';

let sandbox: Sandbox;
const sockets: WebSocket[] = [];
beforeEach(async () => {
  sandbox = await aSandbox({ stream: { pingEveryMs: 20 } });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await sandbox.close();
});

const trouble = (faults: object) => post(`${sandbox.origin}/__sandbox/faults`, faults);

async function connect() {
  const { endpoint, ticket } = await post(`${sandbox.origin}/v1.0/gateway/connections/open`, {
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    subscriptions: [{ type: 'CALLBACK', topic: '/v1.0/im/bot/messages/get' }],
  });
  const socket = new WebSocket(`${String(endpoint)}?ticket=${encodeURIComponent(String(ticket))}`);
  sockets.push(socket);
  const frames: string[] = [];
  socket.on('message', (data: Buffer) => frames.push(data.toString('utf8')));
  const opened = new Promise<string>((resolve) => {
    socket.once('open', () => resolve('open'));
    socket.once('error', (error) => resolve(error.message));
  });
  return { socket, frames, opened };
}

it('is refused', async () => {
  await trouble({ refuseSocket: { times: 1 } });
  expect(await (await connect()).opened).toContain('503');
  expect(await (await connect()).opened).toBe('open');
});

it('hangs until it is cut', async () => {
  await trouble({ hangSocket: true });
  const { socket, opened } = await connect();
  const ping = await connect();
  expect([socket.readyState, ping.socket.readyState]).toEqual([WebSocket.CONNECTING, WebSocket.CONNECTING]);
  await post(`${sandbox.origin}/__sandbox/api/stream`, { action: 'cut' });
  expect(await opened).not.toBe('open');
});

it('opens, and says nothing, not even a ping', async () => {
  await trouble({ silentSocket: { times: 1 } });
  const silent = await connect();
  await silent.opened;
  const lively = await connect();
  await lively.opened;
  await new Promise((resolve) => lively.socket.once('message', resolve));
  expect(silent.frames).toEqual([]);
});

it('brings garbage before what it has to say', async () => {
  await trouble({ garbageFrames: { api: 'bot/messages' } });
  const { socket, frames, opened } = await connect();
  await opened;
  const heard = new Promise<void>((resolve) => {
    socket.on('message', () => {
      if (frames.some((frame) => frame.includes('进度'))) resolve();
    });
  });
  await asPerson(sandbox, 'zhang', 'messages', { text: '进度' });
  await heard;
  const at = frames.findIndex((frame) => frame.includes('进度'));
  expect(() => JSON.parse(frames[at - 1] ?? '') as unknown).toThrow();
});
