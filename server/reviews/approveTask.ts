import type { ApproveTaskInput } from '../../shared/contracts/tasks';
import { positionLabel } from '../../shared/workflow/taskWorkflow';
import { mirrorDecision } from '../approvals/mirrorTask';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { announceCompletion, announceProgress, announceReview } from '../notifications/announce';
import { settleReviewCards } from '../notifications/reviewCards';
import { closeTodosOf } from '../outbox/endTodos';
import { changeTask } from '../tasks/changeTask';
import { IndicatorResult } from '../tasks/entities';
import { requireMove } from '../tasks/policy';
import { loadTaskToChange, type LoadedTask } from '../tasks/queries';
import { actingBy } from './actingBy';
import { recordReview } from './recordReview';
import { standingToDecide } from './standingToDecide';

/**
 * 审核通过: hands the task to the next step, or closes it after the last.
 * @throws Problem 403 unless the actor holds the step and did not fill the task; 409 when nothing is to be decided or
 * the version is stale
 */
export async function approveTask(asked: ActionContext, taskId: string, input: ApproveTaskInput): Promise<LoadedTask> {
  const place = await loadTaskToChange(asked.db, taskId);
  const standing = await standingToDecide(asked, place, 'approve', input.version);
  const ctx = actingBy(asked, standing);
  const next = requireMove(place, 'approve');
  const completed = next.state === 'completed';
  const changes = { ...next, completedAt: completed ? ctx.now : null };
  const task = await changeTask(ctx, place.task, input.version, changes);
  await recordReview(ctx, place, standing, { decision: 'approved', comment: input.comment || null, indicators: [] });
  if (completed) await ctx.db.update(IndicatorResult, { taskId }, { locked: true });
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: taskId,
    action: completed ? 'task.completed' : 'task.approved',
    before: { state: place.task.state, step: place.task.step },
    after: { state: next.state, step: next.step },
    comment: input.comment || null,
  });
  const approved = { ...place, task };
  await closeTodosOf(ctx, taskId);
  await settleReviewCards(ctx, approved, '通过');
  if (completed) await announceCompletion(ctx, approved);
  else {
    const label = positionLabel(approved.task, approved.chain);
    await announceReview(ctx, approved);
    await announceProgress(ctx, approved, place.chain[place.task.step]!.label, label);
  }
  await mirrorDecision(ctx, place, { result: 'agree', remark: input.comment ?? '', ends: completed });
  return approved;
}
