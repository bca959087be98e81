// `npm run check` on a report, as it is typed.
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const seedReport = join(__dirname, 'seed-report.txt');
const folder = mkdtempSync(join(tmpdir(), 'jixiaotong-check-'));

function check(...words: string[]): Promise<{ status: number; out: string; err: string }> {
  const command = [join(__dirname, '../../dist/check.cjs'), ...words];
  return new Promise((resolve) =>
    execFile(process.execPath, command, { maxBuffer: 10_000_000 }, (error, out, err) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
    ),
  );
}

const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

it('tells a clerk what is wrong and where, and ends with 1', async () => {
  const { status, out } = await check(seedReport);
  expect(status).toBe(1);
  expect(out).toMatch(/【错误】K36　第21行　“评价为优等次”\n {2}评为“优”，但没有总分/);
  expect(out).toMatch(/合计：错误\d+处，提醒\d+处/);
});

it('tells a program the same as JSON and nothing else', async () => {
  const { out } = await check(seedReport, '--json');
  const { recomputed, findings } = JSON.parse(out);
  expect(recomputed).toBeNull();
  expect(findings[0]).toEqual({
    id: expect.stringMatching(/^K\d\d$/),
    severity: 'error',
    place: expect.stringMatching(/^第\d+行$/),
    quote: expect.any(String),
    message: expect.any(String),
    expected: expect.anything(),
    found: null,
    source: expect.any(String),
  });
});

it('holds the text against a result', async () => {
  const result = {
    project: { name: '财政网络运维服务费' },
    fiscalYear: 2023,
    funds: { annualBudget: '147', executed: 120, ratePercent: '81.63' },
    total: '98.29',
    grade: '良',
  };
  const { out } = await check(seedReport, '--data', file('result.json', JSON.stringify(result)));
  expect(out).toContain('全年执行数与数据不一致，数据为120万元');
  expect(out).toContain('等级与数据不一致，数据为良');
});

it.each([
  ['no.txt', null, '找不到'],
  ['gbk.txt', Buffer.from([0xb2, 0xc6, 0xd5, 0xfe]), 'UTF-8'],
  ['broken.docx', Buffer.from('PK'), '不是完整的 Word 文件'],
])('says in one sentence why %s cannot be read, and ends with 2', async (name, content, reason) => {
  const { status, out, err } = await check(content === null ? join(folder, name) : file(name, content));
  expect([status, out]).toEqual([2, '']);
  expect(err.trim().split('\n')).toEqual([expect.stringContaining(reason)]);
});

it('says so when the data is none', async () => {
  const { status, err } = await check(seedReport, '--data', file('other.json', '{}'));
  expect([status, err]).toEqual([2, expect.stringContaining('不是评价结果')]);
});
