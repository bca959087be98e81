import { problems } from '../../shared/problems';
import type { ActionContext } from '../context';
import { holdsRoleAnywhere } from '../identity/actor';

/** Templates are the admin's tool; fillers meet them as the indicators of their tasks. @throws Problem 403 */
export function authorizeTemplates(ctx: ActionContext): void {
  if (!holdsRoleAnywhere(ctx.actor, 'admin')) throw problems.notAllowed({ what: '管理指标体系', who: '绩效管理员' });
}
