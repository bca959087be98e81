// Encryption and signatures of pushes over HTTP: events (事件订阅, AES), bot messages and card callbacks (HMAC).
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const BLOCK_BYTES = 32;
const SALT_BYTES = 16;
const LENGTH_BYTES = 4;
const NONCE_BYTES = 8;

export interface EventKeys {
  token: string;
  /** 43 characters */
  aesKey: string;
  /** whose events these are: the app's client id */
  owner: string;
}

export interface SealedEvent {
  msg_signature: string;
  timeStamp: string;
  nonce: string;
  encrypt: string;
}

/** Hex SHA-1 over the four texts, sorted. */
export function eventSignature(token: string, timestamp: string, nonce: string, encrypt: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypt].sort().join('')).digest('hex');
}

export function seal(keys: EventKeys, text: string, timestamp: string): SealedEvent {
  const nonce = randomBytes(NONCE_BYTES).toString('hex');
  const encrypt = encryptText(keys, text);
  return { msg_signature: eventSignature(keys.token, timestamp, nonce, encrypt), timeStamp: timestamp, nonce, encrypt };
}

/** @returns the text; null when the signature, the padding or the owner is wrong */
export function unseal(keys: EventKeys, sealed: SealedEvent): string | null {
  const expected = eventSignature(keys.token, sealed.timeStamp, sealed.nonce, sealed.encrypt);
  if (!isSame(expected, sealed.msg_signature)) return null;
  const opened = decryptText(keys.aesKey, sealed.encrypt);
  return opened?.owner === keys.owner ? opened.text : null;
}

function keyBytes(aesKey: string): Buffer {
  return Buffer.from(`${aesKey}=`, 'base64');
}

/** 16 random bytes, the length, the text, the owner; filled up to a multiple of 32. */
function encryptText({ aesKey, owner }: EventKeys, text: string): string {
  const message = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([randomBytes(SALT_BYTES), length, message, Buffer.from(owner)]);
  const filling = BLOCK_BYTES - (plain.length % BLOCK_BYTES);
  const key = keyBytes(aesKey);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(filling, filling)), cipher.final()]).toString(
    'base64',
  );
}

/** @returns null when it was not encrypted with this key */
export function decryptText(aesKey: string, encrypt: string): { text: string; owner: string } | null {
  const key = keyBytes(aesKey);
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()]);
    const filling = padded.at(-1) ?? 0;
    if (filling < 1 || filling > BLOCK_BYTES) return null;
    const plain = padded.subarray(SALT_BYTES, padded.length - filling);
    const end = LENGTH_BYTES + plain.readUInt32BE();
    return { text: plain.subarray(LENGTH_BYTES, end).toString('utf8'), owner: plain.subarray(end).toString('utf8') };
  } catch {
    return null;
  }
}

/** The `sign` header of a bot message: the secret signs the time and itself. */
export function robotSignature(timestamp: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(`${timestamp}\n${appSecret}`).digest('base64');
}

/** The `x-ddpaas-signature` header of a card callback: only the time is signed, not the body. */
export function cardSignature(timestamp: string, apiSecret: string): string {
  return createHmac('sha256', apiSecret).update(timestamp).digest('base64');
}

function isSame(expected: string, given: string): boolean {
  return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given));
}
