import { In } from 'typeorm';
import { roleLabels } from '../../shared/labels';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { holdRows } from '../database/holdRows';
import { tellReviewers } from '../tasks/handOver';
import { OrgUnit, Person, PersonRole, Session } from './entities';
import { loadManaged, loadManagedUnit } from './peoplePolicy';

/**
 * 收回角色: it counts no more with the next request. Whoever lost the power to manage signs in anew.
 * @throws Problem 403 unless an admin; 404 when there is no such role among those they manage; 409 for one's own
 * management and for the last admin
 */
export async function revokeRole(ctx: ActionContext, personId: string, roleId: string): Promise<void> {
  await loadManaged(ctx, personId);
  // Two admins may take the role from each other at once: the second is told that they are the last.
  const admins = await ctx.db.findBy(PersonRole, { role: 'admin' });
  await holdRows(ctx.db, PersonRole, [roleId, ...admins.map(({ id }) => id)]);
  const held = await ctx.db.findOneBy(PersonRole, { id: roleId, personId });
  if (!held) throw problems.notFound({ what: '这个角色' });
  const unit = await loadManagedUnit(ctx, held.unitId);
  const reason = await keptBecause(ctx, held);
  if (reason) throw problems.roleProtected({ reason });
  await ctx.db.delete(PersonRole, { id: roleId });
  if (held.role === 'admin') await ctx.db.delete(Session, { personId });
  await recordAudit(ctx, {
    subject: 'person',
    subjectId: personId,
    action: 'roles.revoked',
    before: { role: held.role, unitId: held.unitId },
    comment: `${unit.name}的${roleLabels[held.role]}`,
  });
  await tellReviewers(ctx, held.role, held.unitId, personId);
}

/** Why the actor may not take a role back, in a sentence; null when they may. */
export async function keptBecause(
  ctx: ActionContext,
  { role, personId, unitId }: Pick<PersonRole, 'role' | 'personId' | 'unitId'>,
): Promise<string | null> {
  if (role !== 'admin') return null;
  if (personId === ctx.actor.personId) return '自己的绩效管理员角色不能由自己收回，请由另一位绩效管理员办理。';
  const unit = await ctx.db.findOneByOrFail(OrgUnit, { id: unitId });
  const above = unit.path.split('/').filter(Boolean);
  const others = (await ctx.db.findBy(PersonRole, { role, unitId: In(above) })).filter(
    (one) => one.personId !== personId,
  );
  const remain = await ctx.db.countBy(Person, { id: In(others.map((one) => one.personId)), active: true });
  return remain > 0 ? null : '这是最后一位绩效管理员，收回后将无人管理。';
}
