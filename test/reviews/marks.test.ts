// What deserves a look, rule by rule, and what differs between two moments.
import { differences, type SheetVersion } from '../../shared/reviews/differences';
import { joinSavings } from '../../shared/reviews/joinSavings';
import { isClean, riskMarks, summariseRisks, type RiskyRow, type RiskySheet } from '../../shared/reviews/riskMarks';

const row = (changes: Partial<RiskyRow> = {}): RiskyRow => ({
  id: 'r1',
  name: '系统功能达标率',
  points: '10',
  score: '10.00',
  actual: '98%',
  deviationReason: '',
  correctiveMeasure: '',
  lostByDeductions: false,
  assumed: false,
  evidenceCount: 1,
  returned: null,
  lastYear: null,
  ...changes,
});
const sheet = (changes: Partial<RiskySheet> = {}): RiskySheet => ({
  total: '98.29',
  goalActual: '',
  lastYearGoal: null,
  evidenceExpected: true,
  findings: [],
  rows: [row()],
  ...changes,
});
const REASON = '受实施进度影响，年底前未全部完成。';
const finding = {
  code: 'K44',
  check: 'K44',
  severity: 'warning' as const,
  place: 'r1',
  field: 'actual',
  message: '请核对。',
};

it.each<[string, Partial<RiskySheet>, string[], boolean]>([
  ['nothing', {}, [], true],
  ['a full score without evidence', { rows: [row({ evidenceCount: 0 })] }, ['full-without-evidence'], false],
  [
    'the same where none is collected',
    { evidenceExpected: false, rows: [row({ evidenceCount: 0 })] },
    ['full-without-evidence'],
    true,
  ],
  ['a miss without a reason', { rows: [row({ score: '9.00' })] }, ['missed-without-reason'], false],
  ['a miss with its reason', { rows: [row({ score: '9.00', deviationReason: REASON })] }, ['points-lost'], true],
  ['what a reviewer took off', { rows: [row({ score: '9.00', lostByDeductions: true })] }, ['points-lost'], true],
  ['no score', { rows: [row({ score: null })] }, ['no-score'], false],
  [
    'the words of the year before',
    {
      rows: [
        row({
          score: '9.00',
          deviationReason: REASON,
          lastYear: { deviationReason: ` ${REASON}`, correctiveMeasure: '' },
        }),
      ],
    },
    ['same-as-last-year', 'points-lost'],
    false,
  ],
  ['words too short to be copied', { goalActual: '已完成', lastYearGoal: '已完成' }, [], true],
  [
    'a return that changed nothing',
    { rows: [row({ returned: { reason: '请核对', was: '98%' } })] },
    ['unchanged-since-return'],
    false,
  ],
  [
    'a return that was followed',
    { rows: [row({ returned: { reason: '请核对', was: '97%' } })] },
    ['changed-since-return'],
    false,
  ],
  ['a contradiction the check found', { findings: [finding] }, ['finding'], false],
  ['what is only noted', { findings: [{ ...finding, check: 'K45' }] }, ['finding'], true],
  ['what the admin has to mend', { findings: [{ ...finding, forAdmin: true }] }, [], true],
  ['a low total', { total: '59.99' }, ['low-total'], false],
])('%s', (_, changes, codes, clean) => {
  const marks = riskMarks(sheet(changes));
  expect([marks.map(({ code }) => code), isClean(marks)]).toEqual([codes, clean]);
});

it('tells marks of one kind in one line, what needs a look first', () => {
  const rows = [
    row({ evidenceCount: 0 }),
    row({ id: 'r2', evidenceCount: 0 }),
    row({ id: 'r3', name: '合格率', score: '8' }),
  ];
  expect(summariseRisks(riskMarks(sheet({ rows, evidenceExpected: false }))).map(({ text }) => text)).toEqual([
    '未达标，没有写原因：合格率',
    '满分，没有佐证材料 2 项',
  ]);
});

it('tells old and new in the order of the sheet, by the name from year to year', () => {
  const version = (id: string, actual: string, goalActual = '完成'): SheetVersion => ({
    goalActual,
    executionReason: '',
    executionMeasure: '',
    total: null,
    rows: [{ id, name: '合格率', actual, deviationReason: '', correctiveMeasure: '' }],
  });
  expect(differences(version('a', '97%'), version('a', '98%', '全部完成'))).toMatchObject([
    { place: 'goal', before: '完成', after: '全部完成' },
    { place: 'a', name: '合格率', label: '实际完成值', before: '97%', after: '98%' },
  ]);
  expect(differences(version('a', '97%'), version('b', '97%'), ({ name }) => name)).toEqual([]);
});

it('joins what was typed in one go, and never across a return or a longer pause', () => {
  const saved = (second: number, before: string, after: string) => ({
    at: new Date(second * 1000).toISOString(),
    actorName: '王丽',
    what: '填写',
    label: '实际完成值',
    before,
    after,
    reason: null,
  });
  const returned = { ...saved(20, '', ''), what: '退回这一项', label: null, before: null, after: null };
  const joined = joinSavings([
    saved(0, '1', '2'),
    saved(5, '2', '3'),
    returned,
    saved(30, '3', '4'),
    saved(900, '4', '5'),
  ]);
  expect(joined.map(({ before, after }) => [before, after])).toEqual([
    ['1', '3'],
    [null, null],
    ['3', '4'],
    ['4', '5'],
  ]);
});
