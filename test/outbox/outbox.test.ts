import 'reflect-metadata';
import { enqueue } from '../../server/outbox/enqueue';
import { OutboxMessage } from '../../server/outbox/entities';
import { systemContext } from '../../server/context';
import { priorities } from '../../server/outbox/lanes';
import type { Me } from '../../shared/contracts/identity';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, type Bureau } from '../support/bureau';

describe.each(databaseKinds)('messages on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);
    const statuses = (bureau: Bureau) =>
      bureau.server.database.read(async (db) => (await db.find(OutboxMessage)).map((row) => row.status));

    it('wait while DingTalk is down, the work goes on, and what still holds arrives afterwards, once', async () => {
      const bureau = await aBureau();
      await bureau.trouble({ down: true });
      await bureau.fills();
      await bureau.submits();
      await bureau.approves(bureau.lead);
      expect((await bureau.task()).stateLabel).toBe('复核中');
      expect([bureau.lead.notices(), bureau.reviewer.notices()]).toEqual([[], []]);
      await bureau.trouble({ down: false });
      bureau.travelTo(new Date(bureau.now().getTime() + 10 * 60_000));
      await bureau.settle();
      // Approved meanwhile: nobody asks the lead any more.
      expect(bureau.lead.notices()).toHaveLength(0);
      expect(bureau.reviewer.notices()).toHaveLength(1);
      const figures = await (await bureau.admin.send('metrics')).text();
      expect(figures).toMatch(/outbox_sends_total\{lane="notice",outcome="retry"\} \d/);
      expect(figures).toMatch(/outbox_sends_total\{lane="notice",outcome="sent"\} \d/);
      expect(bureau.reviewer.openTodos()).toHaveLength(1);
      // To-dos opened just now are closed a moment later.
      bureau.travelTo(new Date(bureau.now().getTime() + 60_000));
      await bureau.settle();
      expect(new Set(await statuses(bureau))).toEqual(new Set(['sent', 'cancelled']));
      expect([bureau.lead.openTodos(), bureau.filler.openTodos()]).toEqual([[], []]);
    });

    it('that were claimed by a process that died are taken over when its lease has run out', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      const { database } = bureau.server;
      const leaseUntil = new Date(bureau.now().getTime() + 60_000);
      await bureau.trouble({ down: true });
      await bureau.submits();
      await database.transaction((db) =>
        db.update(OutboxMessage, { status: 'waiting' }, { status: 'sending', leaseUntil }),
      );
      await bureau.trouble({ down: false });
      await bureau.settle();
      expect(bureau.lead.notices()).toHaveLength(0);
      bureau.travelTo(new Date(leaseUntil.getTime() + 5 * 60_000));
      await bureau.settle();
      expect(bureau.lead.notices()).toHaveLength(1);
    });

    it('about one task keep their order, and an urgent one takes the earlier one along', async () => {
      const bureau = await aBureau();
      const { id: taskId } = await bureau.task();
      const { database } = bureau.server;
      await bureau.trouble({ down: true });
      const recipientId = (await bureau.filler.get<Me>('api/me')).id;
      for (const [title, purpose] of [
        ['新任务', 'assigned'],
        ['被退回', 'returned'],
      ] as const)
        await database.transaction((db) =>
          enqueue(systemContext(db, bureau.now(), 'test'), {
            dedupeKey: title,
            purpose,
            recipientId,
            taskId,
            message: { kind: 'notice', title, lines: [], buttonLabel: '查看', path: '#/tasks' },
          }),
        );
      const waiting = await database.read((db) => db.findBy(OutboxMessage, { status: 'waiting' }));
      expect(new Set(waiting.map(({ priority }) => priority))).toEqual(new Set([priorities.decision]));
      await bureau.trouble({ down: false });
      bureau.travelTo(new Date(bureau.now().getTime() + 60_000));
      await bureau.settle();
      expect(bureau.filler.notices().slice(-2)).toEqual(['新任务', '被退回']);
    });

    it('queued before a restart leave after it', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.trouble({ down: true });
      await bureau.submits();
      await bureau.trouble({ down: false });
      bureau.travelTo(new Date(bureau.now().getTime() + 10 * 60_000));
      await bureau.restart();
      await bureau.settle();
      expect(bureau.lead.notices()).toHaveLength(1);
    });
  });
});
