import type { ReturnedHead, ReturnTaskInput } from '../../shared/contracts/tasks';
import { problems } from '../../shared/problems';
import { headNames } from '../../shared/reviews/differences';
import { answerText } from '../../shared/scoring/dataStates';
import { mirrorDecision } from '../approvals/mirrorTask';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { announceReturn } from '../notifications/announce';
import { settleReviewCards } from '../notifications/reviewCards';
import { openFillingTodo } from '../notifications/todos';
import { closeTodosOf } from '../outbox/endTodos';
import { changeTask } from '../tasks/changeTask';
import { IndicatorResult, type Task } from '../tasks/entities';
import { requireMove } from '../tasks/policy';
import { loadResults, loadTaskToChange, type LoadedTask } from '../tasks/queries';
import { actingBy } from './actingBy';
import type { Review } from './entities';
import { recordReview } from './recordReview';
import { standingToDecide } from './standingToDecide';

/**
 * 退回: sends a task back with the reason. When rows, the goal or the money are named, only those can be changed; the others
 * stay accepted. When nothing is named, all is open again.
 * @throws Problem 403 unless the actor holds the step; 409 when nothing is to be decided or the version is stale; 400
 * for a row the task does not have
 */
export async function returnTask(asked: ActionContext, taskId: string, input: ReturnTaskInput): Promise<LoadedTask> {
  const place = await loadTaskToChange(asked.db, taskId);
  const standing = await standingToDecide(asked, place, 'return', input.version);
  const ctx = actingBy(asked, standing);
  const next = requireMove(place, 'return');
  const rows = await loadResults(ctx.db, taskId);
  const returned = matchReturned(rows, input.indicators);
  const returnedHead = headOf(input);
  const changes = { ...next, returnReason: input.reason, returnedHead };
  const task = await changeTask(ctx, place.task, input.version, changes);
  for (const row of rows) {
    const reason = returned.get(row.id) ?? null;
    const locked = returnedHead !== null && reason === null;
    await ctx.db.update(IndicatorResult, { id: row.id }, { returnReason: reason, locked });
  }
  const named = [
    ...namedHead(place.task, returnedHead),
    ...rows
      .filter((row) => returned.has(row.id))
      .map((row) => ({ indicatorId: row.id, name: row.name, reason: returned.get(row.id)!, was: answerText(row) })),
  ];
  await recordReview(ctx, place, standing, { decision: 'returned', comment: input.reason, indicators: named });
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: taskId,
    action: 'task.returned',
    before: { state: place.task.state, step: place.task.step },
    after: { state: next.state, indicators: named },
    comment: input.reason,
  });
  const back = { ...place, task };
  await closeTodosOf(ctx, taskId);
  await settleReviewCards(ctx, back, '退回');
  await announceReturn(ctx, back, named);
  await openFillingTodo(ctx, back);
  await mirrorDecision(ctx, place, { result: 'refuse', remark: input.reason, ends: true });
  return back;
}

/** Null when nothing is named at all: then everything is open. */
function headOf({ indicators, head = [] }: ReturnTaskInput): ReturnedHead | null {
  if (indicators.length + head.length === 0) return null;
  const reasonOf = (wanted: string) => head.find(({ place }) => place === wanted)?.reason ?? null;
  return { goal: reasonOf('goal'), funds: reasonOf('funds') };
}

function namedHead(task: Task, head: ReturnedHead | null): Review['indicators'] {
  const was = { goal: task.goalActual ?? '', funds: task.executionReason ?? '' };
  return (['goal', 'funds'] as const).flatMap((place) => {
    const reason = head?.[place];
    return reason ? [{ indicatorId: place, name: headNames[place], reason, was: was[place] }] : [];
  });
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
