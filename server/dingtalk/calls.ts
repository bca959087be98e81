// How every call to DingTalk is made: with a token, one repeat on a stale one, and within the guard (guard.ts).
import type { z } from 'zod';
import { expected } from './answers';
import type { Urgency } from './apis';
import { classifyReply } from './classify';
import { fetchTicket, fetchToken } from './credentials';
import { DingTalkRefused, DingTalkUnreachable } from './errors';
import { Answered, createGuard, StaleToken } from './guard';
import type { DingTalkConfig } from './port';
import { postForm, postJson } from './post';
import { loadOauth2, openSdk, type SdkKit, type SdkModule } from './sdk';
import { createSecretCache } from './sharedSecret';

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

  function topapi<T>(path: string, body: object, schema: z.ZodType<T>, urgency: Urgency): Promise<T> {
    return withToken(async (token) => {
      const address = new URL(path, config.oapiBaseUrl);
      address.searchParams.set('access_token', token);
      const reply = await guard.run(path, urgency, (timeoutMs) => postOld(send, address.href, body, timeoutMs));
      return expected(schema, reply);
    });
  }

  return {
    sdkWithoutToken,
    sdk,
    topapi: (path, body, schema, urgency = 'callMs') => topapi(path, body, schema, urgency),
    upload: (path, form, schema) => topapi(path, form, schema, 'uploadMs'),
    post: async (address, body) => {
      await guard.run('sendBySession', 'callMs', (timeoutMs) => postOld(send, address, body, timeoutMs));
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

/** @throws Answered when the answer, in the old dialect, is no success */
async function postOld(send: typeof fetch, address: string, body: object, timeoutMs: number): Promise<unknown> {
  const signal = AbortSignal.timeout(timeoutMs);
  const reply = await (body instanceof FormData
    ? postForm(send, address, body, signal)
    : postJson(send, address, body, signal));
  const verdict = classifyReply(reply);
  if (verdict.kind !== 'ok') throw new Answered(verdict);
  return reply.body;
}
