// A far side that misbehaves on command: each test scripts the answers it needs. The happy paths are proved against the
// sandbox; this fake knows nothing of DingTalk beyond tokens.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDingTalk } from '../../../server/dingtalk/createDingTalk';
import type { DingTalk, DingTalkConfig } from '../../../server/dingtalk/port';

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  token: string | null;
  body: Record<string, unknown>;
}

/** JSON to answer with, or raw text, or 'hang' to say nothing and 'hang-up' to drop the connection. */
export type Answer = { status?: number; json?: unknown; text?: string } | 'hang' | 'hang-up';
type Script = (asked: Asked, nth: number) => Answer;

export interface FakeDingTalk {
  origin: string;
  server: ReturnType<typeof createServer>;
  asked: Asked[];
  /** the calls of one path, in order */
  to(path: string): Asked[];
  /** answers `path` from now on; `nth` counts its calls from 0 */
  on(path: string, script: Script): void;
  dingtalk(changes?: Partial<DingTalkConfig>): DingTalk;
  close(): Promise<void>;
}

export const TOKEN_PATH = '/v1.0/oauth2/accessToken';

/** Starts a fake that hands out the tokens T1, T2, … and answers everything else with 404. */
export async function startFake(): Promise<FakeDingTalk> {
  const asked: Asked[] = [];
  const scripts = new Map<string, Script>();
  scripts.set(TOKEN_PATH, (_, nth) => ({ json: { accessToken: `T${nth + 1}`, expireIn: 7200 } }));

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const address = new URL(request.url ?? '/', 'http://fake');
      const path = decodeURI(address.pathname);
      const nth = asked.filter((one) => one.path === path).length;
      const token = request.headers['x-acs-dingtalk-access-token'] ?? address.searchParams.get('access_token');
      const one = {
        method: request.method ?? '',
        path,
        query: address.searchParams,
        token: token as string | null,
        body,
      };
      asked.push(one);
      const answer = scripts.get(path)?.(one, nth) ?? { status: 404, json: { code: 'not-scripted', message: path } };
      if (answer === 'hang') return;
      if (answer === 'hang-up') return request.socket.destroy();
      response.writeHead(answer.status ?? 200, { 'content-type': answer.text ? 'text/html' : 'application/json' });
      response.end(answer.text ?? JSON.stringify(answer.json ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    server,
    asked,
    to: (path) => asked.filter((one) => one.path === path),
    on: (path, script) => void scripts.set(path, script),
    dingtalk: (changes) => createDingTalk(configFor(origin, changes)),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const silent = () => undefined;

/** Short where nothing will come: anywhere else a busy machine would take a late answer for none. */
export const patienceWith = (answer: Answer): Partial<DingTalkConfig> =>
  answer === 'hang' ? { deadlines: { callMs: 1_500 } } : {};

/** A configuration of the app whose DingTalk is at `origin`. */
export function configFor(origin: string, changes: Partial<DingTalkConfig> = {}): DingTalkConfig {
  return {
    corpId: 'ding-corp',
    clientId: 'ding-app',
    clientSecret: 'secret',
    agentId: 1001,
    robotCode: 'ding-app',
    apiBaseUrl: origin,
    oapiBaseUrl: origin,
    loginBaseUrl: origin,
    publicBaseUrl: 'https://jixiao.example.gov.cn/app',
    log: { info: silent, warn: silent, error: silent },
    ...changes,
  };
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}
