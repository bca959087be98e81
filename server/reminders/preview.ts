// 提醒预览: what a campaign will send, for the page before the launch, for the board of a running one, and for
// `npm run simulate`. Nothing is written and nothing is sent.
import { In, type EntityManager } from 'typeorm';
import { dayOf, timeOf } from '../../shared/calendar';
import type { ReminderPreview } from '../../shared/contracts/reminders';
import { groupBy } from '../../shared/groupBy';
import { campaignLabel } from '../../shared/labels';
import { ESCALATION_LEVELS, type EscalationLevel } from '../../shared/reminders/kinds';
import type { TaskStory } from '../../shared/reminders/ladder';
import { planReminders, type PlanFacts, type PlanGroup, type PlannedDay } from '../../shared/reminders/plan';
import type { ReminderPolicy } from '../../shared/reminders/policy';
import { calendarFindings, unknownYear, yearOf, type WorkCalendar } from '../../shared/reminders/workCalendar';
import { FILLING_STATES } from '../../shared/workflow/taskWorkflow';
import { loadCalendar } from '../calendar/workCalendar';
import { authorizeLaunch } from '../campaigns/plan';
import type { ActionContext, Actor } from '../context';
import { storedInstant } from '../database/storedInstant';
import { holdsRole } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { Indicator, Project } from '../projects/entities';
import { Task } from '../tasks/entities';
import { withinScope } from '../tasks/queries';
import { readHolders, type Holders } from './holders';
import { readPolicies, requireCampaign } from './policies';
import { samplesOf, type Sample } from './samples';
import { lastLateOn, readTold, storedFlag, storyOf, type TaskTold } from './stories';

/** The form asks for the money and the overall goal beside the indicators. */
const ROWS_BESIDE = 2;

/** A campaign that is not launched yet, as far as its reminders depend on it. */
interface DraftFacts {
  name: string;
  dueDate: string;
  /** when it will be launched; null: now */
  at: Date | null;
  launchDay: string;
  policy: ReminderPolicy;
  calendar: WorkCalendar;
  projects: DraftProject[];
}

interface DraftProject {
  id: string;
  name: string;
  unitName: string;
  unitPath: string;
  fillerId: string | null;
  fiscalYearAssumed: boolean;
}

interface DraftInput {
  name: string;
  dueDate: string;
  scheduledFor: string | null;
  projectIds: string[];
  policy: ReminderPolicy;
}

/** What a draft would send. @throws Problem 403 unless the actor launches campaigns */
export async function previewDraft(ctx: ActionContext, input: DraftInput): Promise<ReminderPreview> {
  authorizeLaunch(ctx);
  const at = input.scheduledFor === null ? null : new Date(input.scheduledFor);
  const draft: DraftFacts = {
    name: input.name,
    dueDate: input.dueDate,
    at,
    launchDay: dayOf(at ?? ctx.now),
    policy: input.policy,
    calendar: await loadCalendar(ctx.db),
    projects: await ownProjects(ctx, input.projectIds),
  };
  const days = await daysOfDraft(ctx, draft);
  const [first] = draft.projects;
  const sample = first && {
    projectName: first.name,
    unitName: first.unitName,
    campaignLabel: campaignLabel({ name: draft.name || '本批次', fiscalYearAssumed: first.fiscalYearAssumed }),
    dueDate: draft.dueDate,
    missingCount: (await ctx.db.countBy(Indicator, { projectId: first.id })) + ROWS_BESIDE,
  };
  return present(days, peopleOf(draft), sample ?? null, draft.calendar, ctx.now, [draft.dueDate]);
}

const peopleOf = ({ projects }: DraftFacts) => new Set(projects.flatMap(({ fillerId }) => fillerId ?? [])).size;

