// A member of staff with a phone: the same requests the mini-app makes, and the same cookie it would hold. The demo plays
// with it, and so do the tests.
import { randomUUID } from 'node:crypto';
import type { Me } from '../../shared/contracts/identity';
import type { ProblemBody } from '../../shared/contracts/problem';

/** The server refused; `problem` is what the user would see. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: ProblemBody,
  ) {
    super(`${status} ${problem.code}: ${problem.message}`);
  }
}

export interface Client {
  get<T>(path: string): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  /** `key` repeats an earlier request; otherwise each call is a new one */
  post<T>(path: string, body: unknown, key?: string): Promise<T>;
  /** The file behind a download address. */
  download(path: string): Promise<{ fileName: string; content: Buffer }>;
  signIn(): Promise<Me>;
  /** The cookie's value after signing in, for a browser that goes on with it. */
  session(): string;
  /** Any request, answered as it is: for what the others would refuse to send. */
  send(path: string, init?: RequestInit): Promise<Response>;
}

/**
 * @param origin address of the server, without a slash at the end; asked each time, since a server may move
 * @param askCode what the DingTalk client does on `requestAuthCode`: a fresh code for this person
 */
export function createClient(origin: () => string, askCode: () => Promise<string>): Client {
  let cookie = '';

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { cookie, 'x-requested-with': 'jixiaotong', ...init.headers };
    const response = await fetch(`${origin()}/${path}`, { redirect: 'manual', ...init, headers });
    const given = response.headers.getSetCookie().find((one) => one.startsWith('jixiaotong='));
    if (given) cookie = given.split(';')[0]!;
    return response;
  }

  async function json<T>(path: string, method: string, body?: unknown, key?: string): Promise<T> {
    const response = await send(path, {
      method,
      headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = response.status === 204 ? undefined : await response.json();
    if (!response.ok) throw new Refused(response.status, answer as ProblemBody);
    return answer as T;
  }

  return {
    send,
    session: () => cookie.slice(cookie.indexOf('=') + 1),
    get: (path) => json(path, 'GET'),
    put: (path, body) => json(path, 'PUT', body),
    post: (path, body, key = randomUUID()) => json(path, 'POST', body, key),
    async signIn() {
      return json<Me>('api/sign-in', 'POST', { code: await askCode() });
    },
    async download(path) {
      const response = await send(path);
      if (!response.ok) throw new Refused(response.status, (await response.json()) as ProblemBody);
      const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '');
      return {
        fileName: decodeURIComponent(named?.[1] ?? ''),
        content: Buffer.from(await response.arrayBuffer()),
      };
    },
  };
}
