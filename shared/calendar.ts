// Days are calendar days in Asia/Shanghai, written 'YYYY-MM-DD'. China has no daylight saving, so UTC+8 is exact.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** The day on which an instant falls in Asia/Shanghai. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The hour of the day, 0–23, in Asia/Shanghai. */
export function hourOf(instant: Date): number {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).getUTCHours();
}

/** Clock time in Asia/Shanghai, `'10:32'`. */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** The instant of `hour:minute` on a day in Asia/Shanghai. */
export function instantOn(day: string, hour = 0, minute = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET_MS + hour * HOUR_MS + minute * 60_000);
}

/** `day` moved by a number of calendar days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The latest of several days; at least one. */
export const latestDay = (...days: string[]): string => days.reduce((one, other) => (one > other ? one : other));

/** Calendar days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Which days are worked; the table of statutory holidays comes from outside. */
export type IsWorkday = (day: string) => boolean;

/**
 * The reminder day of a date that falls on a day off: the working day before it. The printed date stays.
 * @source evaluation-rules §9, product rule
 */
export function workdayOnOrBefore(day: string, isWorkday: IsWorkday): string {
  let candidate = day;
  while (!isWorkday(candidate)) candidate = addDays(candidate, -1);
  return candidate;
}

/** The first working day after `day`. */
export function nextWorkday(day: string, isWorkday: IsWorkday): string {
  return nthWorkdayAfter(day, 1, isWorkday);
}

/** The n-th working day after `day`, which is not counted itself. */
export function nthWorkdayAfter(day: string, n: number, isWorkday: IsWorkday): string {
  let candidate = day;
  for (let left = n; left > 0;) {
    candidate = addDays(candidate, 1);
    if (isWorkday(candidate)) left -= 1;
  }
  return candidate;
}

/**
 * Working days after `day`, `until` included; 0 when it lies before. Counted no further than `enough`, since a day may lie
 * thousands of years away.
 */
export function workdaysAfter(day: string, until: string, isWorkday: IsWorkday, enough = Infinity): number {
  const days = daysBetween(day, until);
  let count = 0;
  for (let at = 1; at <= days && count < enough; at += 1) if (isWorkday(addDays(day, at))) count += 1;
  return count;
}

/** Whether `day` is the first working day of its week, Monday to Sunday. */
export function isFirstWorkdayOfWeek(day: string, isWorkday: IsWorkday): boolean {
  if (!isWorkday(day)) return false;
  return workdaysAfter(addDays(mondayOf(day), -1), day, isWorkday) === 1;
}

/** The Monday of the week of `day`, Monday to Sunday. */
export function mondayOf(day: string): string {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

/** 周三 */
export const weekdayOf = (day: string): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]!;

/** Saturday or Sunday; whether it is worked is another matter. */
export const isWeekend = (day: string): boolean => ['周六', '周日'].includes(weekdayOf(day));

/** 1月31日 周三 */
export function spokenDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日 ${weekdayOf(day)}`;
}

/** 3月12日 周三 10:32; on the day of `now` only 10:32. */
export function spokenInstant(instant: Date, now?: Date): string {
  const day = dayOf(instant);
  return now && day === dayOf(now) ? timeOf(instant) : `${spokenDay(day)} ${timeOf(instant)}`;
}

/** As one says it in a talk: 今天 10:32, 昨天 16:05, 3月12日 周三 10:32. */
export function saidInstant(instant: Date, now: Date): string {
  const days = daysBetween(dayOf(instant), dayOf(now));
  const day = ['今天', '昨天'][days] ?? spokenDay(dayOf(instant));
  return `${day} ${timeOf(instant)}`;
}

/** 2024年1月31日, as documents write it. */
export function officialDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Days left in words: 今天截止, 明天截止, 还有 5 天, 逾期 2 天. */
export function spokenDaysLeft(daysLeft: number): string {
  if (daysLeft < 0) return `逾期 ${-daysLeft} 天`;
  if (daysLeft === 0) return '今天截止';
  if (daysLeft === 1) return '明天截止';
  return `还有 ${daysLeft} 天`;
}
