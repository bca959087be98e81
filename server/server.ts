// Starts everything in order and stops it in reverse: database, HTTP, relay, the way in from DingTalk, clock.
import { Cron } from 'croner';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { buildApp, type App } from './app';
import { switchMirroring } from './approvals/form';
import type { Config } from './config';
import type { Database } from './database/database';
import { openDatabase } from './database/open';
import { createSharedClock } from './database/sharedClock';
import { createDingTalk } from './dingtalk/createDingTalk';
import type { DingTalk } from './dingtalk/port';
import type { OutboxSettings } from './outbox/settings';
import { createUsageMeter } from './quota/meter';
import { createSecretStore } from './secrets/secretStore';

/** However DingTalk hangs, a stop is over within fifteen seconds. */
const GRACE_MS = 12_000;
/** Requests at work are ended after this. */
const REQUEST_GRACE_MS = 8_000;

export interface RunningServer {
  /** `http://127.0.0.1:8080` */
  origin: string;
  app: App;
  database: Database;
  dingtalk: DingTalk;
  close(): Promise<void>;
}

export interface ServerOptions {
  config: Config;
  log: Logger;
  miniappDirectory: string;
  now?: () => Date;
  /** runs once the directory has been read, before the Stream connects and messages leave */
  prepare?: (parts: { database: Database; now: () => Date }) => Promise<void>;
  /** false: reminders are given only when asked for */
  clock?: boolean;
  /** the outbox's times, where a test or a measurement needs others */
  outbox?: Partial<OutboxSettings>;
}

/** @throws ConfigInvalid, DatabaseUnfit, or whatever keeps the port from being opened */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, log } = options;
  const ends: (() => unknown)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  const database = await openDatabase(config.database);
  ends.push(() => database.close());
  const machine = options.now ?? (() => new Date());
  // A clock that a test or the demo moves is the same for everything.
  const clock = options.now ? null : await createSharedClock(database, log);
  ends.push(() => clock?.stop());
  const now = clock?.now ?? machine;
  const meter = createUsageMeter({ database, now, log });
  ends.push(() => meter.close());
  const dingtalk = createDingTalk({
    ...config.dingtalk,
    publicBaseUrl: config.publicBaseUrl,
    log,
    meter,
    secrets: createSecretStore(database, config.dingtalk.clientSecret),
    // What DingTalk signs and how long its tokens last goes by the world's time, not by the database's.
    now: () => machine().getTime(),
  });
  const app = buildApp({ ...options, database, dingtalk, meter, now });
  let http: Server | null = null;
  ends.push(() => stopWork(app, http));
  try {
    // Alive first: reading a large directory takes its time.
    http = await listen(app, config);
    await switchMirroring(database, config.mirrorApprovals, now());
    await app.directory.start();
    await options.prepare?.({ database, now });
    app.waysIn.open();
    await app.tidy();
    app.relay.ring();
    if (options.clock !== false) ends.push(startClock(app, log));
    return { origin: originOf(http, config), app, database, dingtalk, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What takes longer than the grace, such as an upload that hangs, is stored, and taken up at the next start. */
async function stopWork(app: App, http: Server | null): Promise<void> {
  // Their lines never end by themselves.
  await app.live.close();
  const quiet = closeHttp(http)
    .then(() => app.waysIn.close())
    .then(() => app.inbox.settle());
  const enough = pause(GRACE_MS, undefined, { ref: false });
  await Promise.race([Promise.all([quiet, app.directory.close(), app.relay.close()]), enough]);
}

const originOf = (http: Server, { host }: Config) => `http://${host}:${(http.address() as AddressInfo).port}`;

function listen(app: App, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const http = app.koa.listen(config.port, config.host, () => resolve(http));
    // Longer than proxies and clients keep a connection they think is open: none of theirs meets one just closed.
    http.keepAliveTimeout = 65_000;
    http.headersTimeout = 10_000;
    http.requestTimeout = 30_000;
    http.once('error', reject);
  });
}

/**
 * Asks every ten minutes whether reminders are due, launches what is scheduled and tidies up every minute, asks about
 * people at work every half minute, reads the directory at night and clears away files after it. What was given is known
 * by its row, so asking often is harmless.
 * @returns stops it
 */
function startClock(app: App, log: Logger): () => void {
  const every = (pattern: string, what: string, act: () => Promise<unknown>) =>
    new Cron(pattern, { timezone: 'Asia/Shanghai', unref: true, protect: true }, async () => {
      await act().catch((error: unknown) => log.error({ err: error }, `${what} failed; tried again at the next turn`));
    });
  const jobs = [
    every('*/10 * * * *', 'reminding', () => app.remind()),
    every('* * * * *', 'launching', () => app.launch()),
    every('* * * * *', 'tidying', () => app.tidy()),
    every('*/30 * * * * *', 'asking about people at work', () => app.recheck()),
    every('40 2 * * *', 'reading the directory', () => app.directory.run('schedule')),
    every('20 3 * * *', 'clearing away files', () => app.sweep()),
    // Off the full hour, when everybody asks.
    every('7-59/15 * * * *', 'reconciling', () => app.reconcile()),
  ];
  return () => jobs.forEach((job) => job.stop());
}

/** Lets running requests finish, then ends what is left. */
async function closeHttp(http: Server | null): Promise<void> {
  if (!http) return;
  const closed = new Promise((resolve) => http.close(resolve));
  http.closeIdleConnections();
  const patience = setTimeout(() => http.closeAllConnections(), REQUEST_GRACE_MS);
  await closed;
  clearTimeout(patience);
}
