// What was used of DingTalk's monthly quota: counted by month and API, all processes together.
import 'reflect-metadata';
import { openDatabase } from '../../server/database/open';
import type { Database } from '../../server/database/database';
import { createUsageMeter, type UsageMeter } from '../../server/quota/meter';
import { createQuotaDesk } from '../../server/quota/quota';
import { createTestDatabase, databaseKinds, describeOn, type TestDatabase } from '../support/databases';

const silent = { info() {}, warn() {}, error() {} } as unknown as Parameters<typeof createUsageMeter>[0]['log'];

describe.each(databaseKinds)('the quota meter on %s', (kind) => {
  describeOn(kind)('', () => {
    let place: TestDatabase;
    let database: Database;
    let now: Date;
    let meter: UsageMeter;
    const another = () => createUsageMeter({ database, now: () => now, log: silent });
    const deskOf = (one: UsageMeter) =>
      createQuotaDesk({ database, meter: one, limits: { calls: 10, deliveries: 3000 }, now: () => now });
    const told = () => database.read((db) => deskOf(meter).describe(db));

    beforeEach(async () => {
      place = await createTestDatabase(kind);
      database = await openDatabase(place.config);
      now = new Date('2026-11-26T08:00:00Z');
      meter = another();
    });
    afterEach(async () => {
      await meter.close();
      await database.close();
      await place.drop();
    });

    it('adds up what two processes counted', async () => {
      const other = another();
      for (let call = 0; call < 3; call += 1) meter.counted('notice');
      other.counted('notice');
      other.counted('todo-open');
      other.delivered('bot');
      await Promise.all([meter.flush(), other.flush()]);
      const { month, calls, deliveries } = await told();
      expect(month).toBe('2026-11');
      expect(calls).toMatchObject({ used: 5, remaining: 5, level: 'normal' });
      expect(calls.items).toEqual([
        { name: 'notice', label: '工作通知：发送', count: 4 },
        { name: 'todo-open', label: '待办：创建', count: 1 },
      ]);
      expect(deliveries).toMatchObject({ used: 1, items: [{ label: '机器人收到的消息', count: 1 }] });
    });

    it('knows what is counted and not written yet', async () => {
      meter.counted('notice');
      expect((await told()).calls.used).toBe(1);
      await meter.flush();
      expect((await told()).calls.used).toBe(1);
    });

    it('begins anew with the month of Asia/Shanghai', async () => {
      now = new Date('2026-11-30T15:59:59Z');
      meter.counted('notice');
      now = new Date('2026-11-30T16:00:00Z');
      expect(await told()).toMatchObject({ month: '2026-12', calls: { used: 0 } });
      await meter.flush();
      expect((await told()).calls.used).toBe(0);
    });

    it('believes DingTalk when it says the quota is used up, until it takes calls again', async () => {
      meter.spent();
      await meter.flush();
      expect(await told()).toMatchObject({ refusedAt: now.toISOString(), calls: { level: 'spent', remaining: 0 } });
      const other = another();
      expect(await deskOf(other).policy()).toMatchObject({ level: 'spent', poll: false });
      other.counted('notice');
      await other.flush();
      expect(await told()).toMatchObject({ refusedAt: null, calls: { level: 'normal' } });
    });
  });
});
