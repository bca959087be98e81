// One call of DingTalk's open platform, from the socket to the log.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world';
import { readBody } from './body';
import type { Dialect } from './dialects';
import { meetFaults } from './faultEffects';
import { findRoute } from './routes';

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
  const log = (status: number, error: string | null, counted: boolean) =>
    world.calls.record({
      at: world.now(),
      api,
      path: url.pathname,
      status,
      error,
      tookMs: Math.round(performance.now() - startedAt),
      counted,
    });
  const costs = match !== null && !match.route.free;
  try {
    const body = await readBody(request);
    const struck = await meetFaults(world.faults, api, dialect, response);
    if (struck) return log(struck.status, struck.code, false);
    if (!match) throw dialect.noSuchApi(url.pathname);
    const token = dialect.tokenIn(request, url.searchParams);
    if (!match.route.open) dialect.checkToken(world, token);
    const query = Object.fromEntries(url.searchParams);
    const { params } = match;
    const accept = request.headers.accept ?? '';
    dialect.succeed(response, await match.route.answer({ ...body, world, params, query, token, accept }));
    log(200, null, costs);
  } catch (error) {
    const { status, code } = dialect.refuse(response, error);
    // Refusals for speed do not count; any other refused call has been made all the same.
    log(status, code, costs && !/QpsLimit|90018/.test(code));
  }
}
