import { In } from 'typeorm';
import type { ActionContext } from '../context';
import { ROOT_DEPARTMENT } from '../dingtalk/port';
import { OrgUnit, Person, PersonRole } from '../identity/entities';
import { grantRole } from '../identity/grantRole';

/**
 * A new bureau's first 绩效管理员, as the configuration names them. Only while nobody at work is one: afterwards admins are
 * made and unmade on the page 人员与角色, and no restart overrules that.
 */
export async function firstAdmins(ctx: ActionContext, userIds: string[]): Promise<void> {
  const root = await ctx.db.findOneBy(OrgUnit, { departmentId: ROOT_DEPARTMENT });
  if (!root || userIds.length === 0) return;
  const held = await ctx.db.findBy(PersonRole, { role: 'admin' });
  if (await ctx.db.existsBy(Person, { id: In(held.map(({ personId }) => personId)), active: true })) return;
  for (const person of await ctx.db.findBy(Person, { userId: In(userIds), active: true }))
    await grantRole(ctx, { personId: person.id, role: 'admin', unitId: root.id });
}
