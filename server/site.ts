// What is answered over HTTP: health, DingTalk's callbacks, the API, and the pages of the mini-app.
import Router from '@koa/router';
import { send } from '@koa/send';
import Koa from 'koa';
import { join } from 'node:path';
import type { AppDeps, Parts } from './parts';
import { auditRoutes } from './audit/routes';
import { groupRoutes } from './bot/groups/routes';
import { boardRoutes } from './campaigns/boardRoutes';
import { calendarRoutes } from './calendar/routes';
import { campaignRoutes } from './campaigns/routes';
import { deliveryRoutes } from './deliveries/routes';
import { isRecheckOverdue } from './directory/recheck';
import { directoryRoutes } from './directory/routes';
import { compressAnswers } from './http/compressAnswers';
import { evidenceRoutes } from './evidence/routes';
import { extensionRoutes } from './extensions/routes';
import type { Platform } from './http/endpoint';
import { answerProblems, refuseCrossSite, requestId, requestLog, securityHeaders } from './http/middlewares';
import { peopleRoutes } from './identity/peopleRoutes';
import { identityRoutes } from './identity/routes';
import { identify } from './identity/sessions';
import { signatureRoutes } from './identity/signatureRoutes';
import { createImportReader } from './imports/importWorker';
import { importRoutes } from './imports/routes';
import type { WaysIn } from './inbox/waysIn';
import { liveRoutes } from './live/routes';
import { launchRoutes } from './launches/routes';
import { insightRoutes } from './insight/routes';
import { projectRoutes } from './projects/routes';
import { quotaRoutes } from './quota/routes';
import { reportRoutes } from './reports/routes';
import { reviewRoutes } from './reviews/routes';
import { reminderRoutes } from './reminders/routes';
import { standInRoutes } from './reviews/standInRoutes';
import { taskRoutes } from './tasks/routes';
import { templateRoutes } from './templates/routes';

/** In the order in which a request meets them. */
export function buildSite(deps: AppDeps, parts: Parts): Koa {
  const { config, database, now, log } = deps;
  const { metrics, relay, waysIn, live } = parts;
  const afterCommit = () => {
    relay.ring();
    live.ring();
  };
  const platform: Platform = { database, now, afterCommit };
  const koa = new Koa();
  koa.silent = true;
  koa.use(requestId());
  koa.use(requestLog(log));
  koa.use(metrics.measure);
  koa.use(securityHeaders());
  koa.use(compressAnswers());
  koa.use(answerProblems(log));
  koa.use(metrics.page);
  koa.use(healthRoutes(deps, waysIn));
  // Without a session: each of DingTalk's callbacks proves itself.
  const callbacks = new Router();
  waysIn.routes(callbacks);
  koa.use(callbacks.routes());
  koa.use(identify(platform, config.publicBaseUrl));
  koa.use(refuseCrossSite(config.publicBaseUrl));
  const api = new Router();
  apiRoutes(api, platform, deps, parts);
  koa.use(api.routes());
  koa.use(api.allowedMethods());
  koa.use(miniapp(deps.miniappDirectory));
  return koa;
}

function apiRoutes(router: Router, platform: Platform, deps: AppDeps, parts: Parts): void {
  const { config, dingtalk, now, miniappDirectory } = deps;
  const { directory, evidence, files, quota, relay, waysIn, live } = parts;
  // Built beside the mini-app, as everything that runs.
  const worker = (name: string) => join(miniappDirectory, `../${name}-worker.cjs`);
  identityRoutes(router, platform, config, dingtalk.directory);
  peopleRoutes(router, platform);
  directoryRoutes(router, platform, directory);
  signatureRoutes(router, platform, dingtalk);
  taskRoutes(router, platform, relay.opened);
  evidenceRoutes(router, platform, evidence, config.evidence);
  reviewRoutes(router, platform);
  standInRoutes(router, platform);
  campaignRoutes(router, platform, quota);
  boardRoutes(router, platform);
  groupRoutes(router, platform);
  extensionRoutes(router, platform);
  launchRoutes(router, platform);
  reminderRoutes(router, platform);
  calendarRoutes(router, platform);
  auditRoutes(router, platform);
  insightRoutes(router, platform);
  projectRoutes(router, platform);
  quotaRoutes(router, platform, quota);
  importRoutes(router, platform, createImportReader(worker('import')));
  templateRoutes(router, platform, worker('template'));
  reportRoutes(router, platform, files, config.sendReports);
  liveRoutes(router, platform, live);
  deliveryRoutes(router, platform, { dingtalk, incoming: waysIn.state, now });
}

/**
 * `/healthz`: alive. `/readyz`: the database answers; DingTalk out of reach, or leavers it could not be asked about for
 * five minutes, are told but do not stop the work.
 */
function healthRoutes({ database, dingtalk, now }: AppDeps, waysIn: WaysIn): Koa.Middleware {
  return async (koa, next) => {
    if (koa.path === '/healthz') koa.body = { status: 'ok' };
    else if (koa.path === '/readyz') {
      const facts = await database
        .read((db) => isRecheckOverdue(db, now()))
        .then(
          (overdue) => ({ database: true, leavers: overdue ? 'behind' : 'known' }),
          () => ({ database: false, leavers: 'behind' }),
        );
      const reachable = await dingtalk.reachable();
      const incoming = waysIn.state(now());
      const well = reachable && incoming.open && facts.leavers === 'known';
      koa.status = facts.database ? 200 : 503;
      koa.body = {
        status: facts.database ? (well ? 'ok' : 'degraded') : 'down',
        ...facts,
        dingtalk: reachable,
        incoming,
      };
    } else await next();
  };
}

const HASHED_ASSET = /^\/assets\//;
const YEAR_MS = 365 * 24 * 3_600_000;

/** Web views without service workers may open the app from here when there is no network. */
const PAGE_CACHING = 'max-age=0, stale-while-revalidate=86400, stale-if-error=604800';

/** The built mini-app: hashed files for good, the page itself fresh whenever the server can be asked. */
function miniapp(root: string): Koa.Middleware {
  return async (koa, next) => {
    if (koa.method !== 'GET' && koa.method !== 'HEAD') return next();
    if (koa.path.startsWith('/api/')) return next();
    const hashed = HASHED_ASSET.test(koa.path);
    const path = koa.path === '/' ? '/index.html' : koa.path;
    koa.set('Cache-Control', path === '/index.html' ? PAGE_CACHING : 'no-cache');
    koa.vary('Accept-Encoding');
    await send(koa, path, { root, maxAge: hashed ? YEAR_MS : 0, immutable: hashed, gzip: true }).catch((error) => {
      // Not there, not decodable, or outside of the folder: whichever, there is no such page.
      if (!(error.status < 500)) throw error;
      return next();
    });
  };
}
