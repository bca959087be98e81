// 扣分: a reviewer takes points off a row under a named line of the rules, with what was found and what shows it, and takes
// it back until the task is finished. The sheet is scored anew each time; the audit keeps both.
import { MOST_DEDUCTIONS, type RecordDeductionInput } from '../../shared/contracts/deductions';
import { compareDecimals, plainDecimal } from '../../shared/decimal';
import { problems } from '../../shared/problems';
import { answerText, declarationOf, isSettled } from '../../shared/scoring/dataStates';
import { deductionCost } from '../../shared/scoring/deductions';
import { mirrorScore } from '../approvals/mirrorTask';
import { recordAudit, type AuditAction } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { lapseShown } from '../decisions/tokens';
import { noteActing } from '../outbox/openings';
import { proofOf } from '../evidence/queries';
import { changeTask } from '../tasks/changeTask';
import { IndicatorResult, type StoredDeduction } from '../tasks/entities';
import { authorizeDecision, authorizeDeductionWithdrawal } from '../tasks/policy';
import { loadResults, loadTaskToChange, type LoadedTask } from '../tasks/queries';
import { evaluateForSubmission, keepScores } from '../tasks/submitTask';
import { actingBy } from './actingBy';

/**
 * Takes points off a row, from now on and in later rounds.
 * @throws Problem 403 unless the actor decides the step and did not fill the task; 409 when the task is not in review or
 * the version is stale; 400 for a row the task does not have, or more than the row has
 */
export async function recordDeduction(
  asked: ActionContext,
  taskId: string,
  { version, indicatorId, ...given }: RecordDeductionInput,
): Promise<LoadedTask> {
  const place = await loadTaskToChange(asked.db, taskId);
  const ctx = actingBy(asked, authorizeDecision(asked.actor, place, 'return'));
  const rows = await loadResults(ctx.db, taskId);
  const row = rows.find(({ id }) => id === indicatorId);
  if (!row) throw misfit('indicatorId', '这项任务没有这个指标。');
  if (isSettled(declarationOf(row).data))
    throw misfit('indicatorId', `“${row.name}”填报为${answerText(row)}，没有按完成情况得分，不能再扣。`);
  const standing = row.deductions ?? [];
  if (standing.length >= MOST_DEDUCTIONS) throw misfit('line', `一项指标最多记 ${MOST_DEDUCTIONS} 笔扣分。`);
  if (compareDecimals(given.points, row.points) > 0)
    throw misfit('points', `这一项只有 ${plainDecimal(row.points)} 分，每次不能扣得比它多。`);
  const one: StoredDeduction = {
    id: newId(),
    ...given,
    byId: ctx.actor.personId,
    byName: ctx.actor.name,
    at: ctx.now.toISOString(),
  };
  return rescore(ctx, place, rows, { row, deductions: [...standing, one], version, one, action: 'task.deducted' });
}

/**
 * Takes a deduction back.
 * @throws Problem 403 unless the actor recorded it or decides the step; 409 when the task is not in review or the version
 * is stale; 404 for one that is not there, or was taken back already
 */
export async function withdrawDeduction(
  asked: ActionContext,
  taskId: string,
  deductionId: string,
  { version }: { version: number },
): Promise<LoadedTask> {
  const place = await loadTaskToChange(asked.db, taskId);
  const rows = await loadResults(asked.db, taskId);
  const row = rows.find(({ deductions }) => deductions?.some(({ id }) => id === deductionId));
  const one = row?.deductions?.find(({ id }) => id === deductionId);
  const standing = authorizeDeductionWithdrawal(asked.actor, place, one?.byId ?? null);
  if (!row || !one) throw problems.notFound({ what: '这笔扣分' });
  const ctx = standing ? actingBy(asked, standing) : asked;
  const deductions = row.deductions!.filter(({ id }) => id !== deductionId);
  return rescore(ctx, place, rows, { row, deductions, version, one, action: 'task.deduction-withdrawn' });
}

interface Change {
  row: IndicatorResult;
  deductions: StoredDeduction[];
  version: number;
  /** the one that comes or goes */
  one: StoredDeduction;
  action: AuditAction;
}

async function rescore(
  ctx: ActionContext,
  place: LoadedTask,
  rows: IndicatorResult[],
  { row, deductions, version, one, action }: Change,
): Promise<LoadedTask> {
  const { task: before } = place;
  row.deductions = deductions.length > 0 ? deductions : null;
  const { scored } = evaluateForSubmission(place, rows, await proofOf(ctx.db, rows));
  const { total, grade } = scored;
  const task = await changeTask(ctx, before, version, { scored, total, grade });
  await ctx.db.update(IndicatorResult, { id: row.id }, { deductions: row.deductions });
  await keepScores(ctx, rows, scored.indicators);
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: task.id,
    action,
    before: { total: before.total, grade: before.grade },
    after: { total, grade, indicator: row.name, deduction: one },
    comment: `${row.name}：按“${one.line}”扣 ${plainDecimal(deductionCost(one))} 分。${one.fact}（依据：${one.basis}）`,
  });
  await lapseShown(ctx.db, task.id);
  await noteActing(ctx, task.id);
  const changed = { ...place, task };
  await mirrorScore(ctx, changed, `${action === 'task.deducted' ? '记了扣分' : '撤回了扣分'}（${row.name}）`);
  return changed;
}

const misfit = (field: string, message: string) => problems.invalidInput({ issues: [{ field, message }] });
