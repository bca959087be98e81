// The one source of working days: the statutory table of a maintained library, and what the office's admins have added.
import { getDayDetail, getHolidaysInRange, isWorkday } from 'chinese-days';
import type { EntityManager } from 'typeorm';
import { weekdayOf } from '../../shared/calendar';
import type { WorkCalendar } from '../../shared/reminders/workCalendar';
import { CalendarExceptionRow } from './entities';

/** Days and years once asked about: the library reads a date anew each time. */
const worked = new Map<string, boolean>();
const known = new Map<number, boolean>();
/** More would be a deadline thousands of years away. */
const MOST_REMEMBERED = 20_000;

function remembered<Key, Value>(memory: Map<Key, Value>, key: Key, work: (key: Key) => Value): Value {
  const there = memory.get(key);
  if (there !== undefined) return there;
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  const value = work(key);
  memory.set(key, value);
  return value;
}

/** Statutory working days of mainland China, made-up weekends included, as published each year. */
export const statutoryCalendar: WorkCalendar = {
  isWorkday: (day) => remembered(worked, day, (asked) => isWorkday(asked)),
  isKnown: (year) =>
    remembered(known, year, (asked) => getHolidaysInRange(`${asked}-01-01`, `${asked}-12-31`, false).length > 0),
  nameOf: (day) => statutoryName(day),
};

/** 国庆节 on a holiday, 国庆节调休上班 on a weekend worked for it. */
function statutoryName(day: string): string | null {
  const { work, name } = getDayDetail(day);
  const [, chinese] = name.split(',');
  if (!chinese) return null;
  return work ? `${chinese}调休上班` : chinese;
}

const isWeekend = (day: string) => ['周六', '周日'].includes(weekdayOf(day));

/** Holidays and made-up days of a year, without ordinary weekends and weekdays. */
export const isNotable = (day: string): boolean =>
  statutoryCalendar.isWorkday(day) === isWeekend(day) || statutoryName(day) !== null;

/** The calendar as it stands: one small statement. */
export async function loadCalendar(db: EntityManager): Promise<WorkCalendar> {
  const rows = await db.find(CalendarExceptionRow);
  if (rows.length === 0) return statutoryCalendar;
  const exceptions = new Map(rows.map((row) => [row.day, row]));
  return {
    isWorkday: (day) => exceptions.get(day)?.isWorkday ?? statutoryCalendar.isWorkday(day),
    isKnown: statutoryCalendar.isKnown,
    nameOf: (day) => exceptions.get(day)?.note ?? statutoryCalendar.nameOf(day),
  };
}
