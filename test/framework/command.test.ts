// `npm run check -- FILE` on evaluations by the framework: JSON and workbook, in words and with --json.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameworkCheckResult } from '../../shared/checks/framework/recomputed';
import { sheetOf, workbookOf } from '../checks/layouts';
import { frameworkJson } from './frameworkJson';
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
