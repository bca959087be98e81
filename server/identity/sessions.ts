import { createHash, randomBytes } from 'node:crypto';
import type { Context, Middleware } from 'koa';
import { In, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { personHeader } from '../../shared/headers';
import { problems } from '../../shared/problems';
import type { Platform } from '../http/endpoint';
import { loadActor } from './actor';
import { Session } from './entities';

const LIFETIME_MS = 12 * 3_600_000;

const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** Over https no other host of the domain can plant the cookie; over http (this machine only) browsers refuse that prefix. */
export function cookieName(publicBaseUrl: string, name: string): string {
  return publicBaseUrl.startsWith('https:') ? `__Host-${name}` : name;
}

const SESSION_COOKIE = 'jixiaotong';

/**
 * Starts a session and returns its secret; only the hash is stored.
 * @param former the session of whoever was signed in at this client before: it ends
 */
export async function startSession(db: EntityManager, personId: string, now: Date, former?: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  if (former) await endSession(db, former);
  await db.delete(Session, { expiresAt: LessThan(now) });
  await db.insert(Session, {
    tokenHash: hash(token),
    personId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LIFETIME_MS),
  });
  return token;
}

/** Signs out (退出): the token is worth nothing from now on. A token nobody has is no error. */
export async function endSession(db: EntityManager, token: string): Promise<void> {
  await db.delete(Session, { tokenHash: hash(token) });
}

/** Which of these sessions still run. */
export async function runningSessions(db: EntityManager, tokens: string[], now: Date): Promise<Set<string>> {
  const byHash = new Map(tokens.map((token) => [hash(token), token]));
  const running = await db.find(Session, {
    select: { tokenHash: true },
    where: { tokenHash: In([...byHash.keys()]), expiresAt: MoreThan(now) },
  });
  return new Set(running.map(({ tokenHash }) => byHash.get(tokenHash)!));
}

/** Gives the browser its session; `null` takes it away. */
export function setSessionCookie(koa: Context, publicBaseUrl: string, token: string | null): void {
  setCookie(koa, publicBaseUrl, SESSION_COOKIE, token, LIFETIME_MS);
}

/** A cookie no script reads and no other site sends along; `null` takes it back. */
export function setCookie(
  koa: Context,
  publicBaseUrl: string,
  name: string,
  value: string | null,
  lifetimeMs: number,
): void {
  const secure = publicBaseUrl.startsWith('https:');
  // TLS ends at the proxy before us: our own connection looks plain, and Koa would refuse a secure cookie on it.
  koa.cookies.secure = secure;
  koa.cookies.set(cookieName(publicBaseUrl, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: value === null ? 0 : lifetimeMs,
    overwrite: true,
  });
}

/**
 * Finds out who is asking. An unknown or expired session leaves nobody: each route says whether that will do.
 * @throws Problem 409 when a page that somebody else left open asks in this person's session
 */
export function identify(platform: Platform, publicBaseUrl: string): Middleware {
  const name = cookieName(publicBaseUrl, SESSION_COOKIE);
  return async (koa, next) => {
    const token = koa.path.startsWith('/api/') ? koa.cookies.get(name) : undefined;
    if (token) {
      koa.state.sessionToken = token;
      koa.state.actor = await platform.database.read(async (db) => {
        const session = await db.findOneBy(Session, { tokenHash: hash(token) });
        if (!session || session.expiresAt <= platform.now()) return undefined;
        return (await loadActor(db, session.personId, platform.now())) ?? undefined;
      });
      const meant = koa.get(personHeader);
      const { actor } = koa.state;
      if (meant && actor && meant !== actor.personId) throw problems.otherPerson({ name: actor.name });
    }
    await next();
  };
}
