import { dayOf, timeOf, workdaysAfter } from '../../shared/calendar';
import { isTellable, momentOf, type PersonalTimes } from '../../shared/reminders/moment';
import { loadCalendar } from '../calendar/workCalendar';
import { systemContext } from '../context';
import { breathe } from '../database/breathe';
import type { Database } from '../database/database';
import { ReminderSettings } from './entities';
import type { ComposeDeps } from './compose';
import { openTaskIds } from './heldTasks';
import { give, slotOf } from './give';
import { readHolders } from './holders';
import { readPast, type Past } from './past';
import { readPolicies } from './policies';
import { scanTasks, type ScanDeps } from './scan';
import { nothingFor, type Wanted } from './wanted';
import { readWeek } from './week';

/** Told in one transaction: a few dozen milliseconds in which nobody else writes. */
const PEOPLE_AT_ONCE = 50;

/**
 * Tells everybody what is due to be told now, each person in one message: fillers what is missing, leads and reviewers what
 * waits for them and what is overdue, leaders how the week begins. On working days, within working hours, in the hours each
 * has chosen. Rows with unique keys are written with the messages, so no restart and no second process tells it again; after
 * a pause the latest of each kind is told, not every one that was missed.
 *
 * @param requestId names this run in the audit
 * @returns how many people were told
 */
export async function sendDueReminders(database: Database, now: Date, requestId: string): Promise<number> {
  const today = dayOf(now);
  const calendar = await database.read(loadCalendar);
  if (!calendar.isWorkday(today) || !isTellable(timeOf(now), null)) return 0;
  const { policyOf, holders } = await database.read(async (db) => ({
    policyOf: await readPolicies(db),
    holders: await readHolders(db),
  }));
  const past = await readPast(database, today);
  const scan: ScanDeps = { today, calendar, policyOf, holders, toldToday: past.toldToday };
  const wanted = await scanTasks(database, scan);
  const weekOf = (await readWeek(database, scan)) ?? (() => []);
  for (const { personId } of holders.all('leader')) {
    const hours = weekOf(personId).map(({ campaignId }) => policyOf(campaignId).at);
    wantWeek(wanted, personId, hours);
  }
  const choices = await readChoices(database);
  const due = [...wanted.values()]
    .map((one) => narrow(one, past, scan))
    .filter((one) => isTime(one, choices.get(one.personId), past, now))
    .toSorted((one, other) => (one.personId < other.personId ? -1 : 1));
  const deps: ComposeDeps = {
    ...scan,
    now,
    weekOf,
    mutedBy: (personId) => choices.get(personId)?.muted ?? [],
  };
  let given = 0;
  for (let from = 0; from < due.length; from += PEOPLE_AT_ONCE) {
    const people = due.slice(from, from + PEOPLE_AT_ONCE);
    const fillers = people.filter(({ fills }) => fills).map(({ personId }) => personId);
    const ownIds = await database.read((db) => openTaskIds(db, fillers));
    given += await database.transaction((db) => give(systemContext(db, now, requestId), people, ownIds, deps));
    await breathe();
  }
  return given;
}

function wantWeek(wanted: Map<string, Wanted>, personId: string, hours: string[]): void {
  const [at] = hours.toSorted();
  if (at === undefined) return;
  const known = wanted.get(personId);
  if (known) known.week = true;
  else wanted.set(personId, { ...nothingFor(personId, at), week: true });
}

/**
 * Leaves out what has been told: the week's line, and what waits, where it was told a short while ago and nothing of it
 * cannot wait. The budget
 * (提醒预算) is one digest a day: once it has gone only what is due today is told, the rest with the next one.
 */
function narrow(one: Wanted, past: Past, { today, calendar }: ScanDeps): Wanted {
  const { personId } = one;
  if (past.toldToday.get(personId)?.has(slotOf(today, false)))
    return { ...one, onlyDue: true, late: [], reviews: [], stuck: [], requests: [], asked: [], week: false };
  const isSoon = (last: string | undefined, every: number) =>
    last !== undefined && workdaysAfter(last, today, calendar.isWorkday) < every;
  const cannotWait = {
    reviews: one.reviews.some((review) => review.cannotWait),
    requests: one.requests.some(({ isLast }) => isLast),
  };
  return {
    ...one,
    reviews: isSoon(past.reviewedOn.get(personId), one.reviewEvery) && !cannotWait.reviews ? [] : one.reviews,
    requests: isSoon(past.requestedOn.get(personId), one.requestEvery) && !cannotWait.requests ? [] : one.requests,
    week: one.week && !past.toldWeek.has(personId),
  };
}

/** Whether the person is told now. */
function isTime(one: Wanted, choice: Choice | undefined, { toldToday }: Past, now: Date): boolean {
  const { personId, fills, isDue, onlyDue, week, at } = one;
  if (onlyDue && (!isDue || toldToday.get(personId)?.has(slotOf(dayOf(now), true)))) return false;
  const lists = [one.late, one.reviews, one.stuck, one.requests, one.asked];
  if (!fills && !week && lists.every((list) => list.length === 0)) return false;
  const times = choice ?? { hour: null, quiet: null };
  const time = timeOf(now);
  return isTellable(time, times.quiet) && time >= momentOf(at, times, isDue);
}

type Choice = PersonalTimes & Pick<ReminderSettings, 'muted'>;

async function readChoices(database: Database): Promise<Map<string, Choice>> {
  const rows = await database.read((db) => db.find(ReminderSettings));
  return new Map(
    rows.map(({ id, hour, quietFrom, quietUntil, muted }) => [
      id,
      { hour, quiet: quietFrom !== null && quietUntil !== null ? { from: quietFrom, until: quietUntil } : null, muted },
    ]),
  );
}
