import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import { Problem, problems } from '../../shared/problems';

/** Names the request, so that a user's report and our log can be brought together. */
export function requestId(): Middleware {
  return async (koa, next) => {
    koa.state.requestId = randomUUID();
    koa.set('X-Request-Id', koa.state.requestId);
    await next();
  };
}

/** One log line per request: route template, outcome and time; never addresses, names or texts. */
export function requestLog(log: Logger): Middleware {
  return async (koa, next) => {
    const start = performance.now();
    await next();
    log.info({
      requestId: koa.state.requestId,
      method: koa.method,
      route: koa._matchedRoute ?? 'none',
      status: koa.status,
      ms: Math.round(performance.now() - start),
    });
  };
}

/** The one exit for everything that goes wrong: expected problems are told, anything else is logged and hidden. */
export function answerProblems(log: Logger): Middleware {
  return async (koa, next) => {
    try {
      await next();
      if (koa.status === 404 && koa.body === undefined && koa.path.startsWith('/api/')) throw problems.routeUnknown();
      if (koa.status === 405) throw problems.methodNotAllowed();
    } catch (error) {
      const problem = error instanceof Problem ? error : problems.unexpected();
      if (problem.status >= 500) log.error({ requestId: koa.state.requestId, err: error });
      koa.status = problem.status;
      koa.body = { code: problem.code, ...problem.text, requestId: koa.state.requestId };
    }
  };
}

/** Pages may be framed by DingTalk's desktop client and by ourselves, load only our own code, and talk only to us. */
export function securityHeaders(): Middleware {
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https://static.dingtalk.com",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self' https://*.dingtalk.com",
  ].join('; ');
  return async (koa, next) => {
    koa.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
    });
    await next();
  };
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A page of another site can neither set this header nor send JSON without asking first. */
export function refuseCrossSite(publicBaseUrl: string): Middleware {
  const ownOrigin = new URL(publicBaseUrl).origin;
  return async (koa, next) => {
    if (!SAFE_METHODS.has(koa.method)) {
      const origin = koa.get('Origin');
      if (koa.get('X-Requested-With') !== 'jixiaotong' || (origin && origin !== ownOrigin)) throw problems.crossSite();
    }
    await next();
  };
}
