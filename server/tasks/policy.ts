// Who may do what with a task, and why not. Asked by every way in: HTTP, bot, card and clock.
import type { TaskAbilities } from '../../shared/contracts/tasks';
import { roleLabels } from '../../shared/labels';
import { problems } from '../../shared/problems';
import { nextPosition, positionLabel, type ReviewStep, type TaskVerb } from '../../shared/workflow/taskWorkflow';
import type { Actor, HeldRole, Principal } from '../context';
import { holdsRole } from '../identity/actor';
import type { Task } from './entities';

/** A task with what its policy needs to know. */
export interface TaskInPlace {
  task: Task;
  chain: ReviewStep[];
  unitPath: string;
  fillerName: string;
}

const VIEWING_ROLES = ['lead', 'reviewer', 'admin', 'leader'] as const;

/** Who fills it, who holds a role above its unit, and who stands in for such a person. */
export function mayView(actor: Actor, { task, unitPath }: { task: Pick<Task, 'fillerId'>; unitPath: string }): boolean {
  return (
    task.fillerId === actor.personId ||
    VIEWING_ROLES.some((role) => holdsRole(actor, role, unitPath)) ||
    (actor.standsInFor ?? []).some(({ roles }) => covers(roles, unitPath))
  );
}

const covers = (roles: HeldRole[], unitPath: string) => roles.some((held) => unitPath.startsWith(held.unitPath));

/** By which right somebody decides: their own, or in somebody's place. */
export type Standing = { principal: Principal | null };

/**
 * By which right the actor decides the step the task is in; null without any. Nobody decides on their own work, and no
 * stand-in decides on the work of those they stand in for.
 */
export function standingOf(actor: Actor, { task, chain, unitPath }: TaskInPlace): Standing | null {
  const step = task.state === 'in-review' ? chain[task.step] : undefined;
  if (!step || task.fillerId === actor.personId) return null;
  if (holdsRole(actor, step.role, unitPath)) return { principal: null };
  const principal = lenders(actor, step, unitPath).find(({ personId }) => personId !== task.fillerId);
  return principal ? { principal } : null;
}

const lenders = (actor: Actor, { role }: ReviewStep, unitPath: string): Principal[] =>
  (actor.standsInFor ?? []).filter(({ roles }) =>
    covers(
      roles.filter((held) => held.role === role),
      unitPath,
    ),
  );

/** Whether the actor decides the step the task is in. */
export function isReviewer(actor: Actor, place: TaskInPlace): boolean {
  return standingOf(actor, place) !== null;
}

/** @throws Problem 403 unless the actor may see the task */
export function authorizeView(actor: Actor, place: TaskInPlace): void {
  if (!mayView(actor, place)) throw problems.taskNotYours({ holder: place.fillerName });
}

/** Whether the actor fills the task, and it can be filled now. */
export function mayFill(actor: Actor, { task, chain }: TaskInPlace): boolean {
  return task.fillerId === actor.personId && nextPosition(task, 'save', chain.length) !== null;
}

/** @throws Problem 403 unless the actor is the filler */
export function authorizeFilling(actor: Actor, place: TaskInPlace): void {
  if (place.task.fillerId !== actor.personId) throw problems.taskNotYours({ holder: place.fillerName });
}

/** @throws Problem 403 unless the actor holds the current step; 409 when nothing is to be decided */
export function authorizeDecision(actor: Actor, place: TaskInPlace, verb: 'approve' | 'return'): Standing {
  authorizeView(actor, place);
  requireMove(place, verb);
  const standing = standingOf(actor, place);
  if (standing) return standing;
  const step = place.chain[place.task.step]!;
  const { fillerId } = place.task;
  if (fillerId === actor.personId) throw problems.ownWork();
  if (lenders(actor, step, place.unitPath).some(({ personId }) => personId === fillerId))
    throw problems.ownWorkByStandIn({ filler: place.fillerName });
  throw problems.notAllowed({ what: step.label, who: `本单位的${roleLabels[step.role]}` });
}

/**
 * Whether the actor takes back a 扣分 they recorded, as long as the task is in review and they still decide one of its steps:
 * whoever has lost that right, or fills the task by now, does not.
 */
export function mayTakeBack(actor: Actor, place: TaskInPlace, byId: string | null): boolean {
  return byId === actor.personId && decidesSomeStep(actor, place);
}

/** Whether the actor decides the task at one of its steps, not necessarily at the current one. */
export function decidesSomeStep(actor: Actor, place: TaskInPlace): boolean {
  return place.chain.some((_, step) => isReviewer(actor, { ...place, task: { ...place.task, step } }));
}

/**
 * 扣分 is taken back by whoever recorded it or decides the step, while the task is in review.
 * @returns by which right the actor decides; null for whoever only recorded it
 * @throws Problem 403, 409
 */
export function authorizeDeductionWithdrawal(actor: Actor, place: TaskInPlace, byId: string | null): Standing | null {
  if (mayTakeBack(actor, place, byId)) return standingOf(actor, place);
  return authorizeDecision(actor, place, 'return');
}

/** Whether the actor gives an open task to others, or more time. */
export function mayManage(actor: Actor, { task, unitPath }: Pick<TaskInPlace, 'task' | 'unitPath'>): boolean {
  return task.state !== 'completed' && holdsRole(actor, 'admin', unitPath);
}

/** @throws Problem 403 unless the actor is an admin of the task's unit; 409 when it is finished */
export function authorizeReassignment(actor: Actor, place: TaskInPlace): void {
  authorizeView(actor, place);
  if (!holdsRole(actor, 'admin', place.unitPath)) throw problems.notAllowed({ what: '改派', who: '绩效管理员' });
  if (place.task.state === 'completed')
    throw problems.moveNotPossible({ verb: '改派', state: positionLabel(place.task, place.chain) });
}

/**
 * The position the task goes to.
 * @throws Problem 409 when the workflow has no such move
 */
export function requireMove({ task, chain }: TaskInPlace, verb: TaskVerb) {
  const next = nextPosition(task, verb, chain.length);
  if (!next) throw problems.moveNotPossible({ verb: verbWords[verb], state: positionLabel(task, chain) });
  return next;
}

const verbWords: Record<TaskVerb, string> = {
  save: '修改',
  submit: '提交',
  withdraw: '撤回',
  approve: '审核通过',
  return: '退回',
};

/** What the actor may do next; buttons show themselves by it. */
export function abilitiesOf(actor: Actor, place: TaskInPlace): TaskAbilities {
  const { task, chain } = place;
  const possible = (verb: TaskVerb) => nextPosition(task, verb, chain.length) !== null;
  const isFiller = task.fillerId === actor.personId;
  const reviews = isReviewer(actor, place);
  return {
    save: mayFill(actor, place),
    submit: isFiller && possible('submit'),
    withdraw: isFiller && possible('withdraw'),
    approve: reviews && possible('approve'),
    return: reviews && possible('return'),
    deduct: reviews && possible('return'),
    compile: task.state === 'completed' && mayView(actor, place),
    reassign: mayManage(actor, place),
  };
}
