import type { ActionContext } from '../context';
import { requireAdmin } from '../identity/actor';

/** Templates are the admin's tool; fillers meet them as the indicators of their tasks. @throws Problem 403 */
export function authorizeTemplates(ctx: ActionContext): void {
  requireAdmin(ctx.actor, '管理指标体系');
}
