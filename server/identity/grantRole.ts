import { roleLabels } from '../../shared/labels';
import type { Role } from '../../shared/contracts/common';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { tellReviewers } from '../tasks/handOver';
import { OrgUnit, PersonRole } from './entities';
import { loadManaged, loadManagedUnit } from './peoplePolicy';

interface Grant {
  personId: string;
  role: Role;
  unitId: string;
}

/** Gives a person a role for a unit and what is below it; a role already held stays as it is. */
export async function grantRole(ctx: ActionContext, grant: Grant): Promise<void> {
  if (await ctx.db.existsBy(PersonRole, grant)) return;
  await ctx.db.insert(PersonRole, { id: newId(), ...grant });
  const unit = await ctx.db.findOneByOrFail(OrgUnit, { id: grant.unitId });
  await recordAudit(ctx, {
    subject: 'person',
    subjectId: grant.personId,
    action: 'roles.granted',
    after: { role: grant.role, unitId: grant.unitId },
    comment: `${unit.name}的${roleLabels[grant.role]}`,
  });
}

/**
 * 授予角色 by an admin; tasks that waited for such a reviewer are told to them.
 * @throws Problem 403 unless an admin; 404 for people and units they do not manage; 409 for somebody who left
 */
export async function grantByAdmin(ctx: ActionContext, grant: Grant): Promise<void> {
  const { person } = await loadManaged(ctx, grant.personId);
  await loadManagedUnit(ctx, grant.unitId);
  if (!person.active) throw problems.roleProtected({ reason: `${person.name}已离职，不能再授予角色。` });
  await grantRole(ctx, grant);
  await tellReviewers(ctx, grant.role, grant.unitId);
}
