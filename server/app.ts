// The whole product without its socket: tests run exactly this.
import Router from '@koa/router';
import { send } from '@koa/send';
import Koa from 'koa';
import type { Logger } from 'pino';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { IsWorkday } from '../shared/calendar';
import { receiveBotMessage } from './bot/receive';
import { prepareForm } from './approvals/form';
import { approvalEvents } from './approvals/events';
import { reconcileApprovals } from './approvals/reconcile';
import { campaignRoutes } from './campaigns/routes';
import type { Config } from './config';
import type { Database } from './database/database';
import { decideByToken, showCard } from './decisions/decideByToken';
import { forgetOldTokens, issueCardToken } from './decisions/tokens';
import { deliveryRoutes } from './deliveries/routes';
import type { DingTalk } from './dingtalk/port';
import { directoryEvents } from './directory/events';
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
import { signatureRoutes } from './identity/signatureRoutes';
import { createImportReader } from './imports/importWorker';
import { importRoutes } from './imports/routes';
import { createInbox, type Inbox } from './inbox/receive';
import { createWaysIn, type WaysIn } from './inbox/waysIn';
import { startRelay, type Relay } from './outbox/relay';
import type { OutboxSettings } from './outbox/settings';
import { projectRoutes } from './projects/routes';
import type { UsageMeter } from './quota/meter';
import type { QuotaPolicy } from '../shared/quota/policy';
import { createQuotaDesk } from './quota/quota';
import { quotaRoutes } from './quota/routes';
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
  /** what DingTalk counts of us */
  meter: UsageMeter;
  now(): Date;
  isWorkday: IsWorkday;
  log: Logger;
  /** folder with the built mini-app; the built workers stand beside it */
  miniappDirectory: string;
  /** the outbox's times, where a test or a measurement needs others */
  outbox?: Partial<OutboxSettings>;
}

export interface App {
  koa: Koa;
  relay: Relay;
  inbox: Inbox;
  directory: DirectorySync;
  /** Asks whether the people at work here are still in the organisation. */
  recheck(): Promise<void>;
  waysIn: WaysIn;
  /** Gives the reminders that are due now. */
  remind(): Promise<number>;
  /** Asks DingTalk for what it may have told us in vain. */
  reconcile(): Promise<number>;
  /** Takes up what was left over, and forgets what nobody asks for any more. */
  tidy(): Promise<void>;
}

/** Builds the server around its parts; nothing listens and nothing connects yet. */
export function buildApp(deps: AppDeps): App {
  const { config, database, dingtalk, meter, now, log } = deps;
  const files = createFileStore(config.dataDirectory);
  const metrics = createMetrics(database, now);
  const quota = createQuotaDesk({ database, meter, limits: config.quota, now });
  // What was last found: whether there are cards is asked inside transactions, where nothing may be looked up at length.
  let sparing: QuotaPolicy | null = null;
  const policy = async () => (sparing = await quota.policy());
  const cards = () => config.dingtalk.card !== null && sparing?.cards !== false;
  const relay = startRelay({
    database,
    sender: dingtalk.sender,
    atHand: { readFile: files.get, issueToken: (asked) => issueCardToken(database, asked, now()) },
    now,
    log,
    policy,
    settings: deps.outbox,
    tally: metrics.tally,
  });
  const approvals = { database, approvals: dingtalk.approvals, now, log, policy: quota.policy };
  const afterCommit = () => relay.ring();
  const people = { database, directory: dingtalk.directory, now, log, afterCommit };
  const inbox = createInbox({
    database,
    now,
    log,
    meter,
    corpId: config.dingtalk.corpId,
    cards,
    // Each capability says which of DingTalk's events it understands.
    events: { ...directoryEvents(people), ...approvalEvents(approvals) },
    onBotMessage: (message) => receiveBotMessage(database, message, now()),
    onCard: decideByToken,
    showCard: (db, press) => showCard(db, press, now()),
    afterCommit,
  });
  const directory = createDirectorySync({ ...people, adminUserIds: config.adminUserIds });
  const waysIn = createWaysIn(dingtalk, inbox.handlers);
  const platform: Platform = {
    database,
    now,
    afterCommit,
    cards,
  };

  const koa = new Koa();
  koa.silent = true;
  koa.use(requestId());
  koa.use(requestLog(log));
  koa.use(metrics.measure);
  koa.use(securityHeaders());
  koa.use(answerProblems(log));
  koa.use(metrics.page);
  waysIn.measure(metrics.registry, now);
  koa.use(healthRoutes(deps, waysIn));
  const callbacks = new Router();
  waysIn.routes(callbacks);
  koa.use(callbacks.routes());
  koa.use(identify(platform, config.publicBaseUrl));
  koa.use(refuseCrossSite(config.publicBaseUrl));
  const router = new Router();
  identityRoutes(router, platform, config, dingtalk.directory);
  peopleRoutes(router, platform);
  directoryRoutes(router, platform, directory);
  signatureRoutes(router, platform, dingtalk);
  taskRoutes(router, platform, relay.opened);
  reviewRoutes(router, platform);
  campaignRoutes(router, platform, quota);
  projectRoutes(router, platform);
  quotaRoutes(router, platform, quota);
  // Built beside the mini-app, as everything that runs.
  importRoutes(router, platform, createImportReader(join(deps.miniappDirectory, '../import-worker.cjs')));
  templateRoutes(router, platform, join(deps.miniappDirectory, '../template-worker.cjs'));
  reportRoutes(router, platform, files, config.sendReports);
  deliveryRoutes(router, platform, { dingtalk, incoming: waysIn.state, now });
  koa.use(router.routes());
  koa.use(router.allowedMethods());
  koa.use(miniapp(deps.miniappDirectory));

  return {
    koa,
    relay,
    inbox,
    directory,
    recheck: () => recheckSignedIn(people, directory.stopping),
    waysIn,
    async tidy() {
      await prepareForm(approvals);
      await policy();
      await inbox.catchUp();
      await inbox.forget();
      await database.transaction(async (db) => {
        await forgetOldKeys(db, now());
        await forgetOldTokens(db, now());
      });
      directory.ring();
    },
    async reconcile() {
      const asked = await reconcileApprovals(approvals);
      relay.ring();
      return asked;
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
