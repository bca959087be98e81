// `npm run simulate -- reminders [--campaign X] [--demo] [--json]`: prints what a campaign will still send, day by day, from
// the configured database as it stands. Nothing is sent and nothing is written. Exit 0, or 2 when it cannot be told.
import 'reflect-metadata';
import { DatabaseSync } from '@photostructure/sqlite';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Not } from 'typeorm';
import { dayOf } from '../shared/calendar';
import { calendarFindings } from '../shared/reminders/workCalendar';
import { Campaign } from '../server/campaigns/entities';
import { ConfigInvalid } from '../server/config';
import type { Database } from '../server/database/database';
import { DatabaseUnfit, openDatabase, type DatabaseConfig } from '../server/database/open';
import { describePlan } from '../server/reminders/describePlan';
import { planOfCampaign } from '../server/reminders/preview';
import { Task } from '../server/tasks/entities';
import { configuration } from './configuration';
import { startWorld, temporaryDirectory } from './story/world';

const USAGE = '用法：npm run simulate -- reminders [--campaign 批次名称或编号] [--demo] [--json]';

/** The command cannot be carried out; the message is one Chinese sentence. */
class Refused extends Error {}

interface Arguments {
  campaign: string;
  demo: boolean;
  json: boolean;
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      options: {
        campaign: { type: 'string', default: '' },
        demo: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    if (positionals.length === 1 && positionals[0] === 'reminders') return values;
  } catch {
    // What follows says how it is called.
  }
  throw new Refused(USAGE);
}

async function run({ campaign, demo, json }: Arguments): Promise<void> {
  const now = new Date();
  const told = await (demo ? onDemo : onConfigured)(async (database) => {
    const { id, name } = await chosen(database, campaign);
    const plan = await database.read((db) => planOfCampaign(db, id, now));
    const findings = calendarFindings(plan.calendar, dayOf(now), plan.dueDates);
    return json
      ? JSON.stringify(
          { campaign: { id, name }, at: now.toISOString(), people: plan.people, days: plan.days, findings },
          null,
          2,
        )
      : describePlan({ name, today: dayOf(now), ...plan, findings });
  });
  process.stdout.write(`${told}\n`);
}

/** The running campaign that is meant: by its id, by a part of its name, or the only one. */
async function chosen(database: Database, said: string): Promise<Campaign> {
  const running = await database.read(async (db) => {
    const open = await db
      .createQueryBuilder(Task, 'task')
      .select('DISTINCT task.campaignId', 'id')
      .where({ state: Not('completed') })
      .getRawMany<{ id: string }>();
    const ids = new Set(open.map(({ id }) => id));
    return (await db.find(Campaign, { order: { launchedAt: 'DESC' } })).filter(({ id }) => ids.has(id));
  });
  const fits = running.filter(({ id, name }) => id === said || name.includes(said));
  const [only] = fits;
  if (only && fits.length === 1) return only;
  if (running.length === 0) throw new Refused('没有正在进行的评价批次。');
  const names = (only ? fits : running).map(({ name }) => `“${name}”`).join('、');
  throw new Refused(
    only
      ? `有 ${fits.length} 个批次，请用 --campaign 写明是哪一个：${names}。`
      : `没有找到这个批次。正在进行的有：${names}。`,
  );
}

/** Works on a copy of an embedded database, so that the server that uses it need not be stopped. */
async function onConfigured<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const { config } = configuration();
  if (config.database.kind !== 'sqlite') return withDatabase(config.database, work);
  const { file } = config.database;
  if (!existsSync(file)) throw new Refused(`还没有数据（${file}）。请先启动一次服务，或加上 --demo 看演示数据。`);
  const directory = temporaryDirectory();
  mkdirSync(directory, { recursive: true });
  try {
    const copy = join(directory, 'copy.sqlite');
    const source = new DatabaseSync(file, { readOnly: true });
    source.prepare('VACUUM INTO ?').run(copy);
    source.close();
    return await withDatabase({ kind: 'sqlite', file: copy }, work);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function withDatabase<T>(config: DatabaseConfig, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(config);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The world of the demo, made for the moment and thrown away. */
async function onDemo<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const dataDirectory = temporaryDirectory();
  const world = await startWorld({
    database: { kind: 'sqlite', file: join(dataDirectory, 'demo.sqlite') },
    dataDirectory,
  });
  try {
    return await work(world.server.database);
  } finally {
    await world.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

function sentenceFor(error: unknown): string {
  if (error instanceof ConfigInvalid) return `配置不完整或不安全：\n  ${error.problems.join('\n  ')}`;
  if (error instanceof Refused || error instanceof DatabaseUnfit) return error.message;
  return `没有推演成：${error instanceof Error ? error.stack : String(error)}`;
}

async function main(): Promise<void> {
  await run(readArguments());
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exitCode = 2;
});
