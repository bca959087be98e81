// 群小结: which summary a bound group should have heard by now. What a day of downtime kept back is made up for, once.
import { addDays, dayOf, instantOn, mondayOf, nthWorkdayAfter, workdayOnOrBefore, type IsWorkday } from '../calendar';

/** 产品默认规则: from so early on groups are spoken to. */
export const MORNING_HOUR = 9;
/** For so many working days after the last day what was not said on it is still said. */
const MADE_UP_WORKDAYS = 3;
const DAYS_OF_WEEK = 7;

export interface GroupFacts {
  boundAt: Date;
  /** of the campaign */
  dueDate: string;
  /** when the summary of that last day was said; null: it was not */
  lastSaidAt: Date | null;
}

export interface GroupOccasion {
  kind: 'week' | 'last' | 'after';
  /** the same occasion is told once */
  key: string;
}

/** On the last day, each week, or after the last day when that was missed; null when nothing is to be said. */
export function groupOccasion(
  { boundAt, dueDate, lastSaidAt }: GroupFacts,
  today: string,
  isWorkday: IsWorkday,
): GroupOccasion | null {
  const lastDay = workdayOnOrBefore(dueDate, isWorkday);
  const key = `last:${dueDate}`;
  if (today >= lastDay && today <= dueDate) return lastSaidAt === null ? { kind: 'last', key } : null;
  const isMissed = today > dueDate && lastSaidAt === null && dayOf(boundAt) <= dueDate;
  if (isMissed && today <= nthWorkdayAfter(dueDate, MADE_UP_WORKDAYS, isWorkday)) return { kind: 'after', key };
  const monday = mondayOf(today);
  const first = Array.from({ length: DAYS_OF_WEEK }, (_, nth) => addDays(monday, nth)).find(isWorkday);
  // Whoever bound the group this week has just seen how it goes.
  if (first === undefined || today < first || boundAt >= instantOn(first, MORNING_HOUR)) return null;
  // The last day's summary stands in for the week's, on whichever day it was said.
  const isCovered = (lastDay >= monday && lastDay <= today) || (lastSaidAt !== null && dayOf(lastSaidAt) >= monday);
  return isCovered ? null : { kind: 'week', key: `week:${monday}` };
}
