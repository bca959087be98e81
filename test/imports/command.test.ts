// `npm run import`: the preview in Chinese, 0, 1 or 2, and a database that is written whole or not at all.
import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { openDatabase } from '../../server/database/open';
import { Indicator, Project } from '../../server/projects/entities';
import { startWorld } from '../../scripts/story/world';
import { filled, fileOf, NAME, withCells } from './workbooks';

const folder = mkdtempSync(join(tmpdir(), 'jixiaotong-import-'));
const database = { kind: 'sqlite' as const, file: join(folder, 'jixiaotong.sqlite') };
const script = join(__dirname, '../../scripts/import.cjs');

beforeAll(async () => {
  const world = await startWorld({
    database,
    dataDirectory: folder,
    bureaus: 1,
    seed: { bureaus: 0 },
    miniappDirectory: join(__dirname, '../../dist/miniapp'),
  });
  await world.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(content: Buffer | null, options: string[] = [], environment: Record<string, string> = {}) {
  const file = join(folder, '项目.xlsx');
  if (content) writeFileSync(file, content);
  else rmSync(file, { force: true });
  const env = { PATH: process.env.PATH!, DATA_DIR: folder, ...environment };
  return spawnSync(process.execPath, [script, file, ...options], { encoding: 'utf8', env });
}

async function rowsOf(name: string): Promise<[projects: number, indicators: number]> {
  const opened = await openDatabase(database);
  try {
    return await opened.read(async (db) => {
      const projects = await db.findBy(Project, { name });
      const indicators = await Promise.all(projects.map(({ id }) => db.countBy(Indicator, { projectId: id })));
      return [projects.length, indicators.reduce((sum, count) => sum + count, 0)];
    });
  } finally {
    await opened.close();
  }
}

it('answers errors with 1, every one with its cell, leaves a marked copy, and writes nothing', async () => {
  const marked = join(folder, '标注.xlsx');
  const file = await fileOf(withCells(filled(), { '资金!D2': '五十', '绩效指标!E3': '无' }));
  const { status, stdout, stderr } = await run(file, ['--marked-copy', marked]);
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toContain(`1. [有错误] ${NAME}（市财政局信息中心，2024 年度）：有 2 处错误，改正后才能导入。`);
  expect(stdout).toContain('【错误】资金!D2　全年预算数“五十”不是金额，请填写数字，如 147.5。');
  expect(stdout).toContain('【错误】绩效指标!E3　年度指标值写的是“无”');
  expect(stdout).toMatch(/合计：1 个项目，新增 0，更新 0，相同 0，锁定 0，有错误 1；错误 2 处/);
  expect(stdout.trim().split('\n').at(-1)).toBe('有错误，没有写入任何内容。');
  const { sheets } = await readXlsx(readFileSync(marked));
  expect(sheets[1]!.cells!.get('1,3')!.comment!.text).toMatch(/不是金额/);
  expect(await rowsOf(NAME)).toEqual([0, 0]);
});

it('shows a right file, imports it on the second run only, and finds nothing to do on the third', async () => {
  const file = await fileOf(filled());
  const dry = await run(file, ['--dry-run']);
  expect([dry.status, dry.stderr]).toEqual([0, '']);
  expect(dry.stdout).toContain(`1. [新增] ${NAME}`);
  expect(dry.stdout).toContain('只是预览，没有写入。');
  expect(await rowsOf(NAME)).toEqual([0, 0]);
  expect((await run(file)).stdout).toContain('已导入：新增 1 个项目，更新 0 个。');
  expect(await rowsOf(NAME)).toEqual([1, 6]);
  const third = await run(file);
  expect([third.status, third.stdout.includes('没有需要写入的内容。')]).toEqual([0, true]);
});

it('answers 2 in one line for what cannot be read, done or asked', async () => {
  const right = await fileOf(filled());
  const cases: [expected: RegExp, ReturnType<typeof run>][] = [
    [/^找不到文件/, run(null)],
    [/^只能导入 \.xlsx 文件/, run(Buffer.from('项目编码,项目名称'))],
    [/^用法：npm run import/, run(right, ['--nothing'])],
    [/^通讯录里没有 userid 为“nobody”的人/, run(right, ['--as', 'nobody'])],
    [/^您没有导入项目的权限，需要绩效管理员办理。/, run(right, ['--as', 'wangli'])],
    [/^配置不完整或不安全/, run(right, [], { DINGTALK_CORP_ID: 'ding' })],
  ];
  for (const [expected, running] of cases) {
    const { status, stdout, stderr } = await running;
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
});

it('waits for no one: a data folder in use is told', async () => {
  const opened = await openDatabase(database);
  try {
    const { status, stderr } = await run(await fileOf(filled()));
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^数据目录正被另一个进程（\d+）使用/)]);
  } finally {
    await opened.close();
  }
  expect(existsSync(`${database.file}.lock`)).toBe(false);
});
