// The client's check of `dd.config`: the page must prove that its server knows the ticket.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { World } from '../world';

const configSchema = z.object({
  agentId: z.union([z.string(), z.number()]).optional(),
  corpId: z.string().default(''),
  timeStamp: z.union([z.string(), z.number()]),
  nonceStr: z.string(),
  signature: z.string(),
  /** address of the page as the browser has it, without the part after # */
  url: z.string(),
});

export interface ConfigRefusal {
  errorCode: number;
  message: string;
}

/** @returns null when the configuration is good */
export function checkJsapiConfig(world: World, given: unknown): ConfigRefusal | null {
  const read = configSchema.safeParse(given);
  if (!read.success) return refusal(52013, '签名校验失败,参数不完整');
  const { agentId, corpId, timeStamp, nonceStr, signature, url } = read.data;
  if (corpId !== world.directory.corpId) return refusal(52010, '无效的corpId');
  if (agentId !== undefined && Number(agentId) !== world.app.agentId) return refusal(52014, '无效的agent_id');
  const tickets = world.credentials.livingTickets();
  const fits = tickets.some((ticket) =>
    pageAddresses(world, url).some((page) =>
      jsapiSignatures({ ticket, nonceStr, timeStamp: String(timeStamp), url: page }).includes(signature),
    ),
  );
  if (fits) return null;
  return refusal(
    52013,
    `签名校验失败,nonce:[${nonceStr}],timestamp:[${timeStamp}],url:[${url}],ticketList:[${tickets.join(',')}]`,
  );
}

/** The two that are taken: SHA-256 as documented now, SHA-1 as older samples have it. */
export function jsapiSignatures(given: { ticket: string; nonceStr: string; timeStamp: string; url: string }): string[] {
  const { ticket, nonceStr, timeStamp, url } = given;
  const plain = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timeStamp}&url=${url}`;
  return [hex('sha256', plain), hex('sha1', plain)];
}

/**
 * The app may sign the address it has in the phone, or the one it would have in the world; the query encoded or, as the
 * documentation asks, decoded.
 */
function pageAddresses({ app }: World, url: string): string[] {
  const { pathname, search } = new URL(url);
  const [, , , path = '/'] = /^\/(phone|pc)\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
  return [url, new URL(app.homeUrl).origin + path + search].flatMap((address) => [address, withPlainQuery(address)]);
}

function withPlainQuery(address: string): string {
  const [page = '', ...query] = address.split('?');
  try {
    return query.length === 0 ? page : `${page}?${decodeURIComponent(query.join('?'))}`;
  } catch {
    return address;
  }
}

function refusal(code: number, message: string): ConfigRefusal {
  return { errorCode: 3, message: `权限校验失败 Code:${code} - Message: ${message}` };
}

const hex = (algorithm: 'sha1' | 'sha256', text: string): string =>
  createHash(algorithm).update(text, 'utf8').digest('hex');
