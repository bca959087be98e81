// The signature of a page (dd.config): proves to the DingTalk client that the page's own server knows the app's ticket.
// Only some client APIs want it, such as choosing people or images; signing in and titles do not.
import { createHash, randomBytes } from 'node:crypto';
import type { Calls } from './calls';
import type { DingTalkConfig, PageSignature } from './port';

export interface SignedFacts {
  ticket: string;
  nonceStr: string;
  timeStamp: string;
  /** as {@link addressToSign} gives it */
  url: string;
}

/**
 * The hash over the four facts in DingTalk's order, nothing encoded, as lower-case hex.
 * @param hash SHA-256 by the documentation; older samples use SHA-1, and which clients still want it is not known
 * @source dingtalk.md §1.3, JSAPI鉴权
 */
export function signatureOf({ ticket, nonceStr, timeStamp, url }: SignedFacts, hash: 'sha256' | 'sha1'): string {
  const plain = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timeStamp}&url=${url}`;
  return createHash(hash).update(plain, 'utf8').digest('hex');
}

/**
 * What is signed of a page's address: without the part after `#`, the query decoded, everything before it untouched.
 * Clients differ in whether they report the query encoded; decoded it is the same on all.
 */
export function addressToSign(href: string): string {
  const [whole = ''] = href.split('#');
  const at = whole.indexOf('?');
  return at < 0 ? whole : whole.slice(0, at) + decoded(whole.slice(at));
}

/** A stray "%" is signed as it stands. */
function decoded(query: string): string {
  try {
    return decodeURIComponent(query);
  } catch {
    return query;
  }
}

/**
 * @returns signs a page of ours
 * @throws RangeError for an address outside of `publicBaseUrl`: we vouch for no page of anybody else
 */
export function createPageSigner(config: DingTalkConfig, calls: Pick<Calls, 'jsapiTicket'>) {
  return async (href: string): Promise<PageSignature> => {
    requireOurs(config.publicBaseUrl, href);
    const ticket = await calls.jsapiTicket();
    const timeStamp = String((config.now ?? Date.now)());
    const nonceStr = randomBytes(12).toString('hex');
    const facts = { ticket, nonceStr, timeStamp, url: addressToSign(href) };
    const { agentId, corpId, jsapiHash = 'sha256' } = config;
    return { agentId: String(agentId), corpId, timeStamp, nonceStr, signature: signatureOf(facts, jsapiHash) };
  };
}

function requireOurs(publicBaseUrl: string, href: string): void {
  const base = new URL(publicBaseUrl);
  const page = URL.canParse(href) ? new URL(href) : null;
  // Compared as text as well: a parser forgives backslashes and blanks, and a client need not.
  const start = `${base.origin}${base.pathname.replace(/\/$/, '')}`;
  const within = href.startsWith(start) && /^([/?#]|$)/.test(href.slice(start.length));
  if (!page || page.origin !== base.origin || !within || /[\s\\]/.test(href))
    throw new RangeError(`not a page of ours: ${href}`);
}
