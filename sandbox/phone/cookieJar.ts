// One person's cookies with the app. The browser holds none: several people share it, and each has a phone of their own.

interface Cookie {
  name: string;
  value: string;
  path: string;
  /** null: until the sandbox ends */
  expiresAt: number | null;
}

export type CookieJar = ReturnType<typeof createCookieJar>;

export function createCookieJar(now: () => number) {
  const cookies = new Map<string, Cookie>();
  return {
    /** @param header one `Set-Cookie` line */
    take(header: string): void {
      const cookie = readCookie(header, now());
      if (!cookie) return;
      const key = `${cookie.name};${cookie.path}`;
      if (cookie.expiresAt !== null && cookie.expiresAt <= now()) cookies.delete(key);
      else cookies.set(key, cookie);
    },
    /** @returns the `Cookie` line for a request, or null */
    header(path: string): string | null {
      const fitting = [...cookies.values()].filter(
        (cookie) => covers(cookie.path, path) && (cookie.expiresAt === null || cookie.expiresAt > now()),
      );
      return fitting.map(({ name, value }) => `${name}=${value}`).join('; ') || null;
    },
  };
}

function readCookie(header: string, now: number): Cookie | null {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const equals = pair.indexOf('=');
  if (equals < 1) return null;
  const found = new Map(
    attributes.map((attribute) => {
      const [key = '', ...rest] = attribute.split('=');
      return [key.toLowerCase(), rest.join('=')];
    }),
  );
  const maxAge = found.get('max-age');
  const expires = found.get('expires');
  // A moment is written by the machine's clock, which nobody moves: what counts is how far off it is.
  const lifeMs =
    maxAge !== undefined ? Number(maxAge) * 1000 : expires !== undefined ? Date.parse(expires) - Date.now() : null;
  const expiresAt = lifeMs === null ? null : now + lifeMs;
  return { name: pair.slice(0, equals), value: pair.slice(equals + 1), path: found.get('path') || '/', expiresAt };
}

function covers(cookiePath: string, path: string): boolean {
  return path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`);
}
