import { In } from 'typeorm';
import type { ActionContext } from '../context';
import { Person, PersonRole } from '../identity/entities';
import { enqueue } from '../outbox/enqueue';

/** A work notification to every admin about the directory; once for each run and title. */
export async function tellAdmins(
  ctx: ActionContext,
  runId: string,
  { title, lines }: { title: string; lines: string[] },
): Promise<void> {
  const held = await ctx.db.findBy(PersonRole, { role: 'admin' });
  const admins = await ctx.db.findBy(Person, { id: In(held.map(({ personId }) => personId)), active: true });
  for (const { id } of admins)
    await enqueue(ctx, {
      dedupeKey: `notice:directory:${runId}:${id}`,
      purpose: 'directory',
      recipientId: id,
      taskId: null,
      message: { kind: 'notice', title, lines, buttonLabel: '查看通讯录', path: '#/people' },
    });
}
