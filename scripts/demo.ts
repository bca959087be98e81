// `npm run demo -- --out DIR`: the whole story without a screen, through HTTP and the local DingTalk, on the project of the
// real report. Leaves the report, the tables and result.json in DIR.
import 'reflect-metadata';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryDirectory, startWorld } from './story/world';
import { playStory } from './story/playStory';

const USAGE = '用法：npm run demo -- [--out 文件夹]；不写时放入 demo-out。';

/** The folder to write to; null when it was called in another way than USAGE says. */
function readFolder(): string | null {
  try {
    return parseArgs({ options: { out: { type: 'string', default: 'demo-out' } } }).values.out;
  } catch {
    return null;
  }
}

async function main(): Promise<void> {
  const folder = readFolder();
  if (folder === null) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const out = resolve(folder);
  mkdirSync(out, { recursive: true });
  const dataDirectory = temporaryDirectory();
  const world = await startWorld({
    database: { kind: 'sqlite', file: join(dataDirectory, 'demo.sqlite') },
    dataDirectory,
    seed: { launch: false },
  });
  try {
    const tell = (line = '') => process.stdout.write(`${line}\n`);
    const { files, result } = await playStory(world, tell);
    for (const { fileName, content } of files) writeFileSync(join(out, fileName), content);
    writeFileSync(join(out, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
    tell(`文件已放入 ${folder}：${[...files.map((file) => file.fileName), 'result.json'].join('、')}`);
  } finally {
    await world.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

main().catch((error) => {
  process.stderr.write(`演示中断：${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
