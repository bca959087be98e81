import { mirrorWithdrawal } from '../approvals/mirrorTask';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { settleReviewCards } from '../notifications/reviewCards';
import { openFillingTodo } from '../notifications/todos';
import { cancelTodosOf, cancelWaitingRequests } from '../outbox/endTodos';
import { changeTask } from './changeTask';
import { authorizeFilling, requireMove } from './policy';
import { loadTaskToChange, type LoadedTask } from './queries';

/**
 * 撤回: takes a submission back while the first reviewer has not decided.
 * @throws Problem 403 for somebody else's task; 409 once it was decided, or when the version is stale
 */
export async function withdrawTask(
  ctx: ActionContext,
  taskId: string,
  input: { version: number },
): Promise<LoadedTask> {
  const place = await loadTaskToChange(ctx.db, taskId);
  authorizeFilling(ctx.actor, place);
  const next = requireMove(place, 'withdraw');
  const task = await changeTask(ctx, place.task, input.version, {
    ...next,
    scored: null,
    total: null,
    grade: null,
    submittedAt: null,
  });
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: taskId,
    action: 'task.withdrawn',
    before: { state: place.task.state },
    after: { state: next.state },
  });
  const withdrawn = { ...place, task };
  // What was asked of the reviewers is not asked any more: their to-dos vanish, and nobody is told on top of it.
  await cancelTodosOf(ctx, taskId);
  await cancelWaitingRequests(ctx, taskId);
  await settleReviewCards(ctx, withdrawn, '撤回');
  await openFillingTodo(ctx, withdrawn);
  await mirrorWithdrawal(ctx, place);
  return withdrawn;
}
