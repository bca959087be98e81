import type { ReassignTaskInput } from '../../shared/contracts/tasks';
import { handOverReasons, type HandOverReason } from '../../shared/workflow/nextHolder';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { Person } from '../identity/entities';
import { loadManaged } from '../identity/peoplePolicy';
import { announceReassignment, announceRelease } from '../notifications/announceHandOver';
import { openFillingTodo } from '../notifications/todos';
import { cancelTodosOf } from '../outbox/endTodos';
import { stopReminding } from '../reminders/stop';
import { changeTask } from './changeTask';
import { leavesReviewers } from './handOverCandidates';
import { authorizeReassignment } from './policy';
import { loadTask, loadTaskToChange, type LoadedTask } from './queries';

/**
 * 改派 by an admin: somebody else fills the task from now on; what was filled stays.
 * @throws Problem 403 unless the actor is an admin of the unit; 404 for people they do not manage; 409 when it is finished or the version is stale; 422 when
 * the new filler has left, has it already, or would be the only one who could review it
 */
export async function reassignTask(ctx: ActionContext, taskId: string, input: ReassignTaskInput): Promise<LoadedTask> {
  const place = await loadTaskToChange(ctx.db, taskId);
  authorizeReassignment(ctx.actor, place);
  const { person: to } = await loadManaged(ctx, input.toId);
  const refuse = (reason: string) => problems.holderUnfit({ name: to.name, reason });
  if (!to.active) throw refuse('已经离职。');
  if (to.id === place.task.fillerId) throw refuse('现在就由其填报。');
  if (!(await leavesReviewers(ctx.db, place, to.id)))
    throw refuse('后面的审核只有其本人能办，自己填报的内容不能由自己审核。');
  return giveTask(ctx, place, input.version, { toId: to.id, reason: 'chosen', comment: input.reason });
}

/** Who gets it, by which rule, and the words for people. */
interface Gift {
  toId: string;
  reason: HandOverReason;
  comment: string;
}

/** Writes the new filler, the trail and the messages. `place` is the task as it was before. */
export async function giveTask(
  ctx: ActionContext,
  place: LoadedTask,
  seenVersion: number,
  { toId, reason, comment }: Gift,
): Promise<LoadedTask> {
  const { task, fillerName: fromName } = place;
  await changeTask(ctx, task, seenVersion, { fillerId: toId });
  const given = await loadTask(ctx.db, task.id);
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: task.id,
    action: 'task.reassigned',
    before: { fillerId: task.fillerId },
    after: { fillerId: toId, rule: reason },
    comment: `由${fromName}转给${given.fillerName}（${handOverReasons[reason]}）：${comment}`,
  });
  // While it is in review the filler has no to-do: those that are open belong to the reviewers.
  if (task.state !== 'in-review') {
    await cancelTodosOf(ctx, task.id, task.fillerId);
    await stopReminding(ctx, task.id, task.fillerId);
    await openFillingTodo(ctx, given);
  }
  await announceReassignment(ctx, given, { fromName, why: comment });
  if (await ctx.db.existsBy(Person, { id: task.fillerId, active: true }))
    await announceRelease(ctx, given, { fromId: task.fillerId, why: comment });
  return given;
}
