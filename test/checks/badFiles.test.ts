// Files that are no table: one clear sentence each, within the time and memory of the command, never a stack trace.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { readZip, writeZip } from '../../server/office/zip';
import { checkTableFile } from '../../server/checks/checkTableFile';
import { readTableFile } from '../../server/checks/readTableFile';
import { UnreadableFile } from '../../server/checks/unreadable';
import { nationalForm } from './forms';
import { sheetOf, workbookOf } from './layouts';

const MB = 1024 * 1024;

/** The national form's workbook with other parts put in. */
async function withParts(parts: Record<string, Buffer>): Promise<Buffer> {
  const entries = readZip(await workbookOf(sheetOf('自评表', nationalForm())), 64 * MB);
  for (const [path, content] of Object.entries(parts)) entries.set(path, content);
  return writeZip(entries);
}

const SHEET = 'xl/worksheets/sheet1.xml';
const sheetXml = (rows: Buffer) =>
  Buffer.concat([
    Buffer.from('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'),
    rows,
    Buffer.from('</sheetData></worksheet>'),
  ]);

const millionsOfRows = () =>
  withParts({ [SHEET]: sheetXml(Buffer.alloc(26 * 2_000_000, '<row><c><v>1</v></c></row>')) });
const bomb = () => withParts({ [SHEET]: Buffer.alloc(300 * MB, ' ') });

async function twoOnOneSheet(): Promise<Buffer> {
  return workbookOf(sheetOf('自评表', [...nationalForm(), [''], ...nationalForm()]));
}

