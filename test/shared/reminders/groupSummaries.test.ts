// What a group hears, worked by hand: each week, on the last day, and once after it when that day was missed.
import { statutoryCalendar } from '../../../server/calendar/workCalendar';
import { instantOn } from '../../../shared/calendar';
import { groupOccasion } from '../../../shared/reminders/groupSummaries';

const { isWorkday } = statutoryCalendar;
const BEFORE = instantOn('2025-03-05', 10);

it.each<[string, { dueDate: string; boundAt?: Date; saidOn?: string }, string, string | null]>([
  ['on the first working day of a week', { dueDate: '2025-03-28' }, '2025-03-17', 'week week:2025-03-17'],
  ['later in it, when that was missed', { dueDate: '2025-03-28' }, '2025-03-20', 'week week:2025-03-17'],
  [
    'nothing in the week in which it was bound',
    { dueDate: '2025-03-28', boundAt: instantOn('2025-03-18', 10) },
    '2025-03-19',
    null,
  ],
  ['on the last day', { dueDate: '2025-03-28' }, '2025-03-28', 'last last:2025-03-28'],
  ['once', { dueDate: '2025-03-28', saidOn: '2025-03-28' }, '2025-03-28', null],
  ['before the holiday the last day lies in', { dueDate: '2025-10-03' }, '2025-09-30', 'last last:2025-10-03'],
  ['after a day of downtime', { dueDate: '2025-03-20' }, '2025-03-21', 'after last:2025-03-20'],
  ['after a weekend', { dueDate: '2025-03-28' }, '2025-03-31', 'after last:2025-03-28'],
  ['not after the summary of the last day', { dueDate: '2025-03-20', saidOn: '2025-03-20' }, '2025-03-21', null],
  [
    'not twice in the week in which it was made up for',
    { dueDate: '2025-03-28', saidOn: '2025-03-31' },
    '2025-04-01',
    null,
  ],
  [
    'but again in the week after',
    { dueDate: '2025-03-28', saidOn: '2025-03-31' },
    '2025-04-07',
    'week week:2025-04-07',
  ],
  ['no more when it is an old story', { dueDate: '2025-03-20' }, '2025-03-26', 'week week:2025-03-24'],
  [
    'nothing of a last day before it was bound',
    { dueDate: '2025-03-20', boundAt: instantOn('2025-03-21', 8) },
    '2025-03-21',
    null,
  ],
])('says %s', (_what, { dueDate, boundAt = BEFORE, saidOn }, today, expected) => {
  const facts = { boundAt, dueDate, lastSaidAt: saidOn === undefined ? null : instantOn(saidOn, 9) };
  const occasion = groupOccasion(facts, today, isWorkday);
  expect(occasion && `${occasion.kind} ${occasion.key}`).toBe(expected);
});
