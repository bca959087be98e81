import type { CampaignPreview, PreviewCampaignInput } from '../../shared/contracts/campaigns';
import { percentOf } from '../../shared/decimal';
import { formatTarget } from '../../shared/indicators/officialText';
import { assignmentNotice, assignmentTodo } from '../../shared/launch/assignmentNotice';
import { BURDEN_RULE, minutesOf, reviewMinutes } from '../../shared/launch/burden';
import { blockingSentences } from '../../shared/launch/findings';
import { fillerLoads } from '../../shared/launch/precheck';
import { identityLines } from '../notifications/words';
import { totalFunds } from '../tasks/sheet';
import type { CampaignPlan, PlannedTask } from './plan';

const HEAVIEST = 3;

/** The plan as the launch page and the dry run show it. */
export function presentPlan(
  plan: CampaignPlan,
  input: PreviewCampaignInput,
  quota: CampaignPreview['quota'],
): CampaignPreview {
  const { tasks, findings } = plan;
  const sample = tasks.find(({ project }) => project.id === input.sampleProjectId) ?? tasks[0];
  return {
    tasks: tasks.map((task) => presentTask(task, input)),
    people: new Set(tasks.flatMap(({ filler }) => filler?.id ?? [])).size,
    // one notice and one to-do for each task's filler
    messages: tasks.length * 2,
    findings,
    problems: blockingSentences(findings),
    quota,
    burden: presentBurden(plan),
    sample: sample ? presentSample(sample, input) : null,
  };
}

function presentTask(task: PlannedTask, input: PreviewCampaignInput): CampaignPreview['tasks'][number] {
  const { project, unit, filler, indicators, holders, burden } = task;
  const namesAt = (step: number) => holders[step]?.people.map(({ name }) => name) ?? [];
  return {
    projectId: project.id,
    projectName: project.name,
    unitName: unit.name,
    fillerName: filler?.name ?? null,
    leadNames: namesAt(0),
    reviewerNames: namesAt(1),
    indicatorCount: indicators.length,
    asks: burden.asks,
    minutes: minutesOf(burden.seconds),
    noticeTitle: noticeOf(task, input).title,
  };
}

function noticeOf({ project, unit, burden }: PlannedTask, input: PreviewCampaignInput) {
  const campaign = { name: input.name, fiscalYearAssumed: project.fiscalYearAssumed };
  return assignmentNotice({
    projectName: project.name,
    dueDate: input.dueDate,
    identity: identityLines({ project, campaign, unit }),
    asks: burden.asks,
    minutes: minutesOf(burden.seconds),
  });
}

function presentBurden({ tasks, facts }: CampaignPlan): CampaignPreview['burden'] {
  const loads = fillerLoads(facts.projects);
  return {
    asks: loads.reduce((sum, { asks }) => sum + asks, 0),
    minutes: loads.reduce((sum, { minutes }) => sum + minutes, 0),
    heaviest: loads
      .slice(0, HEAVIEST)
      .map(({ filler, tasks: count, asks, minutes }) => ({ name: filler.name, tasks: count, asks, minutes })),
    reviewMinutes: reviewMinutes(tasks.length),
    rule: BURDEN_RULE,
  };
}

function presentSample(task: PlannedTask, input: PreviewCampaignInput): CampaignPreview['sample'] {
  const { project, filler, indicators, funds } = task;
  const { annualBudget, executed } = totalFunds({ points: '0', rows: funds });
  return {
    projectId: project.id,
    projectName: project.name,
    fillerName: filler?.name ?? null,
    notice: noticeOf(task, input),
    todo: assignmentTodo(project.name),
    annualBudget,
    executed,
    executionRatePercent: percentOf(executed, annualBudget),
    rows: indicators.map((row) => ({
      level1: row.level1,
      name: row.name,
      targetText: formatTarget(row),
      points: row.points,
    })),
  };
}
