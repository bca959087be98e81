// A message waits while DingTalk is busy, and what it tells of goes on without it: what leaves in the end is true then, and
// what is true no more does not leave.
import 'reflect-metadata';
import { addDays, spokenDay } from '../../shared/calendar';
import type { Me } from '../../shared/contracts/identity';
import type { PeopleList } from '../../shared/contracts/people';
import type { Decided } from '../../shared/contracts/reviews';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { noteReviewWay } from '../../server/notifications/reviewWay';
import { OutboxMessage } from '../../server/outbox/entities';
import type { Phone } from '../../scripts/story/phone';
import { aBureau, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { presses } from '../incoming/support/cards';

describe.each(databaseKinds)('what waited for DingTalk, on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    beforeAll(async () => {
      bureau = await aBureau(kind, { environment: { DINGTALK_CARD_TEMPLATE_ID: 'review.schema' } });
    });
    afterAll(() => bureau.stop());

    /** All of it happens while DingTalk takes nothing; what is told afterwards, by whom it is read. */
    async function meanwhile(act: () => Promise<unknown>): Promise<(phone: Phone) => string[]> {
      const { filler, lead, reviewer, admin } = bureau;
      const before = new Map([filler, lead, reviewer, admin].map((phone) => [phone, heard(phone).length]));
      await bureau.trouble({ busy: true });
      await act();
      await bureau.settle();
      await bureau.trouble({ busy: false });
      await pass(10);
      return (phone) => heard(phone).slice(before.get(phone));
    }

    /** Lets everything leave that was put off. */
    async function pass(minutes: number): Promise<void> {
      for (let round = 0; round < 3; round += 1) {
        bureau.travelTo(new Date(bureau.now().getTime() + minutes * 60_000));
        await bureau.settle();
      }
    }

    const heard = (phone: Phone) => [...phone.notices(), ...cardsOf(phone).map(({ text }) => text)];
    const cardsOf = ({ userId }: Phone) =>
      bureau.sandbox.store
        .botChat(userId)
        .messages.flatMap(({ content }) => (content.type === 'card' ? [content] : []));
    const byNotice = () => bureau.server.database.transaction((db) => noteReviewWay(db, 'notice', bureau.now()));
    const takesOff = async (phone: Phone) => {
      const { id, version, indicators } = await bureau.taskSeenBy(phone);
      const off = { line: '每次扣0.1分', points: '0.1', times: 1, fact: '缺台账', basis: '检查记录' };
      return phone.post<TaskDetail>(`api/tasks/${id}/deductions`, { version, indicatorId: indicators[0]!.id, ...off });
    };

    it('who got a task hears the day on which it is due by now, and nobody of what went to and fro', async () => {
      const { admin, filler } = bureau;
      const personOf = async (phone: Phone) => (await phone.get<Me>('api/me')).id;
      const give = async (to: Phone) => {
        const { id, version } = await bureau.taskSeenBy(admin);
        return admin.post(`api/tasks/${id}/reassignment`, { version, toId: await personOf(to), reason: '换人' });
      };
      const { id: taskId, dueDate, campaign } = await bureau.taskSeenBy(admin);
      const later = (days: number) => ({ taskId, dueDate: addDays(dueDate, days), reason: '等资料' });
      const told = await meanwhile(async () => {
        await give(admin);
        await give(filler);
        await give(admin);
        await admin.post(`api/campaigns/${campaign.id}/extension`, later(7));
        await admin.post(`api/campaigns/${campaign.id}/extension`, later(14));
      });
      const day = spokenDay(addDays(dueDate, 14));
      expect(told(admin)).toEqual([
        `转给您填报：财政网络运维服务费自评，${day}前`,
        `延至${day}：财政网络运维服务费自评`,
      ]);
      expect(told(filler)).toEqual([expect.stringContaining('不用再填')]);
      await give(filler);
      await bureau.settle();
    });

    it('nobody is urged, asked or refused about what is settled', async () => {
      const { admin, filler, lead } = bureau;
      const { id: taskId, dueDate, campaign } = await bureau.taskSeenBy(admin);
      const told = await meanwhile(async () => {
        await admin.post(`api/campaigns/${campaign.id}/urges`, { taskId });
        const asked = { wantedDay: addDays(dueDate, 3), reason: '等资料' };
        const request = await filler.post<{ id: string }>(`api/tasks/${taskId}/extension-requests`, asked);
        const answer = { decision: 'refuse', reason: '请先交' };
        await admin.post(`api/extension-requests/${request.id}/decision`, answer);
        const extension = { taskId, dueDate: addDays(dueDate, 5), reason: '改了主意' };
        await admin.post(`api/campaigns/${campaign.id}/extension`, extension);
      });
      expect([told(admin), told(lead)]).toEqual([[], []]);
      expect(told(filler)).toEqual([expect.stringContaining('延至')]);
    });

    it('a card says the score as it is when it leaves, and can be pressed', async () => {
      await bureau.fills();
      await meanwhile(async () => {
        await bureau.submits();
        await takesOff(bureau.lead);
      });
      const { result } = await bureau.task();
      const [card] = cardsOf(bureau.lead);
      expect(card!.text).toContain(`${result.total} 分`);
      const todo = bureau.sandbox.store.todos(bureau.lead.userId).find(({ done }) => !done)!;
      expect(JSON.stringify(todo)).toContain(`${result.total} 分`);
      await presses(bureau, bureau.lead, card!.outTrackId);
      expect((await bureau.task()).stateLabel).toBe('复核中');
    });

    it('nobody is asked to change, or to review, what has gone on', async () => {
      const told = await meanwhile(async () => {
        await bureau.returns(bureau.reviewer, '请核对');
        await bureau.submits();
        await bureau.approves(bureau.lead);
      });
      expect(told(bureau.lead)).toEqual([]);
      expect(told(bureau.filler)).toEqual(['单位负责人审核已通过：财政网络运维服务费自评']);
      expect(told(bureau.reviewer)).toEqual([expect.stringContaining('待审核')]);
      expect([bureau.lead.openTodos(), bureau.filler.openTodos()]).toEqual([[], []]);
    });

    it('nobody reads a score who may not decide any more', async () => {
      const { people } = await bureau.admin.get<PeopleList>(`api/people?search=${encodeURIComponent('李建国')}`);
      const [{ id, roles }] = people as [PeopleList['people'][number]];
      const held = roles.find(({ role }) => role === 'lead')!;
      const told = await meanwhile(async () => {
        await bureau.returns(bureau.reviewer, '请再核对');
        await bureau.submits();
        await bureau.admin.post(`api/people/${id}/roles/${held.id}/revocation`, {});
      });
      expect(told(bureau.lead)).toEqual([]);
      await byNotice();
      await bureau.admin.post(`api/people/${id}/roles`, { role: 'lead', unitId: held.unitId });
    });

    it('a decision that is taken back leaves the request as it was; one that stays ends it', async () => {
      const decide = async () => {
        const { id, version } = await bureau.taskSeenBy(bureau.lead);
        const decisions = [{ taskId: id, version, decision: 'approve' }];
        const { results } = await bureau.lead.post<Decided>('api/reviews/decisions', { decisions });
        return results[0]!.outcome === 'done' ? results[0]!.decisionId : '';
      };
      const { id, version } = await bureau.task();
      await bureau.filler.post(`api/tasks/${id}/withdrawal`, { version });
      await bureau.trouble({ busy: true });
      await bureau.submits();
      const before = bureau.lead.notices().length;
      const decisionId = await decide();
      await bureau.trouble({ busy: false });
      bureau.travelTo(new Date(bureau.now().getTime() + 5_000));
      await bureau.settle();
      expect(bureau.lead.notices()).toHaveLength(before);
      await bureau.lead.post('api/reviews/undo', { decisionIds: [decisionId] });
      await pass(10);
      expect(bureau.lead.notices().slice(before)).toEqual(['待您审核：财政网络运维服务费自评']);
    });

    it('a notice that was dropped without a word is not said again once it is done', async () => {
      const { id, version } = await bureau.task();
      await bureau.filler.post(`api/tasks/${id}/withdrawal`, { version });
      await bureau.trouble({ dropSilently: true });
      await bureau.submits();
      await bureau.approves(bureau.lead);
      await bureau.trouble({ dropSilently: false });
      const before = heard(bureau.lead).length;
      await pass(15);
      await pass(150);
      expect(heard(bureau.lead)).toHaveLength(before);
      const rows = await bureau.server.database.read((db) => db.findBy(OutboxMessage, { status: 'cancelled' }));
      expect(rows.map(({ reason }) => reason)).toContain('任务已办理，无需再发');
    });
  });
});
