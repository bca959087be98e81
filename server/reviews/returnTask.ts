import type { ReturnTaskInput } from '../../shared/contracts/tasks';
import { problems } from '../../shared/problems';
import { answerText } from '../../shared/scoring/dataStates';
import { mirrorDecision } from '../approvals/mirrorTask';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { announceReturn } from '../notifications/announce';
import { settleReviewCards } from '../notifications/reviewCards';
import { openFillingTodo } from '../notifications/todos';
import { closeTodosOf } from '../outbox/endTodos';
import { changeTask } from '../tasks/changeTask';
import { IndicatorResult } from '../tasks/entities';
import { authorizeDecision, requireMove } from '../tasks/policy';
import { loadResults, loadTask, loadTaskToChange, type LoadedTask } from '../tasks/queries';
import { recordReview } from './recordReview';

/**
 * 退回: sends a task back with the reason. When rows are named only those can be changed; the others stay accepted.
 * @throws Problem 403 unless the actor holds the step; 409 when nothing is to be decided or the version is stale; 400
 * for a row the task does not have
 */
export async function returnTask(ctx: ActionContext, taskId: string, input: ReturnTaskInput): Promise<LoadedTask> {
  const place = await loadTaskToChange(ctx.db, taskId);
  authorizeDecision(ctx.actor, place, 'return');
  const next = requireMove(place, 'return');
  const rows = await loadResults(ctx.db, taskId);
  const returned = matchReturned(rows, input.indicators);
  await changeTask(ctx, place.task, input.version, { ...next, returnReason: input.reason });
  for (const row of rows) {
    const reason = returned.get(row.id) ?? null;
    await ctx.db.update(
      IndicatorResult,
      { id: row.id },
      { returnReason: reason, locked: returned.size > 0 && reason === null },
    );
  }
  const named = rows
    .filter((row) => returned.has(row.id))
    .map((row) => ({ indicatorId: row.id, name: row.name, reason: returned.get(row.id)!, was: answerText(row) }));
  await recordReview(ctx, place, { decision: 'returned', comment: input.reason, indicators: named });
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: taskId,
    action: 'task.returned',
    before: { state: place.task.state, step: place.task.step },
    after: { state: next.state, indicators: named },
    comment: input.reason,
  });
  const back = await loadTask(ctx.db, taskId);
  await closeTodosOf(ctx, taskId);
  await settleReviewCards(ctx, back, '退回');
  await announceReturn(ctx, back, named);
  await openFillingTodo(ctx, back);
  await mirrorDecision(ctx, place, { result: 'refuse', remark: input.reason, ends: true });
  return back;
}

/** @throws Problem 400 naming a row the task does not have */
function matchReturned(rows: IndicatorResult[], named: ReturnTaskInput['indicators']): Map<string, string> {
  const known = new Set(rows.map((row) => row.id));
  const unknown = named.findIndex((one) => !known.has(one.indicatorId));
  if (unknown >= 0)
    throw problems.invalidInput({
      issues: [{ field: `indicators[${unknown}].indicatorId`, message: '这项任务没有这个指标。' }],
    });
  return new Map(named.map((one) => [one.indicatorId, one.reason]));
}
