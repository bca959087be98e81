import 'reflect-metadata';
import { databaseKinds, describeOn } from '../support/databases';
import { NOTICE_PATH, noticeTo, offices, recipientsOf } from './support/office';

const WEBHOOK = '/robot/sendBySession';

describe.each(databaseKinds)('many messages on %s', (kind) => {
  describeOn(kind)('', () => {
    const anOffice = offices(kind);

    it('that say the same leave a hundred people at a time, each person once', async () => {
      const { staff, queue, relay, fake, rows } = await anOffice(230);
      await queue(staff.map((person) => noticeTo(person, '请填报自评')));
      await relay.settle();
      const calls = fake.to(NOTICE_PATH).map((_, nth) => recipientsOf(fake, nth));
      expect(calls.map((people) => people.length).sort()).toEqual([100, 100, 30]);
      expect(new Set(calls.flat()).size).toBe(230);
      expect(new Set((await rows()).map((row) => row.status))).toEqual(new Set(['sent']));
    });

    it('leave in full calls however many with words of their own go between', async () => {
      const { staff, queue, relay, fake } = await anOffice(230);
      await queue(staff.map((person) => noticeTo(person, '请填报自评')));
      await queue(staff.slice(0, 3).map((person, nth) => noticeTo(person, `请修改 ${nth}`, { purpose: 'returned' })));
      await relay.settle();
      const sizes = fake.to(NOTICE_PATH).map((_, nth) => recipientsOf(fake, nth).length);
      expect(sizes.toSorted((one, other) => one - other)).toEqual([1, 1, 1, 30, 100, 100]);
    });

    it('are to no more people a minute than DingTalk takes, for it drops the others unseen', async () => {
      const { staff, queue, relay, fake, pass } = await anOffice(525, { noticesPerMinute: 500 });
      const sent = () => fake.to(NOTICE_PATH).flatMap((_, nth) => recipientsOf(fake, nth)).length;
      await queue(staff.map((person) => noticeTo(person, '请填报自评')));
      await relay.settle();
      expect(sent()).toBe(500);
      await pass(60_000);
      expect(sent()).toBe(525);
    });

    it('fail for nobody but the one whom DingTalk does not know', async () => {
      const { staff, queue, relay, fake, rows, row } = await anOffice(16);
      const takes = (list: unknown) => !String(list).split(',').includes('u5');
      fake.on(NOTICE_PATH, ({ body }, nth) =>
        takes(body.userid_list)
          ? { json: { errcode: 0, errmsg: 'ok', task_id: nth + 1 } }
          : { json: { errcode: 33012, errmsg: '无效的userid' } },
      );
      await queue(staff.map((person) => noticeTo(person, '请填报自评')));
      await relay.settle();
      expect((await rows()).filter(({ status }) => status === 'sent')).toHaveLength(15);
      expect(await row('请填报自评:u5')).toMatchObject({
        status: 'failed',
        missedCode: 'invalid',
        missedReason: expect.stringContaining('可能已离职'),
        nextWay: 'phone',
      });
    });

    it('of somebody who has left go to the list for the phone', async () => {
      const { database, staff, queue, relay, fake, row } = await anOffice(2);
      await database.transaction((db) => db.update('people', { id: staff[0]!.id }, { active: false }));
      await queue(staff.map((person) => noticeTo(person, '请填报自评')));
      await relay.settle();
      expect(await row('请填报自评:u0')).toMatchObject({ status: 'failed', missedCode: 'left', nextWay: 'phone' });
      expect(fake.to(NOTICE_PATH).map(({ body }) => body.userid_list)).toEqual(['u1']);
    });

    it('do not keep an answer, a return or a reminder waiting', async () => {
      const { staff, queue, relay, fake, rows } = await anOffice(1_000);
      fake.on(WEBHOOK, () => ({ json: { errcode: 0, errmsg: 'ok' } }));
      const [person] = staff;
      await queue(staff.map((one, index) => noticeTo(one, `请填报第 ${Math.floor(index / 20)} 批`)));
      await queue([
        noticeTo(person!, '还有 3 天', { purpose: 'reminder' }),
        noticeTo(person!, '请修改', { purpose: 'returned' }),
        {
          dedupeKey: 'reply',
          purpose: 'chat',
          recipientId: person!.id,
          taskId: null,
          message: {
            kind: 'chat.reply',
            sessionWebhook: `${fake.origin}${WEBHOOK}?session=S`,
            sessionExpiresAt: Number.MAX_SAFE_INTEGER,
            conversation: { type: 'direct', id: 'cid', title: null, userId: 'u0' },
            title: '进度',
            markdown: '已提交 3 项',
            buttons: [],
          },
        },
      ]);
      await relay.settle();
      const order = fake.asked.map(({ path, body }) => (path === WEBHOOK ? '答复' : titleIn(body))).filter(Boolean);
      // A group that begins with the last call of one claim is finished by the next.
      expect(order.length).toBeLessThanOrEqual(58);
      expect((await rows()).filter(({ status }) => status !== 'sent')).toEqual([]);
      expect(order.indexOf('答复')).toBeLessThan(20);
      expect(Math.max(order.indexOf('请修改'), order.indexOf('还有 3 天'))).toBeLessThan(20);
    });
  });
});

const titleIn = (body: Record<string, unknown>) =>
  (body.msg as { action_card?: { title?: string } } | undefined)?.action_card?.title;
