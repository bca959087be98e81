// The envelope of DingTalk's HTTP events (§9.1 of its protocol): signed with SHA-1, sealed with AES-256-CBC.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const BLOCK = 32;
const PREFIX = 16;
const LENGTH_FIELD = 4;

/** The message cannot be opened with our key, or was not meant for us. Which of the two is told to nobody. */
export class Undecipherable extends Error {}

export interface EventCipher {
  /** hex, over the four texts in alphabetical order */
  sign(timestamp: string, nonce: string, encrypted: string): string;
  /** @throws Undecipherable */
  open(encrypted: string): string;
  seal(text: string): string;
}

/**
 * @param aesKey 43 characters as the console shows them: 32 bytes in base64 without the last `=`
 * @param ownerKey who the messages are for: the app's Client ID
 */
export function createEventCipher(token: string, aesKey: string, ownerKey: string): EventCipher {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const iv = key.subarray(0, 16);
  const owner = Buffer.from(ownerKey);

  function decipher(encrypted: Buffer): Buffer {
    const cipher = createDecipheriv('aes-256-cbc', key, iv);
    // Padded to 32 bytes, not to the cipher's own 16: Node would refuse half of all lengths.
    cipher.setAutoPadding(false);
    return Buffer.concat([cipher.update(encrypted), cipher.final()]);
  }

  return {
    sign: (timestamp, nonce, encrypted) =>
      createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex'),

    open(encrypted) {
      const bytes = Buffer.from(encrypted, 'base64');
      // Node skips what is no base64; nothing may be skipped.
      if (bytes.length === 0 || bytes.length % 16 !== 0 || bytes.toString('base64') !== encrypted)
        throw new Undecipherable();
      const plain = withoutPadding(decipher(bytes));
      const end = PREFIX + LENGTH_FIELD + (plain.length < PREFIX + LENGTH_FIELD ? 0 : plain.readUInt32BE(PREFIX));
      if (end > plain.length || !plain.subarray(end).equals(owner)) throw new Undecipherable();
      return plain.subarray(PREFIX + LENGTH_FIELD, end).toString('utf8');
    },

    seal(text) {
      const message = Buffer.from(text);
      const length = Buffer.alloc(LENGTH_FIELD);
      length.writeUInt32BE(message.length);
      const plain = Buffer.concat([randomBytes(PREFIX), length, message, owner]);
      const padding = BLOCK - (plain.length % BLOCK);
      const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      return Buffer.concat([
        cipher.update(plain),
        cipher.update(Buffer.alloc(padding, padding)),
        cipher.final(),
      ]).toString('base64');
    },
  };
}

function withoutPadding(padded: Buffer): Buffer {
  const padding = padded.at(-1) ?? 0;
  const whole = padded.subarray(-padding);
  if (padding < 1 || padding > BLOCK || padding > padded.length || whole.some((byte) => byte !== padding))
    throw new Undecipherable();
  return padded.subarray(0, -padding);
}
