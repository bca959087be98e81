// What crosses a slow network is short: answers and the built pages go out compressed to whoever can read that.
import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { bureaus } from '../support/bureau';

const aBureau = bureaus('sqlite');

/** As it comes over the wire: `fetch` would unpack it. */
async function asSent(address: string, headers: Record<string, string>): Promise<[IncomingMessage, Buffer]> {
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    get(address, { headers }, resolve).on('error', reject),
  );
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return [response, Buffer.concat(parts)];
}

it('a long answer is sent a few times shorter, the same, and plain to who wants it plain', async () => {
  const { server, filler, task } = await aBureau();
  const { id } = await task();
  const address = `${server.origin}/api/tasks/${id}`;
  const cookie = `jixiaotong=${filler.session()}`;
  const [packed, bytes] = await asSent(address, { cookie, 'accept-encoding': 'gzip' });
  expect(packed.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': 'application/json; charset=utf-8',
    vary: 'Accept-Encoding',
  });
  const [plain, text] = await asSent(address, { cookie, 'accept-encoding': 'identity' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(gunzipSync(bytes).toString()).toBe(text.toString());
  expect((JSON.parse(text.toString()) as TaskDetail).id).toBe(id);
  expect(bytes.length * 3).toBeLessThan(text.length);
});

it('the built scripts are there in compressed form', async () => {
  const { server } = await aBureau();
  const [script] = readdirSync(join(__dirname, '../../dist/miniapp/assets')).filter((name) => name.endsWith('.js'));
  const [packed] = await asSent(`${server.origin}/assets/${script}`, { 'accept-encoding': 'gzip' });
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
});
