// The plan of a campaign, day by day, as the page before the launch and the simulation show it.
import { planReminders, type PlanFacts } from '../../../shared/reminders/plan';
import { USUAL_POLICY } from '../../../shared/reminders/policy';
import { statutoryCalendar } from '../../../server/calendar/workCalendar';

const facts: PlanFacts = {
  groups: [
    {
      dueDate: '2025-10-03',
      givenOn: '2025-09-24',
      fillers: 12,
      given: [],
      story: { warned: {}, told: {} },
      lastLateOn: null,
    },
  ],
  watchers: { lead: 3, department: 1, leader: 1 },
  from: '2025-09-24',
  time: '08:00',
  receipt: { day: '2025-09-24', time: '10:00', people: 12 },
};
const planned = (changes: Partial<PlanFacts> = {}, policy = USUAL_POLICY) =>
  planReminders(policy, { ...facts, ...changes }, statutoryCalendar);

it('plans a campaign that is due in the National Day holiday', () => {
  const lines = planned().flatMap(({ day, entries }) => entries.map(({ kind, people }) => `${day} ${kind} ${people}`));
  expect(lines).toEqual([
    '2025-09-24 receipt 12',
    '2025-09-26 before 12',
    '2025-09-29 weekly 1',
    '2025-09-30 due 12',
    '2025-10-09 lead 3',
    '2025-10-09 weekly 1',
    '2025-10-10 overdue 12',
    '2025-10-11 department 1',
    '2025-10-13 overdue 12',
    '2025-10-13 weekly 1',
    '2025-10-14 leader 1',
    '2025-10-15 overdue 12',
  ]);
});

it('shows what still comes to those who are overdue for weeks', () => {
  const [group] = facts.groups;
  const told = { lead: '2025-10-09', department: '2025-10-11', leader: '2025-10-14' };
  const late = { ...group!, story: { warned: told, told }, lastLateOn: '2025-10-27' };
  const days = planned({ groups: [late], from: '2025-10-28', receipt: null });
  expect(days.flatMap(({ day, entries }) => entries.map(({ kind }) => `${day} ${kind}`))).toEqual([
    '2025-10-29 overdue',
  ]);
});

it('shows every day, those off with their name, and why a reminder was moved', () => {
  const days = planned();
  expect(days.map(({ day }) => day)).toHaveLength(22);
  expect(days.find(({ day }) => day === '2025-10-01')).toMatchObject({ isWorkday: false, name: '国庆节', entries: [] });
  expect(days.find(({ day }) => day === '2025-09-28')).toMatchObject({
    isWorkday: true,
    name: '国庆节调休上班',
    weekday: '周日',
  });
  const moved = days.find(({ day }) => day === '2025-09-30')!.entries[0]!;
  expect([moved.what, moved.note]).toEqual([
    '提醒还没提交的 12 位填报人：还有 3 天',
    '原定10月3日 周五，国庆节不上班，提前到这一天',
  ]);
});

it('says beside each line that its day is a guess while the holidays of the year are not known', () => {
  const groups = [{ ...facts.groups[0]!, dueDate: '2027-01-02', givenOn: '2026-12-20' }];
  const days = planned({ groups, from: '2026-12-28', receipt: null }, { ...USUAL_POLICY, weekly: false });
  const notes = days.flatMap(({ day, entries }) => entries.map(({ kind, note }) => `${day} ${kind} ${note}`));
  const guess = '2027 年放假安排还没公布，日期按周一至周五上班推算';
  expect(notes.slice(0, 4)).toEqual([
    '2026-12-28 before null',
    '2026-12-30 before null',
    `2027-01-01 due 原定1月2日 周六，周末不上班，提前到这一天；${guess}`,
    `2027-01-04 lead ${guess}`,
  ]);
});

it('goes on from where a running campaign stands, and leaves out whom a policy leaves out', () => {
  const groups = [{ ...facts.groups[0]!, given: ['T-7@2025-10-03'] }];
  const policy = { ...USUAL_POLICY, weekly: false, escalation: { lead: 2, department: null, leader: null } };
  const lines = planned({ groups, from: '2025-09-26', receipt: null }, policy).flatMap(({ day, entries }) =>
    entries.map(({ kind }) => `${day} ${kind}`),
  );
  expect(lines).toEqual(['2025-09-30 due', '2025-10-10 overdue', '2025-10-10 lead']);
});

it('shows of today only what is still to come: later than now, and nothing once working hours are over', () => {
  const [group] = facts.groups;
  const running = { ...group!, dueDate: '2025-09-29', givenOn: '2025-09-10' };
  const today = (time: string) =>
    planned({ groups: [running], from: '2025-09-29', time, receipt: null })[0]!.entries.map(
      ({ kind, at }) => `${at} ${kind}`,
    );
  expect(today('08:59')).toEqual(['09:00 due', '09:00 weekly']);
  expect(today('10:20')).toEqual(['10:20 due']);
  expect(today('12:30')).toEqual(['14:00 due']);
  expect(today('20:00')).toEqual([]);
});
