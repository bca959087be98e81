// What a handful of people are told, from the rows as they stand now. Runs inside the transaction that tells it: the tasks
// are held, so that nobody is reminded of what was handed in a moment ago.
import { In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { addDays, instantOn } from '../../shared/calendar';
import type { Purpose } from '../../shared/delivery/deliveryState';
import type { DigestFacts, FillItem, WeekItem } from '../../shared/reminders/facts';
import { levelKey, warnKey } from '../../shared/reminders/ladder';
import { isBeingFilled } from '../../shared/workflow/taskWorkflow';
import { Person } from '../identity/entities';
import { OutboxMessage } from '../outbox/entities';
import { Urge } from '../urges/entities';
import type { ComposeDeps } from './deps';
import { ReminderDigest } from './entities';
import { holdTasks } from './heldTasks';
import { askedOf, fillOf, lateOf, namedIn, requestsOf, reviewsOf, stuckOf, type ReadRows } from './items';
import { requestsAbout } from './requests';
import { readTold, wasTold, type TaskTold, type ToldRung } from './stories';
import type { Wanted } from './wanted';

/** What tells a person of a task on a day, so that the day's digest need not. */
const TELLING: Purpose[] = ['assigned', 'returned', 'reassigned', 'extended'];

/** A person with what they are to be told, and what is to be written down when it is. */
export interface Composed {
  personId: string;
  onlyDue: boolean;
  facts: DigestFacts;
  campaignIds: string[];
  /** what was told of which task, to its filler and to whoever hears that it is late */
  rungs: ToldRung[];
  /** the same of reviews that take too long: nothing for the filler to read */
  waits: ToldRung[];
  /** the only task it speaks of, if it is only one */
  taskId: string | null;
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
  const named = people.flatMap(namedIn);
  const others = await holdTasks(db, [...new Set([...ownIds, ...named])].toSorted());
  const isFiller = new Set(fillerIds);
  const own = [...others.values()].filter((row) => isBeingFilled(row) && isFiller.has(row.fillerId));
  const told = await readTold(
    db,
    own.map(({ id }) => id),
    deps.today,
  );
  const requests = await requestsAbout(db, [...others.keys()]);
  const heard = await heardToday(db, fillerIds, deps);
  const last = await lastDigests(db, ids, deps.today);
  const active = new Set(
    (await db.find(Person, { select: { id: true }, where: { id: In(ids), active: true } })).map(({ id }) => id),
  );
  const read = { own, others, told, requests, heard, last };
  return people.filter(({ personId }) => active.has(personId)).map((wanted) => composeOne(wanted, deps, read));
}

function composeOne(wanted: Wanted, deps: ComposeDeps, read: ReadRows): Composed {
  const { personId } = wanted;
  const own = read.own.filter(({ fillerId }) => fillerId === personId);
  const fills = wanted.fills ? own.map((row) => fillOf(row, wanted, deps, read)) : [];
  const late = wanted.late.flatMap((one) => lateOf(one, deps, read));
  const last = read.last.get(personId);
  const mutes = deps.mutedBy(personId);
  const { reviews, reviewCount, slow } = reviewsOf(wanted, mutes.includes('review'), read);
  const stuck = wanted.stuck.flatMap((one) => stuckOf(one, read));
  const requests = requestsOf(wanted, deps, read);
  const asked = wanted.asked.flatMap((taskId) => askedOf(taskId, personId, read));
  const week = mutes.includes('weekly') || !wanted.week ? [] : deps.weekOf(personId);
  const spoken = [...fills.filter(isTold), ...late];
  const beside = [...reviews, ...stuck.map(({ item }) => item), ...requests.requests, ...asked];
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
      reviewCount,
      ...requests,
      asked,
      week,
      stuck: stuck.map(({ item }) => item),
      last: last ? { day: last.day, missing: last.missing } : null,
    },
    campaignIds: campaignsIn([...spoken, ...beside], week, read),
    rungs: [
      ...fills.flatMap((item) => fillRungs(item, personId, read.told.get(item.taskId))),
      ...late.map(({ taskId, level, dueDate }) => ({ taskId, rung: levelKey(level, dueDate) })),
    ],
    waits: [...slow, ...stuck.map(({ rung }) => rung)],
    taskId: only.size === 1 && beside.length === 0 && week.length === 0 ? [...only][0]! : null,
  };
}

const isTold = ({ rung, warnings }: FillItem) => rung !== null || warnings.length > 0;

/** A warning that is repeated, since its turn has not come yet, keeps the day on which it was given first. */
function fillRungs({ taskId, rung, warnings, dueDate }: FillItem, personId: string, told: TaskTold | undefined) {
  const keys = [...(rung ? [rung.key] : []), ...warnings.map(({ level }) => warnKey(level, dueDate))];
  return keys.filter((key) => !wasTold(told, key, personId)).map((key) => ({ taskId, rung: key }));
}

function campaignsIn(spoken: { taskId: string }[], week: WeekItem[], { others }: ReadRows) {
  const tasks = spoken.flatMap(({ taskId }) => others.get(taskId)?.campaignId ?? []);
  return [...new Set([...tasks, ...week.map(({ campaignId }) => campaignId)])];
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
