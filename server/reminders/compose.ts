// What a handful of people are told, from the rows as they stand now. Runs inside the transaction that tells it: the tasks
// are held, so that nobody is reminded of what was handed in a moment ago.
import { In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { addDays, dayOf, instantOn, workdaysAfter } from '../../shared/calendar';
import type { Purpose } from '../../shared/delivery/deliveryState';
import { campaignLabel } from '../../shared/labels';
import type { DigestFacts, FillItem, LateItem, ReviewItem, WeekItem } from '../../shared/reminders/facts';
import type { OptionalKind } from '../../shared/reminders/kinds';
import { isTooSoon, mustWarn, rungOn, warningsOn, warnKey } from '../../shared/reminders/ladder';
import { Person } from '../identity/entities';
import { OutboxMessage } from '../outbox/entities';
import { Urge } from '../urges/entities';
import { ReminderDigest } from './entities';
import { holdTasks, isOpen, type TaskRow } from './heldTasks';
import type { ScanDeps, Wanted } from './scan';
import { lastLateOn, readTold, storedInstant, storyOf, wasTold, type TaskTold } from './stories';

/** More are counted, not named. */
const MOST_REVIEWS = 5;
/** What tells a person of a task on a day, so that the day's digest need not. */
const TELLING: Purpose[] = ['assigned', 'returned', 'reassigned', 'extended'];

/** A person with what they are to be told, and what is to be written down when it is. */
export interface Composed {
  personId: string;
  onlyDue: boolean;
  facts: DigestFacts;
  campaignIds: string[];
  /** what was told of which task */
  rungs: { taskId: string; rung: string }[];
  /** the only task it speaks of, if it is only one */
  taskId: string | null;
}

export interface ComposeDeps extends ScanDeps {
  now: Date;
  mutedBy: (personId: string) => readonly OptionalKind[];
  weekOf: (personId: string) => WeekItem[];
}

/**
 * Facts for each person who is still there; about fifteen statements for a handful of people.
 * @param ownIds what those who fill have open
 */
export async function compose(
  db: EntityManager,
  people: Wanted[],
  ownIds: string[],
  deps: ComposeDeps,
): Promise<Composed[]> {
  const ids = people.map(({ personId }) => personId);
  const fillerIds = people.filter(({ fills }) => fills).map(({ personId }) => personId);
  const named = people.flatMap(({ late, reviews }) => [
    ...late.map(({ taskId }) => taskId),
    ...longest(reviews).map(({ taskId }) => taskId),
  ]);
  const others = await holdTasks(db, [...new Set([...ownIds, ...named])].toSorted());
  const isFiller = new Set(fillerIds);
  const own = [...others.values()].filter((row) => isOpen(row) && isFiller.has(row.fillerId));
  const told = await readTold(
    db,
    own.map(({ id }) => id),
    deps.today,
  );
  const heard = await heardToday(db, fillerIds, deps);
  const last = await lastDigests(db, ids, deps.today);
  const active = new Set(
    (await db.find(Person, { select: { id: true }, where: { id: In(ids), active: true } })).map(({ id }) => id),
  );
  const read = { own, others, told, heard, last };
  return people.filter(({ personId }) => active.has(personId)).map((wanted) => composeOne(wanted, deps, read));
}

interface ReadRows {
  own: TaskRow[];
  others: Map<string, TaskRow>;
  told: Map<string, TaskTold>;
  heard: Set<string>;
  last: Map<string, ReminderDigest>;
}

function composeOne(wanted: Wanted, deps: ComposeDeps, read: ReadRows): Composed {
  const { personId } = wanted;
  const own = read.own.filter(({ fillerId }) => fillerId === personId);
  const fills = wanted.fills ? own.map((row) => fillOf(row, wanted, deps, read)) : [];
  const late = wanted.late.flatMap((one) => lateOf(one, deps, read));
  const last = read.last.get(personId);
  const mutes = deps.mutedBy(personId);
  const reviews = mutes.includes('review') ? [] : longest(wanted.reviews).flatMap((one) => reviewOf(one, read));
  const week = mutes.includes('weekly') || !wanted.week ? [] : deps.weekOf(personId);
  const spoken = [...fills.filter(isTold), ...late];
  const only = new Set(spoken.map(({ taskId }) => taskId));
  return {
    personId,
    onlyDue: wanted.onlyDue,
    facts: {
      today: deps.today,
      isWorkday: deps.calendar.isWorkday,
      fills,
      late,
      reviews,
      reviewCount: Math.max(reviews.length, wanted.reviews.length),
      week,
      last: last ? { day: last.day, missing: last.missing } : null,
    },
    campaignIds: campaignsIn(spoken, reviews, week, read),
    rungs: [
      ...fills.flatMap((item) => fillRungs(item, personId, read.told.get(item.taskId))),
      ...late.map(({ taskId, level, dueDate }) => ({ taskId, rung: `${level}@${dueDate}` })),
    ],
    taskId: only.size === 1 && reviews.length === 0 && week.length === 0 ? [...only][0]! : null,
  };
}

const longest = (reviews: Wanted['reviews']) =>
  reviews.toSorted((one, other) => other.waited - one.waited).slice(0, MOST_REVIEWS);

const isTold = ({ rung, warnings }: FillItem) => rung !== null || warnings.length > 0;

/** A warning that is repeated, since its turn has not come yet, keeps the day on which it was given first. */
function fillRungs({ taskId, rung, warnings, dueDate }: FillItem, personId: string, told: TaskTold | undefined) {
  const keys = [...(rung ? [rung.key] : []), ...warnings.map(({ level }) => warnKey(level, dueDate))];
  return keys.filter((key) => !wasTold(told, key, personId)).map((key) => ({ taskId, rung: key }));
}

function campaignsIn(spoken: { taskId: string }[], reviews: ReviewItem[], week: WeekItem[], { others }: ReadRows) {
  const tasks = [...spoken, ...reviews].flatMap(({ taskId }) => others.get(taskId)?.campaignId ?? []);
  return [...new Set([...tasks, ...week.map(({ campaignId }) => campaignId)])];
}

function fillOf(row: TaskRow, { onlyDue }: Wanted, deps: ComposeDeps, { told, heard }: ReadRows): FillItem {
  const { today, calendar, policyOf, holders, mutedBy } = deps;
  const policy = policyOf(row.campaignId);
  const ofTask = told.get(row.id);
  const story = storyOf(ofTask, row, holders);
  const givenOn = dayOf(storedInstant(row.createdAt));
  const stands = rungOn(policy, { dueDate: row.dueDate, givenOn }, today, calendar.isWorkday);
  // Who was told of the task today already, or that it is overdue a short while ago, is only told what cannot wait.
  const isQuiet =
    onlyDue ||
    heard.has(`${row.fillerId} ${row.id}`) ||
    isTooSoon(policy, lastLateOn(ofTask, row), today, calendar.isWorkday);
  const isFree = stands !== null && (stands.kind === 'due' || !isQuiet);
  const isMuted = stands?.kind === 'before' && mutedBy(row.fillerId).includes('before');
  const rung = isFree && !isMuted && !wasTold(ofTask, stands.key, row.fillerId) ? stands : null;
  const warns = rung !== null || (!isQuiet && mustWarn(policy, row.dueDate, story, today, calendar.isWorkday));
  return {
    taskId: row.id,
    projectName: row.projectName,
    campaignLabel: labelOf(row),
    unitName: row.unitName,
    dueDate: row.dueDate,
    state: row.state as FillItem['state'],
    missingCount: Number(row.missingCount),
    rung,
    warnings: warns ? warningsOn(policy, row.dueDate, story, today, calendar.isWorkday) : [],
  };
}

const labelOf = ({ campaignName, fiscalYearAssumed }: TaskRow) =>
  campaignLabel({ name: campaignName, fiscalYearAssumed: Boolean(fiscalYearAssumed) });

function lateOf(
  { taskId, level, warnedOn }: Wanted['late'][number],
  { today, calendar }: ComposeDeps,
  { others }: ReadRows,
): LateItem[] {
  const row = others.get(taskId);
  if (!row || !isOpen(row) || row.dueDate >= today) return [];
  const lateWorkdays = workdaysAfter(row.dueDate, today, calendar.isWorkday);
  const { campaignId, projectName, unitName, fillerName, dueDate } = row;
  const missingCount = Number(row.missingCount);
  return [
    { taskId, campaignId, projectName, unitName, fillerName, dueDate, lateWorkdays, missingCount, level, warnedOn },
  ];
}

function reviewOf({ taskId, waited }: Wanted['reviews'][number], { others }: ReadRows): ReviewItem[] {
  const row = others.get(taskId);
  if (row?.state !== 'in-review') return [];
  const { projectName, unitName, fillerName } = row;
  return [{ taskId, projectName, unitName, fillerName, waitedWorkdays: waited }];
}

/** `person task` of whoever was told of a task today by an urge or a notice. */
async function heardToday(db: EntityManager, personIds: string[], { today }: ComposeDeps): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const since = instantOn(today);
  const urges = await db.find(Urge, { where: { personId: In(personIds), urgedAt: MoreThanOrEqual(since) } });
  const notices = await db.find(OutboxMessage, {
    select: { taskId: true, recipientId: true },
    where: { recipientId: In(personIds), purpose: In(TELLING), kind: 'notice', createdAt: MoreThanOrEqual(since) },
  });
  return new Set([
    ...urges.map(({ personId, taskId }) => `${personId} ${taskId}`),
    ...notices.map(({ recipientId, taskId }) => `${recipientId} ${taskId}`),
  ]);
}

/** What is changed since is told for so long. */
const REMEMBERED_DAYS = 30;

/** The latest digest of each person before today. */
async function lastDigests(
  db: EntityManager,
  personIds: string[],
  today: string,
): Promise<Map<string, ReminderDigest>> {
  const latest = await db
    .createQueryBuilder(ReminderDigest, 'digest')
    .select('digest.personId', 'personId')
    .addSelect('MAX(digest.day)', 'day')
    .where('digest.personId IN (:...personIds) AND digest.day >= :from AND digest.day < :today', {
      personIds,
      from: addDays(today, -REMEMBERED_DAYS),
      today,
    })
    .groupBy('digest.personId')
    .getRawMany<{ personId: string; day: string }>();
  const days = [...new Set(latest.map(({ day }) => day))];
  const rows = await db.find(ReminderDigest, {
    where: { personId: In(personIds), day: In(days) },
    order: { id: 'ASC' },
  });
  const dayOfPerson = new Map(latest.map(({ personId, day }) => [personId, day]));
  return new Map(
    rows.filter(({ personId, day }) => dayOfPerson.get(personId) === day).map((row) => [row.personId, row]),
  );
}
