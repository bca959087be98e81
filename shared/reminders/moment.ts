// When on a working day somebody is reminded: at the campaign's hour or their own, within working hours, outside of their
// quiet hours.
import { REMINDER_TIMES, WORKING_HOURS } from './policy';

/** A part of the day in which somebody wants to hear nothing, `until` not included. */
export interface QuietHours {
  from: string;
  until: string;
}

/** What a person has chosen; null: as everybody. */
export interface PersonalTimes {
  hour: string | null;
  quiet: QuietHours | null;
}

/** Whether something may be told at this time of a working day. */
export function isTellable(time: string, quiet: QuietHours | null): boolean {
  const isWorking = WORKING_HOURS.some(({ from, until }) => from <= time && time < until);
  return isWorking && !(quiet !== null && quiet.from <= time && time < quiet.until);
}

/** The first time from `time` on at which something may still be told that day; null when its working hours are over. */
export function stillTellable(time: string): string | null {
  const hours = WORKING_HOURS.find(({ until }) => time < until);
  return hours ? latestOf(time, hours.from) : null;
}

/** Of two times of a day. */
export const latestOf = (one: string, other: string): string => (one > other ? one : other);

/**
 * The time of day from which somebody is reminded. What is due today is told at the campaign's hour at the latest; where
 * quiet hours leave nothing after the chosen time, the first time that is left of the day counts.
 *
 * @param at of the campaign's policy
 * @param isDue something is due today
 */
export function momentOf(at: string, { hour, quiet }: PersonalTimes, isDue: boolean): string {
  const wished = hour === null || (isDue && at < hour) ? at : hour;
  const left = REMINDER_TIMES.filter((time) => isTellable(time, quiet));
  return left.find((time) => time >= wished) ?? left[0] ?? wished;
}
