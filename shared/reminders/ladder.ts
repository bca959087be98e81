// 提醒阶梯: which rung of a campaign's policy stands for a task on a day, and who is told next when it stays overdue. The
// clock that sends, the preview before the launch and the simulation all ask here.
import {
  addDays,
  latestDay,
  nextWorkday,
  nthWorkdayAfter,
  workdayOnOrBefore,
  workdaysAfter,
  type IsWorkday,
} from '../calendar';
import { ESCALATION_LEVELS, type EscalationLevel } from './kinds';
import type { ReminderPolicy } from './policy';

/** One step of the ladder; its key names it with the due date it belongs to, so that more time starts it anew. */
export interface Rung {
  /** e.g. `T-3@2024-01-31` */
  key: string;
  kind: 'before' | 'due' | 'overdue';
  /** days before the due date, or working days after it */
  days: number;
}

/** What of a task its ladder depends on. */
export interface Deadline {
  dueDate: string;
  /** the day on which its filler was told of it */
  givenOn: string;
}

/** The day on which a reminder so many days before is given: on the working day before when it falls on a day off. */
export function reminderDay(dueDate: string, daysBefore: number, isWorkday: IsWorkday): string {
  return workdayOnOrBefore(addDays(dueDate, -daysBefore), isWorkday);
}

/**
 * The rung that stands on a working day: the latest one reached, not every one that was missed. What fell on the day the
 * task was given, or before, was told with the task.
 */
export function rungOn(
  policy: ReminderPolicy,
  { dueDate, givenOn }: Deadline,
  day: string,
  isWorkday: IsWorkday,
): Rung | null {
  const late = lateRung(policy, dueDate, day, isWorkday);
  if (late > 0) return { key: `T+${late}@${dueDate}`, kind: 'overdue', days: late };
  const reached = [...policy.daysBefore, 0].filter((days) => {
    const given = reminderDay(dueDate, days, isWorkday);
    return given <= day && (days === 0 || given > givenOn);
  });
  if (reached.length === 0) return null;
  const days = Math.min(...reached);
  return { key: `T-${days}@${dueDate}`, kind: days === 0 ? 'due' : 'before', days };
}

/** Working days overdue, down to the last one on which the policy reminds. */
function lateRung({ overdueEvery }: ReminderPolicy, dueDate: string, day: string, isWorkday: IsWorkday): number {
  if (day <= dueDate) return 0;
  return Math.floor(workdaysAfter(dueDate, day, isWorkday) / overdueEvery) * overdueEvery;
}

/** Somebody who will be told that a task is overdue, if it still is, and when. */
export interface Step {
  level: EscalationLevel;
  day: string;
}

/** What of an overdue task is known to have been told, each with its day. */
export interface TaskStory {
  /** levels the filler was warned of */
  warned: Partial<Record<EscalationLevel, string>>;
  /** levels that were told, or that nobody holds */
  told: Partial<Record<EscalationLevel, string>>;
}

/**
 * Those who are still to be told of a task, in order: not before the agreed working day, not before the filler has been
 * warned, and one at a time, however late the server comes to it.
 *
 * @param today days before it count as past
 */
function stepsAhead(
  policy: ReminderPolicy,
  dueDate: string,
  { warned, told }: TaskStory,
  today: string,
  isWorkday: IsWorkday,
): Step[] {
  const steps: Step[] = [];
  let earliest = today;
  for (const level of ESCALATION_LEVELS) {
    const after = policy.escalation[level];
    if (after === null) continue;
    const toldOn = told[level];
    if (toldOn !== undefined) {
      earliest = latestDay(earliest, nextWorkday(toldOn, isWorkday));
      continue;
    }
    // Warned today at the soonest, so told tomorrow at the soonest.
    const fair = nextWorkday(warned[level] ?? today, isWorkday);
    const day = latestDay(nthWorkdayAfter(dueDate, after, isWorkday), fair, earliest);
    steps.push({ level, day });
    earliest = nextWorkday(day, isWorkday);
  }
  return steps;
}

/** The level that is told on `today`; null when none is. */
export function stepOn(
  policy: ReminderPolicy,
  dueDate: string,
  story: TaskStory,
  today: string,
  isWorkday: IsWorkday,
): EscalationLevel | null {
  const [next] = stepsAhead(policy, dueDate, story, today, isWorkday);
  return next?.day === today ? next.level : null;
}

/**
 * What the filler is to be warned of when reminded on `today`: whoever will be told before the next reminder.
 * @returns also those warned of before whose turn has not come, so that the text stays true
 */
export function warningsOn(
  policy: ReminderPolicy,
  dueDate: string,
  story: TaskStory,
  today: string,
  isWorkday: IsWorkday,
): Step[] {
  const steps = stepsAhead(policy, dueDate, story, today, isWorkday);
  // Counted from the due date, or from the working day before it when that is off.
  const late = today > dueDate ? lateRung(policy, dueDate, today, isWorkday) : 0;
  if (today < reminderDay(dueDate, 0, isWorkday)) return [];
  const next = nthWorkdayAfter(dueDate, late + policy.overdueEvery, isWorkday);
  return steps.filter(({ day }) => day > today && day <= next);
}

/** Whether the filler has to be told today though no rung stands: somebody would be told next, and the filler does not know. */
export function mustWarn(
  policy: ReminderPolicy,
  dueDate: string,
  story: TaskStory,
  today: string,
  isWorkday: IsWorkday,
): boolean {
  if (today <= dueDate) return false;
  const [next] = stepsAhead(policy, dueDate, story, today, isWorkday);
  return next !== undefined && story.warned[next.level] === undefined && next.day === nextWorkday(today, isWorkday);
}

/**
 * Whether a filler heard of an overdue task so lately that today says nothing more: after a pause, or when a day was
 * full, the rhythm goes on from there.
 *
 * @param lastLateOn the day of the last such reminder
 */
export function isTooSoon(
  { overdueEvery }: ReminderPolicy,
  lastLateOn: string | null,
  today: string,
  isWorkday: IsWorkday,
): boolean {
  return lastLateOn !== null && workdaysAfter(lastLateOn, today, isWorkday, overdueEvery) < overdueEvery;
}

/** Keys under which it is kept that the filler was warned of a level, and that a person was told of it. */
export const warnKey = (level: EscalationLevel, dueDate: string): string => `warn-${level}@${dueDate}`;
export const levelKey = (level: EscalationLevel, dueDate: string): string => `${level}@${dueDate}`;
