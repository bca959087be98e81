// To-dos say what holds now, and vanish when they are not asked for any more.
import 'reflect-metadata';
import type { DingTalkStatus } from '../../shared/contracts/deliveries';
import { systemContext, type ActionContext } from '../../server/context';
import { updateTodosOf } from '../../server/notifications/todos';
import { cancelTodosOf } from '../../server/outbox/endTodos';
import { Person } from '../../server/identity/entities';
import { Task } from '../../server/tasks/entities';
import { bureaus, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';

describe.each(databaseKinds)('to-dos on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);
    const act = async (bureau: Bureau, action: (ctx: ActionContext, taskId: string) => Promise<unknown>) => {
      const { id } = await bureau.task();
      await bureau.server.database.transaction((db) => action(systemContext(db, bureau.now(), 'test', 'setup'), id));
      await bureau.settle();
    };
    const dueOf = (bureau: Bureau) => bureau.sandbox.store.todos(bureau.filler.userId).map(({ dueAt }) => dueAt);
    const moveTo = (dueDate: string) => async (ctx: ActionContext, taskId: string) => {
      await ctx.db.update(Task, { id: taskId }, { dueDate });
      await updateTodosOf(ctx, taskId);
      await updateTodosOf(ctx, taskId);
    };

    it('follow a due day that is moved, there and back, with one call each time', async () => {
      const bureau = await aBureau();
      const { dueDate } = await bureau.task();
      const [asOpened] = dueOf(bureau);
      await act(bureau, moveTo('2025-04-18'));
      expect(dueOf(bureau)).toEqual([Date.parse('2025-04-18T17:30:00+08:00')]);
      await act(bureau, moveTo(dueDate));
      expect(dueOf(bureau)).toEqual([asOpened]);
      const updates = bureau.sandbox.store
        .calls()
        .filter(({ api }) => api.startsWith('PUT') && /tasks\/:\w+$/.test(api));
      expect(updates).toHaveLength(2);
    });

    it('of one person vanish while the others stay, and are neither updated nor done afterwards', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.submits();
      const idOf = async (ctx: ActionContext, userId: string) => (await ctx.db.findOneByOrFail(Person, { userId })).id;
      await act(bureau, async (ctx, taskId) => cancelTodosOf(ctx, taskId, await idOf(ctx, bureau.filler.userId)));
      expect(bureau.lead.openTodos()).toHaveLength(1);
      await act(bureau, async (ctx, taskId) => cancelTodosOf(ctx, taskId, await idOf(ctx, bureau.lead.userId)));
      await act(bureau, moveTo('2025-04-18'));
      expect([bureau.lead.openTodos(), bureau.lead.doneTodos()]).toEqual([[], []]);
      expect(bureau.filler.doneTodos()).toHaveLength(1);
    });

    it('end once the app has its permission back that was taken away meanwhile, and the board says what they wait for', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.trouble({ noPermission: true });
      await bureau.submits();
      expect(bureau.filler.openTodos()).toHaveLength(1);
      const { reasons } = await bureau.admin.get<DingTalkStatus>('api/dingtalk-status');
      expect(reasons.map(({ why }) => why)).toContainEqual(expect.stringContaining('权限管理'));
      await bureau.trouble({ noPermission: false });
      bureau.travelTo(new Date(bureau.now().getTime() + 31 * 60_000));
      await bureau.settle();
      expect([bureau.filler.openTodos(), bureau.filler.doneTodos().length]).toEqual([[], 1]);
    });
  });
});
