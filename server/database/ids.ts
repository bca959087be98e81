import { randomBytes } from 'node:crypto';

/** What the twelve bits between the time and the random part hold. */
const MOST_AT_ONCE = 0xfff;

let latest = { ms: 0, count: 0 };

/**
 * A UUID v7: random, but ordered by the time it was made, so that new rows lie together in the index; those that this
 * process makes within one millisecond in the order in which it makes them.
 */
export function newId(now = Date.now()): string {
  latest = { ms: now, count: now === latest.ms ? Math.min(latest.count + 1, MOST_AT_ONCE) : 0 };
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 | latest.count, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The lowest id that could be made at an instant: whatever is greater was made then or later, by clocks that agree. */
export function idsSince(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`;
}
