// Which days a campaign will be heard of: the launch, the reminders, the due day.
import { addDays, daysBetween, workdayOnOrBefore, type IsWorkday } from '../calendar';

/** Rungs of the ladder: days before the due date on which the filler of an open task is reminded. */
export const REMINDER_RUNGS = [3, 0] as const;

/** The day on which a reminder of the rung is given: on the working day before when it falls on a day off. */
export function reminderDay(dueDate: string, rung: number, isWorkday: IsWorkday): string {
  return workdayOnOrBefore(addDays(dueDate, -rung), isWorkday);
}

interface CampaignDay {
  day: string;
  /** what happens, in Chinese */
  what: string;
}

/** The days of a campaign in order; reminders before the launch are left out. */
export function campaignDays(launchDay: string, dueDate: string, isWorkday: IsWorkday): CampaignDay[] {
  const reminders = REMINDER_RUNGS.map((rung) => reminderDay(dueDate, rung, isWorkday)).filter(
    (day) => day >= launchDay,
  );
  return [
    { day: launchDay, what: '发送通知和待办' },
    ...[...new Set(reminders)].map((day) => ({ day, what: '上午 9 点提醒还没提交的人' })),
    { day: dueDate, what: '填报截止' },
  ];
}

/**
 * Working days after the launch day, the due day included; counted no further than `enough`, since a due day may lie
 * thousands of years away.
 */
export function workdaysLeft(launchDay: string, dueDate: string, isWorkday: IsWorkday, enough: number): number {
  const days = daysBetween(launchDay, dueDate);
  let count = 0;
  for (let at = 1; at <= days && count < enough; at += 1) if (isWorkday(addDays(launchDay, at))) count += 1;
  return count;
}
