// The whole product without its socket: tests run exactly this.
import type Koa from 'koa';
import type { Logger } from 'pino';
import { approvalEvents } from './approvals/events';
import { prepareForm } from './approvals/form';
import { reconcileApprovals } from './approvals/reconcile';
import { receiveBotMessage } from './bot/receive';
import type { Config } from './config';
import type { Database } from './database/database';
import { newId } from './database/ids';
import { decideByToken, showCard } from './decisions/decideByToken';
import { forgetOldTokens, issueToken } from './decisions/tokens';
import type { DingTalk } from './dingtalk/port';
import { directoryEvents } from './directory/events';
import { recheckSignedIn } from './directory/recheck';
import { createDirectorySync, type DirectorySync } from './directory/sync';
import { createEvidenceStore } from './evidence/store';
import { sweepEvidence } from './evidence/sweep';
import { forgetOldKeys } from './http/idempotency';
import { createMetrics } from './http/metrics';
import { createInbox, type Inbox } from './inbox/receive';
import { createWaysIn, type WaysIn } from './inbox/waysIn';
import { createLive, type Live } from './live/streams';
import { launchDue } from './launches/launchDue';
import { noteReviewWay } from './notifications/reviewWay';
import { startRelay, type Relay } from './outbox/relay';
import type { OutboxSettings } from './outbox/settings';
import type { UsageMeter } from './quota/meter';
import { createQuotaDesk } from './quota/quota';
import { sendDueReminders } from './reminders/sendDueReminders';
import { createFileStore } from './reports/files';
import { buildSite } from './site';

export interface AppDeps {
  config: Config;
  database: Database;
  dingtalk: DingTalk;
  /** what DingTalk counts of us */
  meter: UsageMeter;
  now(): Date;
  log: Logger;
  /** folder with the built mini-app; the built workers stand beside it */
  miniappDirectory: string;
  /** the outbox's times, where a test or a measurement needs others */
  outbox?: Partial<OutboxSettings>;
}

export interface App extends Chores {
  koa: Koa;
  relay: Relay;
  inbox: Inbox;
  directory: DirectorySync;
  waysIn: WaysIn;
  live: Live;
}

interface Chores {
  /** Asks whether the people at work here are still in the organisation. */
  recheck(): Promise<void>;
  /** Gives the reminders that are due now. */
  remind(): Promise<number>;
  /** Launches the campaigns whose moment has come. */
  launch(): Promise<number>;
  /** Asks DingTalk for what it may have told us in vain. */
  reconcile(): Promise<number>;
  /** Takes up what was left over, and forgets what nobody asks for any more. */
  tidy(): Promise<void>;
  /** Clears away files that nothing points at any more. */
  sweep(): Promise<number>;
}

/** Builds the server around its parts; nothing listens and nothing connects yet. */
export function buildApp(deps: AppDeps): App {
  const parts = buildParts(deps);
  const { relay, inbox, directory, waysIn, live } = parts;
  return { koa: buildSite(deps, parts), relay, inbox, directory, waysIn, live, ...chores(deps, parts) };
}

export type Parts = ReturnType<typeof buildParts>;

/** What the ways in, the API and the clock share: the ways out first, then the ways in. */
function buildParts(deps: AppDeps) {
  const { config, database, dingtalk, meter, now, log } = deps;
  const files = createFileStore(config.dataDirectory);
  const evidence = createEvidenceStore(config.dataDirectory);
  const metrics = createMetrics(database, now);
  const quota = createQuotaDesk({ database, meter, limits: config.quota, now });
  const relay = startRelay({
    database,
    sender: dingtalk.sender,
    atHand: {
      readFile: files.get,
      issueToken: (asked) => database.transaction((db) => issueToken(db, asked, now())),
    },
    now,
    log,
    policy: quota.policy,
    settings: deps.outbox,
    tally: metrics.tally,
  });
  const afterCommit = relay.ring;
  const people = { database, directory: dingtalk.directory, now, log, afterCommit };
  const directory = createDirectorySync({ ...people, adminUserIds: config.adminUserIds });
  const approvals = { database, approvals: dingtalk.approvals, now, log, policy: quota.policy };
  const inbox = createInbox({
    database,
    now,
    log,
    meter,
    corpId: config.dingtalk.corpId,
    // Each capability says which of DingTalk's events it understands.
    events: { ...directoryEvents(people), ...approvalEvents(approvals) },
    onBotMessage: (message) => receiveBotMessage(database, message, now()),
    onCard: decideByToken,
    showCard: (db, press) => showCard(db, press, now()),
    afterCommit,
  });
  const waysIn = createWaysIn(dingtalk, inbox.handlers);
  waysIn.measure(metrics.registry, now);
  const live = createLive({ database, now, log });
  return { files, evidence, metrics, quota, relay, people, directory, approvals, inbox, waysIn, live };
}

/** What the clock has done from time to time; a test does it when it likes. */
function chores(deps: AppDeps, { evidence, quota, relay, people, directory, approvals, inbox }: Parts): Chores {
  const { config, database, now } = deps;
  return {
    recheck: () => recheckSignedIn(people, directory.stopping),
    async tidy() {
      const { cards } = await quota.policy();
      const way = config.dingtalk.card !== null && cards ? 'card' : 'notice';
      await database.transaction(async (db) => {
        await noteReviewWay(db, way, now());
        await forgetOldKeys(db, now());
        await forgetOldTokens(db, now());
      });
      await prepareForm(approvals);
      await inbox.catchUp();
      await inbox.forget();
      directory.ring();
    },
    sweep: () => sweepEvidence(database, evidence, now()),
    async reconcile() {
      const asked = await reconcileApprovals(approvals);
      relay.ring();
      return asked;
    },
    async launch() {
      const { digest } = await quota.policy();
      const launched = await launchDue(database, { now: now(), requestId: newId(), digest });
      relay.ring();
      return launched;
    },
    async remind() {
      const given = await sendDueReminders(database, now(), newId());
      relay.ring();
      return given;
    },
  };
}
