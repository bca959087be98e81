// The phone: `/phone/<userid>/…` and `/pc/<userid>/…` are the app's own pages, seen through that person's DingTalk client.
import { request as askApp, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as askSecureApp } from 'node:https';
import { sendHtml } from '../http/send';
import type { World } from '../world';
import { createCookieJar, type CookieJar } from './cookieJar';
import { unreachablePage } from './unreachablePage';

const PHONE_PATH = /^\/(phone|pc)\/([^/]+)(\/.*)?$/;
/** Belong to one leg of the way only, or would give the browser's own state away. */
const NOT_PASSED_ON = new Set(['host', 'connection', 'cookie', 'accept-encoding', 'transfer-encoding', 'upgrade']);
const NOT_PASSED_BACK = new Set(['set-cookie', 'connection', 'transfer-encoding', 'keep-alive']);

interface Visit {
  platform: 'android' | 'pc';
  userid: string;
  /** before the app's own path, e.g. `/phone/u1` */
  prefix: string;
  /** path and query at the app */
  target: string;
}

export function createPhone(world: World) {
  const jars = new Map<string, CookieJar>();

  function jarOf(userid: string): CookieJar {
    const jar = jars.get(userid) ?? createCookieJar(world.now);
    jars.set(userid, jar);
    return jar;
  }

  return {
    /** @returns false when the address is none of a phone's */
    serve(request: IncomingMessage, response: ServerResponse, url: URL): boolean {
      const visit = visitOf(url);
      if (!visit) return false;
      if (url.pathname === visit.prefix) {
        // The app's addresses are relative: without the slash they would lose the person.
        response.writeHead(302, { Location: `${visit.prefix}/${url.search}` }).end();
        return true;
      }
      const app = new URL(world.app.homeUrl);
      const jar = jarOf(visit.userid);
      const headers = headersForApp(request.headers, visit, app, jar);
      const ask = app.protocol === 'https:' ? askSecureApp : askApp;
      const asked = ask(new URL(visit.target, app.origin), { method: request.method, headers }, (answer) => {
        for (const cookie of answer.headers['set-cookie'] ?? []) jar.take(cookie);
        answer.on('error', () => response.destroy());
        const back = headersForBrowser(answer.headers, visit, app);
        if (isHtml(answer)) void passHtml(answer, response, back, bridgeFor(visit, world.clock.aheadMs()));
        else {
          response.writeHead(answer.statusCode ?? 502, back);
          answer.pipe(response);
        }
      });
      asked.on('error', () => {
        if (response.headersSent) response.destroy();
        else sendHtml(response, 502, unreachablePage(app.origin));
      });
      // The person closed the page: the app need not go on.
      response.on('close', () => asked.destroy());
      request.pipe(asked);
      return true;
    },
  };
}

function visitOf(url: URL): Visit | null {
  const [, kind, userid, path = '/'] = PHONE_PATH.exec(url.pathname) ?? [];
  if (!kind || !userid) return null;
  const platform = kind === 'pc' ? 'pc' : 'android';
  return { platform, userid: decodeURIComponent(userid), prefix: `/${kind}/${userid}`, target: path + url.search };
}

function headersForApp(
  given: IncomingHttpHeaders,
  visit: Visit,
  app: URL,
  jar: CookieJar,
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && !NOT_PASSED_ON.has(name)) headers[name] = value;
  if (headers.origin) headers.origin = app.origin;
  if (typeof headers.referer === 'string') headers.referer = atApp(headers.referer, visit, app);
  const cookies = jar.header(new URL(visit.target, app.origin).pathname);
  return { ...headers, ...(cookies ? { cookie: cookies } : {}), 'accept-encoding': 'identity' };
}

function atApp(address: string, { prefix }: Visit, app: URL): string {
  const { pathname, search } = new URL(address);
  return app.origin + (pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) + search : '/');
}

function headersForBrowser(given: IncomingHttpHeaders, { prefix }: Visit, app: URL): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && !NOT_PASSED_BACK.has(name)) headers[name] = value;
  if (given.location) {
    const location = new URL(given.location, app);
    const isRelative = !/^([a-z][a-z0-9+.-]*:|\/)/i.test(given.location);
    if (!isRelative && location.origin === app.origin)
      headers.location = prefix + location.pathname + location.search + location.hash;
  }
  return headers;
}

const isHtml = ({ headers }: IncomingMessage): boolean => (headers['content-type'] ?? '').startsWith('text/html');

async function passHtml(
  answer: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string | string[]>,
  bridge: string,
): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    return void response.destroy();
  }
  const received = Buffer.concat(chunks).toString('utf8');
  const html = received === '' ? '' : withBridge(received, bridge);
  // A body-less answer (HEAD, 304) keeps the length it tells about.
  if (html !== '') delete headers['content-length'];
  response.writeHead(answer.statusCode ?? 502, headers);
  response.end(html);
}

/** A script file rather than script text, because the app may allow only its own files. */
function bridgeFor({ userid, platform }: Visit, aheadMs: number): string {
  const ahead = aheadMs === 0 ? '' : `&amp;ahead=${aheadMs}`;
  const query = `user=${encodeURIComponent(userid)}&amp;platform=${platform}${ahead}`;
  return `<script src="/__sandbox/bridge.js?${query}"></script>`;
}

/** First, so that it runs before the app. */
function withBridge(html: string, script: string): string {
  const head = /<head(\s[^>]*)?>/i;
  return head.test(html) ? html.replace(head, (tag) => tag + script) : script + html;
}
