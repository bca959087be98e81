// `npm run import -- FILE [--dry-run] [--marked-copy OUT.xlsx] [--as USERID]`: previews the projects of a workbook and, if
// nothing is wrong, imports them into the configured database; without any configuration, into that of the demo.
// Exit 0 when imported or nothing is wrong, 1 with errors (nothing is written), 2 when it cannot be read at all.
import 'reflect-metadata';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { IMPORT_LIMIT_BYTES, rowsOf, type ImportPreview } from '../shared/contracts/projectImports';
import { Problem } from '../shared/problems';
import { UnreadableFile } from '../server/checks/unreadable';
import { ConfigInvalid } from '../server/config';
import type { ActionContext, Actor } from '../server/context';
import type { Database } from '../server/database/database';
import { newId } from '../server/database/ids';
import { DatabaseUnfit, openDatabase } from '../server/database/open';
import { loadActor } from '../server/identity/actor';
import { Person } from '../server/identity/entities';
import { describePreview } from '../server/imports/describe';
import { importProjects } from '../server/imports/importProjects';
import { createImportReader } from '../server/imports/importWorker';
import { planImport } from '../server/imports/plan';
import { hashOf, presentPlan, sortedProblems } from '../server/imports/preview';
import { configuration } from './configuration';
import { cast } from './demo-data/directory';

const USAGE = '用法：npm run import -- 文件.xlsx [--dry-run] [--marked-copy 输出.xlsx] [--as 绩效管理员的userid]';

/** The command cannot be carried out; the message is one Chinese sentence. */
class Refused extends Error {}

interface Arguments {
  file: string;
  dryRun: boolean;
  markedCopy: string | undefined;
  as: string | undefined;
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      options: {
        'dry-run': { type: 'boolean', default: false },
        'marked-copy': { type: 'string' },
        as: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1)
      return { file, dryRun: values['dry-run'], markedCopy: values['marked-copy'], as: values.as };
  } catch {
    // What follows says how it is called.
  }
  throw new Refused(USAGE);
}

function readBytes(file: string): Buffer {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new Refused(`找不到文件“${file}”。`);
  if (stat.size > IMPORT_LIMIT_BYTES) throw new Refused('文件超过 5 MB，请分成几个文件导入。');
  return readFileSync(file);
}

async function actorFor(database: Database, userId: string | undefined): Promise<Actor> {
  if (userId === undefined) throw new Refused('请用 --as 写明以哪位绩效管理员（钉钉 userid）的身份导入。');
  const actor = await database.read(async (db) => {
    const person = await db.findOneBy(Person, { userId, active: true });
    return person && loadActor(db, person.id, new Date());
  });
  if (!actor) throw new Refused(`通讯录里没有 userid 为“${userId}”的人，请核对；首次使用请先启动一次服务。`);
  return actor;
}

async function run({ file, dryRun, markedCopy, as }: Arguments): Promise<number> {
  const bytes = readBytes(file);
  const reader = createImportReader(join(__dirname, 'import-worker.cjs'));
  const read = await reader.read(bytes);
  const { config, isDemo } = configuration();
  const database = await openDatabase(config.database);
  try {
    const actor = await actorFor(database, as ?? config.adminUserIds[0] ?? (isDemo ? cast.admin : undefined));
    const contextFor = (db: ActionContext['db']): ActionContext => ({
      actor,
      now: new Date(),
      db,
      requestId: newId(),
      origin: 'setup',
    });
    const plan = await database.read((db) => planImport(contextFor(db), read));
    const preview = presentPlan(plan, hashOf(bytes));
    print(describePreview(preview));
    if (markedCopy !== undefined) writeFileSync(markedCopy, await reader.mark(bytes, sortedProblems(plan)));
    if (markedCopy !== undefined) print(`标注了问题的文件：${markedCopy}`);
    if (preview.counts.errors > 0) return refuse();
    const rows = rowsToWrite(preview);
    if (dryRun || rows === '') return print(dryRun ? '只是预览，没有写入。' : '没有需要写入的内容。');
    const chosen = { rows, basis: preview.basis };
    const outcome = await database.transaction((db) => importProjects(contextFor(db), read, chosen));
    return print(`已导入：新增 ${outcome.created} 个项目，更新 ${outcome.changed} 个。`);
  } finally {
    await database.close();
  }
}

const rowsToWrite = ({ projects }: ImportPreview) =>
  rowsOf(projects.filter(({ state }) => state === 'new' || state === 'changed').map(({ number }) => number));

function print(line: string): number {
  process.stdout.write(`${line}\n`);
  return 0;
}

function refuse(): number {
  print('有错误，没有写入任何内容。');
  return 1;
}

function sentenceFor(error: unknown): string {
  if (error instanceof ConfigInvalid) return `配置不完整或不安全：\n  ${error.problems.join('\n  ')}`;
  const isKnown = [Refused, UnreadableFile, DatabaseUnfit, Problem].some((kind) => error instanceof kind);
  return isKnown ? (error as Error).message : '导入没有完成，什么都没有写入，请将文件交给系统管理员。';
}

async function main(): Promise<void> {
  process.exitCode = await run(readArguments());
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exitCode = 2;
});
