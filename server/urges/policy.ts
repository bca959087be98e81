import type { Actor } from '../context';
import { holdsRole } from '../identity/actor';
import { mayView } from '../tasks/policy';
import type { Task } from '../tasks/entities';

/** Whether the actor may urge whoever holds an open task: its admins and reviewers; its lead while it is being filled. */
export function mayUrge(actor: Actor, place: { task: Pick<Task, 'state' | 'fillerId'>; unitPath: string }): boolean {
  const { task, unitPath } = place;
  if (task.state === 'completed' || !mayView(actor, place)) return false;
  if (holdsRole(actor, 'admin', unitPath) || holdsRole(actor, 'reviewer', unitPath)) return true;
  return task.state !== 'in-review' && task.fillerId !== actor.personId && holdsRole(actor, 'lead', unitPath);
}
