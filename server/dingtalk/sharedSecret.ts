// A token or ticket that all calls share: fetched once, renewed before it runs out, and taken from another process when
// that one has renewed it already.
import type { Logger, SecretStore, SharedSecret } from './port';

export interface FreshSecret {
  value: string;
  lifeMs: number;
}

export interface SecretCache {
  /** The one to use now. */
  current(): Promise<string>;
  /** One other than `stale`; many callers holding the same stale one cause one request. */
  renewed(stale: string): Promise<string>;
}

export interface SecretCacheDeps {
  /** names it in the store, for this app only */
  name: string;
  /** asks DingTalk; its failure is everybody's who waits, and the next caller asks anew */
  fetchSecret: () => Promise<FreshSecret>;
  /** without one, or while it fails, memory does */
  store?: SecretStore;
  /** milliseconds */
  now: () => number;
  log: Pick<Logger, 'warn'>;
}

/** Renewing at 80 % of its life keeps it good for the calls already under way. */
const USABLE_SHARE = 0.8;

/** @returns a cache that asks DingTalk at most once at a time */
export function createSecretCache({ name, fetchSecret, store, now, log }: SecretCacheDeps): SecretCache {
  let held: SharedSecret | null = null;
  let pending: Promise<string> | null = null;

  const usable = (secret: SharedSecret | null): secret is SharedSecret =>
    secret !== null && now() < secret.renewedAt + (secret.expiresAt - secret.renewedAt) * USABLE_SHARE;

  const unlessStoreFails = <T>(act: Promise<T>): Promise<T | null> =>
    act.catch((error: unknown) => {
      log.warn({ err: error, secret: name }, 'the shared store of tokens failed; going on with memory');
      return null;
    });

  async function obtain(stale: string | null): Promise<string> {
    try {
      const shared = store ? await unlessStoreFails(store.load(name)) : null;
      if (usable(shared) && shared.value !== stale) held = shared;
      else {
        const renewedAt = now();
        const { value, lifeMs } = await fetchSecret();
        held = { value, renewedAt, expiresAt: renewedAt + lifeMs };
        if (store) await unlessStoreFails(store.keep(name, held));
      }
      return held.value;
    } finally {
      pending = null;
    }
  }

  const obtainOnce = (stale: string | null) => (pending ??= obtain(stale));

  return {
    current: async () => (usable(held) ? held.value : obtainOnce(null)),
    renewed: async (stale) => {
      if (held?.value === stale) held = null;
      return held ? held.value : obtainOnce(stale);
    },
  };
}
