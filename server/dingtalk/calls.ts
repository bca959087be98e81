// How every call to DingTalk is made: with a token, a deadline, one repeat on a stale token, no call at all while we are
// banned, and every failure told as DingTalkRefused or DingTalkUnreachable.
import type { z } from 'zod';
import { classifyFailure, classifyReply, type Trouble } from './classify';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import { createPace } from './pace';
import type { Deadlines, DingTalkConfig } from './port';
import { postForm, postJson } from './post';
import { loadOauth2, openSdk, type SdkKit, type SdkModule } from './sdk';
import { createTokenCache, type AccessToken } from './tokens';

const DEADLINES: Deadlines = { callMs: 5000, signInMs: 3000, uploadMs: 30_000 };

const CREDENTIALS_RETRY_MS = 60_000;

type Urgency = keyof Deadlines;

/** One API of the official library. */
export interface SdkApi<M extends SdkModule> {
  /** counts towards the limit of calls per second */
  name: string;
  load: () => Promise<M>;
  urgency?: Urgency;
}

export interface Calls {
  /** One call of the official library with the app's token. */
  sdk<M extends SdkModule, T>(api: SdkApi<M>, call: (kit: SdkKit<M>, token: string) => Promise<T>): Promise<T>;
  /** One call of the official library that brings its own credentials, such as an exchange of a sign-in code. */
  sdkWithoutToken<M extends SdkModule, T>(api: SdkApi<M>, call: (kit: SdkKit<M>) => Promise<T>): Promise<T>;
  /** One call of the old API; `path` as in `topapi/v2/user/get`. The answer is checked against `schema`. */
  topapi<T>(path: string, body: object, schema: z.ZodType<T>, urgency?: Urgency): Promise<T>;
  /** Uploads a file to the old API; `path` with its query. */
  upload<T>(path: string, form: FormData, schema: z.ZodType<T>): Promise<T>;
  /** Posts to an address DingTalk gave us, without our token. The answer is in the old dialect. */
  post(address: string, body: object): Promise<void>;
  /** Asks for a token even though one is held: the cheapest question that is free of quota. */
  checkCredentials(): Promise<void>;
}

/** @returns the calls; they share one token and one ban */
export function createCalls(config: DingTalkConfig): Calls {
  const now = config.now ?? Date.now;
  const send = config.fetch ?? fetch;
  const deadlines = { ...DEADLINES, ...config.deadlines };
  const ban = createBan(now);
  const pace = createPace();
  const askForToken = (urgency: Urgency) =>
    sdkWithoutToken({ name: 'accessToken', load: loadOauth2, urgency }, (kit) => fetchToken(config, kit));
  const tokens = createTokenCache(() => askForToken('callMs').catch(rethrowAsNotArrived), now);

  async function guarded<T>(api: string, urgency: Urgency, call: (timeoutMs: number) => Promise<T>): Promise<T> {
    ban.check();
    await pace(api);
    try {
      return await before(deadlines[urgency], call(deadlines[urgency]));
    } catch (error) {
      throw told(error, ban);
    }
  }

  async function withToken<T>(call: (token: string) => Promise<T>): Promise<T> {
    const token = await tokens.current();
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof StaleToken)) throw error;
      const fresh = await tokens.renewed(token);
      return call(fresh).catch(rethrowStaleAsNotArrived);
    }
  }

  async function sdkWithoutToken<M extends SdkModule, T>(
    { name, load, urgency = 'callMs' }: SdkApi<M>,
    call: (kit: SdkKit<M>) => Promise<T>,
  ): Promise<T> {
    // Loading takes our own time, not DingTalk's: the deadline starts after it.
    const kit = await openSdk(load, config.apiBaseUrl, deadlines[urgency]);
    return guarded(name, urgency, () => call(kit));
  }

  async function postOld(address: string, body: object, timeoutMs: number): Promise<unknown> {
    const signal = AbortSignal.timeout(timeoutMs);
    const reply = await (body instanceof FormData
      ? postForm(send, address, body, signal)
      : postJson(send, address, body, signal));
    const verdict = classifyReply(reply);
    if (verdict.kind !== 'ok') throw errorOf(verdict, ban);
    return reply.body;
  }

  function topapi<T>(path: string, body: object, schema: z.ZodType<T>, urgency: Urgency): Promise<T> {
    return withToken(async (token) => {
      const address = new URL(path, config.oapiBaseUrl);
      address.searchParams.set('access_token', token);
      const reply = await guarded(path, urgency, (timeoutMs) => postOld(address.href, body, timeoutMs));
      return expected(schema, reply);
    });
  }

  return {
    sdkWithoutToken,
    sdk: (api, call) => withToken((token) => sdkWithoutToken(api, (kit) => call(kit, token))),
    topapi: (path, body, schema, urgency = 'callMs') => topapi(path, body, schema, urgency),
    upload: (path, form, schema) => topapi(path, form, schema, 'uploadMs'),
    post: async (address, body) => {
      await guarded('sendBySession', 'callMs', (timeoutMs) => postOld(address, body, timeoutMs));
    },
    checkCredentials: async () => {
      await askForToken('signInMs');
    },
  };
}

