// 审核超时, worked by hand over National Day 2025: the reviewer hears first, the one above after that.
import { statutoryCalendar } from '../../../server/calendar/workCalendar';
import { USUAL_POLICY } from '../../../shared/reminders/policy';
import { levelAbove, waitingOn } from '../../../shared/reminders/waiting';

const { isWorkday } = statutoryCalendar;

it.each<[string, string, string | null, string, number, boolean, string | null, boolean]>([
  ['not late after two working days', '2025-09-26', null, '2025-09-29', 2, false, null, false],
  ['late after three, with a day to spare', '2025-09-26', null, '2025-09-30', 3, true, '2025-10-10', false],
  ['heard today at the latest', '2025-09-26', null, '2025-10-09', 4, true, '2025-10-10', true],
  ['heard in time', '2025-09-26', '2025-09-30', '2025-10-09', 4, true, '2025-10-10', false],
  ['told above on the agreed day', '2025-09-26', '2025-09-30', '2025-10-10', 5, true, '2025-10-10', false],
  ['never before the reviewer, however late', '2025-09-01', null, '2025-10-10', 24, true, '2025-10-11', true],
  ['nor on the day on which they hear', '2025-09-01', '2025-10-10', '2025-10-10', 24, true, '2025-10-11', false],
])('%s', (_what, since, warnedOn, today, waited, isLate, aboveOn, mustHear) => {
  expect(waitingOn(USUAL_POLICY, { since, warnedOn }, today, isWorkday)).toEqual({ waited, isLate, aboveOn, mustHear });
});

it('is never late where a policy says so, and goes one up', () => {
  const policy = { reviewLate: null };
  const { isLate } = waitingOn(policy, { since: '2025-09-01', warnedOn: null }, '2025-10-10', isWorkday);
  expect(isLate).toBe(false);
  expect([levelAbove('lead'), levelAbove('reviewer')]).toEqual(['department', 'leader']);
});
