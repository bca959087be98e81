// Whatever DingTalk tells works the same over the Stream and over HTTP, on both databases.
import 'reflect-metadata';
import { AuditEntry } from '../../server/audit/entities';
import { ProcessedEvent } from '../../server/inbox/entities';
import { bureaus, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { cardOf, presses, shownCard } from './support/cards';
import { comesAgain, happens, ways } from './support/ways';

const cases = databaseKinds.flatMap((kind) => ways.map((way) => ({ kind, way, name: `${way.name} on ${kind}` })));

describe.each(cases)('over $name', ({ kind, way }) => {
  describeOn(kind)('', () => {
    const build = bureaus(kind);
    const aBureau = async () => {
      const bureau = await build({ environment: way.environment });
      await way.enterAddresses(bureau);
      return bureau;
    };
    const outcomes = ({ server }: Bureau, eventId: string) =>
      server.database.read((db) => db.find(ProcessedEvent, { where: { source: 'event', eventId } }));
    const ignored = ({ server }: Bureau) =>
      server.database.read((db) => db.find(AuditEntry, { where: { action: 'incoming.ignored' } }));

    it('somebody who left is shut out with the next request, once, however often it is told', async () => {
      const bureau = await aBureau();
      const eventId = await happens(bureau, 'user_leave_org', { userId: ['wangli'] });
      expect((await refusal(bureau.filler.get('api/tasks'))).status).toBe(401);
      await comesAgain(bureau, eventId);
      expect(await outcomes(bureau, eventId)).toMatchObject([{ outcome: 'done' }]);
      expect(await ignored(bureau)).toEqual([]);
    });

    it('what nobody handles is acknowledged, stored and left; what is about nobody is told in the audit', async () => {
      const bureau = await aBureau();
      const userId = Array.from({ length: 5000 }, (_, nth) => `stranger${nth}`);
      const strange = await happens(bureau, 'some_future_event', { userId, deep: { more: [1, { two: null }] } });
      expect(await outcomes(bureau, strange)).toMatchObject([{ outcome: 'unknown' }]);
      const future = await happens(bureau, 'user_leave_org', { userId, unheardOf: true });
      expect(await outcomes(bureau, future)).toMatchObject([{ outcome: 'ignored' }]);
      expect(await ignored(bureau)).toMatchObject([{ subject: 'incoming', actorName: '系统', origin: 'event' }]);
      expect((await bureau.filler.get<{ name: string }>('api/me')).name).toBe('王丽');
    });

    it('a question is answered in the asker’s own chat', async () => {
      const { filler } = await aBureau();
      expect(await filler.ask('我的任务')).toContain('财政网络运维服务费');
    });

    it('a card approves for the one it was sent to, exactly as the page does, and says how it ended', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.submits();
      const card = await cardOf(bureau, bureau.lead);
      expect(shownCard(bureau, bureau.lead, card.outTrackId)).toMatchObject({
        text: expect.stringContaining('待审核'),
        buttons: ['通过', '查看详情'],
      });
      await presses(bureau, bureau.lead, card.outTrackId);
      expect(shownCard(bureau, bureau.lead, card.outTrackId)).toEqual({
        text: expect.stringMatching(/通过[^]*复核中/),
        buttons: [],
      });
      const task = await bureau.task();
      expect(task.stateLabel).toBe('复核中');
      expect(task.timeline.at(-1)).toMatchObject({ label: '单位负责人审核：审核通过', actorName: '李建国' });
      // The next reviewer has a card of their own, and it ends the task.
      await presses(bureau, bureau.reviewer, (await cardOf(bureau, bureau.reviewer)).outTrackId);
      expect((await bureau.task()).stateLabel).toBe('已办结');
    });
  });
});
