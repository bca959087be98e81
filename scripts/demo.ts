// `npm run demo -- --out DIR`: the whole story without a screen, through HTTP and the local DingTalk, on the project of the
// real report. Leaves the report, the tables and result.json in DIR.
import 'reflect-metadata';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryDirectory, startWorld } from './story/world';
import { playStory } from './story/playStory';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo-out' } } });
  const out = resolve(values.out);
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
    tell(`文件已放入 ${values.out}：${[...files.map((file) => file.fileName), 'result.json'].join('、')}`);
  } finally {
    await world.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

main().catch((error) => {
  process.stderr.write(`演示中断：${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