const files: [what: string, make: () => Promise<Buffer> | Buffer, says: RegExp][] = [
  ['an empty file', () => Buffer.alloc(0), /空的/],
  ['GBK text', () => Buffer.from('cfeec4bfc3fbb3c62cb2c6d5fe', 'hex'), /UTF-8/],
  ['CSV', () => Buffer.from('项目名称,财政网络运维服务费\n'), /CSV/],
  ['an .xls file', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]), /\.xls/],
  ['a PDF', () => Buffer.from('%PDF-1.7'), /PDF/],
  ['half a workbook', async () => (await workbookOf(sheetOf('自评表', nationalForm()))).subarray(0, 900), /损坏/],
  ['a Word file', () => writeZip(new Map([['word/document.xml', Buffer.from('<w/>')]])), /Word/],
  ['another archive', () => writeZip(new Map([['a.txt', Buffer.from('a')]])), /不是 Excel/],
  [
    'a password',
    async () =>
      Buffer.from(
        await writeXlsx({ sheets: [{ name: 'a', rows: [['a']] }], encryption: { password: '1', spinCount: 10 } }),
      ),
    /密码/,
  ],
  ['macros', () => withParts({ 'xl/vbaProject.bin': Buffer.from('vba') }), /宏/],
  [
    'a document type',
    () => withParts({ 'xl/styles.xml': Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><x/>') }),
    /外部定义/,
  ],
  [
    'a formula into another file',
    () => {
      const form = nationalForm();
      form[12]![6] = { value: 20, formula: '[1]Sheet1!A1' };
      return workbookOf(sheetOf('自评表', form));
    },
    /外部链接/,
  ],
  ['no table', () => workbookOf({ name: '说明', rows: [['你好']] }), /没有找到自评表/],
  ['two tables on one sheet', twoOnOneSheet, /2张自评表/],
  [
    'two tables on two sheets',
    () => workbookOf(sheetOf('甲', nationalForm()), sheetOf('乙', nationalForm())),
    /“甲”、“乙”/,
  ],
  ['2 million rows', millionsOfRows, /2000000行/],
  ['a zip bomb', bomb, /过大/],
  ['broken JSON', () => Buffer.from('{\n"a": 1,\n}'), /JSON 的格式不对/],
  ['a JSON list', () => Buffer.from('[1]'), /应为对象/],
  ['indicators that are no list', () => Buffer.from('{"indicators":{}}'), /“indicators”应为列表/],
  ['an object for a value', () => Buffer.from('{"project":{"name":{}}}'), /“project\.name”/],
  ['deep JSON', () => Buffer.from('['.repeat(200_000)), /JSON/],
];

it.each(files)('refuses %s in one sentence', async (_what, make, says) => {
  const refusal: unknown = await readTableFile(await make()).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(UnreadableFile);
  const { message } = refusal as Error;
  expect(message).toMatch(says);
  expect(message).toMatch(/^[^\n]{4,120}。$/);
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiaotong-check-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(name: string, content: Buffer | string, ...options: string[]) {
    const file = join(folder, name);
    writeFileSync(file, content);
    const script = join(__dirname, '../../scripts/check.cjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, ...options], { encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  it('answers a right form with 0, and prints nothing but the JSON', async () => {
    const form = nationalForm();
    const { status, stdout, stderr } = run('right.xlsx', await workbookOf(sheetOf('自评表', form)), '--json');
    const { recomputed, findings } = JSON.parse(stdout) as { recomputed: { total: string }; findings: unknown[] };
    expect([status, stderr, recomputed.total]).toEqual([0, '', '98.72']);
    expect(Array.isArray(findings)).toBe(true);
  });

  it('answers errors with 1, in words a clerk understands', async () => {
    const form = nationalForm();
    form[13]![7] = 7;
    const { status, stdout } = run('wrong.xlsx', await workbookOf(sheetOf('自评表', form)));
    expect(status).toBe(1);
    expect(stdout).toContain('【错误】K17　自评表!H14');
    expect(stdout).toMatch(/合计：错误\d+处，提醒\d+处，说明\d+处。/);
  });

  it.each([
    ['bomb.xlsx', bomb],
    ['rows.xlsx', millionsOfRows],
  ])('answers %s with 2 and one line, in time', async (name, make) => {
    const { status, stdout, stderr } = run(name, await make());
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]+。\n$/);
    const again = measured(join(folder, name));
    expect(again.status).toBe(2);
    expect(again.cpuMs).toBeLessThan(10_000);
  });

  it('answers a wrong call, an unknown profile and a missing file with 2', async () => {
    const { status, stderr } = run('some.json', '{}', '--profile', 'nobody');
    expect([status, stderr]).toEqual([2, expect.stringContaining('没有评分方案“nobody”')]);
    expect(run('some.json', '{}', '--nothing').stderr).toContain('用法');
    const script = join(__dirname, '../../scripts/check.cjs');
    expect(spawnSync(process.execPath, [script, join(folder, 'none.xlsx')]).status).toBe(2);
  });

  it('answers a pipe nobody writes to with 2 at once', () => {
    const pipe = join(folder, 'pipe.xlsx');
    spawnSync('mkfifo', [pipe]);
    const { status, stderr } = spawnSync(process.execPath, [join(__dirname, '../../scripts/check.cjs'), pipe], {
      encoding: 'utf8',
      // It would wait for ever.
      timeout: 50_000,
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('不是文件')]);
  });

  function measured(file: string) {
    const hook = join(folder, 'measure.cjs');
    writeFileSync(
      hook,
      // Not maxRSS alone: on Linux that begins with what the process had that started this one, a test worker of any size.
      `process.on('exit', () => {
        const { maxRSS, userCPUTime } = process.resourceUsage();
        let most = maxRSS;
        try { most = Number(/VmHWM:\\s+(\\d+)/.exec(require('fs').readFileSync('/proc/self/status', 'utf8'))[1]); } catch {}
        console.error(most / 1024, userCPUTime / 1000);
      });`,
    );
    const args = ['--require', hook, join(__dirname, '../../dist/check.cjs'), file];
    const { stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    // Behind what the command itself says.
    const [rssMb, cpuMs] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
    return { status, rssMb, cpuMs };
  }

  it('checks a form beside a list of 10,000 rows and 30 columns, which it names and does not read', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) =>
      Array.from({ length: 30 }, (_cell, col) => `第${at}行${col}`),
    );
    const file = join(folder, 'long.xlsx');
    writeFileSync(file, await workbookOf({ name: '明细', rows }, sheetOf('自评表', nationalForm())));
    const { status, rssMb, cpuMs } = measured(file);
    expect(status).toBe(0);
    expect(rssMb).toBeLessThan(250);
    expect(cpuMs).toBeLessThan(5_000);
  });

  it('checks a table of 10,000 indicators without taking their square in time', async () => {
    const form = nationalForm();
    const rows = Array.from({ length: 10_000 }, (_, at) => {
      const unit = at % 2 === 0 ? '个' : '%';
      return [
        '',
        '产出指标',
        '数量指标',
        `第${at}项系统运维`,
        `≥${at + 1}${unit}`,
        `${at + 1}${unit}`,
        0.009,
        0.009,
        '',
      ];
    });
    form.splice(12, 6, ...rows);
    const file = await workbookOf(sheetOf('自评表', form));
    const before = process.cpuUsage();
    const { recomputed } = await checkTableFile(file, null);
    expect(process.cpuUsage(before).user).toBeLessThan(8_000_000);
    expect(recomputed.indicators).toHaveLength(10_000);
  });
});
