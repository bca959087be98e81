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

/** What became of a message that was tried for a day: DingTalk was out of reach, and the group may well be there. */
export const EXPIRED = 'expired';
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

/**
 * 解绑 from the campaign's board. A binding that has ended meanwhile is as wished.
 * @throws Problem 403 as {@link bindGroup}; 404 where the campaign has no such group
 */
export async function unbindGroupHere(ctx: ActionContext, campaignId: string, id: string): Promise<void> {
  const bound = await ctx.db.findOneBy(BotGroup, { id, campaignId });
  if (!bound) throw problems.notFound({ what: '这个绑定的群' });
  await authorizeBinding(ctx, campaignId);
  if (bound.openFor !== null) await endBinding(ctx, bound, 'campaign.group-unbound', null);
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
export async function authorizeBinding(ctx: ActionContext, campaignId: string): Promise<void> {
  if (!(await mayBind(ctx, campaignId)))
    throw problems.notAllowed({ what: '为群绑定这个批次', who: '管理这个批次全部单位的绩效管理员' });
}

/** Whether the actor is an admin of every unit that has a task in the campaign. */
export async function mayBind({ db, actor }: ActionContext, campaignId: string): Promise<boolean> {
  const paths = adminPaths(actor);
  if (paths.length === 0) return false;
  const beyond = db
    .createQueryBuilder(Task, 'task')
    .innerJoin(OrgUnit, 'unit', 'unit.id = task.unitId')
    .where('task.campaignId = :campaignId', { campaignId });
  for (const [at, path] of paths.entries())
    beyond.andWhere(`unit.path NOT LIKE :path${at}`, { [`path${at}`]: `${path}%` });
  return !(await beyond.getExists());
}

const adminPaths = ({ roles }: Actor) => roles.filter(({ role }) => role === 'admin').map(({ unitPath }) => unitPath);
