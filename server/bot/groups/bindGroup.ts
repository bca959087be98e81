// A group (群) is bound to a campaign by whoever manages all of it: what is told there is told of all its units.
import { problems } from '../../../shared/problems';
import { recordAudit } from '../../audit/recordAudit';
import type { Campaign } from '../../campaigns/entities';
import type { ActionContext, Actor } from '../../context';
import { newId } from '../../database/ids';
import { OrgUnit } from '../../identity/entities';
import { Task } from '../../tasks/entities';
import { BotGroup } from '../entities';
import type { Group } from '../waiting';

const LONGEST_TITLE = 200;

/** The campaign a group hears of; null when it hears of none. */
export function bindingOf({ db }: Pick<ActionContext, 'db'>, groupId: string): Promise<BotGroup | null> {
  return db.findOneBy(BotGroup, { openFor: groupId });
}

/**
 * 绑定批次: the group hears every week, and on the last day, how the campaign goes. A binding to another campaign ends.
 * @throws Problem 403 unless the actor is an admin of every unit of the campaign
 */
export async function bindGroup(ctx: ActionContext, group: Group, { id: campaignId }: Campaign): Promise<void> {
  await authorizeBinding(ctx, campaignId);
  const bound = await bindingOf(ctx, group.id);
  if (bound?.campaignId === campaignId) return;
  if (bound) await endBinding(ctx, bound, 'campaign.group-unbound', '改为绑定另一个批次');
  const title = group.title.slice(0, LONGEST_TITLE);
  await ctx.db.insert(BotGroup, {
    id: newId(),
    conversationId: group.id,
    title,
    campaignId,
    boundById: ctx.actor.personId,
    boundAt: ctx.now,
    endedAt: null,
    openFor: group.id,
    lastKey: null,
  });
  await recordAudit(ctx, {
    subject: 'campaign',
    subjectId: campaignId,
    action: 'campaign.group-bound',
    comment: `群“${title}”`,
  });
}

/**
 * 解绑批次. @returns the binding that ended; null when the group was bound to nothing
 * @throws Problem 403 as {@link bindGroup}
 */
export async function unbindGroup(ctx: ActionContext, groupId: string): Promise<BotGroup | null> {
  const bound = await bindingOf(ctx, groupId);
  if (!bound) return null;
  await authorizeBinding(ctx, bound.campaignId);
  await endBinding(ctx, bound, 'campaign.group-unbound', null);
  return bound;
}

/** @param why beside the group's name in the audit */
export async function endBinding(
  ctx: ActionContext,
  { id, campaignId, title }: BotGroup,
  action: 'campaign.group-unbound' | 'campaign.group-lost',
  why: string | null,
): Promise<void> {
  await ctx.db.update(BotGroup, { id }, { endedAt: ctx.now, openFor: null });
  const comment = [`群“${title}”`, why].filter(Boolean).join('：');
  await recordAudit(ctx, { subject: 'campaign', subjectId: campaignId, action, comment });
}

/** @throws Problem 403 unless the actor is an admin of every unit that has a task in the campaign */
export async function authorizeBinding({ db, actor }: ActionContext, campaignId: string): Promise<void> {
  const paths = adminPaths(actor);
  const beyond = db
    .createQueryBuilder(Task, 'task')
    .innerJoin(OrgUnit, 'unit', 'unit.id = task.unitId')
    .where('task.campaignId = :campaignId', { campaignId });
  for (const [at, path] of paths.entries())
    beyond.andWhere(`unit.path NOT LIKE :path${at}`, { [`path${at}`]: `${path}%` });
  if (paths.length === 0 || (await beyond.getExists()))
    throw problems.notAllowed({ what: '为群绑定这个批次', who: '管理这个批次全部单位的绩效管理员' });
}

const adminPaths = ({ roles }: Actor) => roles.filter(({ role }) => role === 'admin').map(({ unitPath }) => unitPath);
