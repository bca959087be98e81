import type Router from '@koa/router';
import type { Context } from 'koa';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { signInSchema, type AppConfig } from '../../shared/contracts/identity';
import { problems } from '../../shared/problems';
import type { Config } from '../config';
import type { ActionContext } from '../context';
import type { DingTalkDirectory } from '../dingtalk/port';
import { exchange, read, type Platform } from '../http/endpoint';
import { loadActor } from './actor';
import { askDingTalk } from './askDingTalk';
import { Person } from './entities';
import { describeMe } from './queries';
import { cookieName, endSession, setCookie, setSessionCookie, startSession } from './sessions';

const STATE_COOKIE = 'jixiaotong-sign-in';
const STATE_LIFETIME_MS = 10 * 60_000;

const callbackSchema = z.object({ authCode: z.string().optional(), code: z.string().optional(), state: z.string() });

/** Signing in: inside DingTalk with a code of the client (免登), outside with DingTalk's login page. */
export function identityRoutes(router: Router, platform: Platform, config: Config, directory: DingTalkDirectory): void {
  const { publicBaseUrl, dingtalk } = config;

  router.get(
    '/api/app-config',
    exchange(platform, { who: 'anyone' }, async (koa, _input, contextFor): Promise<AppConfig> => ({
      appName: '绩效通',
      corpId: dingtalk.corpId,
      clientId: dingtalk.clientId,
      browserSignInUrl: 'api/sign-in/browser',
      me: koa.state.actor ? await platform.database.read((db) => describeMe(contextFor(db))) : null,
    })),
  );

  router.post(
    '/api/sign-in',
    exchange(platform, { who: 'anyone', body: signInSchema }, async (koa, { body }) => {
      const { ctx, token } = await signIn(platform, () => directory.personOfAuthCode(body.code), koa);
      setSessionCookie(koa, publicBaseUrl, token);
      return platform.database.read((db) => describeMe({ ...ctx, db }));
    }),
  );

  router.post(
    '/api/sign-out',
    exchange(platform, { who: 'anyone' }, async (koa) => {
      const token = koa.state.sessionToken;
      if (token) await platform.database.transaction((db) => endSession(db, token));
      setSessionCookie(koa, publicBaseUrl, null);
      koa.status = 204;
    }),
  );

  browserSignInRoutes(router, platform, publicBaseUrl, directory);

  router.get(
    '/api/me',
    read(platform, {}, (ctx) => describeMe(ctx)),
  );
}

/** Outside of DingTalk: to its login page, and back with a code. */
function browserSignInRoutes(
  router: Router,
  platform: Platform,
  publicBaseUrl: string,
  directory: DingTalkDirectory,
): void {
  const callbackUrl = new URL('api/sign-in/browser/callback', publicBaseUrl).href;

  router.get(
    '/api/sign-in/browser',
    exchange(platform, { who: 'anyone' }, async (koa) => {
      const state = randomBytes(16).toString('base64url');
      setCookie(koa, publicBaseUrl, STATE_COOKIE, state, STATE_LIFETIME_MS);
      koa.redirect(directory.browserSignInUrl(callbackUrl, state));
    }),
  );

  router.get(
    '/api/sign-in/browser/callback',
    exchange(platform, { who: 'anyone', query: callbackSchema }, async (koa, { query }) => {
      const expected = koa.cookies.get(cookieName(publicBaseUrl, STATE_COOKIE));
      setCookie(koa, publicBaseUrl, STATE_COOKIE, null, 0);
      const code = query.authCode ?? query.code;
      // Whoever lures somebody to this address with a code of their own does not know the state.
      if (!expected || expected !== query.state || !code) throw problems.signInFailed({ reason: '登录请求已过期。' });
      const { token } = await signIn(platform, () => directory.personOfBrowserCode(code), koa);
      setSessionCookie(koa, publicBaseUrl, token);
      koa.redirect(publicBaseUrl);
    }),
  );
}

/** Opens a session for whom DingTalk names. @throws Problem when DingTalk does not, or knows somebody we do not */
async function signIn(
  platform: Platform,
  ask: () => Promise<{ userId: string; name: string }>,
  { state: { requestId, sessionToken } }: Context,
): Promise<{ ctx: Omit<ActionContext, 'db'>; token: string }> {
  const { userId, name } = await askDingTalk(ask, problems.signInFailed);
  return platform.database.transaction(async (db) => {
    const person = await db.findOneBy(Person, { userId, active: true });
    const actor = person && (await loadActor(db, person.id, platform.now()));
    if (!actor) throw problems.personUnknown({ name });
    const token = await startSession(db, actor.personId, platform.now(), sessionToken);
    // DingTalk has just said that they are one of us.
    await db.update(Person, { id: actor.personId }, { checkedAt: platform.now() });
    return { ctx: { actor, now: platform.now(), requestId, origin: 'http' as const }, token };
  });
}
