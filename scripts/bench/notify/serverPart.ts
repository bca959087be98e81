// The server of the measurement, with the story's people and a crowd whose messages it sends when told to.
import 'reflect-metadata';
import { join } from 'node:path';
import pino from 'pino';
import { In, Like } from 'typeorm';
import { readConfig } from '../../../server/config';
import { newId } from '../../../server/database/ids';
import type { Database } from '../../../server/database/database';
import { systemContext } from '../../../server/context';
import { OrgUnit, Person } from '../../../server/identity/entities';
import { enqueueAll } from '../../../server/outbox/enqueue';
import { OutboxMessage } from '../../../server/outbox/entities';
import { priorities } from '../../../server/outbox/lanes';
import { startServer } from '../../../server/server';
import { DEMO_LABEL } from '../../../shared/labels';
import { demoEnvironment } from '../../demo-app';
import { seedWorld } from '../../demo-data/seedWorld';
import { CROWD_PREFIX, crowdMember } from './crowd';
import type { Drained } from './parts';

export interface ServerSettings {
  people: number;
  port: number;
  dingtalk: string;
  dataDirectory: string;
}

const CHUNK = 50;
const LOOK_EVERY_MS = 200;
const RSS_EVERY_MS = 250;
const NOT_YET_MS = 3_600_000;

export async function playServer(settings: ServerSettings): Promise<void> {
  const { people, port, dingtalk, dataDirectory } = settings;
  const config = readConfig({
    ...demoEnvironment,
    PORT: String(port),
    PUBLIC_BASE_URL: `http://127.0.0.1:${port}/`,
    DATA_DIR: dataDirectory,
    DINGTALK_API_URL: dingtalk,
    DINGTALK_OAPI_URL: dingtalk,
    DINGTALK_LOGIN_URL: dingtalk,
    DINGTALK_MONTHLY_CALLS: '10000000',
  });
  const server = await startServer({
    config,
    log: pino({ level: process.env.STORY_LOG ?? 'silent' }),
    miniappDirectory: join(__dirname, 'miniapp'),
    clock: false,
    outbox: { noticesPerMinute: null },
    prepare: async ({ database, now }) => {
      await seedWorld(database, now(), { bureaus: 0 });
      await hireCrowd(database, people);
    },
  });
  let mostRss = 0;
  setInterval(() => (mostRss = Math.max(mostRss, process.memoryUsage.rss())), RSS_EVERY_MS);
  let round = 0;

  /** Queued first and due when all of it stands there: what is measured is how messages leave, not how they are written. */
  async function queue(): Promise<object> {
    round += 1;
    await queueRound(server.database, people, round, new Date(Date.now() + NOT_YET_MS));
    await server.database.transaction((db) =>
      db.update(OutboxMessage, { dedupeKey: Like(`bench:${round}:%`) }, { dueAt: new Date() }),
    );
    return {};
  }

  async function drain(): Promise<Drained> {
    server.app.relay.ring();
    while (await isUnderWay(server.database)) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    return { rssMb: Math.round(mostRss / 2 ** 20) };
  }

  const acts = { queue, drain };
  process.on('message', (act: keyof typeof acts) => void acts[act]().then((told) => process.send!(told)));
  process.once('disconnect', () => void server.close().then(() => process.exit(0)));
  process.send!({ ready: server.origin });
}

async function hireCrowd(database: Database, people: number): Promise<void> {
  const [unit] = await database.read((db) => db.find(OrgUnit, { take: 1 }));
  for (let from = 0; from < people; from += CHUNK) {
    const hired = Array.from({ length: Math.min(CHUNK, people - from) }, (_, at) => {
      const { userid, unionid, name } = crowdMember(from + at);
      return {
        id: newId(),
        userId: userid,
        unionId: unionid,
        name,
        title: null,
        unitId: unit!.id,
        active: true,
        isDirectoryAdmin: false,
        isDemo: true,
      };
    });
    await database.transaction((db) => db.insert(Person, hired));
  }
}

/** One message with the same words to everybody; each round has words of its own, or DingTalk would drop them. */
async function queueRound(database: Database, people: number, round: number, dueAt: Date): Promise<void> {
  const crowd = await database.read((db) =>
    db.find(Person, { select: { id: true, userId: true }, where: { userId: Like(`${CROWD_PREFIX}%`) } }),
  );
  for (let from = 0; from < people; from += CHUNK)
    await database.transaction((db) => {
      const ctx = systemContext(db, dueAt, 'bench', 'setup');
      const envelopes = crowd.slice(from, from + CHUNK).map(({ id, userId }) => ({
        dedupeKey: `bench:${round}:${userId}`,
        purpose: 'assigned' as const,
        recipientId: id,
        taskId: null,
        message: {
          kind: 'notice' as const,
          title: `您有新的自评任务（第 ${round} 批）`,
          lines: [`批次：年度自评（${DEMO_LABEL}）`, '请于1月31日（周三）前完成填报'],
          buttonLabel: '开始填报',
          path: '#/tasks',
        },
      }));
      return enqueueAll(ctx, envelopes);
    });
}

const isUnderWay = (database: Database) =>
  database.read((db) =>
    db.existsBy(OutboxMessage, {
      status: In(['waiting', 'sending']),
      lane: 'notice',
      priority: priorities.bulk,
    }),
  );
