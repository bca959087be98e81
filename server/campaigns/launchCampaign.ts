import type { LaunchCampaignInput } from '../../shared/contracts/campaigns';
import { blockingSentences } from '../../shared/launch/findings';
import { problems } from '../../shared/problems';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { breathe } from '../database/breathe';
import { holdRows } from '../database/holdRows';
import { newId } from '../database/ids';
import { announceAssignment, announceTogether } from '../notifications/announce';
import { openFillingTodo } from '../notifications/todos';
import { Project } from '../projects/entities';
import { keepPolicy } from '../reminders/policies';
import { IndicatorResult, Task } from '../tasks/entities';
import { loadTask, type LoadedTask } from '../tasks/queries';
import { evaluate, fundsColumns } from '../tasks/sheet';
import { blankResult, blankSheet } from './blankSheet';
import { Campaign } from './entities';
import { authorizeLaunch, planCampaign, type PlannedTask } from './plan';

/**
 * 发起评价批次: makes one task for each project and tells its filler. All or nothing.
 *
 * @param digest quota is short: one notice for all tasks of a person, in words that everybody gets alike
 * @throws Problem 403 unless the actor is an admin; 422 listing everything that stands in the way
 */
export async function launchCampaign(
  ctx: ActionContext,
  input: LaunchCampaignInput,
  { digest = false }: { digest?: boolean } = {},
): Promise<Campaign> {
  authorizeLaunch(ctx);
  // Two admins may launch the same project at once: the second waits, and is told that it is in a campaign already.
  await holdRows(ctx.db, Project, input.projectIds);
  const plan = await planCampaign(ctx, input);
  const blocking = blockingSentences(plan.findings);
  if (blocking.length > 0) throw problems.campaignNotReady({ problems: blocking });
  const campaign = ctx.db.create(Campaign, {
    id: newId(),
    name: input.name,
    fiscalYear: input.fiscalYear,
    fiscalYearAssumed: plan.tasks.some((task) => task.project.fiscalYearAssumed),
    profileId: input.profileId,
    dueDate: input.dueDate,
    chain: plan.chain,
    launchedAt: ctx.now,
    launchedById: ctx.actor.personId,
    isDemo: plan.tasks.every((task) => task.project.isDemo),
  });
  await ctx.db.insert(Campaign, campaign);
  if (input.reminders) await keepPolicy(ctx, campaign.id, input.reminders);
  await recordAudit(ctx, {
    subject: 'campaign',
    subjectId: campaign.id,
    action: 'campaign.launched',
    after: {
      name: campaign.name,
      dueDate: campaign.dueDate,
      profile: campaign.profileId,
      tasks: plan.tasks.length,
    },
  });
  for (const planned of plan.tasks) {
    const place = await assignTask(ctx, campaign, planned);
    await (digest ? openFillingTodo(ctx, place) : announceAssignment(ctx, place, planned.burden));
    await breathe();
  }
  if (digest)
    await announceTogether(
      ctx,
      campaign,
      plan.tasks.map(({ filler }) => filler!.id),
    );
  return campaign;
}

/** Copies what is asked into the task: later edits of the project do not change a task under its filler. */
async function assignTask(ctx: ActionContext, campaign: Campaign, planned: PlannedTask): Promise<LoadedTask> {
  const { project, indicators, filler, funds } = planned;
  const sheet = blankSheet(project, funds, campaign.profileId);
  const task = ctx.db.create(Task, {
    id: newId(),
    campaignId: campaign.id,
    projectId: project.id,
    unitId: project.unitId,
    fillerId: filler!.id,
    state: 'assigned',
    step: 0,
    round: 0,
    version: 1,
    dueDate: campaign.dueDate,
    ...sheet,
    ...fundsColumns(sheet.funds),
    returnReason: null,
    returnedHead: null,
    scored: null,
    total: null,
    grade: null,
    savedAt: null,
    submittedAt: null,
    completedAt: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  const rows = indicators.map((indicator) => blankResult(task.id, indicator));
  const { missingCount, rowCount } = evaluate(task, rows, campaign.profileId);
  await ctx.db.insert(Task, { ...task, missingCount, rowCount });
  await ctx.db.insert(IndicatorResult, rows);
  await recordAudit(ctx, {
    subject: 'task',
    subjectId: task.id,
    action: 'task.assigned',
    after: { fillerId: task.fillerId, dueDate: task.dueDate },
  });
  return loadTask(ctx.db, task.id);
}
