// Tokens and tickets in the database, so that all processes of one app use the same. Encrypted with a key that only the
// app's own secret gives: whoever gets hold of the database or of a backup cannot call DingTalk with it.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Database } from '../database/database';
import { isUniqueViolation } from '../database/errors';
import type { SecretStore, SharedSecret } from '../dingtalk/port';
import { DingTalkSecret } from './entities';

const ALGORITHM = 'aes-256-gcm';
const PURPOSE = 'jixiaotong dingtalk_secrets v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param clientSecret the app's Client Secret; what was written with another one counts as not there
 * @returns a store over the table `dingtalk_secrets`
 */
export function createSecretStore(database: Database, clientSecret: string): SecretStore {
  const key = Buffer.from(hkdfSync('sha256', clientSecret, '', PURPOSE, 32));
  return {
    async load(name) {
      const row = await database.read((db) => db.findOneBy(DingTalkSecret, { name }));
      const value = row && decrypt(key, name, row.cipher);
      return value ? { value, renewedAt: row.renewedAt.getTime(), expiresAt: row.expiresAt.getTime() } : null;
    },
    async keep(name, secret) {
      const row = rowOf(key, name, secret);
      const write = () =>
        database.transaction(async (db) => {
          const { affected } = await db.update(DingTalkSecret, { name }, row);
          if (affected === 0) await db.insert(DingTalkSecret, { name, ...row });
        });
      await write().catch((error: unknown) => {
        // Another process wrote the first one in the same moment; either will do.
        if (!isUniqueViolation(error)) throw error;
      });
    },
  };
}

function rowOf(key: Buffer, name: string, { value, renewedAt, expiresAt }: SharedSecret) {
  return { cipher: encrypt(key, name, value), renewedAt: new Date(renewedAt), expiresAt: new Date(expiresAt) };
}

/** nonce ‖ tag ‖ ciphertext in Base64; the name is bound in, so that no row can stand for another. */
function encrypt(key: Buffer, name: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** @returns null when it was written with another key, or tampered with */
function decrypt(key: Buffer, name: string, stored: string): string | null {
  const bytes = Buffer.from(stored, 'base64');
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  if (tag.length < TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(name)).setAuthTag(tag);
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
