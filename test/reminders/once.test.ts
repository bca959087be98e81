// Each is told once: after a pause, after a restart, by several at the same moment, and when one of three processes is
// killed while it tells.
import 'reflect-metadata';
import { In, type EntityManager } from 'typeorm';
import { instantOn } from '../../shared/calendar';
import type { MyReminders } from '../../shared/contracts/reminders';
import { newId } from '../../server/database/ids';
import { ReminderPolicies20261127100000 } from '../../server/database/migrations/20261127100000-reminder-policies';
import { DigestTasks20261128030000 } from '../../server/database/migrations/20261128030000-digest-tasks';
import { OutboxMessage } from '../../server/outbox/entities';
import { Reminder, ReminderDigest } from '../../server/reminders/entities';
import { sendDueReminders } from '../../server/reminders/sendDueReminders';
import { Task } from '../../server/tasks/entities';
import { aBureau, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { scanProcesses, type ScanProcesses } from './support/scanProcesses';
import { crowd, live } from './support/series';

const PEOPLE = 120;

describe.each(databaseKinds)('once, on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    beforeAll(async () => {
      bureau = await aBureau(kind);
    });
    afterAll(() => bureau.stop());

    it('after days of silence the latest of each kind is told once, and nothing again after a restart', async () => {
      const { dueDate } = await bureau.task();
      expect(dueDate).toBe('2025-03-21');
      expect(await live(bureau, '2025-03-26', '2025-03-26', [12, 13, 14, 17, 19])).toEqual([
        '03-26 14 填报人 逾期 5 天：财政网络运维服务费自评还差 14 项',
      ]);
      await bureau.restart();
      bureau.travelTo(instantOn('2025-03-26', 16));
      expect(await bureau.server.app.remind()).toBe(0);
      // Warned yesterday, so the unit's lead may be told today, and nobody above yet.
      expect(await live(bureau, '2025-03-27', '2025-03-27', [9])).toEqual([
        '03-27 9 负责人 逾期 4 个工作日：财政网络运维服务费自评还没提交',
      ]);
    });

    it('two looks at the same moment tell each of 120 people once', async () => {
      const day = '2025-04-11';
      const people = await crowd(bureau, PEOPLE, day);
      const look = () => sendDueReminders(bureau.server.database, instantOn(day, 9, 1), newId());
      const [one, other] = await Promise.all([look(), look()]);
      expect(one + other).toBeGreaterThanOrEqual(PEOPLE);
      await expectTold(bureau, people, day);
    });

    if (kind === 'mariadb')
      describe('of three processes', () => {
        let processes: ScanProcesses;
        beforeAll(() => {
          processes = scanProcesses(bureau);
        });
        afterAll(() => processes.close());

        it.each([
          ['with the words made', 'reminders.composed', '2025-04-14'],
          ['with everything written and nothing committed', 'reminders.written', '2025-04-16'],
        ])('one is killed %s: each of 120 people is told once', async (_what, moment, day) => {
          const people = await crowd(bureau, PEOPLE, day);
          const at = instantOn(day, 9, 1);
          const told = await processes.lookAndLoseOne(at, moment);
          const again = await sendDueReminders(bureau.server.database, at, newId());
          // What the killed one had begun was left to the others, or to the next look at the latest.
          expect(told + again).toBeGreaterThanOrEqual(PEOPLE);
          await expectTold(bureau, people, day);
          expect(await sendDueReminders(bureau.server.database, at, newId())).toBe(0);
        });
      });

    it('what was given before there were digests stays readable', async () => {
      const at = instantOn('2025-03-18', 9);
      await upgraded(bureau, async (db) => {
        const { id: taskId, fillerId: personId } = await db.findOneByOrFail(Task, { dueDate: '2025-03-21' });
        await db.createQueryBuilder().delete().from(Reminder).execute();
        const columns = 'id, taskId, personId, rung, remindedAt';
        const values = [newId(), taskId, personId, 'T-3@2025-03-21', kind === 'sqlite' ? sqlText(at) : at];
        await db.query(`INSERT INTO reminders (${columns}) VALUES (?, ?, ?, ?, ?)`, values);
      });
      await bureau.filler.signIn();
      const { reminders } = await bureau.filler.get<MyReminders>('api/me/reminders');
      expect(reminders).toMatchObject([
        { at: at.toISOString(), title: '提醒', reasons: [{ kind: 'before', why: '截止前 3 天还没提交' }] },
      ]);
    });
  });
});

/** Each of them has one digest of the day, one message and one step of the ladder. */
async function expectTold({ server }: Bureau, people: string[], day: string): Promise<void> {
  const rows = await server.database.read(async (db) => ({
    digests: await db.findBy(ReminderDigest, { day, personId: In(people) }),
    messages: await db.findBy(OutboxMessage, { purpose: 'reminder', recipientId: In(people) }),
    rungs: await db.findBy(Reminder, { personId: In(people), rung: `T-0@${day}` }),
  }));
  const sorted = people.toSorted();
  expect(rows.digests.map(({ personId }) => personId).toSorted()).toEqual(sorted);
  expect(rows.messages.map(({ recipientId }) => recipientId).toSorted()).toEqual(sorted);
  expect(rows.rungs.map(({ personId }) => personId).toSorted()).toEqual(sorted);
}

/** As TypeORM writes instants on SQLite. */
const sqlText = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '');

/** The database as an earlier version left it, and then brought up to date. */
async function upgraded({ server }: Bureau, before: (db: EntityManager) => Promise<unknown>): Promise<void> {
  const migrations = [new ReminderPolicies20261127100000(), new DigestTasks20261128030000()];
  await server.database.read(async (db) => {
    const runner = db.dataSource.createQueryRunner();
    for (const migration of migrations.toReversed()) await migration.down(runner);
    await before(db);
    for (const migration of migrations) await migration.up(runner);
    await runner.release();
  });
}
