// Who would get what, and what stands in the way. The preview, the dry run, the launch and the clock all plan by this.
import { dayOf } from '../../shared/calendar';
import { launchErrors } from '../../shared/checks/checkSheet';
import type { LaunchCampaignInput } from '../../shared/contracts/campaigns';
import { checkApproved } from '../../shared/indicator-quality/asApproved';
import { burdenOf, type TaskBurden } from '../../shared/launch/burden';
import type { LaunchFacts, LaunchFinding, ProjectFacts } from '../../shared/launch/findings';
import { launchFindings } from '../../shared/launch/precheck';
import type { WorkCalendar } from '../../shared/reminders/workCalendar';
import type { Profile } from '../../shared/scoring/profile';
import { getProfile } from '../../shared/scoring/profiles';
import { DEFAULT_CHAIN, type ReviewStep } from '../../shared/workflow/taskWorkflow';
import { loadCalendar } from '../calendar/workCalendar';
import type { ActionContext } from '../context';
import { breathe } from '../database/breathe';
import { requireAdmin } from '../identity/actor';
import { totalFunds, evaluate, surroundingsOf } from '../tasks/sheet';
import { blankResult, blankSheet } from './blankSheet';
import { gatherProjects, type Gathered, type GatheredProject } from './gather';

export interface PlannedTask extends GatheredProject {
  burden: TaskBurden;
}

export interface CampaignPlan {
  tasks: PlannedTask[];
  chain: ReviewStep[];
  facts: LaunchFacts;
  calendar: WorkCalendar;
  findings: LaunchFinding[];
}

/** @throws Problem 403 unless the actor is an admin somewhere */
export function authorizeLaunch(ctx: ActionContext): void {
  requireAdmin(ctx.actor, '发起评价批次');
}

/**
 * Plans a campaign; nothing is written.
 * @param at when it is launched; a scheduled one is judged by its own day
 */
export async function planCampaign(
  ctx: ActionContext,
  input: LaunchCampaignInput,
  at: Date = ctx.now,
): Promise<CampaignPlan> {
  const profile = getProfile(input.profileId);
  const gathered = await gatherProjects(ctx, input.projectIds);
  const tasks: PlannedTask[] = [];
  const projects: ProjectFacts[] = [];
  for (const one of gathered.projects) {
    const task = { ...one, burden: burdenOfProject(one, profile) };
    tasks.push(task);
    projects.push(factsOf(task, gathered, profile));
    await breathe();
  }
  const facts: LaunchFacts = {
    today: dayOf(at),
    dueDate: input.dueDate,
    fiscalYear: input.fiscalYear,
    isIncomplete: tasks.length < new Set(input.projectIds).size,
    projects,
  };
  const calendar = await loadCalendar(ctx.db);
  return { tasks, chain: DEFAULT_CHAIN, facts, calendar, findings: launchFindings(facts, calendar) };
}

function burdenOfProject({ indicators, funds }: GatheredProject, profile: Profile): TaskBurden {
  return burdenOf({
    indicators: indicators.map(({ kind, suggestion }) => ({ kind, isKnown: suggestion !== null })),
    ...totalFunds({ points: '0', rows: funds }),
    lowPercent: profile.execution.lowPercent,
  });
}

function factsOf(task: PlannedTask, { fillers }: Gathered, profile: Profile): ProjectFacts {
  const { project, unit, filler, indicators, holders, campaigns, burden } = task;
  return {
    id: project.id,
    name: project.name,
    unitName: unit.name,
    fiscalYear: project.fiscalYear,
    filler: (filler && fillers.get(filler.id)) ?? null,
    steps: holders.map(({ step, people }) => ({ label: step.label, holders: people.length })),
    indicatorCount: indicators.length,
    neverSubmittable: indicators.length === 0 ? [] : neverSubmittable(task, profile.id),
    // The sum of the points is told with what can never be submitted.
    quality: checkApproved(indicators, profile, project.fiscalYear).filter(({ field }) => field !== 'points'),
    burden,
    campaigns,
  };
}

/** What no filler could mend: such a task could never be submitted, so it is not pushed. */
export function neverSubmittable(
  { project, unit, indicators, funds }: Pick<GatheredProject, 'project' | 'unit' | 'indicators' | 'funds'>,
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

/** How many people are asked to decide at each step; whoever fills a task does not review it. */
export function peopleAsked({ filler, project, holders }: PlannedTask): { fillerId: string; holders: number[] } {
  return { fillerId: filler?.id ?? project.id, holders: holders.map(({ people }) => people.length) };
}
