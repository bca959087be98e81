// The app's access token (应用凭证): fetched once, shared by all calls, renewed before it runs out.

export interface AccessToken {
  value: string;
  lifeMs: number;
}

export interface TokenCache {
  /** The token to use now. */
  current(): Promise<string>;
  /** A token other than `stale`; many callers holding the same stale one cause one request. */
  renewed(stale: string): Promise<string>;
}

/** Renewing at 80 % of its life keeps a token good for the calls already under way. */
const USABLE_SHARE = 0.8;

/**
 * @param fetchToken asks DingTalk; its failure is everybody's who waits, and the next caller asks anew
 * @param now milliseconds
 */
export function createTokenCache(fetchToken: () => Promise<AccessToken>, now: () => number): TokenCache {
  let held: { value: string; renewAt: number } | null = null;
  let pending: Promise<string> | null = null;

  async function fetchAndKeep(): Promise<string> {
    try {
      const askedAt = now();
      const token = await fetchToken();
      held = { value: token.value, renewAt: askedAt + token.lifeMs * USABLE_SHARE };
      return token.value;
    } finally {
      pending = null;
    }
  }

  const fetchOnce = () => (pending ??= fetchAndKeep());

  return {
    current: async () => (held && now() < held.renewAt ? held.value : fetchOnce()),
    renewed: async (stale) => {
      if (held?.value === stale) held = null;
      return held ? held.value : fetchOnce();
    },
  };
}
