// Everything the overview of a campaign counts, in few statements however many tasks there are; nothing heavy (the
// scored sheets) is read with it.
import { In } from 'typeorm';
import { dayOf, daysBetween } from '../../shared/calendar';
import type { InsightCampaign } from '../../shared/contracts/insight';
import { isOverdue, type InsightAround, type InsightTask } from '../../shared/insight/tasks';
import { isHandedIn } from '../../shared/workflow/taskWorkflow';
import { problems } from '../../shared/problems';
import type { Profile } from '../../shared/scoring/profile';
import { getProfile } from '../../shared/scoring/profiles';
import { positionLabel } from '../../shared/workflow/taskWorkflow';
import { Campaign } from '../campaigns/entities';
import type { ActionContext } from '../context';
import { storedInstant } from '../database/storedInstant';
import { OrgUnit } from '../identity/entities';
import { Project } from '../projects/entities';
import { Review } from '../reviews/entities';
import { WAITS_SINCE } from '../reviews/waitsSince';
import type { Task } from '../tasks/entities';
import { tasksFor } from '../tasks/queries';
import { authorizeOverseeing } from './policy';

export interface CampaignFacts {
  campaign: Campaign;
  profile: Profile;
  around: InsightAround;
  tasks: InsightTask[];
  head: InsightCampaign;
}

/** The tasks of one campaign within the actor's scope. */
export const tasksOf = (ctx: ActionContext, campaignId: string) =>
  tasksFor(ctx.db, ctx.actor).andWhere('task.campaignId = :campaignId', { campaignId });

/** @throws Problem 403 for somebody who oversees nothing; 404 when nothing of the campaign is in scope */
export async function loadFacts(ctx: ActionContext, campaignId: string): Promise<CampaignFacts> {
  authorizeOverseeing(ctx.actor);
  const rows = await readTasks(ctx, campaignId);
  const campaign = await ctx.db.findOneBy(Campaign, { id: campaignId });
  if (!campaign || rows.length === 0) throw problems.notFound({ what: '这个评价批次' });
  const profile = getProfile(campaign.profileId);
  const tasks = await placed(ctx, campaign, rows);
  const around = {
    today: dayOf(ctx.now),
    fiscalYear: campaign.fiscalYear,
    grades: profile.grades.map(({ grade }) => grade),
  };
  return { campaign, profile, around, tasks, head: headOf(campaign, tasks, around.today) };
}

const READ = [
  'id',
  'projectId',
  'unitId',
  'state',
  'step',
  'dueDate',
  'annualBudget',
  'executed',
  'total',
  'grade',
  'updatedAt',
] as const;
type ReadTask = Pick<Task, (typeof READ)[number]>;

function readTasks(ctx: ActionContext, campaignId: string): Promise<ReadTask[]> {
  return tasksOf(ctx, campaignId)
    .select(READ.map((column) => `task.${column}`))
    .orderBy('task.dueDate', 'ASC')
    .addOrderBy('task.id', 'ASC')
    .getMany();
}

async function placed(ctx: ActionContext, campaign: Campaign, rows: ReadTask[]): Promise<InsightTask[]> {
  const idsOf = (column: 'projectId' | 'unitId') => In([...new Set(rows.map((row) => row[column]))]);
  const projects = await ctx.db.find(Project, {
    select: { id: true, name: true, isDemo: true },
    where: { id: idsOf('projectId') },
  });
  const units = await ctx.db.find(OrgUnit, { select: { id: true, name: true }, where: { id: idsOf('unitId') } });
  const projectOf = new Map(projects.map((project) => [project.id, project]));
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const returns = await countReturns(ctx, campaign.id);
  const waiting = await readWaiting(ctx, campaign.id);
  return rows.map((row) => {
    const { name, isDemo } = projectOf.get(row.projectId)!;
    return {
      id: row.id,
      projectName: name,
      unitId: row.unitId,
      unitName: unitNames.get(row.unitId)!,
      isDemo,
      state: row.state,
      stateLabel: positionLabel(row, campaign.chain),
      dueDate: row.dueDate,
      since: dayOf(waiting.get(row.id) ?? row.updatedAt),
      returns: returns.get(row.id) ?? 0,
      total: row.total,
      grade: row.grade,
      annualBudget: row.annualBudget,
      executed: row.executed,
    };
  });
}

/** Of those in review, since when they wait for the step they are in. */
async function readWaiting(ctx: ActionContext, campaignId: string): Promise<Map<string, Date>> {
  const rows = await tasksOf(ctx, campaignId)
    .andWhere("task.state = 'in-review'")
    .select('task.id', 'taskId')
    .addSelect(WAITS_SINCE, 'since')
    .getRawMany<{ taskId: string; since: Date | string }>();
  return new Map(rows.map(({ taskId, since }) => [taskId, storedInstant(since)]));
}

async function countReturns(ctx: ActionContext, campaignId: string): Promise<Map<string, number>> {
  const counted = await tasksOf(ctx, campaignId)
    .innerJoin(Review, 'review', "review.taskId = task.id AND review.decision = 'returned'")
    .select('task.id', 'taskId')
    .addSelect('COUNT(*)', 'count')
    .groupBy('task.id')
    .getRawMany<{ taskId: string; count: number | string }>();
  return new Map(counted.map(({ taskId, count }) => [taskId, Number(count)]));
}

function headOf(campaign: Campaign, tasks: InsightTask[], today: string): InsightCampaign {
  const { id, name, fiscalYear, fiscalYearAssumed, isDemo, dueDate } = campaign;
  const count = (holds: (task: InsightTask) => boolean) => tasks.filter(holds).length;
  return {
    id,
    name,
    fiscalYear,
    fiscalYearAssumed,
    isDemo,
    dueDate,
    daysLeft: daysBetween(today, dueDate),
    total: tasks.length,
    handedIn: count(isHandedIn),
    completed: count(({ state }) => state === 'completed'),
    overdue: count((task) => isOverdue(task, today)),
  };
}

/** A task as lists and charts name it. */
export const refOf = ({ id, projectName, unitName, isDemo }: InsightTask) => ({
  taskId: id,
  projectName,
  unitName,
  isDemo,
});