/** The days of a draft, from its launch on. */
async function daysOfDraft(ctx: ActionContext, draft: DraftFacts): Promise<PlannedDay[]> {
  const holders = await readHolders(ctx.db);
  const { dueDate, launchDay, policy, projects } = draft;
  const places = projects.map(({ unitPath, fillerId }) => ({ unitPath, fillerId: fillerId ?? '' }));
  const watchers = watchersOf(holders, places);
  const people = peopleOf(draft);
  const group: PlanGroup = {
    dueDate,
    givenOn: launchDay,
    fillers: people,
    given: [],
    story: { warned: {}, told: nobodyAt(watchers, dueDate) },
    lastLateOn: null,
  };
  const receipt = { day: launchDay, time: timeOf(draft.at ?? ctx.now), people };
  const facts: PlanFacts = { groups: [group], watchers, from: launchDay, time: receipt.time, receipt };
  return planReminders(policy, facts, draft.calendar);
}

/** A level that nobody holds counts as told. */
function nobodyAt(watchers: Record<EscalationLevel, number>, dueDate: string): TaskStory['told'] {
  return Object.fromEntries(
    ESCALATION_LEVELS.filter((level) => watchers[level] === 0).map((level) => [level, dueDate]),
  );
}

function watchersOf(
  holders: Holders,
  places: { unitPath: string; fillerId: string }[],
): Record<EscalationLevel, number> {
  const count = (level: EscalationLevel) =>
    new Set(places.flatMap(({ unitPath, fillerId }) => holders.ofLevel(level, unitPath, fillerId))).size;
  return { lead: count('lead'), department: count('department'), leader: count('leader') };
}

/** Of projects beyond the actor's units not even the number is told. */
async function ownProjects(ctx: ActionContext, projectIds: string[]): Promise<DraftFacts['projects']> {
  const rows = await ctx.db
    .createQueryBuilder(Project, 'project')
    .innerJoin(OrgUnit, 'unit', 'unit.id = project.unitId')
    .select([
      'project.id AS id',
      'project.name AS name',
      'project.fillerId AS fillerId',
      'project.fiscalYearAssumed AS fiscalYearAssumed',
    ])
    .addSelect(['unit.name AS unitName', 'unit.path AS unitPath'])
    .where({ id: In(projectIds) })
    .orderBy('project.id')
    .getRawMany<DraftFacts['projects'][number]>();
  return rows.filter(({ unitPath }) => holdsRole(ctx.actor, 'admin', unitPath));
}

/**
 * What a running campaign will still send about the tasks the actor may see, by its own policy or by another.
 * @throws Problem 404 when nothing of it is in the actor's scope
 */
export async function previewCampaign(
  ctx: ActionContext,
  campaignId: string,
  policy?: ReminderPolicy,
): Promise<ReminderPreview> {
  const campaign = await requireCampaign(ctx, campaignId);
  const plan = await planOfCampaign(ctx.db, campaignId, ctx.now, { policy, actor: ctx.actor });
  const { sample, calendar, days, people, dueDates } = plan;
  const named = sample && { ...sample, campaignLabel: campaignLabel(campaign) };
  return present(days, people, named, calendar, ctx.now, dueDates);
}

interface OpenRow {
  id: string;
  fillerId: string;
  fillerActive: boolean | number | string;
  dueDate: string;
  createdAt: Date | string;
  missingCount: number | string;
  unitPath: string;
  unitName: string;
  projectName: string;
}

interface PlanOptions {
  /** instead of the campaign's own */
  policy?: ReminderPolicy;
  /** whose tasks it is about: those within their scope; everybody's when absent */
  actor?: Actor;
}

