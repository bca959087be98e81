// How every call to DingTalk is made: with a token, one repeat on a stale one, and within the guard (guard.ts).
import type { z } from 'zod';
import type { Urgency } from './apis';
import { classifyReply } from './classify';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import { Answered, createGuard, StaleToken } from './guard';
import type { DingTalkConfig } from './port';
import { postForm, postJson } from './post';
import { loadOauth2, openSdk, type SdkKit, type SdkModule } from './sdk';
import { createSecretCache, type FreshSecret } from './sharedSecret';

const CREDENTIALS_RETRY_MS = 60_000;

/** One API of the official library. */
export interface SdkApi<M extends SdkModule> {
  /** as in apis.ts: its beginning says which family it belongs to and whether it costs quota */
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
  /** The ticket that page signatures are made with. */
  jsapiTicket(): Promise<string>;
  /** Asks for a token even though one is held: the cheapest question that is free of quota. */
  checkCredentials(): Promise<void>;
}

/** @returns the calls; they share one token, and one guard */
export function createCalls(config: DingTalkConfig): Calls {
  const { secrets: store, log, now = Date.now } = config;
  const send = config.fetch ?? fetch;
  const guard = createGuard(config);
  const askForToken = (urgency: Urgency) =>
    sdkWithoutToken({ name: 'accessToken', load: loadOauth2, urgency }, (kit) => fetchToken(config, kit));
  const shared = { store, log, now };
  const tokens = createSecretCache({
    ...shared,
    name: `${config.clientId} token`,
    fetchSecret: () => askForToken('callMs').catch(rethrowAsNotArrived),
  });
  const tickets = createSecretCache({
    ...shared,
    name: `${config.clientId} ticket`,
    fetchSecret: () => sdk({ name: 'jsapiTicket', load: loadOauth2 }, fetchTicket),
  });

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
    const kit = await openSdk(load, config.apiBaseUrl, guard.deadlines[urgency]);
    return guard.run(name, urgency, () => call(kit));
  }

  function sdk<M extends SdkModule, T>(api: SdkApi<M>, call: (kit: SdkKit<M>, token: string) => Promise<T>) {
    return withToken((token) => sdkWithoutToken(api, (kit) => call(kit, token)));
  }

  async function postOld(address: string, body: object, timeoutMs: number): Promise<unknown> {
    const signal = AbortSignal.timeout(timeoutMs);
    const reply = await (body instanceof FormData
      ? postForm(send, address, body, signal)
      : postJson(send, address, body, signal));
    const verdict = classifyReply(reply);
    if (verdict.kind !== 'ok') throw new Answered(verdict);
    return reply.body;
  }

  function topapi<T>(path: string, body: object, schema: z.ZodType<T>, urgency: Urgency): Promise<T> {
    return withToken(async (token) => {
      const address = new URL(path, config.oapiBaseUrl);
      address.searchParams.set('access_token', token);
      const reply = await guard.run(path, urgency, (timeoutMs) => postOld(address.href, body, timeoutMs));
      return expected(schema, reply);
    });
  }

  return {
    sdkWithoutToken,
    sdk,
    topapi: (path, body, schema, urgency = 'callMs') => topapi(path, body, schema, urgency),
    upload: (path, form, schema) => topapi(path, form, schema, 'uploadMs'),
    post: async (address, body) => {
      await guard.run('sendBySession', 'callMs', (timeoutMs) => postOld(address, body, timeoutMs));
    },
    jsapiTicket: () => tickets.current(),
    checkCredentials: async () => {
      await askForToken('signInMs');
    },
  };
}

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

/** A repeat within its life gives the same token, renewed: two processes asking at once do no harm. */
async function fetchToken(
  { clientId, clientSecret }: Pick<DingTalkConfig, 'clientId' | 'clientSecret'>,
  { module, client, runtime }: SdkKit<Oauth2>,
): Promise<FreshSecret> {
  const request = new module.GetAccessTokenRequest({ appKey: clientId, appSecret: clientSecret });
  const { body } = await client.getAccessTokenWithOptions(request, {}, runtime);
  return freshSecret(body?.accessToken, body?.expireIn);
}

/** Renewed like the token, but never older than 24 hours: then the answer is a new one. */
async function fetchTicket({ module, client, runtime }: SdkKit<Oauth2>, token: string): Promise<FreshSecret> {
  const headers = new module.CreateJsapiTicketHeaders({ xAcsDingtalkAccessToken: token });
  const { body } = await client.createJsapiTicketWithOptions(headers, runtime);
  return freshSecret(body?.jsapiTicket, body?.expireIn);
}

const SHORTEST_LIFE_S = 60;
/** What DingTalk always gives; a ticket that were kept for longer than it is good signs pages in vain, and nothing tells. */
const LONGEST_LIFE_S = 7200;

/** @param lifeSeconds as DingTalk says; nonsense is brought within its own rules, or every call would ask for another one */
function freshSecret(value: string | undefined, lifeSeconds: number | undefined): FreshSecret {
  const lifeS = Math.min(Math.max(present(lifeSeconds), SHORTEST_LIFE_S), LONGEST_LIFE_S);
  return { value: present(value || null), lifeMs: lifeS * 1000 };
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
