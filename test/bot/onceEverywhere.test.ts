// What is done once is done once also when several processes are at it: on the database that lets them.
import 'reflect-metadata';
import type { ActionContext } from '../../server/context';
import type { Act } from '../../server/bot/waiting';
import { keepAct, takeAct } from '../../server/bot/pending';
import { loadActor } from '../../server/identity/actor';
import { Person } from '../../server/identity/entities';
import { cast } from '../../scripts/demo-data/directory';
import { bureaus, refusal, type Bureau } from '../support/bureau';
import { describeOn } from '../support/databases';

describeOn('mariadb')('of several at once', () => {
  const aBureau = bureaus('mariadb');

  const inOwnTransaction = <T>({ server, now }: Bureau, work: (ctx: ActionContext) => Promise<T>) =>
    server.database.transaction(async (db) => {
      const { id } = await db.findOneByOrFail(Person, { userId: cast.admin });
      const actor = (await loadActor(db, id, now()))!;
      return work({ actor, now: now(), db, requestId: 'test', origin: 'bot' });
    });

  it('one takes the act that waits, and the others find none; a request is answered by one admin', async () => {
    const bureau = await aBureau();
    const chat = { type: 'direct', id: 'own' } as const;
    const act: Act = { act: 'urge', what: '全部', parts: [] };
    const word = await inOwnTransaction(bureau, (ctx) => keepAct(ctx, chat, act));
    const said = { word, saidAt: bureau.now(), isProven: false };
    const taken = await Promise.all(
      Array.from({ length: 6 }, () => inOwnTransaction(bureau, (ctx) => takeAct(ctx, chat, said))),
    );
    expect(taken.filter((one) => one !== 'none')).toEqual([act]);

    const { id, dueDate } = await bureau.task();
    const wantedDay = '2025-06-30';
    const request = await bureau.filler.post<{ id: string }>(`api/tasks/${id}/extension-requests`, {
      wantedDay,
      reason: '等验收报告',
    });
    const answers = await Promise.allSettled([
      bureau.admin.post(`api/extension-requests/${request.id}/decision`, { decision: 'grant' }),
      bureau.admin.post(`api/extension-requests/${request.id}/decision`, { decision: 'refuse', reason: '不能再延' }),
    ]);
    const refused = answers.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect((await refusal(Promise.reject((refused[0] as PromiseRejectedResult).reason))).code).toBe(
      'extension-settled',
    );
    const granted = answers[0]!.status === 'fulfilled';
    expect((await bureau.task()).dueDate).toBe(granted ? wantedDay : dueDate);
  });
});
