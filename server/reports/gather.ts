import { In } from 'typeorm';
import { formatTarget } from '../../shared/indicators/officialText';
import { problems } from '../../shared/problems';
import { answerText } from '../../shared/scoring/dataStates';
import type { ActionContext } from '../context';
import { listEvidence } from '../evidence/queries';
import { Person } from '../identity/entities';
import { Review } from '../reviews/entities';
import { authorizeView } from '../tasks/policy';
import { loadResults, loadTask, type LoadedTask } from '../tasks/queries';
import { sheetOf } from '../tasks/sheet';
import type { IndicatorResult } from '../tasks/entities';
import type { CompiledEvaluation } from './compile/evaluation';

/** What the documents of a task print, with the version of the task it was read from. */
export interface GatheredEvaluation {
  place: LoadedTask;
  evaluation: CompiledEvaluation;
}

/**
 * Reads everything the documents print, in one go, so that they agree with one another.
 * @throws Problem 403 for somebody who may not see the task, 409 while it has no confirmed score
 */
export async function gatherEvaluation(ctx: ActionContext, taskId: string): Promise<GatheredEvaluation> {
  const place = await loadTask(ctx.db, taskId);
  authorizeView(ctx.actor, place);
  const { task, project, unit, campaign } = place;
  if (task.state !== 'completed' || !task.scored) throw problems.notScoredYet();
  const rows = await loadResults(ctx.db, taskId);
  const { basis, content, ...narrative } = project.narrative;
  const evaluation: CompiledEvaluation = {
    project: {
      name: project.name,
      code: project.code,
      competentDepartment: project.competentDepartment,
      unit: unit.name,
      basis,
      content,
      systems: project.systems,
    },
    fiscalYear: campaign.fiscalYear,
    fiscalYearAssumed: campaign.fiscalYearAssumed,
    fundsRows: task.funds.rows,
    sheet: sheetOf(task, rows),
    scored: task.scored,
    indicators: rows.map((row) => ({
      id: row.id,
      targetText: formatTarget(row),
      actualText: answerText(row),
      assumed: row.assumed,
    })),
    assumptions: [...project.assumptions, ...assumptionsOf(rows)],
    narrative,
    workflow: {
      submittedAt: (task.submittedAt ?? ctx.now).toISOString(),
      fillerName: place.fillerName,
      steps: await stepsOf(ctx, place),
    },
    ...(await evidenceOf(ctx, rows)),
    compiledAt: ctx.now.toISOString(),
  };
  return { place, evaluation };
}

/** 附件清单; left out where nothing was handed in. */
async function evidenceOf(ctx: ActionContext, rows: IndicatorResult[]): Promise<Pick<CompiledEvaluation, 'evidence'>> {
  const files = rows[0] ? await listEvidence(ctx.db, rows[0].taskId) : [];
  if (files.length === 0) return {};
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return {
    evidence: files.map((file) => ({ indicator: names.get(file.indicatorResultId) ?? null, name: file.fileName })),
  };
}

function assumptionsOf(rows: IndicatorResult[]): string[] {
  const assumed = rows.filter((row) => row.assumed);
  return assumed.length === 0 ? [] : [`下列指标的实际完成值为演示假设：${assumed.map((row) => row.name).join('、')}。`];
}

async function stepsOf(
  ctx: ActionContext,
  { task, chain }: LoadedTask,
): Promise<CompiledEvaluation['workflow']['steps']> {
  const reviews = await ctx.db.find(Review, {
    where: { taskId: task.id, round: task.round, decision: 'approved' },
    order: { step: 'ASC' },
  });
  const people = await ctx.db.findBy(Person, { id: In(reviews.map((review) => review.reviewerId)) });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return reviews.map((review) => ({
    label: chain[review.step]?.label ?? '审核',
    name: names.get(review.reviewerId) ?? '',
    at: review.decidedAt.toISOString(),
    comment: review.comment,
  }));
}
