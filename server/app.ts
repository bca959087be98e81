// The whole product without its socket: tests run exactly this.
import type Koa from 'koa';
import { prepareForm } from './approvals/form';
import { reconcileApprovals } from './approvals/reconcile';
import { sendGroupSummaries } from './bot/groups/summaries';
import { forgetPending } from './bot/pending';
import { systemContext } from './context';
import { newId } from './database/ids';
import { forgetOldTokens } from './decisions/tokens';
import { recheckSignedIn } from './directory/recheck';
import type { DirectorySync } from './directory/sync';
import { sweepEvidence } from './evidence/sweep';
import { forgetOldKeys } from './http/idempotency';
import type { Inbox } from './inbox/receive';
import type { WaysIn } from './inbox/waysIn';
import type { Live } from './live/streams';
import { launchDue } from './launches/launchDue';
import { noteReviewWay } from './notifications/reviewWay';
import type { Relay } from './outbox/relay';
import { sendDueReminders } from './reminders/sendDueReminders';
import { releaseFormerStandIns } from './reviews/releaseStandIn';
import { buildParts, type AppDeps, type Parts } from './parts';
import { buildSite } from './site';

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

/** What the clock has done from time to time; a test does it when it likes. */
function chores(deps: AppDeps, { evidence, quota, relay, people, directory, approvals, inbox }: Parts): Chores {
  const { config, database, now, log } = deps;
  return {
    recheck: () => recheckSignedIn(people, directory.stopping),
    async tidy() {
      const { cards } = await quota.policy();
      const way = config.dingtalk.card !== null && cards ? 'card' : 'notice';
      await database.transaction(async (db) => {
        await noteReviewWay(db, way, now());
        await forgetOldKeys(db, now());
        await forgetOldTokens(db, now());
        await forgetPending(db, now());
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
      await sendGroupSummaries(database, now(), newId()).catch((error: unknown) =>
        log.error({ err: error }, 'telling the groups failed; tried again at the next turn'),
      );
      await database.transaction((db) => releaseFormerStandIns(systemContext(db, now(), newId())));
      const given = await sendDueReminders(database, now(), newId());
      relay.ring();
      return given;
    },
  };
}
