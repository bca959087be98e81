import { In, IsNull } from 'typeorm';
import type { ActionContext } from '../context';
import { OrgUnit, Person, PersonRole } from '../identity/entities';
import { enqueue } from '../outbox/enqueue';

/** A work notification about the directory to everybody who may decide about it; once for each run. */
export async function tellAdmins(
  ctx: ActionContext,
  runId: string,
  { title, lines }: { title: string; lines: string[] },
): Promise<void> {
  const roots = await ctx.db.findBy(OrgUnit, { parentId: IsNull() });
  const held = await ctx.db.findBy(PersonRole, { role: 'admin', unitId: In(roots.map(({ id: unitId }) => unitId)) });
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
