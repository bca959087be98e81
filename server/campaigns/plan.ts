import { In } from 'typeorm';
import type { CampaignPreview, LaunchCampaignInput } from '../../shared/contracts/campaigns';
import { dayOf, spokenDay } from '../../shared/calendar';
import { launchErrors } from '../../shared/checks/checkSheet';
import { getProfile } from '../../shared/scoring/profiles';
import { DEFAULT_CHAIN, type ReviewStep } from '../../shared/workflow/taskWorkflow';
import type { ActionContext } from '../context';
import { breathe } from '../database/breathe';
import { holdsRole, requireAdmin } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { nearestHolders } from '../identity/queries';
import { Indicator, Project, ProjectFunds } from '../projects/entities';
import { Task } from '../tasks/entities';
import { evaluate, surroundingsOf } from '../tasks/sheet';
import { blankResult, blankSheet } from './blankSheet';
import { Campaign } from './entities';

export interface PlannedTask {
  project: Project;
  unit: OrgUnit;
  filler: Person | null;
  indicators: Indicator[];
  funds: ProjectFunds[];
  holders: { step: ReviewStep; people: Person[] }[];
}

export interface CampaignPlan {
  tasks: PlannedTask[];
  chain: ReviewStep[];
  problems: string[];
}

/** @throws Problem 403 unless the actor is an admin somewhere */
export function authorizeLaunch(ctx: ActionContext): void {
  requireAdmin(ctx.actor, '发起评价批次');
}

/** Who would get what, and everything that stands in the way; nothing is written. */
export async function planCampaign(ctx: ActionContext, input: LaunchCampaignInput): Promise<CampaignPlan> {
  const projects = await ownProjects(ctx, input.projectIds);
  projects.sort((a, b) => input.projectIds.indexOf(a.id) - input.projectIds.indexOf(b.id));
  const tasks: PlannedTask[] = [];
  const ofTasks: string[] = [];
  for (const project of projects) {
    const task = await planTask(ctx, project);
    tasks.push(task);
    ofTasks.push(...problemsOf(task, input));
    await breathe();
  }
  const found = [
    ...(projects.length < new Set(input.projectIds).size
      ? ['有项目已不存在或不在您的管理范围内，请刷新后重新选择。']
      : []),
    ...(input.dueDate < dayOf(ctx.now) ? ['截止日期已经过去，请另选日期。'] : []),
    ...ofTasks,
    ...(await clashes(ctx, input, projects)),
  ];
  return { tasks, chain: DEFAULT_CHAIN, problems: found };
}

/** Those of the units in the admin's scope; of others not even the name is told. */
async function ownProjects(ctx: ActionContext, ids: string[]): Promise<Project[]> {
  const projects = await ctx.db.findBy(Project, { id: In(ids) });
  const units = await ctx.db.findBy(OrgUnit, { id: In(projects.map(({ unitId }) => unitId)) });
  const own = new Set(units.flatMap(({ id, path }) => (holdsRole(ctx.actor, 'admin', path) ? [id] : [])));
  return projects.filter(({ unitId }) => own.has(unitId));
}

async function planTask(ctx: ActionContext, project: Project): Promise<PlannedTask> {
  const unit = await ctx.db.findOneByOrFail(OrgUnit, { id: project.unitId });
  const filler = project.fillerId ? await ctx.db.findOneBy(Person, { id: project.fillerId, active: true }) : null;
  const holders: PlannedTask['holders'] = [];
  for (const step of DEFAULT_CHAIN) holders.push({ step, people: await nearestHolders(ctx.db, step.role, unit.path) });
  const ofProject = { where: { projectId: project.id }, order: { position: 'ASC' } } as const;
  const indicators = await ctx.db.find(Indicator, ofProject);
  const funds = await ctx.db.find(ProjectFunds, ofProject);
  return { project, unit, filler, indicators, funds, holders };
}

function problemsOf(task: PlannedTask, input: LaunchCampaignInput): string[] {
  const { project, filler, indicators, holders } = task;
  const name = `“${project.name}”`;
  const found: string[] = [];
  if (project.fiscalYear !== input.fiscalYear) found.push(`${name}是 ${project.fiscalYear} 年度的项目。`);
  if (!filler) found.push(`${name}还没有填报人，请先指定。`);
  for (const { step, people } of holders)
    if (people.every((person) => person.id === filler?.id)) found.push(`${name}没有可以办理“${step.label}”的人。`);
  if (indicators.length === 0) found.push(`${name}还没有绩效指标，请先补充。`);
  return [...found, ...neverSubmittable(task, input.profileId).map((message) => `${name}：${message}`)];
}

/** What no filler could mend: such a task could never be submitted, so it is not pushed. */
export function neverSubmittable(
  { project, unit, indicators, funds }: Pick<PlannedTask, 'project' | 'unit' | 'indicators' | 'funds'>,
  profileId: string,
): string[] {
  const { sheet, scored } = evaluate(
    blankSheet(project, funds, profileId),
    indicators.map((indicator) => blankResult('', indicator)),
    profileId,
  );
  const around = surroundingsOf(project, unit, funds);
  return launchErrors(sheet, scored, around, getProfile(profileId));
}

async function clashes(ctx: ActionContext, input: LaunchCampaignInput, projects: Project[]): Promise<string[]> {
  const running = await ctx.db
    .createQueryBuilder(Task, 'task')
    .innerJoin(Campaign, 'campaign', 'campaign.id = task.campaignId')
    .select(['task.projectId AS projectId', 'campaign.name AS name'])
    .where('campaign.fiscalYear = :year', { year: input.fiscalYear })
    .andWhere('task.projectId IN (:...ids)', { ids: projects.map((project) => project.id).concat('') })
    .getRawMany<{ projectId: string; name: string }>();
  const names = new Map(projects.map((project) => [project.id, project.name]));
  return running.map(({ projectId, name }) => `“${names.get(projectId)}”已经在“${name}”中。`);
}

/** How many people are asked to decide at each step; whoever fills a task does not review it. */
export function peopleAsked({ filler, holders }: PlannedTask): { holders: number[] } {
  return { holders: holders.map(({ people }) => people.filter((person) => person.id !== filler?.id).length) };
}

/** The plan as the launch page shows it. */
export function presentPlan(
  plan: CampaignPlan,
  input: LaunchCampaignInput,
  quota: CampaignPreview['quota'],
): CampaignPreview {
  const fillers = new Set(plan.tasks.flatMap((task) => (task.filler ? [task.filler.id] : [])));
  const first = plan.tasks[0];
  return {
    tasks: plan.tasks.map(({ project, unit, filler, indicators, holders }) => ({
      projectId: project.id,
      projectName: project.name,
      unitName: unit.name,
      fillerName: filler?.name ?? null,
      leadNames: holders[0]?.people.map((person) => person.name) ?? [],
      reviewerNames: holders[1]?.people.map((person) => person.name) ?? [],
      indicatorCount: indicators.length,
    })),
    people: fillers.size,
    // one notice and one to-do for each task's filler
    messages: plan.tasks.length * 2,
    problems: plan.problems,
    quota,
    noticeTitle: first ? `${spokenDay(input.dueDate)}前填报：${first.project.name}自评` : '',
  };
}
