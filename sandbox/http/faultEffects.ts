// What the switched-on troubles do to one API call, in the order a real call would meet them: network, gateway, then the API.
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from '../state/faults';
import type { Dialect } from './dialects';
import { sendHtml, sendJson } from './send';

const BAD_GATEWAY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>';
const BLOCKED = { status: 1111, wait: 5, source: 'x5', punish: 'deny', uuid: '0' };

/**
 * @returns the status when the trouble has answered in DingTalk's place; null when the call goes on
 * @throws a refusal in the caller's dialect
 */
export async function meetFaults(
  faults: Faults,
  api: string,
  dialect: Dialect,
  response: ServerResponse,
): Promise<{ status: number; code: string } | null> {
  if (faults.strikes('down', api)) {
    response.destroy();
    return { status: 0, code: 'down' };
  }
  const slow = faults.strikes('slowMs', api);
  if (slow) await pause(slow.value, undefined, { ref: false });
  if (faults.strikes('html502', api)) {
    sendHtml(response, 502, BAD_GATEWAY_PAGE);
    return { status: 502, code: 'html502' };
  }
  if (faults.strikes('ipBlocked', api)) {
    sendJson(response, 200, BLOCKED);
    return { status: 200, code: 'ipBlocked' };
  }
  if (faults.strikes('qps', api)) throw dialect.tooFast();
  if (faults.strikes('quota', api)) throw dialect.quotaUsedUp();
  if (faults.strikes('busy', api)) throw dialect.busy();
  return null;
}
