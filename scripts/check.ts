// `npm run check -- FILE [--profile ID] [--data RESULT.json] [--json]`: recomputes one self-evaluation table, or one table of
// a 部门评价 or 财政评价, and lists what is wrong with it; or reads a report's text against itself and, with --data, against its result.
// Exit 0 without errors, 1 with, 2 when the file cannot be read.
import { openSync, readSync, closeSync, constants, fstatSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkInWorker } from '../server/checks/checkInWorker';
import type { EvaluationCheckResult } from '../server/checks/checkEvaluationFile';
import { describeFrameworkCheck } from '../server/checks/describeFramework';
import { describeCheck, describeReportCheck } from '../server/checks/describe';
import { readReport } from '../server/checks/readReport';
import { reportDataOf } from '../server/checks/reportData';
import { UnreadableFile } from '../server/checks/unreadable';
import type { FrameworkCheckResult } from '../shared/checks/framework/recomputed';
import { checkReport } from '../shared/report-checks/checkReport';
import { parseReport } from '../shared/report-checks/parseReport';

const USAGE =
  '用法：npm run check -- 文件 [--profile 评分方案] [--data 结果.json] [--json]；文件为自评表或评价指标评分表的 .xlsx 或 JSON，或评价报告的 .docx 或 .txt。';
/** One byte more than is ever read tells a file that is too large. */
const MOST_BYTES = 20 * 1024 * 1024 + 1;

interface Arguments {
  file: string;
  profile: string | undefined;
  data: string | undefined;
  json: boolean;
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      options: { profile: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1)
      return { file, profile: values.profile, data: values.data, json: values.json };
  } catch {
    // What follows says how it is called.
  }
  throw new UnreadableFile(USAGE);
}

function readBytes(file: string): Buffer {
  let handle: number;
  try {
    // Without waiting: a pipe would keep us until somebody writes to it.
    handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    throw new UnreadableFile(`找不到或打不开文件“${file}”。`);
  }
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) throw new UnreadableFile(`“${file}”不是文件。`);
    const bytes = Buffer.alloc(Math.min(stat.size, MOST_BYTES));
    return bytes.subarray(0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}

const REPORT = /\.(docx|txt)$/i;

function checkReportFile({ file, data, json }: Arguments): void {
  const report = parseReport(readReport(file, readBytes(file)));
  const findings = checkReport(report, data === undefined ? null : reportDataOf(readJson(data)));
  finish(json ? { recomputed: null, findings } : describeReportCheck(findings), findings);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readBytes(file).toString('utf8'));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(`“${file}”不是完整的 JSON。`);
  }
}

function finish(answer: object | string, findings: { severity: string }[]): void {
  process.stdout.write(`${typeof answer === 'string' ? answer : JSON.stringify(answer, null, 2)}\n`);
  process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

const described = (result: EvaluationCheckResult) =>
  isFramework(result) ? describeFrameworkCheck(result) : describeCheck(result);

const isFramework = (result: EvaluationCheckResult): result is FrameworkCheckResult => 'kind' in result.recomputed;

async function main(): Promise<void> {
  const given = readArguments();
  if (REPORT.test(given.file)) return checkReportFile(given);
  const { file, profile, json } = given;
  const task = { bytes: readBytes(file), profile: profile ?? null };
  const result = await checkInWorker(task, join(__dirname, 'check-worker.cjs'));
  finish(json ? result : described(result), result.findings);
}

main().catch((error: unknown) => {
  const known = error instanceof UnreadableFile;
  process.stderr.write(`${known ? error.message : '检查没有完成，请将文件交给系统管理员。'}\n`);
  process.exitCode = 2;
});
