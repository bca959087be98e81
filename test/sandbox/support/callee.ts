// An app that is pushed to over HTTP (HTTP 推送): it answers events and the handshake as DingTalk's documents ask, and can be told not to.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decryptText, seal } from '../../../sandbox/push/crypto';

export const KEYS = { token: 'token1', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', owner: 'dingclient1' };

export interface Push {
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
  /** of an event, once opened */
  event: Record<string, unknown>;
}

export interface Callee {
  origin: string;
  /** newest last */
  pushes: Push[];
  /** what is answered to anything but an event; `{}` unless said otherwise */
  reply: object;
  /** events are acknowledged while this is true */
  acknowledges: boolean;
  close(): Promise<void>;
}

export async function startCallee(): Promise<Callee> {
  const server = createServer((request, response) => {
    void read(request).then((push) => {
      callee.pushes.push(push);
      const isEvent = 'encrypt' in push.body;
      response.setHeader('Content-Type', 'application/json');
      if (!isEvent) return response.end(JSON.stringify(callee.reply));
      const answer = callee.acknowledges ? seal(KEYS, 'success', push.query.timestamp ?? '') : {};
      return response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const callee: Callee = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pushes: [],
    reply: {},
    acknowledges: true,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
  return callee;
}

async function read(request: IncomingMessage): Promise<Push> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
  const url = new URL(request.url ?? '/', 'http://callee');
  const opened = typeof body.encrypt === 'string' ? decryptText(KEYS.aesKey, body.encrypt) : null;
  const event = opened ? (JSON.parse(opened.text) as Record<string, unknown>) : {};
  return { path: url.pathname, query: Object.fromEntries(url.searchParams), headers: request.headers, body, event };
}
