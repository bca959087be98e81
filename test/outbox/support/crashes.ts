// The server as it runs in production, in a process of its own that is killed or frozen at a named moment, in front of
// the local DingTalk.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openDatabase } from '../../../server/database/open';
import { Person } from '../../../server/identity/entities';
import { enqueueAll } from '../../../server/outbox/enqueue';
import { OutboxMessage } from '../../../server/outbox/entities';
import { systemContext } from '../../../server/context';
import { startSandbox } from '../../../sandbox';
import { demoEnvironment } from '../../../scripts/demo-app';
import { cast, demoDirectory } from '../../../scripts/demo-data/directory';
import { freePort } from '../../../scripts/story/world';
import { createTestDatabase, type DatabaseKind } from '../../support/databases';

const SEND = 'POST /topapi/message/corpconversation/asyncsend_v2';

export interface Stop {
  /** a checkpoint, or `request.written` */
  at?: string;
  by?: 'SIGKILL' | 'SIGSTOP';
  /** how far the server's clock is ahead: past the leases of the one before; of use where there is no clock for all */
  aheadMs?: number;
}

export type Ruins = Awaited<ReturnType<typeof ruins>>;

/** A database, a DingTalk, and servers that come and go. */
export async function ruins(kind: DatabaseKind) {
  const place = await createTestDatabase(kind);
  const sandbox = await startSandbox({
    directory: demoDirectory(1),
    app: {
      clientId: demoEnvironment.DINGTALK_CLIENT_ID,
      clientSecret: demoEnvironment.DINGTALK_CLIENT_SECRET,
      agentId: Number(demoEnvironment.DINGTALK_AGENT_ID),
      robotCode: demoEnvironment.DINGTALK_ROBOT_CODE,
      name: '绩效通',
      homeUrl: 'http://127.0.0.1/',
    },
  });
  const running = new Set<ChildProcess>();

  async function start({ at, by, aheadMs = 0 }: Stop = {}): Promise<ChildProcess> {
    const port = await freePort();
    const child = fork(join(__dirname, '../../../dist/server.cjs'), {
      execArgv: ['--require', join(__dirname, 'stopAt.cjs')],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        ...demoEnvironment,
        PORT: String(port),
        // The same for all, wherever they listen: it stands in the messages.
        PUBLIC_BASE_URL: 'http://127.0.0.1/',
        DATA_DIR: place.directory,
        ...(place.config.kind === 'mysql' && { DATABASE_URL: urlOf(place.config) }),
        DINGTALK_API_URL: sandbox.origin,
        DINGTALK_OAPI_URL: sandbox.origin,
        DINGTALK_LOGIN_URL: sandbox.origin,
        LOG_LEVEL: 'silent',
        ...(at && { STOP_AT: at }),
        ...(by && { STOP_BY: by }),
        AHEAD_MS: String(aheadMs),
      },
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  }

  async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  const config =
    place.config.kind === 'sqlite'
      ? { ...place.config, file: join(place.directory, 'jixiaotong.sqlite') }
      : place.config;
  /** Opens the database while no server holds it. */
  async function inDatabase<T>(act: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> {
    const database = await openDatabase(config);
    try {
      return await act(database);
    } finally {
      await database.close();
    }
  }

  return {
    sandbox,
    start,
    end,
    /** Starts a server and waits until it serves. */
    async serve(stop?: Stop): Promise<ChildProcess> {
      const child = await start(stop);
      await once(child, 'message');
      return child;
    },
    /** One notice with the same words to three people. */
    queue: (words: string) => inDatabase((database) => queueFor(database, words)),
    rows: () => inDatabase((database) => database.read((db) => db.find(OutboxMessage))),
    /** The leases of whoever sends have run out by the clock that all go by. */
    lapse: () =>
      inDatabase((database) =>
        database.transaction((db) =>
          db.update(OutboxMessage, { status: 'sending' }, { leaseUntil: new Date(Date.now() - 1_000) }),
        ),
      ),
    /** how often each of the three sees the words */
    seen: (words: string) => PEOPLE.map((userId) => sandbox.store.notices(userId).filter(says(words)).length),
    /** calls to send a notice that DingTalk took */
    taken: () => sandbox.store.countedCalls()[SEND] ?? 0,
    async close() {
      for (const child of running) await end(child, 'SIGKILL');
      await sandbox.close();
      await place.drop();
    },
  };
}

const PEOPLE = [cast.filler, cast.lead, cast.reviewer];

const says =
  (words: string) =>
  ({ content }: { content: unknown }): boolean =>
    JSON.stringify(content).includes(words);

function queueFor(database: Awaited<ReturnType<typeof openDatabase>>, words: string) {
  return database.transaction(async (db) => {
    const people = await db.find(Person);
    const recipients = people.filter(({ userId }) => (PEOPLE as string[]).includes(userId));
    await enqueueAll(
      systemContext(db, new Date(), 'test'),
      recipients.map(({ id, userId }) => ({
        dedupeKey: `${words}:${userId}`,
        purpose: 'reminder',
        recipientId: id,
        taskId: null,
        message: { kind: 'notice', title: words, lines: [], buttonLabel: '查看', path: '#/tasks' },
      })),
    );
  });
}

function urlOf({
  host,
  port,
  user,
  password,
  database,
}: Extract<Awaited<ReturnType<typeof createTestDatabase>>['config'], { kind: 'mysql' }>) {
  return `mysql://${user}:${password}@${host}:${port}/${database}`;
}
