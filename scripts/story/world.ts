// A whole world to play in: the local DingTalk, the server, a clock that can be moved, and people with phones. The demo
// tells its story with it, and the tests theirs.
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { readConfig, type Config } from '../../server/config';
import type { DatabaseConfig } from '../../server/database/open';
import { createLog } from '../../server/log';
import { startServer, type RunningServer } from '../../server/server';
import { startSandbox, type Sandbox } from '../../sandbox';
import { demoEnvironment } from '../demo-app';
import { demoDirectory } from '../demo-data/directory';
import { seedWorld, type SeedOptions } from '../demo-data/seedWorld';
import { followClock } from '../followClock';
import { control, createPhone, type Phone } from './phone';

export interface StoryWorld {
  sandbox: Sandbox;
  server: RunningServer;
  config: Config;
  /** the same phone each time it is asked for */
  phone(userId: string): Phone;
  now(): Date;
  /** Moves the clock of DingTalk and server alike. */
  travelTo(instant: Date): void;
  /** Switches troubles of DingTalk on and off, e.g. `{ down: true }`. */
  trouble(faults: Record<string, boolean | number | object>): Promise<void>;
  /** Waits until everything received is worked on and every message that is due has left. */
  settle(): Promise<void>;
  /** Ends the server and starts it again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface StoryOptions {
  database: DatabaseConfig;
  dataDirectory: string;
  /** how many of the demo bureaus are in the directory; all by default */
  bureaus?: number;
  seed?: SeedOptions;
  /** where the clock starts; it runs on from there */
  start?: Date;
  /** the server goes by the clock of the local DingTalk, which can be moved on its page */
  followed?: boolean;
  miniappDirectory?: string;
  /** calls of one API that DingTalk takes in a second; 20 by default, and the server keeps to it */
  callsPerSecond?: number;
  /** settings of the server that differ from the demo's */
  environment?: Record<string, string>;
  log?: Logger;
}

/** Starts a local DingTalk and a server on free ports, with the demo's people and data. */
export async function startWorld(options: StoryOptions): Promise<StoryWorld> {
  let ahead = options.start ? options.start.getTime() - Date.now() : 0;
  const now = () => new Date(Date.now() + ahead);
  const sandbox = await startSandbox({
    port: 0,
    directory: demoDirectory(options.bureaus),
    app: {
      clientId: demoEnvironment.DINGTALK_CLIENT_ID,
      clientSecret: demoEnvironment.DINGTALK_CLIENT_SECRET,
      agentId: Number(demoEnvironment.DINGTALK_AGENT_ID),
      robotCode: demoEnvironment.DINGTALK_ROBOT_CODE,
      name: '绩效通',
      homeUrl: 'http://127.0.0.1/',
    },
    rateLimit: options.callsPerSecond,
    now: () => now().getTime(),
  });
  const port = await freePort();
  const config: Config = {
    ...readConfig({
      ...demoEnvironment,
      PORT: String(port),
      PUBLIC_BASE_URL: `http://127.0.0.1:${port}/`,
      DATA_DIR: options.dataDirectory,
      DINGTALK_API_URL: sandbox.origin,
      DINGTALK_OAPI_URL: sandbox.origin,
      DINGTALK_LOGIN_URL: sandbox.origin,
      ...(options.callsPerSecond && { DINGTALK_CALLS_PER_SECOND: String(options.callsPerSecond) }),
      ...options.environment,
    }),
    database: options.database,
  };
  const clock = options.followed ? await followClock(sandbox.origin, fail, () => now().getTime()) : null;
  const start = () =>
    startServer({
      config,
      log: options.log ?? createLog(process.env.STORY_LOG ?? 'silent'),
      miniappDirectory: options.miniappDirectory ?? join(__dirname, 'miniapp'),
      now: clock?.now ?? now,
      clock: false,
      prepare: ({ database }) => seedWorld(database, now(), options.seed),
    });
  let server = await start().catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  clock?.lead(server.app);
  sandbox.setHomeUrl(config.publicBaseUrl);
  const phones = new Map<string, Phone>();
  const settle = async () => {
    await server.app.inbox.settle();
    await server.app.relay.settle();
  };
  return {
    sandbox,
    get server() {
      return server;
    },
    config,
    phone(userId) {
      const known = phones.get(userId) ?? createPhone(sandbox, () => server.origin, userId, settle);
      phones.set(userId, known);
      return known;
    },
    now,
    travelTo(instant) {
      ahead = instant.getTime() - Date.now();
    },
    async trouble(faults) {
      await control(sandbox, 'faults', faults);
    },
    settle,
    async restart() {
      await server.close();
      server = await start();
    },
    async close() {
      clock?.stop();
      await server.close();
      await sandbox.close();
    },
  };
}

/** The server's own address stands in its links, so it is needed before it listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const fail = (error: unknown): never => {
  throw error;
};

/** A folder name of one's own for a world that is thrown away. */
export const temporaryDirectory = () => join(tmpdir(), `jixiaotong-${randomBytes(6).toString('hex')}`);
