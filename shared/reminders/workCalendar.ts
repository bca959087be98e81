// Which days are worked: the statutory calendar with what an office does differently, and what is not known of it. The
// State Council announces a year's holidays in the autumn before; until then nobody knows them, and the product says so.
import { addDays, officialDay, type IsWorkday } from '../calendar';

export interface WorkCalendar {
  isWorkday: IsWorkday;
  /** whether the holidays of a year are known; if not, weekdays count as worked */
  isKnown(year: number): boolean;
  /** 国庆节, or what the office calls its exception; null on ordinary days */
  nameOf(day: string): string | null;
}

interface Unknown {
  code: 'calendar-unknown';
  message: string;
  remedy: string;
}

const ANNOUNCED_FROM_MONTH = 10;
const REMEDY =
  '放假通知公布后请升级本系统，或由绩效管理员在“工作日历”里逐日登记；在此之前按周一至周五上班、周末休息推算。';

/**
 * What is missing of the calendar, said as soon as it matters: this year's holidays; next year's from October on; those of
 * a year in which something is due, at once.
 */
export function calendarFindings(
  { isKnown }: Pick<WorkCalendar, 'isKnown'>,
  today: string,
  deadlines: readonly string[] = [],
): Unknown[] {
  const thisYear = yearOf(today);
  const soon = Number(today.slice(5, 7)) >= ANNOUNCED_FROM_MONTH ? [thisYear, thisYear + 1] : [thisYear];
  const due = new Map(deadlines.toSorted().map((day) => [yearOf(day), day]));
  return [...new Set([...soon, ...due.keys()])]
    .filter((year) => year >= thisYear && !isKnown(year))
    .toSorted((one, other) => one - other)
    .map((year) => unknownYear(year, due.get(year)));
}

/** @param deadline a day in that year on which something is due */
export function unknownYear(year: number, deadline?: string): Unknown {
  const why = deadline === undefined ? '' : `，而有任务在${officialDay(deadline)}截止`;
  return { code: 'calendar-unknown', message: `还没有 ${year} 年的放假调休安排${why}。`, remedy: REMEDY };
}

/** The year of a day (`2024-01-31`). */
export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The days of a stretch, both ends included. */
export function daysFrom(from: string, until: string, most: number): string[] {
  const days: string[] = [];
  for (let day = from; day <= until && days.length < most; day = addDays(day, 1)) days.push(day);
  return days;
}
