// A tiny app with the real `dingtalk-jsapi`, behind the content security policy of a careful one.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const PAGE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>试验应用</title><script src="app.js" defer></script></head>
<body><h1>试验应用</h1><output></output></body></html>`;

const POLICY = "default-src 'self'; script-src 'self'; connect-src 'self'; frame-ancestors 'self'";

const twelveHoursOn = () => new Date(Date.now() + 12 * 3_600_000).toUTCString();

export interface TestApp {
  origin: string;
  /** what the app was asked, newest last */
  requests: { path: string; cookie: string | undefined; origin: string | undefined; referer: string | undefined }[];
  close(): Promise<void>;
}

export async function startTestApp(): Promise<TestApp> {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, 'testAppPage.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'silent',
  });
  const script = outputFiles[0]?.text ?? '';
  const requests: TestApp['requests'] = [];

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://app');
    const { cookie, origin, referer } = request.headers;
    requests.push({ path: pathname, cookie, origin, referer });
    response.setHeader('Content-Security-Policy', POLICY);
    if (pathname === '/app.js') response.setHeader('Content-Type', 'text/javascript').end(script);
    else if (pathname === '/sign-in')
      response.setHeader('Set-Cookie', `session=s1; Path=/; Expires=${twelveHoursOn()}; HttpOnly; Secure`).end('{}');
    else if (pathname === '/moved')
      response.writeHead(302, { Location: `http://${request.headers.host}/?moved=1` }).end();
    else if (pathname === '/upload') request.pipe(response);
    else response.setHeader('Content-Type', 'text/html;charset=utf-8').end(PAGE);
  }

  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
