// How right the bot reads, and how soon it answers, with few and with many indicator results: the whole way a message goes
// in the server, from its words to the answer in the outbox, on the embedded database.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readyNames } from '../../../server/bot/names/catalogue';
import { receiveBotMessage } from '../../../server/bot/receive';
import type { Database } from '../../../server/database/database';
import { openDatabase } from '../../../server/database/open';
import type { BotMessage } from '../../../server/dingtalk/port';
import { IndicatorResult } from '../../../server/tasks/entities';
import { bureauFiller, bureauLead, cast } from '../../demo-data/directory';
import { startWorld } from '../../story/world';
import { measureReading, utterances, type ReadingFigures, type Utterance } from './corpus';
import { enlarge, type Enlarged } from './enlarge';

export interface BotFigures extends ReadingFigures {
  /** of utterances that were set aside when the grammar was mended */
  heldOut: ReadingFigures;
  /** of our own time per message, by the number of indicator results in the database */
  p99Ms: Record<string, number>;
  details: Record<string, PlaceFigures>;
}

interface PlaceFigures {
  results: number;
  messages: number;
  buildSeconds: number;
  namesReadMs: number;
  namesMegabytes: number;
  p50Ms: number;
  /** 99 of 100 messages took no more of the processor: what counts where others use it too */
  p99CpuMs: number;
  maxMs: number;
  /** by kind of wish, the slowest first */
  intents: Record<string, IntentFigures>;
}

interface IntentFigures {
  messages: number;
  p50Ms: number;
  p99Ms: number;
  p99CpuMs: number;
}

const SIZES = [10_000, 1_000_000];
const WARM_UP = 150;
const ROUNDS = 2;

/** Measures reading once, and answering at each size. */
export async function benchBot(): Promise<BotFigures> {
  const figures: BotFigures = { ...measureReading(), p99Ms: {}, details: {} };
  for (const size of SIZES) {
    const { p99Ms, ...details } = await measureAt(size);
    figures.p99Ms[String(size)] = p99Ms;
    figures.details[String(size)] = details;
  }
  return figures;
}

async function measureAt(results: number): Promise<PlaceFigures & { p99Ms: number }> {
  const directory = mkdtempSync(join(tmpdir(), 'jixiaotong-bench-'));
  const config = { kind: 'sqlite' as const, file: join(directory, 'bench.sqlite') };
  try {
    const begun = performance.now();
    // The demo's world, without the server afterwards: what leaves is not measured.
    const world = await startWorld({ database: config, dataDirectory: directory });
    await world.close();
    const database = await openDatabase(config);
    try {
      const enlarged = await database.transaction((db) => enlarge(db, results));
      const buildSeconds = Math.round((performance.now() - begun) / 1000);
      return { ...(await measure(database, enlarged)), buildSeconds };
    } finally {
      await database.close();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(
  database: Database,
  enlarged: Enlarged,
): Promise<Omit<PlaceFigures, 'buildSeconds'> & { p99Ms: number }> {
  const heap = heapInUse();
  const begun = performance.now();
  await readyNames(database);
  const namesReadMs = Math.round(performance.now() - begun);
  const namesMegabytes = Math.round((heapInUse() - heap) / 1_048_576);
  const times: Times = [];
  const all = Array.from({ length: ROUNDS }, () => utterances).flat();
  for (const [at, utterance] of [...all.slice(0, WARM_UP), ...all].entries()) {
    const message = messageOf(at, utterance, enlarged);
    const [start, used] = [performance.now(), cpuMs()];
    await readyNames(database);
    await receiveBotMessage(database, message, new Date());
    if (at >= WARM_UP) times.push({ intent: utterance.intent, ms: performance.now() - start, cpuMs: cpuMs() - used });
  }
  const results = await database.read((db) => db.count(IndicatorResult));
  return {
    results,
    messages: times.length,
    namesReadMs,
    namesMegabytes,
    p99Ms: share(times, 0.99),
    p50Ms: share(times, 0.5),
    p99CpuMs: shareOfCpu(times, 0.99),
    maxMs: share(times, 1),
    intents: byIntent(times),
  };
}

type Times = { intent: string; ms: number; cpuMs: number }[];

/** Bytes, with nothing counted that is only waiting to be thrown away. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function share(times: Times, part: number): number {
  const sorted = times.map(({ ms }) => ms).sort((one, other) => one - other);
  return Number((sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0).toFixed(1));
}

const shareOfCpu = (times: Times, part: number) =>
  share(
    times.map((one) => ({ ...one, ms: one.cpuMs })),
    part,
  );

function byIntent(times: Times): Record<string, IntentFigures> {
  const intents = [...new Set(times.map(({ intent }) => intent))];
  const each = intents.map((intent): [string, IntentFigures] => {
    const own = times.filter((one) => one.intent === intent);
    const p99CpuMs = shareOfCpu(own, 0.99);
    return [intent, { messages: own.length, p50Ms: share(own, 0.5), p99Ms: share(own, 0.99), p99CpuMs }];
  });
  return Object.fromEntries(each.sort(([, one], [, other]) => other.p99Ms - one.p99Ms));
}

/** Who asks changes from one utterance to the next; every other project's name is one of the data. */
function messageOf(at: number, { said, name, intent }: Utterance, { fillers, leads, projects }: Enlarged): BotMessage {
  const askers = [cast.admin, cast.leader, cast.filler, cast.lead, bureauLead(1), bureauFiller(1, 0)];
  const more = [fillers[at % fillers.length], leads[at % leads.length]].flatMap((one) => one ?? []);
  const all = [...askers, ...more];
  const other = projects[(at * 7919) % Math.max(1, projects.length)];
  const isOfProject = ['score', 'why-lost', 'where', 'report', 'execution-rate', 'urge'].includes(intent);
  const text = name && other && isOfProject && at % 2 === 0 ? said.replace(name, other) : said;
  const id = `bench-${at}`;
  return {
    id,
    text,
    senderUserId: all[at % all.length]!,
    senderName: id,
    corpId: '',
    isRobots: false,
    isProven: true,
    claimedGroup: null,
    // Each in a conversation of its own, so that no “确认” confirms what another sentence asked for.
    conversation: {
      type: at % 5 === 4 ? 'group' : 'direct',
      id,
      title: null,
      userId: all[at % all.length]!,
    },
    sessionWebhook: null,
    sessionExpiresAt: null,
    sentAt: Date.now(),
  };
}
