// A button of a card decides once, for one person, about one step; nothing else that arrives at its address decides at all.
import 'reflect-metadata';
import { IsNull } from 'typeorm';
import { AuditEntry } from '../../server/audit/entities';
import { DecisionToken } from '../../server/decisions/entities';
import { ProcessedEvent } from '../../server/inbox/entities';
import { PersonRole, Person } from '../../server/identity/entities';
import { bureaus, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { cardOf, presses, shownCard, type SentCard } from './support/cards';
import { calls, cardHeaders, robotHeaders } from './support/signedCaller';
import { happens, ways } from './support/ways';

const [stream, http] = ways;
const DAY_MS = 24 * 3_600_000;

describe.each(databaseKinds)('a card on %s', (kind) => {
  describeOn(kind)('', () => {
    const build = bureaus(kind);

    /** A task that waits for its first reviewer, who has a card about it. */
    async function withCard(way = stream!): Promise<{ bureau: Bureau; card: SentCard }> {
      const bureau = await build({ environment: way.environment });
      await way.enterAddresses(bureau);
      await bureau.fills();
      await bureau.submits();
      return { bureau, card: await cardOf(bureau, bureau.lead) };
    }

    const reasons = async ({ server }: Bureau) =>
      (await server.database.read((db) => db.find(AuditEntry, { where: { action: 'incoming.ignored' } }))).map(
        ({ comment }) => comment,
      );
    const waits = async (bureau: Bureau) => (await bureau.task()).stateLabel === '单位负责人审核中';
    const text = (bureau: Bureau, card: SentCard) => shownCard(bureau, bureau.lead, card.outTrackId).text;

    it('pressed twice and by several fingers at once decides once', async () => {
      const { bureau, card } = await withCard();
      await Promise.all([1, 2, 3].map(() => presses(bureau, bureau.lead, card.outTrackId)));
      await presses(bureau, bureau.lead, card.outTrackId);
      const { timeline, stateLabel } = await bureau.task();
      expect(timeline.filter(({ label }) => label.includes('审核通过'))).toHaveLength(1);
      expect([stateLabel, text(bureau, card)]).toEqual(['复核中', expect.stringMatching(/已于 \d\d:\d\d 通过/)]);
      expect(await reasons(bureau)).toEqual([]);
    });

    it('after the page has decided says who did, and changes nothing', async () => {
      const { bureau, card } = await withCard();
      await bureau.returns(bureau.lead, '请核对');
      await presses(bureau, bureau.lead, card.outTrackId);
      expect([(await bureau.task()).state, text(bureau, card)]).toEqual(['returned', expect.stringMatching(/退回/)]);
      // The next submission is another one: the old card does not speak for it, the new one does.
      await bureau.submits();
      await presses(bureau, bureau.lead, card.outTrackId);
      expect(await waits(bureau)).toBe(true);
      await presses(bureau, bureau.lead, (await cardOf(bureau, bureau.lead)).outTrackId);
      expect((await bureau.task()).stateLabel).toBe('复核中');
    });

    it('pressed by another, with a made-up token, under another card, or with more than it was given, decides nothing', async () => {
      const { bureau, card } = await withCard();
      const token = card.token;
      await presses(bureau, bureau.reviewer, card.outTrackId, { params: { token } });
      await presses(bureau, bureau.lead, card.outTrackId, { params: { token: 'made-up' } });
      await presses(bureau, bureau.lead, card.outTrackId, {
        params: { token: null, taskId: (await bureau.task()).id },
      });
      await presses(bureau, bureau.lead, card.outTrackId, { actionId: 'return' });
      expect(await waits(bureau)).toBe(true);
      expect((await reasons(bureau)).sort()).toEqual([
        '凭证属于另一个人',
        '没有有效的一次性凭证',
        '没有有效的一次性凭证',
      ]);
      // It is still good, and whoever reads what we keep of the presses cannot use it.
      const kept = await bureau.server.database.read((db) => db.find(ProcessedEvent, { where: { source: 'card' } }));
      expect(JSON.stringify(kept)).not.toContain(token);
      // What the token does not say is not read, whatever it claims.
      await presses(bureau, bureau.lead, card.outTrackId, { params: { userId: 'zhaomin', state: 'completed' } });
      expect((await bureau.task()).timeline.at(-1)).toMatchObject({ actorName: '李建国' });
      expect((await bureau.task()).stateLabel).toBe('复核中');
    });

    it('of somebody who lost the role, or too late, is refused in the words of the page', async () => {
      const { bureau, card } = await withCard();
      await bureau.server.database.transaction(async (db) => {
        const { id: personId } = await db.findOneByOrFail(Person, { userId: bureau.lead.userId });
        await db.delete(PersonRole, { personId, role: 'lead' });
      });
      await presses(bureau, bureau.lead, card.outTrackId);
      expect([await waits(bureau), text(bureau, card)]).toEqual([true, expect.stringContaining('无权办理')]);
      expect(await reasons(bureau)).toHaveLength(1);
    });

    it('is worth nothing after seven days, and nothing once its owner has left', async () => {
      const { bureau, card } = await withCard();
      await bureau.server.database.transaction((db) =>
        db.update(DecisionToken, { usedAt: IsNull() }, { expiresAt: new Date(bureau.now().getTime() - DAY_MS) }),
      );
      await presses(bureau, bureau.lead, card.outTrackId);
      expect([await waits(bureau), text(bureau, card)]).toEqual([true, expect.stringContaining('卡片已过期')]);
      await happens(bureau, 'user_leave_org', { userId: [bureau.lead.userId] });
      await presses(bureau, bureau.lead, card.outTrackId);
      expect(await waits(bureau)).toBe(true);
    });

    it('a captured header, of the robot or of a card, approves nothing with another body', async () => {
      const { bureau, card } = await withCard(http!);
      const { id } = await bureau.task();
      const timestamp = String(bureau.now().getTime());
      const press = (outTrackId: string, userId: string, params: object) => ({
        type: 'actionCallback',
        outTrackId,
        userId,
        userIdType: 1,
        corpId: 'ding-demo-corp',
        content: JSON.stringify({ cardPrivateData: { actionIds: ['approve'], params } }),
      });
      const { token } = card;
      for (const body of [
        press(card.outTrackId, bureau.lead.userId, { taskId: id, action: 'accept' }),
        press(card.outTrackId, bureau.lead.userId, { token: 'guessed' }),
        press(card.outTrackId, bureau.reviewer.userId, { token }),
        press('another-card', bureau.lead.userId, { token }),
        { ...press(card.outTrackId, bureau.lead.userId, { token }), corpId: 'ding-other' },
        { ...press(card.outTrackId, bureau.lead.userId, { token }), userIdType: 2 },
      ]) {
        const before = process.cpuUsage();
        expect([200, 400]).toContain((await calls(bureau, 'cards', body, cardHeaders(timestamp))).status);
        // Costs next to nothing, however busy the machine is.
        expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
      }
      for (const content of ['通过', `审核通过 ${id}`, '财政网络运维服务费 通过']) {
        const said = { conversationId: 'c', conversationType: '1', senderStaffId: 'lijianguo', text: { content } };
        const body = { ...said, msgId: content, senderCorpId: 'ding-demo-corp', isAdmin: true };
        expect((await calls(bureau, 'robot', body, robotHeaders(timestamp))).status).toBe(200);
      }
      await bureau.settle();
      expect(await waits(bureau)).toBe(true);
      // Its rightful owner still can.
      await presses(bureau, bureau.lead, card.outTrackId);
      expect((await bureau.task()).stateLabel).toBe('复核中');
    });
  });
});
