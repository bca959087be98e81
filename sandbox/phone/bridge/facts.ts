// What the sandbox's server wrote above this script, and what the script's own address says.

interface ServerFacts {
  appOrigin: string;
  corpId: string;
}

declare const sandboxFacts: ServerFacts;

const address = new URL(
  document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href,
);
const platform: 'android' | 'pc' = address.searchParams.get('platform') === 'pc' ? 'pc' : 'android';
const user = address.searchParams.get('user') ?? '';
const aheadMs = Number(address.searchParams.get('ahead') ?? 0);

export const facts = { ...sandboxFacts, platform, user, aheadMs };

/** Where this person's phone shows a page of the app; null for an address that is not the app's. */
export function phoneAddress(url: string): string | null {
  const target = new URL(url, location.href);
  if (target.origin === location.origin) return target.href;
  if (target.origin !== facts.appOrigin) return null;
  const prefix = `/${platform === 'pc' ? 'pc' : 'phone'}/${encodeURIComponent(user)}`;
  return location.origin + prefix + target.pathname + target.search + target.hash;
}
