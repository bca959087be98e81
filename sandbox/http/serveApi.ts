// One call of DingTalk's open platform, from the socket to the log.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world';
import { readBody, type Body } from './body';
import type { Dialect } from './dialects';
import { answerBlocked, meetFaults, sendAnswer } from './faultEffects';
import { findRoute, type ApiRoute, type Match } from './routes';

export async function serveApi(
  world: World,
  dialect: Dialect,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const startedAt = performance.now();
  const match = findRoute(dialect.routes, request.method ?? 'GET', url.pathname);
  const api = `${request.method} ${match?.route.path ?? url.pathname}`;
  const costs = match !== null && !match.route.free;
  let body: Body = { fields: {}, files: [] };
  const log = (status: number, error: string | null, counted: boolean) =>
    world.calls.record(
      {
        at: world.now(),
        api,
        path: url.pathname,
        status,
        error,
        tookMs: Math.round(performance.now() - startedAt),
        counted,
      },
      body.fields,
    );
  try {
    body = await readBody(request);
    const struck = world.limits.isBanned()
      ? answerBlocked(response)
      : await meetFaults(world.faults, { api, route: match?.route, dialect, response });
    if (struck) return log(struck.status, struck.code, false);
    if (!match) throw dialect.noSuchApi(url.pathname);
    const token = dialect.tokenIn(request, url.searchParams);
    admit(world, dialect, match.route, api, token);
    const answer = await answerOf(match, { world, body, request, url, token });
    const { status, code } = sendAnswer(world.faults, api, response, dialect.success(answer));
    log(status, code || null, costs);
  } catch (error) {
    const { status, code } = dialect.refuse(response, error);
    // Refusals for speed or for want of quota do not count; any other refused call has been made all the same.
    log(status, code, costs && !/QpsLimit|ApiCountLimit|90018|90002|90020/.test(code));
  }
}

/**
 * The gateway's questions, in its order: whose token, may it, how fast, and is there quota left.
 * @throws a refusal in the caller's dialect
 */
function admit(world: World, dialect: Dialect, route: ApiRoute, api: string, token: string): void {
  if (!route.open) dialect.checkToken(world, token);
  if (route.scope && !world.permissions.has(route.scope)) throw dialect.noPermission(route.scope);
  if (!route.unpaced && !world.limits.allows(api)) throw dialect.tooFast();
  if (!route.free && world.calls.areCallsUsedUp()) throw dialect.quotaUsedUp();
}

function answerOf(
  { route, params }: Match,
  call: { world: World; body: Body; request: IncomingMessage; url: URL; token: string },
): object | Promise<object> {
  const { world, body, request, url, token } = call;
  const query = Object.fromEntries(url.searchParams);
  const accept = request.headers.accept ?? '';
  return route.answer({ ...body, world, params, query, token, accept });
}
