// Who may look at a campaign as a whole. What they see of it is their scope, as in every list of tasks.
import type { Role } from '../../shared/contracts/common';
import { problems } from '../../shared/problems';
import type { Actor } from '../context';
import { holdsRoleAnywhere } from '../identity/actor';

const OVERSEEING: Role[] = ['admin', 'leader', 'reviewer'];

/** Whether the actor has boards and overviews at all. */
export function mayOversee(actor: Actor): boolean {
  return OVERSEEING.some((role) => holdsRoleAnywhere(actor, role));
}

/** @throws Problem 403 for fillers and heads of units: theirs are single tasks */
export function authorizeOverseeing(actor: Actor): void {
  if (!mayOversee(actor)) throw problems.notAllowed({ what: '查看看板', who: '分管领导、复核人或绩效管理员' });
}
