// The ladder of reminders, worked by hand over the National Day weeks of 2025 and 2026.
import { isFirstWorkdayOfWeek, nextWorkday, workdaysAfter } from '../../../shared/calendar';
import { mustWarn, rungOn, stepOn, warningsOn, type TaskStory } from '../../../shared/reminders/ladder';
import { isTellable, momentOf } from '../../../shared/reminders/moment';
import { policyMisfits, REMINDER_TIMES, spokenTime, USUAL_POLICY } from '../../../shared/reminders/policy';
import { calendarFindings, daysFrom } from '../../../shared/reminders/workCalendar';
import { statutoryCalendar } from '../../../server/calendar/workCalendar';

const { isWorkday } = statutoryCalendar;

/** Each day of a stretch on which a rung is new, with its kind and days; the way the clock climbs. */
function climbed(dueDate: string, givenOn: string, from: string, until: string, policy = USUAL_POLICY): string[] {
  const given = new Set<string>();
  return daysFrom(from, until, 100)
    .filter(isWorkday)
    .flatMap((day) => {
      const rung = rungOn(policy, { dueDate, givenOn }, day, isWorkday);
      if (!rung || given.has(rung.key)) return [];
      given.add(rung.key);
      return [`${day} ${rung.kind} ${rung.days}`];
    });
}

it('knows the working days of the National Day weeks', () => {
  const off = (from: string, until: string) => daysFrom(from, until, 40).filter((day) => !isWorkday(day));
  expect(off('2025-09-27', '2025-10-12')).toEqual([
    '2025-09-27',
    ...daysFrom('2025-10-01', '2025-10-08', 9),
    '2025-10-12',
  ]);
  expect(off('2026-09-19', '2026-10-11')).toEqual([
    '2026-09-19',
    ...daysFrom('2026-09-25', '2026-09-27', 9),
    ...daysFrom('2026-10-01', '2026-10-07', 9),
    '2026-10-11',
  ]);
  expect(nextWorkday('2025-09-30', isWorkday)).toBe('2025-10-09');
  expect(workdaysAfter('2025-09-26', '2025-10-11', isWorkday)).toBe(6);
  // A made-up Sunday belongs to the week before it; the holiday's week begins on its Thursday.
  const firsts = daysFrom('2025-09-22', '2025-10-13', 40).filter((day) => isFirstWorkdayOfWeek(day, isWorkday));
  expect(firsts).toEqual(['2025-09-22', '2025-09-29', '2025-10-09', '2025-10-13']);
});

it.each<[string, string, string, string[]]>([
  // Seven and three days before are both off, so the later of the two is told before the holiday; due on a made-up Saturday.
  [
    'due after the holiday',
    '2025-10-11',
    '2025-09-15',
    [
      '2025-09-30 before 3',
      '2025-10-10 before 1',
      '2025-10-11 due 0',
      '2025-10-14 overdue 2',
      '2025-10-16 overdue 4',
      '2025-10-20 overdue 6',
    ],
  ],
  [
    'due in the holiday',
    '2025-10-03',
    '2025-09-15',
    [
      '2025-09-26 before 7',
      '2025-09-30 due 0',
      '2025-10-10 overdue 2',
      '2025-10-13 overdue 4',
      '2025-10-15 overdue 6',
      '2025-10-17 overdue 8',
      '2025-10-21 overdue 10',
    ],
  ],
  [
    'around the make-up days of 2026',
    '2026-10-08',
    '2026-09-14',
    ['2026-09-30 before 1', '2026-10-08 due 0', '2026-10-10 overdue 2', '2026-10-13 overdue 4', '2026-10-15 overdue 6'],
  ],
])('climbs: %s', (_what, dueDate, givenOn, expected) => {
  expect(climbed(dueDate, givenOn, givenOn, expected.at(-1)!.slice(0, 10))).toEqual(expected);
});

it('skips what was told with the task, and tells only the latest rung after a pause', () => {
  expect(climbed('2025-03-25', '2025-03-22', '2025-03-22', '2025-03-25')).toEqual([
    '2025-03-24 before 1',
    '2025-03-25 due 0',
  ]);
  expect(climbed('2025-03-25', '2025-03-10', '2025-03-25', '2025-03-26')).toEqual(['2025-03-25 due 0']);
  expect(climbed('2025-03-25', '2025-03-10', '2025-04-01', '2025-04-01')).toEqual(['2025-04-01 overdue 4']);
});

