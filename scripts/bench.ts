// `npm run bench -- scoring [--json]`: how fast scores are counted, beside a bare loop in the same run, because this
// machine's own speed says nothing about another's.
import { parseArgs } from 'node:util';
import { benchScoring } from './bench/scoring';

const USAGE = '用法：npm run bench -- scoring [--json]';

function main(): void {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (positionals.join() !== 'scoring') {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const figures = benchScoring();
  if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else for (const [name, figure] of Object.entries(figures)) process.stdout.write(`${name}  ${figure}\n`);
}

main();
