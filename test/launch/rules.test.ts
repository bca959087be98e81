// The pre-checks, the burden and the days of a launch, as rules: the same facts give the same sentences everywhere.
import { burdenOf, minutesOf } from '../../shared/launch/burden';
import type { FillerFacts, LaunchFacts, ProjectFacts } from '../../shared/launch/findings';
import { launchFindings } from '../../shared/launch/precheck';
import { statutoryCalendar } from '../../server/calendar/workCalendar';

const filler: FillerFacts = { id: 'f', name: '王丽', active: true, isUnreached: false, openTasks: 0, openRows: 0 };
const project: ProjectFacts = {
  id: 'p',
  name: '机房运维',
  unitName: '信息中心',
  fiscalYear: 2024,
  filler,
  steps: [
    { label: '单位负责人审核', holders: 1 },
    { label: '复核', holders: 1 },
  ],
  indicatorCount: 5,
  neverSubmittable: [],
  quality: [],
  burden: { asks: 7, known: 0, seconds: 300 },
  campaigns: [],
};
/** A Wednesday, three weeks before a Wednesday. */
const facts: LaunchFacts = {
  today: '2025-03-12',
  dueDate: '2025-04-02',
  fiscalYear: 2024,
  isIncomplete: false,
  projects: [project],
};

const told = (changes: Partial<LaunchFacts>) =>
  launchFindings({ ...facts, ...changes }, statutoryCalendar).map(({ severity, code }) => `${severity} ${code}`);
const toldOf = (changes: Partial<ProjectFacts>) => told({ projects: [{ ...project, ...changes }] });

it('says nothing of a campaign that can be launched', () => {
  expect(told({})).toEqual([]);
});

it.each<[string, Partial<ProjectFacts>, string[]]>([
  ['nobody fills', { filler: null }, ['error no-filler']],
  ['the filler has left', { filler: { ...filler, active: false } }, ['error filler-left']],
  ['the filler is not reached', { filler: { ...filler, isUnreached: true } }, ['warning filler-unreached']],
  ['nobody reviews', { steps: [{ label: '复核', holders: 0 }] }, ['error no-reviewer']],
  ['nothing is asked', { indicatorCount: 0 }, ['error no-indicators']],
  ['points do not add up', { neverSubmittable: ['合计110分'] }, ['error never-submittable']],
  ['another year', { fiscalYear: 2023 }, ['error other-year']],
  [
    'the same year again',
    { campaigns: [{ name: '年度自评', fiscalYear: 2024, isOpen: false }] },
    ['error in-campaign'],
  ],
  ['open elsewhere', { campaigns: [{ name: '上年', fiscalYear: 2023, isOpen: true }] }, ['warning open-elsewhere']],
  ['over elsewhere', { campaigns: [{ name: '上年', fiscalYear: 2023, isOpen: false }] }, []],
  ['much is open already', { filler: { ...filler, openTasks: 20, openRows: 280 } }, ['warning heavy-burden']],
])('%s', (_what, changes, expected) => {
  expect(toldOf(changes)).toEqual(expected);
});

it('looks at the due day: past, a holiday, too near', () => {
  expect(told({ dueDate: '2025-03-11' })).toEqual(['error due-past']);
  // 清明节 2025 is Friday 4 April; the weekend before National Day is made up for on Sunday 28 September.
  const [holiday] = launchFindings({ ...facts, dueDate: '2025-04-04' }, statutoryCalendar);
  expect(holiday).toMatchObject({ code: 'due-day-off', remedy: '建议改为4月3日 周四。', link: { path: '#step-1' } });
  expect(told({ dueDate: '2025-09-28' })).toEqual([]);
  expect(told({ dueDate: '2025-03-13' })).toEqual(['warning due-too-near']);
});

it('says when a launch would tell everybody on a day off, and which working day comes next', () => {
  const [weekend] = launchFindings({ ...facts, today: '2025-03-15' }, statutoryCalendar);
  expect(weekend).toMatchObject({
    code: 'launch-day-off',
    remedy: '建议定在3月17日 周一。',
    link: { path: '#step-5' },
  });
  // The Sunday before National Day is worked.
  expect(told({ today: '2025-09-28', dueDate: '2025-10-20' })).toEqual([]);
});

it('tells errors before warnings, each with what to do and where', () => {
  const findings = launchFindings(
    { ...facts, dueDate: '2025-03-13', projects: [{ ...project, filler: { ...filler, active: false } }] },
    statutoryCalendar,
  );
  expect(findings.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  for (const { message, remedy, link } of findings) {
    expect(`${message}${remedy}`).toMatch(/[请建议]/);
    expect(link).not.toBeNull();
  }
});

it('counts what a task costs its filler by the written rule', () => {
  const task = { annualBudget: '100', executed: '95', lowPercent: '90' };
  const known = { kind: 'quantitative', isKnown: true } as const;
  const number = { kind: 'quantitative', isKnown: false } as const;
  const judged = { kind: 'qualitative', isKnown: false } as const;
  // 45 around, 12 the money, 60 the goal, and 12 + 30 + 45 for the rows.
  const { asks, seconds } = burdenOf({ ...task, indicators: [known, number, judged] });
  expect({ asks, seconds, minutes: minutesOf(seconds) }).toEqual({ asks: 5, seconds: 204, minutes: 4 });
  expect(burdenOf({ ...task, executed: '80', indicators: [] }).seconds).toBe(177);
  expect(burdenOf({ ...task, annualBudget: '0', executed: '0', indicators: [] }).seconds).toBe(117);
});

it('says plainly that a deadline lies in a year whose holidays nobody knows yet', () => {
  const unknown = launchFindings({ ...facts, dueDate: '2027-03-10' }, statutoryCalendar);
  expect(unknown.map(({ code, message }) => [code, message])).toEqual([
    ['calendar-unknown', '还没有 2027 年的放假调休安排，而有任务在2027年3月10日截止。'],
  ]);
});
