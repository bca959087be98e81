// Who left is out at once when DingTalk says so, within five minutes when it does not; and never because DingTalk is away.
import 'reflect-metadata';
import type { Me } from '../../shared/contracts/identity';
import { Person, Session } from '../../server/identity/entities';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, refusal, type Bureau } from '../support/bureau';
import { joins, leaves, settleEvents, withoutEvents } from '../support/directoryChanges';

const MINUTE = 60_000;
const pass = (bureau: Bureau, ms: number) => bureau.travelTo(new Date(bureau.now().getTime() + ms));
const sessionsOf = (bureau: Bureau, userId: string) =>
  bureau.server.database.read(async (db) => {
    const { id } = await db.findOneByOrFail(Person, { userId });
    return db.countBy(Session, { personId: id });
  });

describe.each(databaseKinds)('somebody who left on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('is out with the next request after the event, with every session, and back when they return', async () => {
      const bureau = await aBureau();
      expect(await sessionsOf(bureau, 'zhaomin')).toBe(1);
      leaves(bureau, 'zhaomin');
      await settleEvents(bureau);
      expect(await sessionsOf(bureau, 'zhaomin')).toBe(0);
      expect(await refusal(bureau.reviewer.get('api/me'))).toMatchObject({ status: 401 });
      joins(bureau, 'zhaomin', { departmentIds: [11] });
      await settleEvents(bureau);
      expect((await bureau.reviewer.signIn()).roles.map(({ role }) => role)).toEqual(['reviewer']);
    });

    it('is out within five minutes without the event; others are asked about once, and at most eight a second', async () => {
      const bureau = await aBureau();
      await withoutEvents(bureau);
      leaves(bureau, 'zhaomin');
      await bureau.server.app.recheck();
      expect((await bureau.reviewer.get<Me>('api/me')).name).toBe('赵敏'); // asked about when they signed in
      pass(bureau, 4 * MINUTE);
      const began = performance.now();
      await bureau.server.app.recheck();
      expect(performance.now() - began).toBeGreaterThan(4 * 125);
      expect(await refusal(bureau.reviewer.get('api/me'))).toMatchObject({ status: 401, code: 'unauthenticated' });
      const calls = () => bureau.sandbox.store.calls().filter(({ api }) => api.includes('v2/user/get')).length;
      const before = calls();
      await bureau.server.app.recheck();
      expect(calls()).toBe(before);
    });

    it('cannot be told while DingTalk is away: everybody works on, and the health page says so', async () => {
      const bureau = await aBureau();
      await withoutEvents(bureau);
      leaves(bureau, 'zhaomin');
      await bureau.trouble({ down: true });
      pass(bureau, 6 * MINUTE);
      await bureau.server.app.recheck();
      expect((await bureau.filler.get<Me>('api/me')).name).toBe('王丽');
      await bureau.fills();
      const ready = await bureau.filler.send('readyz');
      expect(ready.status).toBe(200);
      expect(await ready.json()).toMatchObject({
        status: 'degraded',
        database: true,
        leavers: 'behind',
        dingtalk: false,
      });
      await bureau.trouble({ down: false });
      await bureau.server.app.recheck();
      expect(await refusal(bureau.reviewer.get('api/me'))).toMatchObject({ status: 401 });
      expect((await bureau.filler.get<Me>('api/me')).name).toBe('王丽');
    });
  });
});
