import type { Role } from '../../shared/contracts/common';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { PersonRole } from './entities';

/** Gives a person a role for a unit and what is below it; a role already held stays as it is. */
export async function grantRole(
  ctx: ActionContext,
  grant: { personId: string; role: Role; unitId: string },
): Promise<void> {
  if (await ctx.db.existsBy(PersonRole, grant)) return;
  await ctx.db.insert(PersonRole, { id: newId(), ...grant });
  await recordAudit(ctx, {
    subject: 'person',
    subjectId: grant.personId,
    action: 'roles.granted',
    after: { role: grant.role, unitId: grant.unitId },
  });
}