/** A refusal that a fresh token cures. */
class StaleToken extends DingTalkRefused {}

/**
 * However asking for the token failed, the call that needed it was not made. Even a plain no is told as "later": it is
 * about the app and not about the message, and whoever mends the configuration does not want to lose the messages.
 */
function rethrowAsNotArrived(error: unknown): never {
  if (!(error instanceof DingTalkUnreachable || error instanceof DingTalkRefused)) throw error;
  const afterMs = error instanceof DingTalkUnreachable ? error.afterMs : CREDENTIALS_RETRY_MS;
  throw new DingTalkUnreachable(error.message, { code: error.code, afterMs, mayHaveArrived: false }, error);
}

function rethrowStaleAsNotArrived(error: unknown): never {
  if (error instanceof StaleToken) rethrowAsNotArrived(error);
  throw error;
}

type Oauth2 = Awaited<ReturnType<typeof loadOauth2>>;

async function fetchToken(config: DingTalkConfig, kit: SdkKit<Oauth2>): Promise<AccessToken> {
  const credentials = { appKey: config.clientId, appSecret: config.clientSecret };
  const request = new kit.module.GetAccessTokenRequest(credentials);
  const { body } = await kit.client.getAccessTokenWithOptions(request, {}, kit.runtime);
  return { value: present(body?.accessToken), lifeMs: present(body?.expireIn) * 1000 };
}

/**
 * A field that every real answer has. The official library drops what it does not know, so an answer of another kind
 * (a block page as JSON) arrives as an empty one.
 *
 * @throws DingTalkUnreachable when it is missing
 */
export function present<T>(field: T | undefined | null): T {
  if (field !== undefined && field !== null) return field;
  const circumstances = { code: 'unexpected-answer', afterMs: 60_000, mayHaveArrived: true };
  throw new DingTalkUnreachable('钉钉返回了无法识别的内容。', circumstances);
}

function expected<T>(schema: z.ZodType<T>, reply: unknown): T {
  const parsed = schema.safeParse(reply);
  if (parsed.success) return parsed.data;
  const misfit = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new DingTalkRefused('unexpected-answer', '钉钉返回了无法识别的内容。', misfit);
}

interface Ban {
  check(): void;
  impose(afterMs: number): void;
}

/** While DingTalk blocks our address, further calls would only prolong it. */
function createBan(now: () => number): Ban {
  let endsAt = 0;
  return {
    check() {
      const afterMs = endsAt - now();
      if (afterMs > 0)
        throw new DingTalkUnreachable('服务器的 IP 被钉钉暂时封禁。', {
          code: 'banned',
          afterMs,
          mayHaveArrived: false,
        });
    },
    impose(afterMs) {
      endsAt = now() + afterMs;
    },
  };
}

function told(error: unknown, ban: Ban): Error {
  if (error instanceof DingTalkRefused || error instanceof DingTalkUnreachable) return error;
  return errorOf(classifyFailure(error), ban, error);
}

function errorOf(trouble: Trouble, ban: Ban, cause?: unknown): Error {
  switch (trouble.kind) {
    case 'token':
      return new StaleToken(trouble.code, trouble.reason, trouble.detail);
    case 'permanent':
      return new DingTalkRefused(trouble.code, trouble.reason, trouble.detail);
    case 'banned':
      ban.impose(trouble.afterMs);
      return new DingTalkUnreachable(trouble.reason, { ...trouble, mayHaveArrived: false }, cause);
    case 'quota':
      return new DingTalkUnreachable(trouble.reason, { ...trouble, mayHaveArrived: false }, cause);
    case 'retry':
      return new DingTalkUnreachable(trouble.reason, trouble, cause);
  }
}

/** The library cannot be aborted: past the deadline its call is left to end by itself, and its result is ignored. */
async function before<T>(timeoutMs: number, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('deadline', 'TimeoutError')), timeoutMs);
  });
  try {
    return await Promise.race([call, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
