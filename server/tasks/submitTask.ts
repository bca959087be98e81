import { checkSheet } from '../../shared/checks/checkSheet';
import { getProfile } from '../../shared/scoring/profiles';
import { positionLabel } from '../../shared/workflow/taskWorkflow';
import type { RowEvidence } from '../../shared/evidence/proof';
import type { Finding } from '../../shared/scoring/types';
import { problems } from '../../shared/problems';
import { mirrorSubmission } from '../approvals/mirrorTask';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { announceReview } from '../notifications/announce';
import { proofOf } from '../evidence/queries';
import { closeTodosOf } from '../outbox/endTodos';
import { stopRemindingAnybody } from '../reminders/stop';
import { keepSubmission } from '../reviews/keepSubmission';
import { changeTask } from './changeTask';
import { IndicatorResult } from './entities';
import { authorizeFilling, requireMove } from './policy';
import { loadResults, loadTaskToChange, type LoadedTask } from './queries';
import { evaluate, surroundingsOf, type Evaluation } from './sheet';

/**
 * 提交: scores and checks the sheet by the campaign's profile, keeps the score with its explanation, and hands the task to the
 * first reviewer.
 * @throws Problem 403 for somebody else's task; 409 when it cannot be submitted now or the version is stale; 422 naming
 * every row that still needs something
 */
export async function submitTask(ctx: ActionContext, taskId: string, input: { version: number }): Promise<LoadedTask> {
  const place = await loadTaskToChange(ctx.db, taskId);
  authorizeFilling(ctx.actor, place);
  const next = requireMove(place, 'submit');
  const rows = await loadResults(ctx.db, taskId);
  const { scored, missingCount, rowCount } = evaluateForSubmission(place, rows, await proofOf(ctx.db, rows));
  const errors = scored.findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw problems.sheetNotReady({ issues: errors.map((finding) => issueOf(finding, rows)) });

  const task = await changeTask(ctx, place.task, input.version, {
    ...next,
    round: place.task.round + 1,
    scored,
    total: scored.total,
    grade: scored.grade,
    missingCount,
    rowCount,
    returnReason: null,
    submittedAt: ctx.now,
  });
  await keepScores(ctx, rows, scored.indicators);
  await keepSubmission(ctx, task, rows);
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: taskId,
    action: 'task.submitted',
    before: { state: place.task.state },
    after: { state: task.state, step: task.step, total: scored.total, grade: scored.grade, profile: scored.profile },
  });
  const submitted = { ...place, task };
  await closeTodosOf(ctx, taskId);
  await stopRemindingAnybody(ctx, taskId, task.fillerId);
  await announceReview(ctx, submitted, positionLabel(task, submitted.chain));
  await mirrorSubmission(ctx, submitted);
  return submitted;
}

/** The score with everything the check has to say: what does not block is kept with it, for the reviewers to see. */
export function evaluateForSubmission(
  { task, campaign, project, unit }: LoadedTask,
  rows: IndicatorResult[],
  proof: Map<string, RowEvidence>,
): Evaluation {
  const evaluation = evaluate(task, rows, campaign.profileId);
  const around = surroundingsOf(project, unit, task.funds.rows);
  const { sheet } = evaluation;
  const proven = { ...sheet, indicators: sheet.indicators.map((row) => ({ ...row, evidence: proof.get(row.id) })) };
  const findings = checkSheet(proven, evaluation.scored, around, getProfile(campaign.profileId));
  return { ...evaluation, scored: { ...evaluation.scored, findings } };
}

/** The reasons of rows once returned stay, so that the next reviewer sees what was asked for. */
export async function keepScores(
  ctx: ActionContext,
  rows: IndicatorResult[],
  scores: { id: string; score: string | null }[],
): Promise<void> {
  const scoreOf = new Map(scores.map((one) => [one.id, one.score]));
  for (const row of rows) await ctx.db.update(IndicatorResult, { id: row.id }, { score: scoreOf.get(row.id) ?? null });
}

/** `results[3].actual`, so that a client can mark the field; the sentence itself comes from the rules. */
function issueOf(finding: Finding, rows: IndicatorResult[]): { field: string; message: string } {
  const index = rows.findIndex((row) => row.id === finding.place);
  const field = index >= 0 ? `results[${index}].${finding.field}` : finding.field;
  return { field, message: finding.message };
}
