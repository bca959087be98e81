// Whether people were really told: what DingTalk says afterwards, what they open, and the way taken for those not reached.
import 'reflect-metadata';
import { systemContext } from '../../server/context';
import { updateTodosOf } from '../../server/notifications/todos';
import { OutboxMessage } from '../../server/outbox/entities';
import { Task } from '../../server/tasks/entities';
import { deliveryStateOf } from '../../shared/delivery/deliveryState';
import type { FakeDingTalk } from '../dingtalk/support/fakeDingTalk';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, type Bureau } from '../support/bureau';
import { noticeTo, offices, PROGRESS_PATH, recipientsOf, RESULT_PATH, ROBOT_PATH, NOTICE_PATH } from './support/office';

const MINUTE = 60_000;

describe.each(databaseKinds)('what became of messages, on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);
    const anOffice = offices(kind);

    const pass = async (bureau: Bureau, ms: number) => {
      bureau.travelTo(new Date(bureau.now().getTime() + ms));
      await bureau.settle();
    };
    const noticesTo = (bureau: Bureau, userId: string) =>
      bureau.server.database.read((db) =>
        db
          .createQueryBuilder(OutboxMessage, 'message')
          .innerJoin('people', 'person', 'person.id = message.recipientId')
          .where('person.userId = :userId AND message.kind = :kind', { userId, kind: 'notice' })
          .orderBy('message.id')
          .getMany(),
      );
    const lastNoticeTo = async (bureau: Bureau, userId: string) => (await noticesTo(bureau, userId)).at(-1)!;

    it('is asked a minute later: delivered', async () => {
      const bureau = await aBureau();
      expect(deliveryStateOf(await lastNoticeTo(bureau, bureau.filler.userId))).toBe('sent');
      await pass(bureau, MINUTE + 1_000);
      expect(deliveryStateOf(await lastNoticeTo(bureau, bureau.filler.userId))).toBe('reached');
    });

    it('needs no asking about a to-do: DingTalk took it, so it stands in the person’s list', async () => {
      const bureau = await aBureau();
      const todos = await bureau.server.database.read((db) => db.findBy(OutboxMessage, { kind: 'todo.open' }));
      expect(bureau.filler.openTodos()).toHaveLength(1);
      expect(todos).toMatchObject([{ delivery: 'reached', reachedAt: expect.any(Date), checkDueAt: null }]);
    });

    it('is known without asking when the person opens the page of the task', async () => {
      const bureau = await aBureau();
      await bureau.taskSeenBy(bureau.admin);
      await bureau.settle();
      expect((await lastNoticeTo(bureau, bureau.filler.userId)).delivery).toBeNull();
      const asked = bureau.sandbox.store.countedCalls();
      await bureau.task();
      await bureau.settle();
      expect(await lastNoticeTo(bureau, bureau.filler.userId)).toMatchObject({
        delivery: 'read',
        readAt: expect.any(Date),
      });
      expect(bureau.sandbox.store.countedCalls()).toEqual(asked);
    });

    it('dropped without a word: the same words a minute later, and they arrive once', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.trouble({ dropSilently: true });
      await bureau.submits();
      expect(bureau.lead.notices()).toEqual([]);
      await pass(bureau, MINUTE + 1_000);
      const missed = await lastNoticeTo(bureau, bureau.lead.userId);
      expect(missed).toMatchObject({
        delivery: 'missed',
        missedCode: 'unexplained',
        nextWay: 'again',
        status: 'waiting',
      });
      expect(deliveryStateOf(missed)).toBe('missed');
      await bureau.trouble({ dropSilently: false });
      await pass(bureau, MINUTE + 1_000);
      await pass(bureau, MINUTE + 1_000);
      expect(bureau.lead.notices()).toHaveLength(1);
      expect(deliveryStateOf(await lastNoticeTo(bureau, bureau.lead.userId))).toBe('reached');
    });

    it('DingTalk could not be asked: it is asked again within a minute, and later times are not forgotten', async () => {
      const bureau = await aBureau();
      await bureau.trouble({ down: true });
      for (let turn = 0; turn < 5; turn += 1) await pass(bureau, MINUTE);
      expect(deliveryStateOf(await lastNoticeTo(bureau, bureau.filler.userId))).toBe('sent');
      await bureau.trouble({ down: false });
      await pass(bureau, MINUTE + 1_000);
      expect(deliveryStateOf(await lastNoticeTo(bureau, bureau.filler.userId))).toBe('reached');
    });

    it('DingTalk is not through with it, after long trouble: it is asked again at the next of the settled times', async () => {
      const { staff, queue, relay, fake, row, pass: wait } = await anOffice(1);
      let trouble = true;
      let finished = false;
      fake.on(RESULT_PATH, () => {
        if (trouble) return { status: 503, json: { errcode: -1, errmsg: 'system busy' } };
        return { json: { errcode: 0, send_result: finished ? { unread_user_id_list: ['u0'] } : {} } };
      });
      fake.on(PROGRESS_PATH, () => ({ json: { errcode: 0, progress: { status: finished ? 2 : 1 } } }));
      await queue([noticeTo(staff[0]!, '审核已通过')]);
      await relay.settle();
      for (let turn = 0; turn < 5; turn += 1) await wait(MINUTE);
      trouble = false;
      await wait(MINUTE + 1_000);
      expect(deliveryStateOf(await row('审核已通过:u0'))).toBe('sent');
      finished = true;
      await wait(10 * MINUTE);
      expect(deliveryStateOf(await row('审核已通过:u0'))).toBe('reached');
    });

    it('dropped again: an open to-do holds the fact, also one that was changed meanwhile', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.submits();
      await bureau.trouble({ dropSilently: true });
      await bureau.returns(bureau.lead, '请核对');
      const { id } = await bureau.taskSeenBy(bureau.lead);
      await bureau.server.database.transaction(async (db) => {
        await db.update(Task, { id }, { dueDate: '2025-04-30' });
        await updateTodosOf(systemContext(db, bureau.now(), 'test'), id);
      });
      for (let turn = 0; turn < 3; turn += 1) await pass(bureau, MINUTE + 1_000);
      expect(await lastNoticeTo(bureau, bureau.filler.userId)).toMatchObject({ delivery: 'missed', nextWay: 'todo' });
      expect(bureau.filler.openTodos()).toEqual([expect.stringContaining('修改后重新提交')]);
    });

    it('dropped again and again, the robot’s words too: it arrives once when DingTalk is well again', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.submits();
      await bureau.trouble({ dropSilently: true });
      await bureau.approves(bureau.lead);
      const told = () =>
        [...bureau.filler.notices(), ...bureau.sandbox.store.botChat(bureau.filler.userId).messages]
          .map((one) => JSON.stringify(one))
          .filter((text) => text.includes('已通过')).length;
      for (let turn = 0; turn < 3; turn += 1) await pass(bureau, MINUTE + 1_000);
      const progress = await lastNoticeTo(bureau, bureau.filler.userId);
      expect(progress).toMatchObject({ purpose: 'progress', delivery: 'missed', nextWay: 'robot' });
      await pass(bureau, MINUTE + 1_000);
      expect(await lastNoticeTo(bureau, bureau.filler.userId)).toMatchObject({ delivery: 'missed', nextWay: 'again' });
      expect(told()).toBe(0);
      await bureau.trouble({ dropSilently: false });
      for (let turn = 0; turn < 4; turn += 1) await pass(bureau, 60 * MINUTE);
      expect(told()).toBe(1);
    });

    it('dropped twice with no to-do: the robot says it, and the notice does not follow', async () => {
      const { staff, queue, relay, fake, row, pass: wait } = await anOffice(1);
      dropEverything(fake);
      fake.on('/v1.0/robot/oToMessages/readStatus', () => ({
        json: {
          sendStatus: 'SUCCESS',
          messageReadInfoList: [{ userId: 'u0', name: '职工0', readStatus: 'UNREAD' }],
        },
      }));
      await queue([noticeTo(staff[0]!, '审核已通过')]);
      await relay.settle();
      for (let minute = 0; minute < 240; minute += 5) await wait(5 * MINUTE);
      expect(fake.to(NOTICE_PATH)).toHaveLength(2);
      expect(fake.to(ROBOT_PATH)).toHaveLength(1);
      const notice = await row('审核已通过:u0');
      expect(notice).toMatchObject({ delivery: 'missed', nextWay: 'robot' });
      expect(await row(`robot:${notice.id}`)).toMatchObject({ followsId: notice.id, delivery: 'reached' });
    });

    it('tells each of a hundred by themselves, with one question', async () => {
      const { staff, queue, relay, fake, row, pass: wait } = await anOffice(100);
      fake.on(RESULT_PATH, () => {
        const [capped, repeated, invalid, read, ...unread] = recipientsOf(fake, 0);
        const forbidden_list = [
          { userid: capped, code: '143105', count: 1 },
          { userid: repeated, code: '143106', count: 1 },
        ];
        const lists = { invalid_user_id_list: [invalid], read_user_id_list: [read], unread_user_id_list: unread };
        return { json: { errcode: 0, send_result: { ...lists, forbidden_list } } };
      });
      await queue(staff.map((person) => noticeTo(person, '请填报自评')));
      await relay.settle();
      await wait(MINUTE);
      expect(fake.to(RESULT_PATH)).toHaveLength(1);
      const standing = await Promise.all(
        recipientsOf(fake, 0)
          .slice(0, 5)
          .map(async (userId) => {
            const { delivery, missedCode, nextWay } = await row(`请填报自评:${userId}`);
            return [delivery, missedCode, nextWay];
          }),
      );
      expect(standing).toEqual([
        ['missed', '143105', 'robot'],
        ['reached', '143106', null],
        ['missed', 'invalid', 'phone'],
        ['read', null, null],
        ['reached', null, null],
      ]);
      expect(fake.to(ROBOT_PATH).map(({ body }) => body.userIds)).toEqual([[recipientsOf(fake, 0)[0]]]);
    });

    it('is phoned when the robot cannot reach the person either', async () => {
      const { staff, queue, relay, fake, row, pass: wait } = await anOffice(1);
      fake.on(RESULT_PATH, () => ({
        json: { errcode: 0, send_result: { forbidden_list: [{ userid: 'u0', code: '143105', count: 1 }] } },
      }));
      fake.on(ROBOT_PATH, () => ({ status: 400, json: { code: 'robot.oto.notExist', message: '' } }));
      await queue([noticeTo(staff[0]!, '请填报自评')]);
      await relay.settle();
      await wait(MINUTE);
      expect(await row('请填报自评:u0')).toMatchObject({ delivery: 'missed', nextWay: 'phone' });
    });

    it('dropped for hours, with no other way: the phone, after four more tries', async () => {
      const { staff, queue, relay, fake, row, pass: wait } = await anOffice(1);
      dropEverything(fake);
      fake.on(ROBOT_PATH, () => ({ status: 400, json: { code: 'robot.oto.notExist', message: '' } }));
      await queue([noticeTo(staff[0]!, '请填报自评')]);
      await relay.settle();
      for (let minute = 0; minute < 240; minute += 5) await wait(5 * MINUTE);
      expect(fake.to(NOTICE_PATH)).toHaveLength(5);
      const first = JSON.stringify(fake.to(NOTICE_PATH)[0]!.body);
      expect(fake.to(NOTICE_PATH).map(({ body }) => JSON.stringify(body))).toEqual(Array(5).fill(first));
      expect(await row('请填报自评:u0')).toMatchObject({ delivery: 'missed', nextWay: 'phone', misses: 5 });
    });
  });
});

/** Accepts every notice and names nobody as reached or not. */
function dropEverything(fake: FakeDingTalk): void {
  fake.on(RESULT_PATH, () => ({ json: { errcode: 0, send_result: {} } }));
  fake.on('/topapi/message/corpconversation/getsendprogress', () => ({
    json: { errcode: 0, progress: { progress_in_percent: 100, status: 2 } },
  }));
}
