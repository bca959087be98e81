// A run outlives its process: killed in the middle of it, the server goes on after its next start with the page it was at.
import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox';
import { DirectoryRun } from '../../server/directory/entities';
import { openDatabase } from '../../server/database/open';
import { Person } from '../../server/identity/entities';
import { createTestDatabase } from '../support/databases';
import { person } from './support/place';

const DEPARTMENTS = 30;

it('is taken up after kill -9 where it stopped', async () => {
  const sandbox = await startSandbox({
    port: 0,
    // How fast one may ask is another story (test/directory/large).
    rateLimit: null,
    directory: {
      corpId: 'ding-corp',
      departments: Array.from({ length: DEPARTMENTS }, (_, n) => ({
        id: n + 1,
        name: `部门${n + 1}`,
        parentId: n === 0 ? null : 1,
      })),
      users: Array.from({ length: 300 }, (_, n) => person(`u${n}`, [1 + (n % DEPARTMENTS)])),
    },
    app: {
      clientId: 'ding-app',
      clientSecret: 'secret',
      agentId: 1,
      robotCode: 'ding-app',
      name: '绩效通',
      homeUrl: 'http://127.0.0.1/',
    },
  });
  const place = await createTestDatabase('sqlite');
  const start = (): ChildProcess =>
    fork(join(__dirname, '../../dist/server.cjs'), {
      silent: true,
      execArgv: [],
      env: {
        PORT: '0',
        PUBLIC_BASE_URL: 'http://127.0.0.1:1/',
        DATA_DIR: place.directory,
        DINGTALK_CORP_ID: 'ding-corp',
        DINGTALK_CLIENT_ID: 'ding-app',
        DINGTALK_CLIENT_SECRET: 'secret',
        DINGTALK_AGENT_ID: '1',
        DINGTALK_ROBOT_CODE: 'ding-app',
        DINGTALK_API_URL: sandbox.origin,
        DINGTALK_OAPI_URL: sandbox.origin,
        DINGTALK_LOGIN_URL: sandbox.origin,
        LOG_LEVEL: 'silent',
      },
    });
  const asked = (api: string) => sandbox.store.calls().filter((call) => call.api.includes(api)).length;

  const killed = start();
  await sandbox.store.until('some pages are read', () => asked('user/list') >= 8, 30_000);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const readBefore = asked('user/list');
  expect(readBefore).toBeLessThan(DEPARTMENTS);

  const next = start();
  await once(next, 'message');
  next.kill('SIGTERM');
  await once(next, 'exit');
  const database = await openDatabase({ kind: 'sqlite', file: join(place.directory, 'jixiaotong.sqlite') });
  const [runs, people] = await database.read(async (db) => [await db.find(DirectoryRun), await db.count(Person)]);
  await database.close();
  await sandbox.close();
  await place.drop();
  expect(runs).toMatchObject([{ state: 'done', counts: { units: DEPARTMENTS, people: 300, left: 0 } }]);
  expect(people).toBe(300);
  // The page that was under way is asked for again, no other.
  expect([asked('listsub'), asked('user/list')]).toEqual([DEPARTMENTS, expect.any(Number)]);
  expect(asked('user/list')).toBeLessThanOrEqual(DEPARTMENTS + 1);
});
