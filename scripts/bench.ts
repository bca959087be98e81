// `npm run bench -- scoring|notify|miniapp|insight|bot [--json]`: how fast scores are counted, beside a bare loop in the same
// run; how fast messages leave, beside what DingTalk's limits allow; how heavy the pages are; how soon a large campaign
// is overlooked; and how right and how soon the bot answers. This machine's own speed says nothing about another's.
import { parseArgs } from 'node:util';
import { benchBot } from './bench/bot/benchBot';
import { benchInsight } from './bench/insight';
import { benchMiniapp } from './bench/miniapp/benchMiniapp';
import { benchNotify } from './bench/notify/benchNotify';
import { playSandbox } from './bench/notify/sandboxPart';
import { playServer, type ServerSettings } from './bench/notify/serverPart';
import { benchScoring } from './bench/scoring';

const USAGE =
  '用法：npm run bench -- scoring|notify|miniapp|insight|bot [--json] [--people 人数[,人数]]（人数只用于 notify）';
const CROWDS = '10000,100000';

interface Wish {
  what: 'scoring' | 'notify' | 'miniapp' | 'insight' | 'bot';
  json: boolean;
  people: number[];
}

/** null when it was called in another way than USAGE says. */
function readArguments(): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean', default: false }, people: { type: 'string' } },
      allowPositionals: true,
    });
    const [what] = positionals;
    const people = (values.people ?? CROWDS).split(',').map(Number);
    const takesPeople = what === 'notify';
    const isKnown = what === 'scoring' || what === 'miniapp' || what === 'insight' || what === 'bot' || takesPeople;
    if (!isKnown || positionals.length > 1 || (values.people !== undefined && !takesPeople)) return null;
    if (people.some((count) => !Number.isInteger(count) || count < 1)) return null;
    return { what, json: values.json, people };
  } catch {
    return null;
  }
}

/** The processes of a measurement are this same program. */
async function playPart(): Promise<boolean> {
  const [, , role, settings] = process.argv;
  if (!process.send || !settings) return false;
  if (role === 'notify-sandbox') await playSandbox(JSON.parse(settings) as { people: number });
  else if (role === 'notify-server') await playServer(JSON.parse(settings) as ServerSettings);
  else return false;
  return true;
}

async function main(): Promise<void> {
  if (await playPart()) return;
  const asked = readArguments();
  if (!asked) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  if (asked.what === 'scoring') print(benchScoring(), asked.json);
  else if (asked.what === 'miniapp') print(await benchMiniapp(), asked.json);
  else if (asked.what === 'insight') print(await benchInsight(), asked.json);
  else if (asked.what === 'bot') print(await benchBot(), asked.json);
  else for (const people of asked.people) print(await benchNotify(people), asked.json);
}

function print(figures: object, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else
    for (const [name, figure] of Object.entries(figures))
      process.stdout.write(`${name}  ${typeof figure === 'object' ? JSON.stringify(figure) : figure}\n`);
}

main().catch((error) => {
  process.stderr.write(`测量中断：${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
