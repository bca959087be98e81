// A caller that signs as DingTalk does, and can be told to get one thing wrong. It shares no code with the server.
import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { demoEnvironment } from '../../../scripts/demo-app';
import type { Bureau } from '../../support/bureau';
import { HTTP_KEYS } from './ways';

const key = Buffer.from(`${HTTP_KEYS.DINGTALK_EVENT_AES_KEY}=`, 'base64');

/** Bytes as they are, filled up to `block` and encrypted. */
export function encryptBytes(plain: Buffer, filling?: Buffer): string {
  const missing = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, filling ?? Buffer.alloc(missing, missing)])),
    cipher.final(),
  ]).toString('base64');
}

/** 16 bytes, the length, the text, whose it is. */
export function envelope(text: string, { owner = demoEnvironment.DINGTALK_CLIENT_ID, length = -1 } = {}): Buffer {
  const message = Buffer.from(text);
  const size = Buffer.alloc(4);
  size.writeInt32BE(length === -1 ? message.length : length);
  return Buffer.concat([Buffer.alloc(16, 7), size, message, Buffer.from(owner)]);
}

const sha1 = (...parts: string[]) =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

const signatureOf = (timestamp: string, nonce: string, encrypt: string) =>
  sha1(HTTP_KEYS.DINGTALK_EVENT_TOKEN, timestamp, nonce, encrypt);

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64');

export const robotHeaders = (timestamp: string) => ({
  timestamp,
  sign: hmac(demoEnvironment.DINGTALK_CLIENT_SECRET, `${timestamp}\n${demoEnvironment.DINGTALK_CLIENT_SECRET}`),
});

export const cardHeaders = (timestamp: string) => ({
  'x-ddpaas-signature-timestamp': timestamp,
  'x-ddpaas-signature': hmac(HTTP_KEYS.DINGTALK_CARD_SECRET, timestamp),
});

export async function calls(
  { server }: Bureau,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(`${server.origin}/dingtalk/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

/** An event, signed and sealed as it should be, but for `changes`. */
export function callsWithEvent(
  bureau: Bureau,
  event: object,
  changes: { timestamp?: string; nonce?: string; encrypt?: string; query?: (right: URLSearchParams) => void } = {},
) {
  const { timestamp = String(bureau.now().getTime()), nonce = Math.random().toString(36) } = changes;
  const encrypt = changes.encrypt ?? encryptBytes(envelope(JSON.stringify(event)));
  const query = new URLSearchParams({ msg_signature: signatureOf(timestamp, nonce, encrypt), timestamp, nonce });
  changes.query?.(query);
  return calls(bureau, `events?${query}`, { encrypt });
}
