// Whether a callback comes from DingTalk, and is fresh.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A callback that is not taken. The reason is counted, and in words for DingTalk's console. */
export class CallbackRefused extends Error {
  constructor(
    readonly status: 400 | 401,
    readonly reason: 'signature' | 'stale' | 'undecipherable' | 'unreadable',
    /** a right signature of another time: names the copy */
    readonly staleId: string | null = null,
  ) {
    super(reason);
  }
}

const WINDOW_MS = 5 * 60_000;

/** Base64 of HMAC-SHA256. */
export function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}

/**
 * Compares as long for a wrong signature as for a right one.
 * @throws CallbackRefused
 */
export function requireSignature(given: string, expected: string): void {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw new CallbackRefused(401, 'signature');
}

/**
 * @param timestamp milliseconds since 1970, as it stood in the request; five minutes either way by our own clock
 * @throws CallbackRefused
 */
export function requireFresh(timestamp: string, now: number, staleId: string): void {
  const sentAt = /^\d{13}$/.test(timestamp) ? Number(timestamp) : NaN;
  if (!(Math.abs(now - sentAt) <= WINDOW_MS)) throw new CallbackRefused(401, 'stale', staleId);
}

/** @throws CallbackRefused when the body is not JSON in UTF-8 */
export function parseBody(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new CallbackRefused(400, 'unreadable');
  }
}
