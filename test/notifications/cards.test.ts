// With a card template configured, a reviewer is asked once: by a card in the chat, with the to-do beside it, and no notice.
import 'reflect-metadata';
import { control } from '../../scripts/story/phone';
import { noteReviewWay } from '../../server/notifications/reviewWay';
import { OutboxMessage } from '../../server/outbox/entities';
import type { Me } from '../../shared/contracts/identity';
import type { PeopleList } from '../../shared/contracts/people';
import { bureaus, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';

describe.each(databaseKinds)('a review by card on %s', (kind) => {
  describeOn(kind)('', () => {
    const bureauOf = bureaus(kind);
    const aBureau = async () => {
      const bureau = await bureauOf({ environment: { DINGTALK_CARD_TEMPLATE_ID: 'review.schema' } });
      await bureau.fills();
      await bureau.submits();
      return bureau;
    };
    const cardsOf = (bureau: Bureau, userId: string) =>
      bureau.sandbox.store
        .botChat(userId)
        .messages.flatMap(({ content }) => (content.type === 'card' ? [content] : []));
    const press = (bureau: Bureau, userId: string, outTrackId: string) =>
      control(bureau.sandbox, `api/people/${userId}/cards/press`, { outTrackId, actionId: 'approve' });

    it('asks by card instead of a notice, and one press approves', async () => {
      const bureau = await aBureau();
      const { lead, reviewer } = bureau;
      expect(lead.notices()).toEqual([]);
      expect(lead.openTodos()).toHaveLength(1);
      const [card, ...more] = cardsOf(bureau, lead.userId);
      expect(more).toEqual([]);
      expect(card).toMatchObject({
        title: '待您审核：财政网络运维服务费自评',
        text: expect.stringContaining('98.29 分，优'),
        buttons: [
          { id: 'approve', title: '通过', url: null },
          { title: '查看详情', url: expect.stringMatching(/^dingtalk:/) },
        ],
      });
      await press(bureau, lead.userId, card!.outTrackId);
      await bureau.settle();
      expect((await bureau.task()).stateLabel).toBe('复核中');
      expect(cardsOf(bureau, lead.userId)).toMatchObject([{ text: expect.stringContaining('复核中'), buttons: [] }]);
      // The next step is asked by card as well.
      expect(cardsOf(bureau, reviewer.userId)).toHaveLength(1);
      expect(reviewer.notices()).toEqual([]);
    });

    it('says how it ended when it was decided on the page, and nothing is left to press', async () => {
      const bureau = await aBureau();
      await bureau.returns(bureau.lead, '请核对执行数');
      const [card] = cardsOf(bureau, bureau.lead.userId);
      expect(card).toMatchObject({ text: expect.stringContaining('已退回'), buttons: [] });
      await press(bureau, bureau.lead.userId, card!.outTrackId);
      await bureau.settle();
      expect((await bureau.task()).state).toBe('returned');
    });

    it('that DingTalk does not take goes on as a message of the robot where no to-do holds it', async () => {
      const bureau = await bureauOf({ environment: { DINGTALK_CARD_TEMPLATE_ID: 'review.schema' } });
      await bureau.fills();
      await control(bureau.sandbox, 'faults', { noPermission: { api: '/card/' }, qps: { api: '/todo/' } });
      await bureau.submits();
      await bureau.settle();
      expect(cardsOf(bureau, bureau.lead.userId)).toEqual([]);
      const { messages } = bureau.sandbox.store.botChat(bureau.lead.userId);
      expect(messages.map(({ content }) => content)).toMatchObject([
        {
          title: '待您审核：财政网络运维服务费自评',
          text: expect.stringContaining('自评得分：98.29 分，优'),
          buttons: [{ title: '查看详情' }],
        },
      ]);
    });

    it('keeps the right to decide in no readable place', async () => {
      const bureau = await aBureau();
      const rows = await bureau.server.database.read((db) => db.findBy(OutboxMessage, { kind: 'card' }));
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toMatch(/token/);
    });

    it('asks nobody twice when the way changes while a review waits', async () => {
      const bureau = await aBureau();
      const { admin, lead } = bureau;
      await bureau.server.database.transaction((db) => noteReviewWay(db, 'notice', bureau.now()));
      const { people } = await admin.get<PeopleList>(`api/people?search=${encodeURIComponent('王丽')}`);
      const { unitId } = (await lead.get<Me>('api/me')).roles.find(({ role }) => role === 'lead')!;
      await admin.post(`api/people/${people[0]!.id}/roles`, { role: 'lead', unitId });
      await bureau.settle();
      expect(cardsOf(bureau, lead.userId)).toHaveLength(1);
      expect(lead.notices()).toEqual([]);
    });

    it('leaves as a notice while the quota is short', async () => {
      const environment = { DINGTALK_CARD_TEMPLATE_ID: 'review.schema', DINGTALK_MONTHLY_CALLS: '1' };
      const bureau = await bureauOf({ environment });
      await bureau.server.app.tidy();
      await bureau.fills();
      await bureau.submits();
      expect(bureau.lead.notices()).toHaveLength(1);
      expect(cardsOf(bureau, bureau.lead.userId)).toEqual([]);
    });
  });
});
