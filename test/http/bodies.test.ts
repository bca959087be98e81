// Anybody can send a large body before it is known who they are: a thousand of them at once must not fill the memory.
import 'reflect-metadata';
import { request, type ClientRequest } from 'node:http';
import { until } from '../dingtalk/support/until';
import { bureaus } from '../support/bureau';

const aBureau = bureaus('sqlite');
const ALMOST_A_MEGABYTE = Buffer.alloc(1024 * 1024 - 10, ' ');

it('many large bodies at once are refused, while small ones and later ones are taken', async () => {
  const bureau = await aBureau();
  const statuses: number[] = [];
  const begin = (): ClientRequest => {
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'jixiaotong' };
    const sending = request(`${bureau.server.origin}/api/sign-in`, { method: 'POST', headers });
    sending.on('response', (response) => void statuses.push(response.resume().statusCode!));
    sending.on('error', () => undefined);
    sending.write(ALMOST_A_MEGABYTE);
    return sending;
  };
  const held = Array.from({ length: 100 }, begin);
  await until('the last ones are refused', () => statuses.length >= 30, 20_000);
  expect(new Set(statuses)).toEqual(new Set([503]));
  expect(statuses.length).toBeLessThan(50);
  await bureau.phone('zhaomin').signIn();

  for (const sending of held) sending.destroy();
  statuses.length = 0;
  const answered = () => statuses.some((status) => status === 400);
  for (let tries = 0; tries < 50 && !answered(); tries += 1) {
    begin().end();
    await until('it is answered', () => statuses.length > tries, 20_000);
  }
  expect(answered()).toBe(true);
});
