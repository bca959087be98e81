// What the clock launches. A launch is taken by its version in the transaction that makes the campaign: of two processes
// one finds it taken, and whatever goes wrong leaves it as it was.
import { LessThanOrEqual, type QueryDeepPartialEntity } from 'typeorm';
import { launchCampaignSchema } from '../../shared/contracts/campaigns';
import { spokenInstant } from '../../shared/calendar';
import type { LaunchFinding } from '../../shared/launch/findings';
import { isClear } from '../../shared/launch/findings';
import { recordAudit } from '../audit/recordAudit';
import { launchCampaign } from '../campaigns/launchCampaign';
import { planCampaign } from '../campaigns/plan';
import { systemContext, type ActionContext } from '../context';
import type { Database } from '../database/database';
import { updateVersioned } from '../database/versioned';
import { holdsRoleAnywhere, loadActor } from '../identity/actor';
import { enqueue } from '../outbox/enqueue';
import { Launch } from './entities';

/** What a run needs beside the database. */
interface LaunchClock {
  now: Date;
  /** names the run in the audit */
  requestId: string;
  /** quota is short: one notice for all tasks of a person */
  digest: boolean;
}

/**
 * Launches everything whose moment has come, each in a transaction of its own, checked once more. What blocks is told to
 * whoever scheduled it, and nothing is half done.
 * @returns how many campaigns were launched
 * @throws the first failure, after the others had their turn
 */
export async function launchDue(database: Database, clock: LaunchClock): Promise<number> {
  const due = await database.read((db) =>
    db.find(Launch, {
      select: { id: true },
      where: { state: 'scheduled', scheduledFor: LessThanOrEqual(clock.now) },
      order: { scheduledFor: 'ASC' },
    }),
  );
  let launched = 0;
  const failures: unknown[] = [];
  for (const { id } of due)
    try {
      launched += await database.transaction((db) =>
        launchOne(systemContext(db, clock.now, clock.requestId), id, clock.digest),
      );
    } catch (error) {
      // One that fails is tried again at the next turn, and does not keep the others waiting.
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
  return launched;
}

async function launchOne(system: ActionContext, id: string, digest: boolean): Promise<0 | 1> {
  const launch = await system.db.findOneBy(Launch, { id, state: 'scheduled' });
  if (!launch || !(await take(system, launch))) return 0;
  const actor = await loadActor(system.db, launch.scheduledById ?? '', system.now);
  if (!actor || !holdsRoleAnywhere(actor, 'admin')) return hold(system, launch, [notAllowed()]);
  const ctx = { ...system, actor };
  const input = launchCampaignSchema.parse(launch.form);
  const { findings } = await planCampaign(ctx, input);
  if (!isClear(findings))
    return hold(
      ctx,
      launch,
      findings.filter(({ severity }) => severity === 'error'),
    );
  const campaign = await launchCampaign(ctx, input, { digest });
  await system.db.update(Launch, { id }, { state: 'launched', campaignId: campaign.id });
  await recordAudit(ctx, {
    subject: 'launch',
    subjectId: id,
    action: 'launch.launched',
    after: { campaignId: campaign.id },
  });
  await tell(ctx, launch, {
    title: `已按时发起：${input.name}`,
    lines: [`定时 ${spokenInstant(launch.scheduledFor!)}`, '任务已下达，通知和待办已发出'],
    buttonLabel: '查看进度',
    path: `#/campaigns/${campaign.id}`,
  });
  return 1;
}

/** Counts the version up: whoever comes second, or cancels meanwhile, finds another version. */
const take = ({ db, now }: ActionContext, launch: Launch) =>
  updateVersioned(db, Launch, launch, { changedAt: now } as QueryDeepPartialEntity<Launch>);

async function hold(ctx: ActionContext, launch: Launch, blocked: LaunchFinding[]): Promise<0> {
  await ctx.db.update(Launch, { id: launch.id }, { state: 'blocked', blocked } as QueryDeepPartialEntity<Launch>);
  await recordAudit(ctx, {
    subject: 'launch',
    subjectId: launch.id,
    action: 'launch.blocked',
    after: { name: launch.form.name },
    comment: blocked.map(({ message }) => message).join(''),
  });
  await tell(ctx, launch, {
    title: `没有发起：${launch.form.name}`,
    lines: [
      `定时 ${spokenInstant(launch.scheduledFor!)}，到时检查有 ${blocked.length} 处问题，什么都没有发出`,
      ...blocked.slice(0, 3).map(({ message }) => message),
    ],
    buttonLabel: '去处理',
    path: `#/campaigns/new/draft/${launch.id}`,
  });
  return 0;
}

const notAllowed = (): LaunchFinding => ({
  code: 'launcher-gone',
  severity: 'error',
  message: '安排定时的人已离职，或不再是绩效管理员。',
  remedy: '请由现任绩效管理员核对后重新定时或发起。',
  link: null,
  projectId: null,
});

async function tell(
  ctx: ActionContext,
  { id, version, scheduledById, createdById }: Launch,
  text: { title: string; lines: string[]; buttonLabel: string; path: string },
): Promise<void> {
  await enqueue(ctx, {
    dedupeKey: `notice:launch:${id}:${version}`,
    purpose: 'launch',
    recipientId: scheduledById ?? createdById,
    taskId: null,
    message: { kind: 'notice', ...text },
  });
}
