import { In } from 'typeorm';
import type { z } from 'zod';
import type { replayRequestSchema, ReplayResult } from '../../shared/contracts/templates';
import { problems } from '../../shared/problems';
import { replaySheet } from '../../shared/templates/replay';
import { Campaign } from '../campaigns/entities';
import type { ActionContext } from '../context';
import { breathe } from '../database/breathe';
import { IndicatorResult } from '../tasks/entities';
import { tasksFor, withSurroundings, type LoadedTask } from '../tasks/queries';
import { sheetOf } from '../tasks/sheet';
import { authorizeTemplates } from './policy';

const MOST_CAMPAIGNS = 20;
const MOST_TASKS = 300;

/**
 * Scores the completed tasks of a campaign again by a template that may not even be saved. Nothing is written.
 * @throws Problem 403 unless an admin; 404 for a campaign without completed tasks in the actor's scope
 */
export async function replayTemplate(
  ctx: ActionContext,
  { campaignId, profileId, indicators }: z.output<typeof replayRequestSchema>,
): Promise<ReplayResult> {
  authorizeTemplates(ctx);
  const campaigns = await campaignsOver(ctx);
  const chosen = campaignId === undefined ? campaigns[0] : campaigns.find(({ id }) => id === campaignId);
  if (campaignId !== undefined && !chosen) throw problems.notFound({ what: '这个评价批次' });
  if (!chosen) return { campaigns, campaignId: null, tasks: [], more: 0 };
  const completed = tasksFor(ctx.db, ctx.actor).andWhere("task.state = 'completed' AND task.campaignId = :id", {
    id: chosen.id,
  });
  const total = await completed.getCount();
  const rows = await completed
    .orderBy('task.completedAt', 'ASC')
    .addOrderBy('task.id', 'ASC')
    .limit(MOST_TASKS)
    .getMany();
  const places = await withSurroundings(ctx.db, rows);
  const results = await ctx.db.find(IndicatorResult, {
    where: { taskId: In(rows.map(({ id }) => id)) },
    order: { position: 'ASC' },
  });
  const tasks: ReplayResult['tasks'] = [];
  for (const place of places) {
    const own = results.filter(({ taskId }) => taskId === place.task.id);
    tasks.push(replayOne(place, own, { profileId, indicators }));
    await breathe();
  }
  return { campaigns, campaignId: chosen.id, tasks, more: total - rows.length };
}

function replayOne(
  { task, project, unit }: LoadedTask,
  results: IndicatorResult[],
  set: Parameters<typeof replaySheet>[2],
): ReplayResult['tasks'][number] {
  const scores = new Map(results.map(({ id, score }) => [id, score]));
  const { total, grade, why, rows, notAsked, left } = replaySheet(sheetOf(task, results), scores, set);
  return {
    taskId: task.id,
    projectName: project.name,
    unitName: unit.name,
    before: { total: task.total ?? '', grade: task.grade ?? '' },
    after: total !== null && grade !== null ? { total, grade } : null,
    why,
    rows,
    notAsked,
    left,
  };
}

/** Campaigns with a completed task in the actor's scope, the latest first. */
async function campaignsOver(ctx: ActionContext): Promise<ReplayResult['campaigns']> {
  const ids = await tasksFor(ctx.db, ctx.actor)
    .andWhere("task.state = 'completed'")
    .select('task.campaignId', 'id')
    .distinct(true)
    .getRawMany<{ id: string }>();
  const campaigns = await ctx.db.find(Campaign, {
    where: { id: In(ids.map(({ id }) => id)) },
    order: { launchedAt: 'DESC' },
    take: MOST_CAMPAIGNS,
  });
  return campaigns.map(({ id, name }) => ({ id, name }));
}
