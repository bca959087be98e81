// `npm run bench -- scoring [--json]`: how fast scores are counted, beside a bare loop in the same run, because this
// machine's own speed says nothing about another's.
import { parseArgs } from 'node:util';
import { benchScoring } from './bench/scoring';

const USAGE = '用法：npm run bench -- scoring [--json]';

/** null when it was called in another way than USAGE says. */
function readArguments(): { json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return positionals.join() === 'scoring' ? values : null;
  } catch {
    return null;
  }
}

function main(): void {
  const asked = readArguments();
  if (!asked) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const figures = benchScoring();
  if (asked.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else for (const [name, figure] of Object.entries(figures)) process.stdout.write(`${name}  ${figure}\n`);
}

main();