/** The days from today on, by what is open and what was told. */
export async function planOfCampaign(
  db: EntityManager,
  campaignId: string,
  now: Date,
  { policy, actor }: PlanOptions = {},
) {
  const calendar = await loadCalendar(db);
  const rows = await openRows(db, campaignId, actor);
  const told = await readTold(
    db,
    rows.map(({ id }) => id),
    dayOf(now),
  );
  const holders = await readHolders(db);
  const watchers = watchersOf(holders, rows);
  const byDate = groupBy(rows, ({ dueDate }) => dueDate);
  const groups = [...byDate].map(([dueDate, tasks]) => groupOf(dueDate, tasks, told, holders));
  const facts: PlanFacts = { groups, watchers, from: dayOf(now), time: timeOf(now), receipt: null };
  const ruled = policy ?? (await readPolicies(db, [campaignId]))(campaignId);
  const [first] = rows;
  return {
    calendar,
    days: rows.length > 0 ? planReminders(ruled, facts, calendar) : [],
    people: new Set(rows.map(({ fillerId }) => fillerId)).size,
    dueDates: [...byDate.keys()],
    sample: first
      ? {
          projectName: first.projectName,
          unitName: first.unitName,
          dueDate: first.dueDate,
          missingCount: Number(first.missingCount),
        }
      : null,
  };
}

/** Tasks with the same due date go the same way; what was told of one of them counts as told. */
function groupOf(dueDate: string, tasks: OpenRow[], told: Map<string, TaskTold>, holders: Holders): PlanGroup {
  const stories = tasks.map((row) =>
    storyOf(told.get(row.id), { ...row, isGone: !storedFlag(row.fillerActive) }, holders),
  );
  const merged = stories.reduce<TaskStory>(
    (all, one) => ({ warned: { ...all.warned, ...one.warned }, told: { ...all.told, ...one.told } }),
    { warned: {}, told: {} },
  );
  const givenOn = tasks.map(({ createdAt }) => dayOf(storedInstant(createdAt))).toSorted();
  return {
    dueDate,
    givenOn: givenOn[0]!,
    fillers: new Set(tasks.map(({ fillerId }) => fillerId)).size,
    given: tasks.flatMap(({ id }) => [...(told.get(id)?.keys() ?? [])]),
    story: merged,
    lastLateOn:
      tasks
        .flatMap((row) => lastLateOn(told.get(row.id), row) ?? [])
        .toSorted()
        .at(-1) ?? null,
  };
}

/** A campaign has a thousand tasks at most. */
function openRows(db: EntityManager, campaignId: string, actor?: Actor): Promise<OpenRow[]> {
  const query = db
    .createQueryBuilder(Task, 'task')
    .innerJoin(OrgUnit, 'unit', 'unit.id = task.unitId')
    .innerJoin(Project, 'project', 'project.id = task.projectId')
    .select(['task.id AS id', 'task.fillerId AS fillerId', 'task.dueDate AS dueDate', 'task.createdAt AS createdAt'])
    .addSelect(['task.missingCount AS missingCount', 'unit.path AS unitPath', 'unit.name AS unitName'])
    .innerJoin(Person, 'filler', 'filler.id = task.fillerId')
    .addSelect(['project.name AS projectName', 'filler.active AS fillerActive'])
    .where('task.campaignId = :campaignId AND task.state IN (:...states)', { campaignId, states: FILLING_STATES })
    .orderBy('task.id');
  return (actor ? withinScope(query, actor) : query).getRawMany<OpenRow>();
}

function present(
  days: PlannedDay[],
  people: number,
  sample: Sample | null,
  calendar: WorkCalendar,
  now: Date,
  dueDates: string[],
): ReminderPreview {
  const entries = days.flatMap((day) => day.entries);
  const last = days.at(-1);
  const findings = calendarFindings(calendar, dayOf(now), dueDates);
  const year = last ? yearOf(last.day) : null;
  if (year !== null && !calendar.isKnown(year) && !findings.some(({ message }) => message.includes(`${year} 年`)))
    findings.push(unknownYear(year));
  return {
    days: days.map((day) => ({
      ...day,
      entries: day.entries.map(({ kind, at, what, people: told, note }) => ({ kind, at, what, people: told, note })),
    })),
    people,
    messages: entries.reduce((sum, entry) => sum + entry.people, 0),
    samples: sample ? samplesOf(days, sample, calendar) : [],
    findings,
  };
}
