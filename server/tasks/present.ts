import type { RowDeduction } from '../../shared/contracts/deductions';
import type { KnownFact, MyTasks, TaskCard, TaskDetail, TaskIndicator } from '../../shared/contracts/tasks';
import { dayOf, daysBetween } from '../../shared/calendar';
import type { RowEvidence } from '../../shared/evidence/proof';
import { campaignLabel } from '../../shared/labels';
import { formatTarget } from '../../shared/indicators/officialText';
import { isBeingFilled, positionLabel } from '../../shared/workflow/taskWorkflow';
import { presentMirror } from '../approvals/present';
import type { ActionContext } from '../context';
import { proofOf } from '../evidence/queries';
import { holderFinder, nearestHolders } from '../identity/queries';
import { listReports } from '../reports/queries';
import { Review } from '../reviews/entities';
import type { IndicatorResult } from './entities';
import { knownFacts } from './knownFacts';
import { listToReview } from '../reviews/queue';
import { abilitiesOf, mayFill, mayTakeBack } from './policy';
import { listDone, listToFill, loadResults, returnedRows, type LoadedTask } from './queries';
import { evaluate, rowFacts, totalFunds } from './sheet';
import { timelineEntries } from './timelineEntries';

/** 我的任务 of the actor. */
export async function presentMyTasks(ctx: ActionContext): Promise<MyTasks> {
  const { places: toReview } = await listToReview(ctx.db, ctx.actor);
  const waiting = new Set(toReview.map(({ task }) => task.id));
  const done = (await listDone(ctx.db, ctx.actor)).filter(({ task }) => !waiting.has(task.id));
  return {
    toFill: await presentCards(ctx, await listToFill(ctx.db, ctx.actor)),
    toReview: await presentCards(ctx, toReview),
    done: await presentCards(ctx, done),
  };
}

/** Lines of a list. Who holds a task is asked once per unit, step and filler. */
export async function presentCards(ctx: ActionContext, places: LoadedTask[]): Promise<TaskCard[]> {
  const holders = holderNames(ctx);
  const returned = await returnedRows(ctx.db, places);
  const cards: TaskCard[] = [];
  for (const place of places) {
    const { task, project, unit, campaign } = place;
    cards.push({
      id: task.id,
      projectName: project.name,
      unitName: unit.name,
      campaignName: campaignLabel(campaign),
      fiscalYear: campaign.fiscalYear,
      isDemo: project.isDemo,
      state: task.state,
      stateLabel: positionLabel(task, place.chain),
      holders: await holders(place),
      dueDate: task.dueDate,
      daysLeft: daysBetween(dayOf(ctx.now), task.dueDate),
      missingCount: task.missingCount,
      rowCount: task.rowCount,
      returnReason: task.state === 'returned' ? task.returnReason : null,
      returnedRows: returned.get(task.id) ?? [],
      total: task.total,
      grade: task.grade,
      fillerName: place.fillerName,
      updatedAt: task.updatedAt.toISOString(),
    });
  }
  return cards;
}

/** Who has a task now, in names. */
function holderNames(ctx: ActionContext) {
  const holders = holderFinder(ctx.db);
  return async ({ task, chain, unitPath, fillerName }: LoadedTask): Promise<string[]> => {
    if (task.state === 'completed') return [];
    const step = task.state === 'in-review' ? chain[task.step] : undefined;
    if (!step) return [fillerName];
    return (await holders(step.role, unitPath, task.fillerId)).map((person) => person.name);
  };
}

