// Ids in the shapes DingTalk gives them.
import { randomBytes, randomUUID } from 'node:crypto';

export const requestId = (): string => randomUUID().toUpperCase();
export const opaque = (bytes = 16): string => randomBytes(bytes).toString('hex');
export const messageId = (): string => `msg${randomBytes(16).toString('base64')}`;
export const conversationId = (): string => `cid${randomBytes(16).toString('base64')}`;
/** An id that hides the userid, as bots see people from outside. */
export const encryptedId = (userid: string): string =>
  `$:LWCP_v1:$${Buffer.from(userid).toString('base64url').padEnd(24, 'x')}`;

/** From the clock, so that numbers given before a restart do not come again. */
let lastNumber = Date.now();

/** A long growing number, as task ids are. */
export function serialNumber(): number {
  lastNumber += 1 + (randomBytes(1)[0] ?? 0);
  return lastNumber;
}
