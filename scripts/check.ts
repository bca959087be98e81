// `npm run check -- FILE [--profile ID] [--json]`: recomputes one self-evaluation table and lists what is wrong with it.
// Exit 0 without errors, 1 with, 2 when the file cannot be read.
import { openSync, readSync, closeSync, fstatSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeCheck } from '../server/checks/describe';
import { readInWorker } from '../server/checks/readInWorker';
import { UnreadableFile } from '../server/checks/unreadable';
import { checkTable } from '../shared/checks/checkTable';
import { getProfile, type Profile } from '../shared/scoring/profiles';

const USAGE = '用法：npm run check -- 文件 [--profile 评分方案] [--json]；文件为自评表的 .xlsx 或 JSON。';
const DEFAULT_PROFILE = 'national-2020';
/** One byte more than is ever read tells a file that is too large. */
const MOST_BYTES = 20 * 1024 * 1024 + 1;

interface Arguments {
  file: string;
  profile: string | undefined;
  json: boolean;
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      options: { profile: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1) return { file, profile: values.profile, json: values.json };
  } catch {
    // What follows says how it is called.
  }
  throw new UnreadableFile(USAGE);
}

function readBytes(file: string): Buffer {
  let handle: number;
  try {
    handle = openSync(file, 'r');
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

function profileOf(id: string): Profile {
  try {
    return getProfile(id);
  } catch {
    throw new UnreadableFile(`没有评分方案“${id}”。`);
  }
}

async function main(): Promise<void> {
  const { file, profile, json } = readArguments();
  const table = await readInWorker(readBytes(file), join(__dirname, 'check-worker.cjs'));
  const result = checkTable(table, profileOf(profile ?? table.profile ?? DEFAULT_PROFILE));
  process.stdout.write(`${json ? JSON.stringify(result, null, 2) : describeCheck(result)}\n`);
  process.exitCode = result.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

main().catch((error: unknown) => {
  const known = error instanceof UnreadableFile;
  process.stderr.write(`${known ? error.message : '检查没有完成，请将文件交给系统管理员。'}\n`);
  process.exitCode = 2;
});
