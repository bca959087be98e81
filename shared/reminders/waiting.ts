// 审核超时: when a review counts as late, and when the one above hears of it. The reviewer always hears first.
import { latestDay, nextWorkday, nthWorkdayAfter, workdaysAfter, type IsWorkday } from '../calendar';
import type { Role } from '../contracts/common';
import type { EscalationLevel } from './kinds';
import { TOLD_ABOVE_AFTER, type ReminderPolicy } from './policy';

/** A task in the hands of a reviewer. */
export interface Waiting {
  /** the day on which it came to them */
  since: string;
  /** the day on which they were told that it is late; null: they have not been */
  warnedOn: string | null;
}

interface Standing {
  /** working days it has waited */
  waited: number;
  isLate: boolean;
  /** when the one above is told, today at the soonest; null while it is not late */
  aboveOn: string | null;
  /** the reviewer has to hear today, whatever their rhythm: the one above is to be told on the next working day */
  mustHear: boolean;
}

/** How a review stands on `today`. */
export function waitingOn(
  { reviewLate }: Pick<ReminderPolicy, 'reviewLate'>,
  { since, warnedOn }: Waiting,
  today: string,
  isWorkday: IsWorkday,
): Standing {
  const waited = workdaysAfter(since, today, isWorkday);
  if (reviewLate === null || waited < reviewLate) return { waited, isLate: false, aboveOn: null, mustHear: false };
  const agreed = nthWorkdayAfter(since, reviewLate + TOLD_ABOVE_AFTER, isWorkday);
  // Told today at the soonest, so the one above tomorrow at the soonest.
  const tomorrow = nextWorkday(today, isWorkday);
  const fair = warnedOn === null ? tomorrow : nextWorkday(warnedOn, isWorkday);
  return {
    waited,
    isLate: true,
    aboveOn: latestDay(agreed, fair, today),
    mustHear: warnedOn === null && agreed <= tomorrow,
  };
}

/** The one above whoever holds a step of review: the competent department over a unit's lead, the leadership over others. */
export const levelAbove = (role: Role): EscalationLevel => (role === 'lead' ? 'department' : 'leader');

/** Keys under which it is kept that a reviewer was told of a late review, and that the one above was. */
export const slowKey = (step: number, since: string): string => `slow-${step}@${since}`;
export const aboveKey = (step: number, since: string): string => `above-${step}@${since}`;
