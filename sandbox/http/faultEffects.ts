// What the switched-on troubles do to one API call, in the order a real call would meet them: network, gateway, then the API.
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultName, Faults } from '../state/faults';
import type { Dialect } from './dialects';
import type { ApiRoute } from './routes';
import { JSON_TYPE, sendHtml, sendJson } from './send';

const page = (words: string): string => `<html><head><title>${words}</title></head><body>${words}</body></html>`;
const BLOCKED = { status: 1111, wait: 5, source: 'x5', punish: 'deny', uuid: '0' };

/** Answered in DingTalk's place. */
export interface Struck {
  status: number;
  code: string;
}

export function answerBlocked(response: ServerResponse): Struck {
  sendJson(response, 200, BLOCKED);
  return { status: 200, code: 'ipBlocked' };
}

type Effect = (response: ServerResponse) => Struck;

const NETWORK: [FaultName, Effect][] = [
  ['hang', () => ({ status: 0, code: 'hang' })],
  ['html502', (response) => (sendHtml(response, 502, page('502 Bad Gateway')), { status: 502, code: 'html502' })],
  ['ipBlocked', answerBlocked],
  [
    'ipBlockedPage',
    (response) => (sendHtml(response, 200, page('Sorry, you have been blocked')), { status: 200, code: 'ipBlocked' }),
  ],
];

/** A refusal of the gateway, in the caller's dialect. */
const REFUSALS: [FaultName, (dialect: Dialect, route: ApiRoute | undefined, api: string) => Error][] = [
  ['ipNotAllowed', (dialect) => dialect.addressNotListed()],
  ['badToken', (dialect) => dialect.badToken()],
  ['noPermission', (dialect, route) => dialect.noPermission(route?.scope ?? 'qyapi_base')],
  ['qps', (dialect) => dialect.tooFast()],
  ['qpsAll', (dialect, _route, api) => dialect.tooFastForAll(api)],
  ['quota', (dialect) => dialect.quotaUsedUp()],
  ['busy', (dialect) => dialect.busy()],
];

/**
 * @returns what was answered in DingTalk's place; null when the call goes on
 * @throws a refusal in the caller's dialect
 */
export async function meetFaults(
  faults: Faults,
  { api, route, dialect, response }: { api: string; route?: ApiRoute; dialect: Dialect; response: ServerResponse },
): Promise<Struck | null> {
  if (faults.strikes('down', api)) {
    response.destroy();
    return { status: 0, code: 'down' };
  }
  const slow = faults.strikes('slowMs', api);
  if (slow) await pause(slow.value, undefined, { ref: false });
  for (const [name, effect] of NETWORK) if (faults.strikes(name, api)) return effect(response);
  for (const [name, refusal] of REFUSALS) if (faults.strikes(name, api)) throw refusal(dialect, route, api);
  if (!faults.strikes('serverError', api)) return null;
  sendJson(response, 503, dialect.serverError());
  return { status: 503, code: 'serverError' };
}

/** The call has been done; whether its answer comes through is another matter. */
export function sendAnswer(faults: Faults, api: string, response: ServerResponse, body: object): Struck {
  const text = JSON.stringify(body);
  const half = text.slice(0, Math.ceil(text.length / 2));
  const head = { 'Content-Type': JSON_TYPE, 'Cache-Control': 'no-store' };
  if (faults.strikes('loseAnswer', api)) {
    response.destroy();
    return { status: 0, code: 'loseAnswer' };
  }
  if (faults.strikes('resetMidBody', api)) {
    response.writeHead(200, { ...head, 'Content-Length': Buffer.byteLength(text) });
    response.write(half, () => response.destroy());
    return { status: 200, code: 'resetMidBody' };
  }
  const isCut = faults.strikes('truncatedJson', api) !== null;
  response.writeHead(200, head);
  response.end(isCut ? half : text);
  return { status: 200, code: isCut ? 'truncatedJson' : '' };
}