/** Lives through an overdue task day by day, from `from` on: what the filler is warned of, and who is told. */
function escalated(dueDate: string, from: string, until: string): string[] {
  const story: TaskStory = { warned: {}, told: {} };
  const given = new Set<string>();
  return daysFrom(from, until, 60)
    .filter(isWorkday)
    .flatMap((day) => {
      const level = stepOn(USUAL_POLICY, dueDate, story, day, isWorkday);
      const rung = rungOn(USUAL_POLICY, { dueDate, givenOn: '2025-01-01' }, day, isWorkday);
      const isNew = rung !== null && !given.has(rung.key);
      const warns = isNew || mustWarn(USUAL_POLICY, dueDate, story, day, isWorkday);
      const warnings = warns ? warningsOn(USUAL_POLICY, dueDate, story, day, isWorkday) : [];
      if (isNew) given.add(rung.key);
      for (const one of warnings) story.warned[one.level] ??= day;
      if (level) story.told[level] = day;
      return [
        ...warnings.map((one) => `${day} warned ${one.level} ${one.day}`),
        ...(level ? [`${day} told ${level}`] : []),
      ];
    });
}

it('warns the filler before anybody else is told, each time', () => {
  expect(escalated('2025-09-29', '2025-09-29', '2025-10-14')).toEqual([
    '2025-09-29 warned lead 2025-09-30',
    '2025-09-30 told lead',
    '2025-10-09 warned department 2025-10-10',
    '2025-10-10 told department',
    '2025-10-11 warned leader 2025-10-13',
    '2025-10-13 told leader',
  ]);
});

it('tells one level after the other, each with its warning, however late the server comes to it', () => {
  expect(escalated('2025-09-01', '2025-10-09', '2025-10-17')).toEqual([
    '2025-10-09 warned lead 2025-10-10',
    '2025-10-10 warned department 2025-10-11',
    '2025-10-10 warned leader 2025-10-13',
    '2025-10-10 told lead',
    '2025-10-11 told department',
    '2025-10-13 told leader',
  ]);
});

it.each<[string, string | null, [string, string] | null, boolean, string]>([
  ['09:00', null, null, false, '09:00'],
  ['09:00', '15:00', null, false, '15:00'],
  ['09:00', '15:00', null, true, '09:00'],
  ['14:00', '10:00', null, true, '10:00'],
  ['09:00', null, ['08:30', '10:30'], true, '10:30'],
  ['11:30', null, ['11:00', '14:30'], false, '14:30'],
  ['16:00', null, ['15:00', '24:00'], false, '08:30'],
])('at %s, own hour %s, quiet %j, due %s: told from %s', (at, hour, quiet, isDue, expected) => {
  const hours = quiet && { from: quiet[0], until: quiet[1] };
  expect(momentOf(at, { hour, quiet: hours }, isDue)).toBe(expected);
  expect(isTellable(expected, hours)).toBe(true);
});

it('keeps to working hours', () => {
  const told = ['08:29', '08:30', '11:59', '12:00', '13:59', '14:00', '17:59', '18:00'].filter((time) =>
    isTellable(time, null),
  );
  expect(told).toEqual(['08:30', '11:59', '14:00', '17:59']);
  expect([REMINDER_TIMES[0], REMINDER_TIMES.at(-1), REMINDER_TIMES.length]).toEqual(['08:30', '17:30', 15]);
  expect(['09:00', '12:00', '14:30'].map(spokenTime)).toEqual(['上午 9:00', '中午 12:00', '下午 2:30']);
});

it('refuses a policy that tells the leadership before the unit', () => {
  expect(policyMisfits(USUAL_POLICY)).toEqual([]);
  const escalation = { lead: 5, department: null, leader: 3 };
  expect(policyMisfits({ ...USUAL_POLICY, daysBefore: [3, 3], escalation }).map(({ field }) => field)).toEqual([
    'daysBefore',
    'escalation',
  ]);
});

it.each<[string, string, string[], string[]]>([
  ['in summer nothing is missing', '2026-07-01', [], []],
  ['from October on next year is', '2026-10-01', [], ['还没有 2027 年的放假调休安排。']],
  [
    'a deadline there is told at once',
    '2026-03-01',
    ['2027-01-15', '2026-05-06'],
    ['还没有 2027 年的放假调休安排，而有任务在2027年1月15日截止。'],
  ],
  ['a year that has begun without', '2027-02-01', [], ['还没有 2027 年的放假调休安排。']],
])('%s', (_what, today, deadlines, expected) => {
  expect(calendarFindings(statutoryCalendar, today, deadlines).map(({ message }) => message)).toEqual(expected);
});
