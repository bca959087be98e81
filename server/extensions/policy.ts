import { problems } from '../../shared/problems';
import { isBeingFilled, positionLabel } from '../../shared/workflow/taskWorkflow';
import type { Actor } from '../context';
import { holdsRole } from '../identity/actor';
import { authorizeView, mayManage, type TaskInPlace } from '../tasks/policy';
import type { ExtensionRequest } from './entities';

/** Whether the actor may ask for more time: the filler, and the lead of the unit. */
export function mayAsk(actor: Actor, place: TaskInPlace): boolean {
  if (!isBeingFilled(place.task)) return false;
  return place.task.fillerId === actor.personId || holdsRole(actor, 'lead', place.unitPath);
}

/** @throws Problem 403 unless the actor fills the task or leads its unit; 409 when it is not being filled */
export function authorizeAsking(actor: Actor, place: TaskInPlace): void {
  authorizeView(actor, place);
  if (!isBeingFilled(place.task))
    throw problems.moveNotPossible({ verb: '申请延期', state: positionLabel(place.task, place.chain) });
  if (!mayAsk(actor, place)) throw problems.notAllowed({ what: '申请延期', who: '填报人或单位负责人' });
}

/** Whether there is still something to decide: the task is being filled and due before the day that was asked for. */
export function isUndecided({ state, wantedDay }: ExtensionRequest, place: Pick<TaskInPlace, 'task'>): boolean {
  return state === 'open' && isBeingFilled(place.task) && place.task.dueDate < wantedDay;
}

/** Whoever gives more time of their own accord decides about it when it is asked for. */
export const mayDecide = mayManage;