/** Everything the task's page shows, and what the actor may do next. */
export async function presentTask(ctx: ActionContext, place: LoadedTask): Promise<TaskDetail> {
  const { task, campaign, project, unit } = place;
  const rows = await loadResults(ctx.db, task.id);
  const { scored } = evaluate(task, rows, campaign.profileId);
  return {
    id: task.id,
    version: task.version,
    state: task.state,
    stateLabel: positionLabel(task, place.chain),
    dueDate: task.dueDate,
    daysLeft: daysBetween(dayOf(ctx.now), task.dueDate),
    project: {
      id: project.id,
      name: project.name,
      code: project.code,
      unitName: unit.name,
      competentDepartment: project.competentDepartment,
      isDemo: project.isDemo,
      assumptions: project.assumptions,
    },
    campaign: {
      id: campaign.id,
      name: campaign.name,
      fiscalYear: campaign.fiscalYear,
      fiscalYearAssumed: campaign.fiscalYearAssumed,
    },
    filler: { id: task.fillerId, name: place.fillerName },
    funds: {
      ...totalFunds(task.funds),
      ...task.funds,
      executionReason: task.executionReason,
      executionMeasure: task.executionMeasure,
    },
    goalTarget: task.goalTarget,
    goalActual: task.goalActual,
    indicators: await presentIndicators(ctx, place, rows),
    // What was submitted keeps the score it was submitted with, even if the profile changes afterwards.
    result: task.scored && task.state !== 'returned' ? task.scored : scored,
    returnReason: task.returnReason,
    returnedHead: task.returnedHead,
    steps: await presentSteps(ctx, place),
    timeline: await timelineEntries(ctx, place),
    reports: await listReports(ctx.db, task.id),
    approval: await presentMirror(ctx.db, task),
    savedAt: task.savedAt?.toISOString() ?? null,
    can: abilitiesOf(ctx.actor, place),
  };
}

async function presentIndicators(
  ctx: ActionContext,
  place: LoadedTask,
  rows: IndicatorResult[],
): Promise<TaskIndicator[]> {
  const isReturned = rows.some((row) => row.returnReason !== null);
  const last = isReturned ? await lastReturn(ctx, place.task.id) : null;
  const known = mayFill(ctx.actor, place) ? await knownFacts(ctx.db, place, rows) : new Map();
  const was = new Map(last?.indicators.map((row) => [row.indicatorId, row.was]));
  const proof = await proofOf(ctx.db, rows);
  return rows.map((row) => {
    const offered = { evidence: proof.get(row.id)!, known: known.get(row.id) ?? [] };
    return {
      ...presentIndicator(row, was.get(row.id) ?? null, offered),
      deductions: presentDeductions(ctx, place, row),
    };
  });
}

function presentDeductions({ actor }: ActionContext, place: LoadedTask, row: IndicatorResult): RowDeduction[] {
  const reviews = abilitiesOf(actor, place).deduct;
  return (row.deductions ?? []).map(({ byId, ...shown }) => ({
    ...shown,
    can: { withdraw: reviews || mayTakeBack(actor, place, byId) },
  }));
}

const lastReturn = (ctx: ActionContext, taskId: string) =>
  ctx.db.findOne(Review, { where: { taskId, decision: 'returned' }, order: { round: 'DESC', decidedAt: 'DESC' } });

function presentIndicator(
  row: IndicatorResult,
  returnedActual: string | null,
  { evidence, known }: { evidence: RowEvidence; known: KnownFact[] },
): Omit<TaskIndicator, 'deductions'> {
  return {
    ...rowFacts(row),
    targetText: formatTarget(row),
    definition: row.definition,
    dataState: row.dataState,
    dataReason: row.dataReason,
    dataApproval: row.dataApproval,
    assumed: row.assumed,
    suggestion: row.suggestion,
    known,
    returnReason: row.returnReason,
    returnedActual,
    locked: row.locked,
    evidence,
  };
}

async function presentSteps(ctx: ActionContext, { task, chain, unitPath, fillerName }: LoadedTask) {
  const filling = isBeingFilled(task);
  const statusOf = (index: number) => {
    if (task.state === 'completed') return 'done' as const;
    if (filling || task.step < index) return 'waiting' as const;
    return task.step === index ? ('current' as const) : ('done' as const);
  };
  const steps: TaskDetail['steps'] = [{ label: '填报', holders: [fillerName], status: filling ? 'current' : 'done' }];
  for (const [index, step] of chain.entries()) {
    const holders = await nearestHolders(ctx.db, step.role, unitPath, task.fillerId);
    steps.push({ label: step.label, holders: holders.map((person) => person.name), status: statusOf(index) });
  }
  return steps;
}
