// What the office does about messages that did not arrive, through HTTP: sent again once however often it is pressed, or told by phone.
import 'reflect-metadata';
import type { Delivery, DeliveryList } from '../../shared/contracts/deliveries';
import { AuditEntry } from '../../server/audit/entities';
import { Person } from '../../server/identity/entities';
import { OutboxMessage } from '../../server/outbox/entities';
import { bureaus, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { messageRow } from './rows';

describe.each(databaseKinds)('a message that did not arrive, on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    /** A reminder to the filler that DingTalk dropped. */
    async function missedReminder(bureau: Bureau, facts: Partial<OutboxMessage> = {}): Promise<OutboxMessage> {
      const { id: taskId } = await bureau.task();
      const person = await personOf(bureau, bureau.filler.userId);
      const row = messageRow(bureau.now(), {
        taskId,
        recipientId: person.id,
        purpose: 'reminder',
        delivery: 'missed',
        missedReason: '钉钉没有说明原因。',
        nextWay: 'phone',
        payload: {
          kind: 'notice',
          title: '明天截止：还差 3 项',
          lines: [],
          buttonLabel: '继续填报',
          path: `#/tasks/${taskId}`,
        },
        ...facts,
      });
      await bureau.server.database.transaction(async (db) => void (await db.insert(OutboxMessage, row)));
      return row;
    }

    it('leaves once more when it is asked for, and only then', async () => {
      const bureau = await aBureau();
      const { id } = await missedReminder(bureau);
      const before = bureau.filler.notices().length;
      const sent = await Promise.allSettled(
        [1, 2, 3].map(() => bureau.lead.post<Delivery>(`api/deliveries/${id}/again`, {})),
      );
      const done = sent.filter((one) => one.status === 'fulfilled');
      expect(done.map(({ value }) => value.state)).toEqual(['waiting']);
      await bureau.settle();
      expect(bureau.filler.notices().slice(before)).toEqual(['明天截止：还差 3 项']);
      expect(await refusal(bureau.lead.post(`api/deliveries/${id}/again`, {}))).toMatchObject({
        status: 409,
        code: 'delivery-moved',
      });
      const { timeline } = await bureau.taskSeenBy(bureau.lead);
      expect(timeline.filter(({ label }) => label === '再次发送消息')).toHaveLength(1);
    });

    it('is off the list for the phone once somebody has told the person, and their name stands with it', async () => {
      const bureau = await aBureau();
      const { id } = await missedReminder(bureau);
      const told = await bureau.admin.post<Delivery>(`api/deliveries/${id}/told-by-phone`, {});
      const name = (await personOf(bureau, bureau.admin.userId)).name;
      expect(told).toMatchObject({ state: 'missed', toldBy: name, why: `钉钉没有说明原因，${name}已电话告知。` });
      expect(told.can).toEqual({ sendAgain: false, markTold: false });
      expect(await bureau.admin.get<DeliveryList>('api/deliveries?show=phone')).toMatchObject({
        phone: 0,
        deliveries: [],
      });
      expect(await refusal(bureau.lead.post(`api/deliveries/${id}/told-by-phone`, {}))).toMatchObject({ status: 409 });
      const entries = await bureau.server.database.read((db) =>
        db.findBy(AuditEntry, { action: 'message.told-by-phone' }),
      );
      expect(entries.map(({ actorName }) => actorName)).toEqual([name]);
    });

    it('is neither for the filler nor for a leader to act upon, and not sent to who has left', async () => {
      const bureau = await aBureau();
      const { id } = await missedReminder(bureau);
      for (const phone of [bureau.filler, bureau.leader])
        for (const act of ['again', 'told-by-phone'])
          expect(await refusal(phone.post(`api/deliveries/${id}/${act}`, {}))).toMatchObject({ status: 403 });
      const gone = await bureau.server.database.transaction(async (db) => {
        const person = await db.findOneByOrFail(Person, { userId: bureau.reviewer.userId });
        await db.update(Person, { id: person.id }, { active: false });
        return person;
      });
      const other = await missedReminder(bureau, { recipientId: gone.id });
      expect(await refusal(bureau.admin.post(`api/deliveries/${other.id}/again`, {}))).toMatchObject({
        status: 409,
        code: 'recipient-gone',
      });
    });
  });
});

const personOf = (bureau: Bureau, userId: string) =>
  bureau.server.database.read((db) => db.findOneByOrFail(Person, { userId }));
