// How fast messages to many people leave, and what users feel meanwhile. Three processes: a local DingTalk that takes 20
// calls a second of each API and 100 people a call, the server, and this one, which submits a task all the time.
import { mkdirSync, rmSync } from 'node:fs';
import { freePort, temporaryDirectory } from '../../story/world';
import { startPart, type Arrived, type Drained, type TakenCall } from './parts';
import { startSubmitting, type Submitting } from './submissions';

export interface NotifyFigures {
  people: number;
  /**
   * Time from the first message to the last answer, to the least time DingTalk's limits allow: 20 calls a second, 100
   * people a call, and the calls for the notices that the submissions caused meanwhile, as DingTalk took them.
   */
  ratioToIdeal: number;
  lost: number;
  duplicates: number;
  /** p95 of submissions while messages left, to p95 before and after */
  submitP95Ratio: number;
  /** the most memory of the server's process */
  rssMb: number;
  /** share of DingTalk's refusals for being too fast, of all calls that send notices */
  refusedPercent: number;
}

const CALLS_PER_SECOND = 20;
const PEOPLE_PER_CALL = 100;
/** Before each round and after the last: a task that was handed in hundreds of times is slower to hand in than a new one. */
const QUIET_MS = { short: 10_000, long: 30_000 };
/** A small crowd is served several times: a few seconds are too short for a percentile of what users feel. */
const ENOUGH_PEOPLE = 50_000;

export async function benchNotify(people: number): Promise<NotifyFigures> {
  const dataDirectory = temporaryDirectory();
  mkdirSync(dataDirectory, { recursive: true });
  const sandbox = await startPart('notify-sandbox', { people });
  const port = await freePort();
  const server = await startPart('notify-server', { people, port, dingtalk: sandbox.ready, dataDirectory });
  try {
    const submitting = await startSubmitting(server.ready, sandbox.ready);
    return await measure(people, submitting, {
      queue: () => server.part.ask<object>('queue'),
      drain: () => server.part.ask<Drained>('drain'),
      arrived: () => sandbox.part.ask<Arrived>('arrived'),
    });
  } finally {
    await server.part.stop();
    await sandbox.part.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

interface Crowd {
  queue(): Promise<object>;
  drain(): Promise<Drained>;
  arrived(): Promise<Arrived>;
}

async function measure(people: number, submitting: Submitting, crowd: Crowd): Promise<NotifyFigures> {
  const quiet: number[] = [];
  const rounds = people >= ENOUGH_PEOPLE ? 1 : Math.ceil(ENOUGH_PEOPLE / people);
  const submitInQuiet = async () => {
    // Two stretches have to be as telling as six.
    const until = performance.now() + (rounds === 1 ? QUIET_MS.long : QUIET_MS.short);
    quiet.push(...(await submitting.go(() => performance.now() >= until)));
  };
  const before = await crowd.arrived();
  const drained: Drained[] = [];
  const taken: TakenCall[][] = [];
  const busy: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await submitInQuiet();
    await crowd.queue();
    const from = (await crowd.arrived()).calls.length;
    let isOver = false;
    const meanwhile = submitting.go(() => isOver);
    drained.push(await crowd.drain());
    isOver = true;
    busy.push(...(await meanwhile));
    taken.push((await crowd.arrived()).calls.slice(from));
  }
  await submitInQuiet();
  const after = await crowd.arrived();
  const spans = taken.map(spanOf);
  const tookMs = spans.reduce((sum, span) => sum + span.tookMs, 0);
  const others = spans.reduce((sum, span) => sum + span.others, 0);
  const calls = rounds * Math.ceil(people / PEOPLE_PER_CALL) + others;
  const refused = after.refused - before.refused;
  return {
    people,
    ratioToIdeal: rounded(tookMs / 1000 / (calls / CALLS_PER_SECOND)),
    lost: rounds * people - after.distinct,
    duplicates: after.copies,
    submitP95Ratio: rounded(p95(busy) / p95(quiet)),
    rssMb: Math.max(...drained.map(({ rssMb }) => rssMb)),
    refusedPercent: rounded((100 * refused) / (after.taken - before.taken + refused)),
  };
}

/** From the first call to the crowd to the answer of the last, and how many other calls DingTalk took meanwhile. */
function spanOf(calls: TakenCall[]): { tookMs: number; others: number } {
  const toCrowd = calls.filter(({ crowd }) => crowd);
  const [first, last] = [toCrowd[0]!, toCrowd.at(-1)!];
  const others = calls.filter(({ at, crowd }) => !crowd && at >= first.at && at <= last.at);
  return { tookMs: last.at + last.tookMs - first.at, others: others.length };
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

function p95(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}
