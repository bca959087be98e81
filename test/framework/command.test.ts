// `npm run check -- FILE` on evaluations by the framework: JSON and workbook, in words and with --json.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameworkCheckResult } from '../../shared/checks/framework/recomputed';
import { sheetOf, workbookOf } from '../checks/layouts';
import { frameworkJson, type FrameworkJson, type RowJson } from './frameworkJson';
import { expertForm, publishedForm, TOTAL } from './sheets';

const folder = mkdtempSync(join(tmpdir(), 'jixiaotong-framework-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(name: string, content: Buffer | string | object, ...options: string[]) {
  const file = join(folder, name);
  const isBytes = typeof content === 'string' || Buffer.isBuffer(content);
  writeFileSync(file, isBytes ? content : JSON.stringify(content));
  const script = join(__dirname, '../../scripts/check.cjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, ...options], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function checkJson(content: object | string, ...options: string[]) {
  const { status, stdout, stderr } = run('evaluation.json', content, '--json', ...options);
  expect([stderr, status === 0 || status === 1]).toEqual(['', true]);
  return JSON.parse(stdout) as FrameworkCheckResult;
}

const rowOf = ({ indicators }: { indicators: RowJson[] }, name: string) => indicators.find((row) => row.name === name)!;
const told = ({ findings }: FrameworkCheckResult) =>
  findings.map(({ id, severity, place }) => `${id} ${severity} ${place}`);

it('recomputes every row of a right JSON, each by its own basis, and finds nothing', () => {
  const given = frameworkJson();
  const { status } = run('right.json', given);
  const { recomputed, findings } = checkJson(given);
  expect([status, findings]).toEqual([0, []]);
  expect(recomputed).toMatchObject({ kind: 'framework', status: 'complete', total: given.total, grade: '优' });
  expect(recomputed.indicators.map(({ score }) => score)).toEqual(given.indicators.map(({ score }) => score));
  const bases = recomputed.indicators.map(({ scoreBasis }) => scoreBasis);
  expect(new Set(bases)).toEqual(new Set(['checklist', 'experts', 'formula']));
});

it('reads its own answer again without a finding', () => {
  const once = checkJson(frameworkJson());
  expect(checkJson(once.recomputed)).toEqual(once);
});

const slips: [what: string, change: (json: FrameworkJson) => void, finding: string][] = [
  ['a wrong score', (t) => (rowOf(t, '预算执行率').score = '5.00'), 'K17 error indicators[7].score'],
  [
    'a formula without figures',
    (t) => (rowOf(t, '资金到位率').formula = {}),
    'F07 error indicators[6].formula.received',
  ],
  [
    'more spent than received',
    (t) => (rowOf(t, '预算执行率').formula = { spent: 150, received: 147 }),
    'F08 warning indicators[7].formula.spent',
  ],
  [
    'a saving of an unfinished output',
    (t) => (rowOf(t, '成本节约率').formula!.isOutputComplete = false),
    'F07 error indicators[14].formula.isOutputComplete',
  ],
  ['an open point', (t) => (rowOf(t, '立项依据充分性').checklist![4] = null), 'F09 error indicators[0]'],
  ['too few points judged', (t) => rowOf(t, '立项依据充分性').checklist!.pop(), 'F09 error indicators[0]'],
  [
    'a score out of range',
    (t) => (rowOf(t, '满意度').expertScores!.专家乙 = '10.5'),
    'F02 error indicators[16].expertScores.专家乙',
  ],
  [
    'a blank sheet',
    (t) => delete rowOf(t, '满意度').expertScores!.专家丙,
    'F05 error indicators[16].expertScores.专家丙',
  ],
  ['two bases', (t) => (rowOf(t, '资金到位率').expertScores = { 专家甲: 3 }), 'F09 error indicators[6].score'],
  ['a formula nobody knows', (t) => (rowOf(t, '满意度').formula = { kind: 'other' }), 'F09 error indicators[16].score'],
  ['points above 100', (t) => (rowOf(t, '满意度').points = 12), 'K01 error indicators[0].points'],
  ['points that are none', (t) => (rowOf(t, '满意度').points = '十'), 'K01 error indicators[16].points'],
  [
    'an unapproved exception',
    (t) => (rowOf(t, '满意度').data = { state: 'not-applicable', reason: '不涉及' }),
    'F09 error indicators[16]',
  ],
  ['a wrong total', (t) => (t.total = '99'), 'K03 error total'],
  ['a wrong grade', (t) => (t.grade = '良'), 'K36 error grade'],
  ['no year', (t) => (t.fiscalYear = null), 'K48 warning fiscalYear'],
];

it('names each slip of a JSON at its path', () => {
  for (const [what, change, finding] of slips) {
    const json = frameworkJson();
    change(json);
    const result = checkJson(json);
    expect([what, ...told(result)]).toContain(finding);
    if (/^(F0[2579]|K01)/.test(finding) && finding.includes('error'))
      expect([what, result.recomputed.total, result.recomputed.grade]).toEqual([what, null, null]);
  }
}, 120_000);

it('moves the points of an approved exception and takes deductions under their line', () => {
  const json = frameworkJson();
  const exception = { state: 'not-applicable', reason: '没有服务对象', approval: '市财政局2024年第3号' };
  Object.assign(rowOf(json, '满意度'), { data: exception, score: null, expertScores: undefined });
  Object.assign(rowOf(json, '制度执行有效性'), {
    deductions: [{ line: '合同未归档的扣1分', points: '1' }],
    score: null,
  });
  Object.assign(rowOf(json, '实施效益'), { score: null });
  const { recomputed } = checkJson({ ...json, total: null, grade: null });
  expect(recomputed.adjustments[0]!.text).toContain('“实施效益”由20分增至30分');
  expect(recomputed.indicators[15]).toMatchObject({ score: '25.50', movedPoints: '30' });
  expect(recomputed.indicators[10]!.explanation.text).toContain('按“合同未归档的扣1分”扣1分');
  expect(recomputed.status).toBe('complete');
});

it('grades by the profile that is asked for, and refuses one of the self-evaluation', () => {
  const json = { ...frameworkJson(), grade: null };
  expect(checkJson(json, '--profile', 'framework-shanghai').recomputed.profile).toBe('framework-shanghai');
  const { status, stderr } = run('profile.json', json, '--profile', 'national-2020');
  expect([status, stderr]).toEqual([
    2,
    '部门评价、财政评价没有评分方案“national-2020”，可用：framework-2020、framework-shanghai。\n',
  ]);
});

it('checks a workbook in words a clerk understands', async () => {
  const right = run('right.xlsx', await workbookOf(sheetOf('评分表', expertForm())));
  expect(right.status).toBe(0);
  expect(right.stdout).toContain('1. 立项依据充分性：2.85/3分（按专家评分）');
  expect(right.stdout).toContain(`总分：${TOTAL}　等级：优`);
  expect(right.stdout).toContain('没有发现问题。');
  const form = publishedForm();
  form[2]![5] = 3.5;
  const wrong = run('wrong.xlsx', await workbookOf(sheetOf('评分表', form)));
  expect(wrong.status).toBe(1);
  expect(wrong.stdout).toContain('【错误】K04　评分表!F3');
  expect(wrong.stdout).toContain('只核对了是否在0分与分值之间');
});

it.each([
  ['a list for the indicators', { kind: 'framework', indicators: {} }, /“indicators”应为列表/],
  [
    'words for a flag',
    { kind: 'framework', indicators: [{ formula: { isOutputComplete: '是' } }] },
    /isOutputComplete/,
  ],
  [
    'an unknown state',
    { kind: 'framework', indicators: [{ data: { state: 'gone' } }] },
    /“indicators\[0\]\.data\.state”/,
  ],
  [
    'a crowd of experts',
    {
      kind: 'framework',
      indicators: [{ expertScores: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`专家${at}`, 1])) }],
    },
    /51名专家/,
  ],
])('refuses %s in one sentence', (_what, json, says) => {
  const { status, stdout, stderr } = run('bad.json', json);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(says);
  expect(stderr).toMatch(/^[^\n]+。\n$/);
});

it('runs the example of the manual', () => {
  const manual = readFileSync(join(__dirname, '../../docs/framework.md'), 'utf8');
  const example = /```json\n([^`]+)```/.exec(manual)![1]!;
  expect(checkJson(example).findings).toEqual([]);
});
