// A decision carries a key until its answer is known, so that sending it again cannot decide twice.
// Kept in the session storage: the app may be closed between the request and its answer.

const PREFIX = 'jixiaotong.key:';
const remembered = new Map<string, string>();

/** A random id in the shape of a UUID; old WebViews have no `crypto.randomUUID`. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The key of a decision; the same decision gets the same key until {@link forgetKey}. */
export function keyFor(decision: string): string {
  const known = remembered.get(decision) ?? readStored(decision);
  if (known) return known;
  const key = randomKey();
  remembered.set(decision, key);
  withStorage((storage) => storage.setItem(PREFIX + decision, key));
  return key;
}

export function forgetKey(decision: string): void {
  remembered.delete(decision);
  withStorage((storage) => storage.removeItem(PREFIX + decision));
}

function readStored(decision: string): string | null {
  return withStorage((storage) => storage.getItem(PREFIX + decision)) ?? null;
}

/** Some clients refuse storage altogether; the key then lives as long as the page. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
