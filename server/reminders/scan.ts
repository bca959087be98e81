// Who is to be told something today. Reads narrow rows page by page, outside of any transaction: what is found is looked
// at once more before it is told (compose.ts).
import { LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import { addDays, dayOf, workdaysAfter } from '../../shared/calendar';
import { ESCALATION_LEVELS, type EscalationLevel } from '../../shared/reminders/kinds';
import { isTooSoon, levelKey, mustWarn, rungOn, stepOn, type Rung } from '../../shared/reminders/ladder';
import { POLICY_BOUNDS } from '../../shared/reminders/policy';
import type { WorkCalendar } from '../../shared/reminders/workCalendar';
import type { ReviewStep } from '../../shared/workflow/taskWorkflow';
import { Campaign } from '../campaigns/entities';
import { breathe } from '../database/breathe';
import type { Database } from '../database/database';
import { OrgUnit } from '../identity/entities';
import { Task } from '../tasks/entities';
import type { Holders } from './holders';
import type { PolicyOf } from './policies';
import { lastLateOn, readTold, storedInstant, storyOf, wasTold, type TaskTold } from './stories';

const PAGE = 1_000;
/** A rung that falls on a long holiday is told so many days earlier. */
const LONGEST_HOLIDAY = 15;
/** 产品默认规则: what came in yesterday is no reason to be reminded. */
const WAITED_WORKDAYS = 2;

/** What one person may have to be told; nobody is asked for what they were told today. */
export interface Wanted {
  personId: string;
  /** own tasks have reached a rung, or somebody is to be warned */
  fills: boolean;
  /** something is due today */
  isDue: boolean;
  /** the day's digest has gone: only what is due today is told still */
  onlyDue: boolean;
  late: { taskId: string; level: EscalationLevel; warnedOn: string }[];
  /** tasks that wait for them, the longest first */
  reviews: { taskId: string; waited: number }[];
  /** how many working days lie between two such reminders, by the keenest campaign concerned */
  reviewEvery: number;
  week: boolean;
  /** the hour of the earliest campaign concerned */
  at: string;
}

/** Somebody of whom nothing is wanted yet. */
export const nothingFor = (personId: string, at: string): Wanted => ({
  personId,
  fills: false,
  isDue: false,
  onlyDue: false,
  late: [],
  reviews: [],
  reviewEvery: POLICY_BOUNDS.every,
  week: false,
  at,
});

export interface ScanDeps {
  today: string;
  calendar: WorkCalendar;
  policyOf: PolicyOf;
  holders: Holders;
  /** people who have had a digest today */
  toldToday: ReadonlyMap<string, unknown>;
}

/** People with what they may have to be told today, found in a few statements for each thousand tasks. */
export async function scanTasks(database: Database, deps: ScanDeps): Promise<Map<string, Wanted>> {
  const wanted = new Map<string, Wanted>();
  await everyPage(database, deps, ['assigned', 'drafting', 'returned'], async (db, rows) => {
    const reached = rows
      .map((row) => ({ row, rung: rungOf(row, deps) }))
      .filter(({ row, rung }) => isLate(row, deps) || (rung && mayBeNew(row, rung, deps)));
    const told = await readTold(
      db,
      reached.map(({ row }) => row.id),
      deps.today,
    );
    for (const { row, rung } of reached) wantForFiller(wanted, deps, row, rung, told.get(row.id));
    for (const { row } of reached) wantForWatchers(wanted, deps, row, told.get(row.id));
  });
  const chains = await readChains(database);
  await everyPage(database, deps, ['in-review'], async (_db, rows) => {
    for (const row of rows) wantForDeciders(wanted, deps, row, chains.get(row.campaignId) ?? []);
  });
  return wanted;
}

interface Row {
  id: string;
  campaignId: string;
  fillerId: string;
  unitPath: string;
  dueDate: string;
  step: number | string;
  createdAt: Date | string;
  updatedAt: Date | string;
}

async function everyPage(
  database: Database,
  { today }: ScanDeps,
  states: Task['state'][],
  look: (db: EntityManager, rows: Row[]) => Promise<void>,
): Promise<void> {
  const horizon = addDays(today, POLICY_BOUNDS.earliest + LONGEST_HOLIDAY);
  for (let after = ''; ;) {
    const rows = await database.read(async (db) => {
      const page = await db
        .createQueryBuilder(Task, 'task')
        .innerJoin(OrgUnit, 'unit', 'unit.id = task.unitId')
        .select(['task.id AS id', 'task.campaignId AS campaignId', 'task.fillerId AS fillerId'])
        .addSelect(['unit.path AS unitPath', 'task.dueDate AS dueDate', 'task.step AS step'])
        .addSelect(['task.createdAt AS createdAt', 'task.updatedAt AS updatedAt'])
        .where({ id: MoreThan(after), dueDate: LessThanOrEqual(horizon) })
        .andWhere('task.state IN (:...states)', { states })
        .orderBy('task.id')
        .limit(PAGE)
        .getRawMany<Row>();
      await look(db, page);
      return page;
    });
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
    await breathe();
  }
}

async function readChains(database: Database): Promise<Map<string, ReviewStep[]>> {
  const campaigns = await database.read((db) => db.find(Campaign, { select: { id: true, chain: true } }));
  return new Map(campaigns.map(({ id, chain }) => [id, chain]));
}

const dayOfStored = (stored: Date | string): string => dayOf(storedInstant(stored));

/** Whoever has had today's digest is told of nothing more but of what is due today. */
const mayBeNew = ({ fillerId }: Row, { kind }: Rung, { toldToday }: ScanDeps): boolean =>
  kind === 'due' || !toldToday.has(fillerId);

const isLate = ({ dueDate }: Row, { today }: ScanDeps): boolean => dueDate < today;

function rungOf({ campaignId, dueDate, createdAt }: Row, { policyOf, today, calendar }: ScanDeps): Rung | null {
  return rungOn(policyOf(campaignId), { dueDate, givenOn: dayOfStored(createdAt) }, today, calendar.isWorkday);
}

function want(wanted: Map<string, Wanted>, personId: string, at: string): Wanted {
  const known = wanted.get(personId);
  if (known) {
    if (at < known.at) known.at = at;
    return known;
  }
  const fresh = nothingFor(personId, at);
  wanted.set(personId, fresh);
  return fresh;
}

function wantForFiller(
  wanted: Map<string, Wanted>,
  { policyOf, today, calendar, holders }: ScanDeps,
  row: Row,
  rung: Rung | null,
  told: TaskTold | undefined,
): void {
  const policy = policyOf(row.campaignId);
  if (isTooSoon(policy, lastLateOn(told, row), today, calendar.isWorkday)) return;
  const isNew = rung !== null && !wasTold(told, rung.key, row.fillerId);
  if (!isNew && !mustWarn(policy, row.dueDate, storyOf(told, row, holders), today, calendar.isWorkday)) return;
  const one = want(wanted, row.fillerId, policy.at);
  one.fills = true;
  if (isNew && rung.kind === 'due') one.isDue = true;
}

/** Whoever answers for an overdue task and has not heard of it, in the order of the levels. */
function wantForWatchers(
  wanted: Map<string, Wanted>,
  { policyOf, today, calendar, holders }: ScanDeps,
  row: Row,
  told: TaskTold | undefined,
): void {
  if (row.dueDate >= today) return;
  const policy = policyOf(row.campaignId);
  const story = storyOf(told, row, holders);
  const turn = stepOn(policy, row.dueDate, story, today, calendar.isWorkday);
  for (const level of ESCALATION_LEVELS) {
    const key = levelKey(level, row.dueDate);
    const warnedOn = story.warned[level];
    // Whoever fills it now may not be the one who was warned before others were told.
    if (policy.escalation[level] === null || warnedOn === undefined) continue;
    // Those whose hour is later than a colleague's, or whose day was full, hear of it afterwards.
    if (turn !== level && !told?.has(key)) continue;
    for (const personId of holders.ofLevel(level, row.unitPath, row.fillerId))
      if (!wasTold(told, key, personId))
        want(wanted, personId, policy.at).late.push({ taskId: row.id, level, warnedOn });
  }
}

function wantForDeciders(wanted: Map<string, Wanted>, deps: ScanDeps, row: Row, chain: ReviewStep[]): void {
  const { policyOf, today, calendar, holders } = deps;
  const policy = policyOf(row.campaignId);
  const step = chain[Number(row.step)];
  if (policy.reviewEvery === null || !step) return;
  const waited = workdaysAfter(dayOfStored(row.updatedAt), today, calendar.isWorkday);
  if (waited < WAITED_WORKDAYS) return;
  for (const personId of holders.deciders(step.role, row.unitPath, row.fillerId, today))
    asked(want(wanted, personId, policy.at), policy.reviewEvery).push({ taskId: row.id, waited });
}

function asked(one: Wanted, every: number): Wanted['reviews'] {
  one.reviewEvery = Math.min(one.reviewEvery, every);
  return one.reviews;
}
