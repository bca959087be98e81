// While DingTalk cannot be reached, or takes nothing more, messages wait as a whole and are not worn down one by one.
import 'reflect-metadata';
import { createSharedClock, type SharedClock } from '../../server/database/sharedClock';
import { createLog } from '../../server/log';
import { claimDue } from '../../server/outbox/claim';
import { outboxSettings } from '../../server/outbox/settings';
import type { Answer } from '../dingtalk/support/fakeDingTalk';
import { databaseKinds, describeOn } from '../support/databases';
import { NOTICE_PATH, noticeTo, offices } from './support/office';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const quotaOver: Answer = { json: { errcode: 88, sub_code: '90020', errmsg: '' } };

describe.each(databaseKinds)('a way that DingTalk does not serve, on %s', (kind) => {
  describeOn(kind)('', () => {
    const anOffice = offices(kind);
    /** as many messages of their own, one call each */
    const lettersTo = (staff: Parameters<typeof noticeTo>[0][]) =>
      staff.map((person) => noticeTo(person, `给${person.name}的通知`));

    it('is tried by one message from time to time, and all leave when it is back', async () => {
      const { staff, queue, relay, fake, rows, pass } = await anOffice(60);
      fake.on(NOTICE_PATH, () => 'hang-up');
      await queue(lettersTo(staff));
      await relay.settle();
      for (let minute = 0; minute < 30; minute += 1) await pass(MINUTE);
      // A first handful, then one every few minutes.
      expect(fake.to(NOTICE_PATH).length).toBeLessThan(50);
      expect(new Set((await rows()).map(({ status }) => status))).toEqual(new Set(['waiting']));
      const before = fake.to(NOTICE_PATH).length;
      fake.on(NOTICE_PATH, (_, nth) => ({ json: { errcode: 0, errmsg: 'ok', task_id: nth + 1 } }));
      await pass(6 * MINUTE);
      await pass(6 * MINUTE);
      expect((await rows()).filter(({ status }) => status !== 'sent')).toEqual([]);
      expect(fake.to(NOTICE_PATH).length - before).toBe(60);
    });

    it('for want of quota costs one call now and then, and a day later everybody is to be phoned, with the reason', async () => {
      const { staff, queue, relay, fake, rows, pass } = await anOffice(30);
      fake.on(NOTICE_PATH, () => quotaOver);
      await queue(lettersTo(staff));
      await relay.settle();
      const first = fake.to(NOTICE_PATH).length;
      for (let hour = 0; hour < 23; hour += 1) await pass(HOUR);
      expect(fake.to(NOTICE_PATH).length - first).toBeLessThanOrEqual(23);
      expect(new Set((await rows()).map(({ status }) => status))).toEqual(new Set(['waiting']));
      for (let hour = 0; hour < 3; hour += 1) await pass(HOUR);
      const given = (await rows()).filter(({ kind: of }) => of === 'notice');
      expect(given.map(({ status, missedCode }) => `${status} ${missedCode}`)).toEqual(
        Array(30).fill('failed expired'),
      );
      expect(given[0]!.missedReason).toMatch(/额度已用完/);
    });

    it('holds up no other way', async () => {
      const { staff, queue, relay, fake, row, pass } = await anOffice(1);
      fake.on(NOTICE_PATH, () => quotaOver);
      fake.on('/v1.0/todo/users/U0/tasks', () => ({ json: { id: 'T9' } }));
      await queue(lettersTo(staff));
      await relay.settle();
      await queue([
        {
          dedupeKey: 'todo',
          purpose: 'assigned',
          recipientId: staff[0]!.id,
          taskId: null,
          message: { kind: 'todo.open', subject: '填报', lines: [], dueAt: 1_800_000_000_000, path: '#/tasks' },
        },
      ]);
      await pass(0);
      expect(await row('todo')).toMatchObject({ status: 'sent', receipt: 'T9' });
    });

    it('gives up on a single message that never works after a day, not on the others', async () => {
      const { staff, queue, relay, fake, rows, pass } = await anOffice(3);
      fake.on(NOTICE_PATH, ({ body }, nth) =>
        body.userid_list === 'u1' ? 'hang-up' : { json: { errcode: 0, errmsg: 'ok', task_id: nth + 1 } },
      );
      await queue(lettersTo(staff));
      await relay.settle();
      for (let hour = 0; hour < 26; hour += 1) await pass(HOUR);
      const given = (await rows()).filter(({ kind: of }) => of === 'notice');
      const ended = given.map(({ status, recipientId }) => [recipientId, status]);
      expect(Object.fromEntries(ended)).toEqual(
        Object.fromEntries(staff.map(({ id }, index) => [id, index === 1 ? 'failed' : 'sent'])),
      );
    });

    it('two processes at once take each message once', async () => {
      const { staff, queue, relay, fake, secondRelay } = await anOffice(40);
      const other = secondRelay();
      await queue(lettersTo(staff));
      await Promise.all([relay.settle(), other.settle()]);
      await other.close();
      expect(
        fake
          .to(NOTICE_PATH)
          .map(({ body }) => body.userid_list)
          .sort(),
      ).toEqual(staff.map(({ userId }) => userId).sort());
    });
  });
});

describeOn('mariadb')('of two machines', () => {
  const anOffice = offices('mariadb');
  const off = (ms: number) => () => Date.now() + ms;

  it.each([
    ['looks', 0, 5 * MINUTE],
    ['sends', -5 * MINUTE, 0],
  ])(
    'with clocks five minutes apart the one that looks takes over nothing that is being sent (off: who %s)',
    async (_, theirs, ours) => {
      const { database, fake, staff, queue, rows, secondRelay } = await anOffice(3);
      const clocks = await Promise.all(
        [theirs, ours].map((ms) => createSharedClock(database, createLog('silent'), off(ms))),
      );
      const [sender, looker] = clocks as [SharedClock, SharedClock];
      await queue(staff.map((person) => noticeTo(person, '通知')));
      const wish = { lane: 'notice', limit: 100, calls: 1, peoplePerCall: 100, lapsedBut: null } as const;
      const claim = await claimDue({ database, settings: outboxSettings, now: sender.now }, wish);
      expect(claim.rows).toHaveLength(3);
      const other = secondRelay(looker.now);
      await other.settle();
      await other.close();
      for (const clock of clocks) clock.stop();
      expect(fake.to(NOTICE_PATH)).toEqual([]);
      expect((await rows()).map(({ status }) => status)).toEqual(['sending', 'sending', 'sending']);
    },
  );
});
