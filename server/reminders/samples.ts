// What the filler of one project would read, day by day, in words as they would be sent.
import type { ReminderPreview } from '../../shared/contracts/reminders';
import { digestOf, NOTHING } from '../../shared/reminders/digest';
import type { FillItem } from '../../shared/reminders/facts';
import type { PlannedDay } from '../../shared/reminders/plan';
import type { WorkCalendar } from '../../shared/reminders/workCalendar';

export type Sample = Pick<FillItem, 'projectName' | 'unitName' | 'campaignLabel' | 'dueDate' | 'missingCount'>;

/** The messages of a plan as the filler of one project would get them; days on which they get none are left out. */
export function samplesOf(days: PlannedDay[], sample: Sample, { isWorkday }: WorkCalendar): ReminderPreview['samples'] {
  return days.flatMap(({ day, entries }) =>
    entries.flatMap(({ at, told }) => {
      if (told === null || (told.rung && !told.rung.key.endsWith(`@${sample.dueDate}`))) return [];
      const item: FillItem = { ...sample, ...told, taskId: '', state: 'assigned', request: null };
      const digest = digestOf({ ...NOTHING, today: day, isWorkday, fills: [item] });
      return digest ? [{ day, at, title: digest.title, lines: digest.lines }] : [];
    }),
  );
}
