// The whole product without its socket: tests run exactly this.
import Router from '@koa/router';
import { send } from '@koa/send';
import Koa from 'koa';
import type { Logger } from 'pino';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { IsWorkday } from '../shared/calendar';
import { receiveBotMessage } from './bot/receive';
import { campaignRoutes } from './campaigns/routes';
import type { Config } from './config';
import type { Database } from './database/database';
import type { DingTalk } from './dingtalk/port';
import { receiveDirectoryEvent } from './directory/events';
import { isRecheckOverdue, recheckSignedIn } from './directory/recheck';
import { directoryRoutes } from './directory/routes';
import { createDirectorySync, type DirectorySync } from './directory/sync';
import type { Platform } from './http/endpoint';
import { forgetOldKeys } from './http/idempotency';
import { createMetrics } from './http/metrics';
import { answerProblems, refuseCrossSite, requestId, requestLog, securityHeaders } from './http/middlewares';
import { peopleRoutes } from './identity/peopleRoutes';
import { identityRoutes } from './identity/routes';
import { identify } from './identity/sessions';
import { createImportReader } from './imports/importWorker';
import { importRoutes } from './imports/routes';
import { createInbox, type Inbox } from './inbox/receive';
import { startRelay, type Relay } from './outbox/relay';
import { projectRoutes } from './projects/routes';
import { sendDueReminders } from './reminders/sendDueReminders';
import { createFileStore } from './reports/files';
import { reportRoutes } from './reports/routes';
import { reviewRoutes } from './reviews/routes';
import { taskRoutes } from './tasks/routes';
import { templateRoutes } from './templates/routes';

export interface AppDeps {
  config: Config;
  database: Database;
  dingtalk: DingTalk;
  now(): Date;
  isWorkday: IsWorkday;
  log: Logger;
  /** folder with the built mini-app; the built workers stand beside it */
  miniappDirectory: string;
}

export interface App {
  koa: Koa;
  relay: Relay;
  inbox: Inbox;
  directory: DirectorySync;
  /** Asks whether the people at work here are still in the organisation. */
  recheck(): Promise<void>;
  /** Gives the reminders that are due now. */
  remind(): Promise<number>;
  /** Takes up what was left over, and forgets what nobody asks for any more. */
  tidy(): Promise<void>;
}

/** Builds the server around its parts; nothing listens and nothing connects yet. */
export function buildApp(deps: AppDeps): App {
  const { config, database, dingtalk, now, log } = deps;
  const relay = startRelay({ database, sender: dingtalk.sender, now, log });
  const afterCommit = () => relay.ring();
  const people = { database, directory: dingtalk.directory, now, log, afterCommit };
  const inbox = createInbox({
    database,
    now,
    log,
    onBotMessage: async (message) => {
      await receiveBotMessage(database, message, now());
      relay.ring();
    },
    onEvent: async (event) => {
      await receiveDirectoryEvent(people, event);
      relay.ring();
    },
  });
  const directory = createDirectorySync({ ...people, adminUserIds: config.adminUserIds });
  const platform: Platform = { database, now, afterCommit };

  const koa = new Koa();
  koa.silent = true;
  koa.use(requestId());
  koa.use(requestLog(log));
  const metrics = createMetrics(database);
  koa.use(metrics.measure);
  koa.use(securityHeaders());
  koa.use(answerProblems(log));
  koa.use(metrics.page);
  koa.use(healthRoutes(deps));
  koa.use(identify(platform, config.publicBaseUrl));
  koa.use(refuseCrossSite(config.publicBaseUrl));
  const router = new Router();
  identityRoutes(router, platform, config, dingtalk.directory);
  peopleRoutes(router, platform);
  directoryRoutes(router, platform, directory);
  taskRoutes(router, platform);
  reviewRoutes(router, platform);
  campaignRoutes(router, platform);
  projectRoutes(router, platform);
  // Built beside the mini-app, as everything that runs.
  importRoutes(router, platform, createImportReader(join(deps.miniappDirectory, '../import-worker.cjs')));
  templateRoutes(router, platform, join(deps.miniappDirectory, '../template-worker.cjs'));
  reportRoutes(router, platform, createFileStore(config.dataDirectory));
  koa.use(router.routes());
  koa.use(router.allowedMethods());
  koa.use(miniapp(deps.miniappDirectory));

  return {
    koa,
    relay,
    inbox,
    directory,
    recheck: () => recheckSignedIn(people, directory.stopping),
    async tidy() {
      await inbox.catchUp();
      await inbox.forget();
      await database.transaction((db) => forgetOldKeys(db, now()));
      directory.ring();
    },
    async remind() {
      const given = await sendDueReminders(database, now(), deps.isWorkday, randomUUID());
      relay.ring();
      return given;
    },
  };
}

/**
 * `/healthz`: alive. `/readyz`: the database answers; DingTalk out of reach, or leavers it could not be asked about for
 * five minutes, are told but do not stop the work.
 */
function healthRoutes({ database, dingtalk, now }: AppDeps): Koa.Middleware {
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
      koa.status = facts.database ? 200 : 503;
      koa.body = {
        status: facts.database ? (reachable && facts.leavers === 'known' ? 'ok' : 'degraded') : 'down',
        ...facts,
        dingtalk: reachable,
      };
    } else await next();
  };
}

const HASHED_ASSET = /^\/assets\//;
const YEAR_MS = 365 * 24 * 3_600_000;

/** The built mini-app: hashed files for good, the page itself always fresh. */
function miniapp(root: string): Koa.Middleware {
  return async (koa, next) => {
    if (koa.method !== 'GET' && koa.method !== 'HEAD') return next();
    if (koa.path.startsWith('/api/')) return next();
    const hashed = HASHED_ASSET.test(koa.path);
    const path = koa.path === '/' ? '/index.html' : koa.path;
    koa.set('Cache-Control', 'no-cache');
    await send(koa, path, { root, maxAge: hashed ? YEAR_MS : 0, immutable: hashed, gzip: true }).catch((error) => {
      // Not there, not decodable, or outside of the folder: whichever, there is no such page.
      if (!(error.status < 500)) throw error;
      return next();
    });
  };
}
