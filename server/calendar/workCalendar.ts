// The one source of working days: the statutory table of a maintained library, and what the office's admins have added.
// Only the library's table is used: its functions ask the host for the day, and are a day off west of Greenwich.
import statutory from 'chinese-days/dist/chinese-days.json';
import type { EntityManager } from 'typeorm';
import { isWeekend } from '../../shared/calendar';
import { yearOf, type WorkCalendar } from '../../shared/reminders/workCalendar';
import { CalendarExceptionRow } from './entities';

/** Day → `National Day,国庆节,3` */
type Table = Readonly<Record<string, string>>;

const holidays: Table = statutory.holidays;
/** weekend days that are worked */
const madeUp: Table = statutory.workdays;
const knownYears = new Set(Object.keys(holidays).map(yearOf));

/** Statutory working days of mainland China, made-up weekends included, as published each year. */
export const statutoryCalendar: WorkCalendar = {
  isWorkday: (day) => day in madeUp || !(day in holidays || isWeekend(day)),
  isKnown: (year) => knownYears.has(year),
  nameOf: (day) => (day in madeUp ? `${chineseName(madeUp[day]!)}调休上班` : chineseName(holidays[day])),
};

function chineseName(entry: string): string;
function chineseName(entry: string | undefined): string | null;
function chineseName(entry: string | undefined): string | null {
  return entry?.split(',')[1] ?? null;
}

/** Holidays and made-up days, as opposed to ordinary weekdays and weekends. */
export const isNotable = (day: string): boolean => day in madeUp || day in holidays;

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
