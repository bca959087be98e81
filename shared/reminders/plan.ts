// 提醒计划: what a campaign will send, day by day, if nobody hands anything in. It climbs the same ladder as the clock that
// sends, so a preview before the launch and a simulation of a running campaign tell the truth.
import {
  addDays,
  isFirstWorkdayOfWeek,
  nthWorkdayAfter,
  spokenDay,
  spokenDaysLeft,
  daysBetween,
  weekdayOf,
  type IsWorkday,
} from '../calendar';
import { ESCALATION_LEVELS, reminderKinds, type EscalationLevel, type ReminderKind } from './kinds';
import {
  isTooSoon,
  mustWarn,
  reminderDay,
  rungOn,
  stepOn,
  warningsOn,
  type Deadline,
  type Rung,
  type Step,
  type TaskStory,
} from './ladder';
import { latestOf, stillTellable } from './moment';
import type { ReminderPolicy } from './policy';
import { daysFrom, yearOf, type WorkCalendar } from './workCalendar';

/** Open tasks of a campaign with the same dates. */
export interface PlanGroup extends Deadline {
  /** people who fill them */
  fillers: number;
  /** keys of rungs that were given already */
  given: readonly string[];
  story: TaskStory;
  /** the day of the last reminder that they are overdue */
  lastLateOn: string | null;
}

export interface PlanFacts {
  groups: PlanGroup[];
  /** how many people there are to be told of overdue tasks */
  watchers: Record<EscalationLevel, number>;
  /** the first day looked at */
  from: string;
  /** what time it is on that day: what was to be told earlier has been told, or is told as soon as may be */
  time: string;
  /** a campaign that is not launched yet: when its fillers hear of it */
  receipt: { day: string; time: string; people: number } | null;
}

export interface PlannedEntry {
  kind: ReminderKind | 'receipt';
  at: string;
  what: string;
  people: number;
  note: string | null;
  /** what fillers are told for, and of whom they are warned */
  told: { rung: Rung | null; warnings: Step[] } | null;
}

export interface PlannedDay {
  day: string;
  weekday: string;
  isWorkday: boolean;
  name: string | null;
  isDueDay: boolean;
  entries: PlannedEntry[];
}

/** A year at most: what lies further away is not planned by the day. */
const MOST_DAYS = 400;

/** The days from the first one to the last reminder, those without a reminder included. */
export function planReminders(policy: ReminderPolicy, facts: PlanFacts, calendar: WorkCalendar): PlannedDay[] {
  const { isWorkday, nameOf } = calendar;
  const groups = facts.groups.map((group) => ({ ...group, given: new Set(group.given), story: copyOf(group.story) }));
  const dueDays = new Set(groups.map(({ dueDate }) => dueDate));
  return daysFrom(facts.from, lastDay(policy, facts, isWorkday), MOST_DAYS).map((day) => {
    const at = hourOn(policy, facts, day);
    const climbs = isWorkday(day) && at !== null;
    return {
      day,
      weekday: weekdayOf(day),
      isWorkday: isWorkday(day),
      name: nameOf(day),
      isDueDay: dueDays.has(day),
      entries: [
        ...receiptOn(facts, day),
        ...(climbs ? groups.flatMap((group) => entriesOf({ ...policy, at }, facts, calendar, group, day)) : []),
        ...weeklyOn(policy, facts, isWorkday, day),
      ].map(guessed(day, calendar)),
    };
  });
}

/** When a day's reminders leave: on the first day not before now, and not at all once its working hours are over. */
function hourOn({ at }: ReminderPolicy, { from, time }: PlanFacts, day: string): string | null {
  if (day !== from) return at;
  const now = stillTellable(time);
  return now === null ? null : latestOf(at, now);
}

/** On a day of a year whose holidays nobody knows, each line says that the day is a guess. */
const guessed =
  (day: string, { isKnown }: WorkCalendar) =>
  (entry: PlannedEntry): PlannedEntry => {
    const year = yearOf(day);
    if (isKnown(year)) return entry;
    const note = `${year} 年放假安排还没公布，日期按周一至周五上班推算`;
    return { ...entry, note: entry.note === null ? note : `${entry.note}；${note}` };
  };

const copyOf = ({ warned, told }: TaskStory): TaskStory => ({ warned: { ...warned }, told: { ...told } });

