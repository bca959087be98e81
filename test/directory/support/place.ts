// A directory to read: a local DingTalk with the people a test wants, a database, and what reads one into the other.
import pino from 'pino';
import { startSandbox, type Sandbox, type SandboxDepartment, type SandboxUser } from '../../../sandbox';
import type { Database } from '../../../server/database/database';
import { openDatabase } from '../../../server/database/open';
import { createDingTalk } from '../../../server/dingtalk/createDingTalk';
import type { DingTalkConfig } from '../../../server/dingtalk/port';
import type { DirectoryDeps } from '../../../server/directory/deps';
import { createDirectorySync, type DirectorySync } from '../../../server/directory/sync';
import { OrgUnit, Person } from '../../../server/identity/entities';
import { control } from '../../../scripts/story/phone';
import { configFor } from '../../dingtalk/support/fakeDingTalk';
import { createTestDatabase, type DatabaseKind } from '../../support/databases';

export interface Place {
  sandbox: Sandbox;
  database: Database;
  sync: DirectorySync;
  /** another process on the same database */
  another(): DirectorySync;
  deps: DirectoryDeps;
  pass(ms: number): void;
  trouble(faults: object): Promise<void>;
  /** everybody we know, by userid */
  people(): Promise<Record<string, Person>>;
  units(): Promise<Record<number, OrgUnit>>;
  close(): Promise<void>;
}

export const person = (userid: string, departmentIds: number[], more: Partial<SandboxUser> = {}): SandboxUser => ({
  userid,
  unionid: `U${userid}`,
  name: userid,
  departmentIds,
  ...more,
});

async function aPlace(
  kind: DatabaseKind,
  directory: { departments: SandboxDepartment[]; users: SandboxUser[] },
  config: Partial<DingTalkConfig> = {},
): Promise<Place> {
  const sandbox = await startSandbox({
    port: 0,
    directory: { corpId: 'ding-corp', ...directory },
    app: {
      clientId: 'ding-app',
      clientSecret: 'secret',
      agentId: 1001,
      robotCode: 'ding-app',
      name: '绩效通',
      homeUrl: 'https://jixiao.example.gov.cn/',
    },
    rateLimit: config.callsPerSecond,
  });
  const { config: databaseConfig, drop } = await createTestDatabase(kind);
  const database = await openDatabase(databaseConfig);
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const dingtalk = createDingTalk(configFor(sandbox.origin, { now: () => now().getTime(), ...config }));
  const deps: DirectoryDeps = {
    database,
    directory: dingtalk.directory,
    now,
    log: pino({ level: process.env.STORY_LOG ?? 'silent' }),
    adminUserIds: [],
    afterCommit: () => {},
  };
  const syncs: DirectorySync[] = [];
  const another = () => {
    const sync = createDirectorySync(deps);
    syncs.push(sync);
    return sync;
  };
  return {
    sandbox,
    database,
    deps,
    sync: another(),
    another,
    pass: (ms) => void (ahead += ms),
    trouble: async (faults) => void (await control(sandbox, 'faults', faults)),
    people: async () => {
      const rows = await database.read((db) => db.find(Person));
      return Object.fromEntries(rows.map((row) => [row.userId, row]));
    },
    units: async () => {
      const rows = await database.read((db) => db.find(OrgUnit));
      return Object.fromEntries(rows.map((row) => [row.departmentId, row]));
    },
    async close() {
      for (const sync of syncs) await sync.close();
      await database.close();
      await sandbox.close();
      await drop();
    },
  };
}

/** Builds places for the tests of a file and clears them away after each test. */
export function places() {
  const standing: Place[] = [];
  afterEach(async () => {
    for (const place of standing.splice(0)) await place.close();
  });
  return async (...given: Parameters<typeof aPlace>): Promise<Place> => {
    const place = await aPlace(...given);
    standing.push(place);
    return place;
  };
}
