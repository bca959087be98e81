// Opening a Stream connection: a ticket over HTTP, good once and for 90 seconds, then the WebSocket it leads to.
import WebSocket from 'ws';
import { z } from 'zod';
import { classifyReply } from '../classify';
import { DingTalkRefused, DingTalkUnreachable } from '../errors';
import type { DingTalkConfig } from '../port';
import { postJson } from '../post';
import { isThisMachine } from '../sdk';
import type { Topic } from './topics';

/** Beyond this the connection is given up; what is merely too large to be of use is dropped by the socket's reader. */
const MOST_BYTES = 8 * 1024 * 1024;

const openedReply = z.object({ endpoint: z.url(), ticket: z.string().min(1) });

/**
 * Opens one connection.
 *
 * @param signal gives up the whole attempt
 * @returns a socket that is connecting
 * @throws DingTalkRefused when the credentials are not accepted, DingTalkUnreachable or a network error otherwise
 */
export async function openSocket(config: DingTalkConfig, topics: Topic[], signal: AbortSignal): Promise<WebSocket> {
  const { endpoint, ticket } = await openTicket(config, signal, topics);
  return new WebSocket(socketAddress(endpoint, ticket, config.apiBaseUrl), {
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
  });
}

/**
 * Asks for a ticket: good for one connection within 90 seconds.
 * @throws as openSocket does
 */
export async function openTicket(
  config: DingTalkConfig,
  signal: AbortSignal,
  topics: Topic[] = [],
): Promise<{ endpoint: string; ticket: string }> {
  const question = {
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    subscriptions: topics.map(({ type, topic }) => ({ type, topic })),
    ua: 'jixiaotong/1.0',
  };
  const address = new URL('v1.0/gateway/connections/open', config.apiBaseUrl);
  const reply = await postJson(config.fetch ?? fetch, address.href, question, signal);
  const verdict = classifyReply(reply);
  if (verdict.kind === 'permanent' || verdict.kind === 'token')
    throw new DingTalkRefused(verdict.code, verdict.reason, verdict.detail);
  if (verdict.kind !== 'ok') {
    // Ordinary trouble follows the connection's own pauses; a ban or an empty quota says itself how long it lasts.
    const afterMs = verdict.kind === 'retry' || verdict.kind === 'limited' ? 0 : verdict.afterMs;
    throw new DingTalkUnreachable(verdict.reason, { code: verdict.code, afterMs, mayHaveArrived: false });
  }
  return openedReply.parse(reply.body);
}

/**
 * Messages of the whole bureau come through here: encrypted, unless both ends are this machine, and from nowhere but
 * DingTalk or the very host that is configured as it.
 */
function socketAddress(endpoint: string, ticket: string, apiBaseUrl: string): string {
  const address = new URL(endpoint);
  const isPrivate = address.protocol === 'wss:' || (address.protocol === 'ws:' && isThisMachine(address));
  const { hostname } = address;
  if (!isPrivate || !(hostname === new URL(apiBaseUrl).hostname || hostname.endsWith('.dingtalk.com')))
    throw new DingTalkRefused('insecure-endpoint', '钉钉返回的推送地址不安全。', address.origin);
  address.search = `ticket=${encodeURIComponent(ticket)}`;
  return address.href;
}
