import { In, type EntityManager, type QueryDeepPartialEntity } from 'typeorm';
import type { CampaignPolicy } from '../../shared/contracts/reminders';
import { completePolicy, USUAL_POLICY, type ReminderPolicy } from '../../shared/reminders/policy';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import { Campaign } from '../campaigns/entities';
import type { ActionContext } from '../context';
import { updateVersioned } from '../database/versioned';
import { holdsRole, holdsRoleAnywhere } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { tasksFor } from '../tasks/queries';
import { Task } from '../tasks/entities';
import { CampaignReminders } from './entities';

/** The rule by which a campaign's people are reminded: its own, or the usual one. */
export type PolicyOf = (campaignId: string) => ReminderPolicy;

/** Reads the policies that differ from the usual one; they are few. */
export async function readPolicies(db: EntityManager, campaignIds?: string[]): Promise<PolicyOf> {
  const rows = await db.find(CampaignReminders, campaignIds ? { where: { id: In(campaignIds) } } : {});
  const own = new Map(rows.map(({ id, policy }) => [id, completePolicy(policy)]));
  return (campaignId) => own.get(campaignId) ?? USUAL_POLICY;
}

/** The policy that a new campaign is launched with. */
export async function keepPolicy(ctx: ActionContext, campaignId: string, policy: ReminderPolicy): Promise<void> {
  await ctx.db.insert(CampaignReminders, {
    id: campaignId,
    version: 1,
    policy,
    changedById: ctx.actor.personId,
    changedAt: ctx.now,
  });
}

/** 提醒规则 of a campaign. @throws Problem 404 when nothing of the campaign is in the actor's scope */
export async function describePolicy(ctx: ActionContext, campaignId: string): Promise<CampaignPolicy> {
  await requireCampaign(ctx, campaignId);
  const row = await ctx.db.findOneBy(CampaignReminders, { id: campaignId });
  const by = row && (await ctx.db.findOneBy(Person, { id: row.changedById }));
  return {
    version: row?.version ?? 0,
    policy: completePolicy(row?.policy ?? {}),
    changedByName: by?.name ?? null,
    changedAt: row?.changedAt.toISOString() ?? null,
    can: { change: await managesWhole(ctx, campaignId) },
  };
}

/**
 * 修改提醒规则: from now on the campaign reminds by another rule. What was told stays told.
 * @throws Problem 404; 403 unless the actor manages every unit of the campaign; 409 when somebody was faster
 */
export async function changePolicy(
  ctx: ActionContext,
  campaignId: string,
  { version, policy }: { version: number; policy: ReminderPolicy },
): Promise<void> {
  await requireCampaign(ctx, campaignId);
  if (!(await managesWhole(ctx, campaignId)))
    throw problems.notAllowed({ what: '修改提醒规则', who: '管理本批次全部单位的绩效管理员' });
  const before = await ctx.db.findOneBy(CampaignReminders, { id: campaignId });
  if (!before && version === 0) await keepPolicy(ctx, campaignId, policy);
  else if (!(await overwrite(ctx, campaignId, version, policy))) {
    const by = before && (await ctx.db.findOneBy(Person, { id: before.changedById }));
    throw problems.changedMeanwhile({ what: '提醒规则', changedBy: by?.name ?? null });
  }
  await recordAudit(ctx, {
    subject: 'campaign',
    subjectId: campaignId,
    action: 'reminders.changed',
    before: before?.policy ?? USUAL_POLICY,
    after: policy,
  });
}

function overwrite(ctx: ActionContext, id: string, version: number, policy: ReminderPolicy): Promise<boolean> {
  const changes = { policy, changedById: ctx.actor.personId, changedAt: ctx.now };
  return updateVersioned(
    ctx.db,
    CampaignReminders,
    { id, version },
    changes as QueryDeepPartialEntity<CampaignReminders>,
  );
}

/** @throws Problem 404 when there is no such campaign, or nothing of it is in the actor's scope */
export async function requireCampaign(ctx: ActionContext, campaignId: string): Promise<Campaign> {
  const campaign = await ctx.db.findOneBy(Campaign, { id: campaignId });
  const seen =
    campaign &&
    (await tasksFor(ctx.db, ctx.actor).andWhere('task.campaignId = :campaignId', { campaignId }).getExists());
  if (!seen) throw problems.notFound({ what: '这个评价批次' });
  return campaign;
}

/** Whether the actor is an admin of every unit that has a task in the campaign. */
async function managesWhole(ctx: ActionContext, campaignId: string): Promise<boolean> {
  if (!holdsRoleAnywhere(ctx.actor, 'admin')) return false;
  const units = await ctx.db
    .createQueryBuilder(Task, 'task')
    .innerJoin(OrgUnit, 'unit', 'unit.id = task.unitId')
    .select('DISTINCT unit.path', 'path')
    .where('task.campaignId = :campaignId', { campaignId })
    .getRawMany<{ path: string }>();
  return units.every(({ path }) => holdsRole(ctx.actor, 'admin', path));
}
