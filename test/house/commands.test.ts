// A command called wrongly answers in one line how it is called, whatever it is.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const calls: [command: string, words: string[]][] = [
  ['bench', ['--help']],
  ['bench', ['pages']],
  ['demo', ['--help']],
  ['demo', ['--out']],
  ['check', []],
  ['check', ['--help']],
  ['import', ['--help']],
  ['simulate', []],
  ['simulate', ['--help']],
];

it.each(calls)('npm run %s -- %p', (command, words) => {
  const script = join(__dirname, `../../scripts/${command}.cjs`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(new RegExp(`^用法：npm run ${command} -- .*\\n$`));
});