/** Until everybody has been told who would be, and the fillers once more, however long they are overdue. */
function lastDay({ escalation, overdueEvery }: ReminderPolicy, { groups, from }: PlanFacts, isWorkday: IsWorkday) {
  const steps = ESCALATION_LEVELS.map((level) => escalation[level] ?? 0);
  const beyond = Math.ceil(Math.max(1, ...steps) / overdueEvery) * overdueEvery;
  const ends = groups.map(({ dueDate }) => nthWorkdayAfter(dueDate, beyond, isWorkday));
  const onceMore = groups.map(() => nthWorkdayAfter(from, overdueEvery, isWorkday));
  return [addDays(from, 1), ...ends, ...onceMore].reduce((one, other) => (one > other ? one : other));
}

function receiptOn({ receipt }: PlanFacts, day: string): PlannedEntry[] {
  if (receipt?.day !== day) return [];
  const what = `下达任务：给 ${receipt.people} 位填报人发通知和待办`;
  return [{ kind: 'receipt', at: receipt.time, what, people: receipt.people, note: null, told: null }];
}

interface RunningGroup extends Deadline {
  fillers: number;
  given: Set<string>;
  story: TaskStory;
  lastLateOn: string | null;
}

function entriesOf(
  policy: ReminderPolicy,
  facts: PlanFacts,
  calendar: WorkCalendar,
  group: RunningGroup,
  day: string,
): PlannedEntry[] {
  const { isWorkday } = calendar;
  const { dueDate, story, given, fillers } = group;
  const level = stepOn(policy, dueDate, story, day, isWorkday);
  const rung = rungOn(policy, group, day, isWorkday);
  const isQuiet = isTooSoon(policy, group.lastLateOn, day, isWorkday);
  const isNew = rung !== null && !given.has(rung.key) && !isQuiet;
  const warns = !isQuiet && mustWarn(policy, dueDate, story, day, isWorkday);
  const entries: PlannedEntry[] = [];
  if (isNew || warns) {
    if (day > dueDate) group.lastLateOn = day;
    if (isNew) given.add(rung.key);
    const warnings = warningsOn(policy, dueDate, story, day, isWorkday);
    for (const { level: warned } of warnings) story.warned[warned] ??= day;
    const left = spokenDaysLeft(daysBetween(day, dueDate));
    entries.push({
      kind: isNew ? rung.kind : 'overdue',
      at: policy.at,
      what: `提醒还没提交的 ${fillers} 位填报人：${left}`,
      people: fillers,
      note: isNew ? movedNote(rung, dueDate, day, calendar) : '告知他人之前，先告知填报人',
      told: { rung: isNew ? rung : null, warnings },
    });
  }
  if (level !== null) {
    story.told[level] = day;
    const people = facts.watchers[level];
    if (people > 0)
      entries.push({ kind: level, at: policy.at, what: toldWhat(level, people), people, note: null, told: null });
  }
  return entries;
}

const toldWhat = (level: EscalationLevel, people: number) =>
  `${reminderKinds[level].label}（${people} 人）：哪些任务逾期未提交，此前已告知填报人`;

/** Why a reminder is on this day and not on the one that was counted. */
function movedNote({ kind, days }: Rung, dueDate: string, day: string, { nameOf, isWorkday }: WorkCalendar) {
  const counted = addDays(dueDate, -days);
  if (kind === 'overdue' || counted === day || reminderDay(dueDate, days, isWorkday) !== day) return null;
  return `原定${spokenDay(counted)}，${nameOf(counted) ?? '周末'}不上班，提前到这一天`;
}

function weeklyOn(policy: ReminderPolicy, facts: PlanFacts, isWorkday: IsWorkday, day: string): PlannedEntry[] {
  const people = facts.watchers.leader;
  const isRunning = facts.groups.some(({ givenOn }) => givenOn < day);
  const isPast = day === facts.from && policy.at < facts.time;
  if (!policy.weekly || people === 0 || !isRunning || isPast || !isFirstWorkdayOfWeek(day, isWorkday)) return [];
  const what = `给分管领导（${people} 人）一句本周进度`;
  return [{ kind: 'weekly', at: policy.at, what, people, note: null, told: null }];
}
