// Behind a proxy that speaks https to people and plain http to us: the way every bureau runs it.
import Koa from 'koa';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setCookie, setSessionCookie } from '../../server/identity/sessions';

let http: Server;
afterEach(() => new Promise((resolve) => http.close(resolve)));

async function cookiesOf(publicBaseUrl: string): Promise<string[]> {
  const koa = new Koa();
  koa.silent = true;
  koa.use((ctx) => {
    setCookie(ctx, publicBaseUrl, 'state', null, 0);
    setSessionCookie(ctx, publicBaseUrl, 'secret');
    ctx.status = 204;
  });
  http = koa.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const response = await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/`);
  expect(response.status).toBe(204);
  return response.headers.getSetCookie();
}

it('on https the session is bound to our host and travels encrypted only', async () => {
  const [state, session] = await cookiesOf('https://pj.example.gov.cn/');
  expect(state).toMatch(/^__Host-state=; path=\/; expires=Thu, 01 Jan 1970/);
  expect(session).toMatch(/^__Host-jixiaotong=secret; path=\/; expires=[^;]+; samesite=lax; secure; httponly$/);
});

it('on this machine plain http will do', async () => {
  const [, session] = await cookiesOf('http://127.0.0.1:8080/');
  expect(session).toMatch(/^jixiaotong=secret; path=\/; expires=[^;]+; samesite=lax; httponly$/);
});
