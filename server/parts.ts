// What the product is put together from, the ways out first, then the ways in.
import type { Logger } from 'pino';
import { approvalEvents } from './approvals/events';
import { drawPicture } from './bot/pictures/draw';
import { readyNames } from './bot/names/catalogue';
import { receiveBotMessage } from './bot/receive';
import type { Config } from './config';
import type { Database } from './database/database';
import { decideByToken, showCard } from './decisions/decideByToken';
import { issueToken } from './decisions/tokens';
import type { DingTalk } from './dingtalk/port';
import { directoryEvents } from './directory/events';
import { createDirectorySync } from './directory/sync';
import { createEvidenceStore } from './evidence/store';
import { createMetrics } from './http/metrics';
import { createInbox } from './inbox/receive';
import { createWaysIn } from './inbox/waysIn';
import { createLive } from './live/streams';
import { lastLook } from './notifications/lastLook';
import { startRelay } from './outbox/relay';
import type { OutboxSettings } from './outbox/settings';
import type { UsageMeter } from './quota/meter';
import { createQuotaDesk } from './quota/quota';
import { createReportCompiler } from './reports/compileToSend';
import { createFileStore } from './reports/files';

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

export type Parts = ReturnType<typeof buildParts>;

/** What the ways in, the API and the clock share. */
export function buildParts(deps: AppDeps) {
  const { config, database, dingtalk, meter, now, log } = deps;
  const files = createFileStore(config.dataDirectory);
  const evidence = createEvidenceStore(config.dataDirectory);
  const metrics = createMetrics(database, now);
  const quota = createQuotaDesk({ database, meter, limits: config.quota, now });
  const relay = startRelay({
    database,
    sender: dingtalk.sender,
    atHand: {
      lastLook: (db, rows) => lastLook(db, rows, now()),
      readFile: files.get,
      issueToken: (asked) => database.transaction((db) => issueToken(db, asked, now())),
      compileReport: createReportCompiler({ database, files, now }),
      drawPicture: async (picture) => ((await quota.policy()).pictures ? drawPicture(picture) : null),
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
    beforeBotMessage: () => readyNames(database),
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
