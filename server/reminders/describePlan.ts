// 提醒推演 in words, for a terminal: a campaign's days as a calendar.
import { officialDay } from '../../shared/calendar';
import type { PlannedDay, PlannedEntry } from '../../shared/reminders/plan';
import { spokenTime } from '../../shared/reminders/policy';

interface PlanInWords {
  name: string;
  today: string;
  people: number;
  days: PlannedDay[];
  findings: { message: string; remedy: string }[];
}

/** Days with nothing to tell are shown where they are off or worked for a holiday, so that one sees why. */
export function describePlan({ name, today, people, days, findings }: PlanInWords): string {
  const lines = days.filter(
    ({ entries, name: holiday, isDueDay }) => entries.length > 0 || holiday !== null || isDueDay,
  );
  const messages = days.flatMap(({ entries }) => entries).reduce((sum, entry) => sum + entry.people, 0);
  return [
    `提醒推演：${name}`,
    `从 ${officialDay(today)} 起；还没提交的填报人 ${people} 位；若一直没人提交，最多发 ${messages} 条。只是推演，没有发出任何消息。`,
    ...findings.map(({ message, remedy }) => `注意：${message}${remedy}`),
    '',
    ...(lines.length > 0 ? lines.flatMap(dayLines) : ['没有要提醒的：任务都已提交。']),
  ].join('\n');
}

function dayLines({ day, weekday, isWorkday, name, isDueDay, entries }: PlannedDay): string[] {
  const marks = [isWorkday ? '上班' : '休息', name, isDueDay && '填报截止'].filter(Boolean).join('，');
  return [`${day} ${weekday}　${marks}`, ...entries.map(entryLine)];
}

const entryLine = ({ at, what, note }: PlannedEntry) =>
  `    ${spokenTime(at)}　${what}${note === null ? '' : `（${note}）`}`;
