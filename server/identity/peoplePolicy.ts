// Who may see and change people and their roles: 绩效管理员, for the units they manage.
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { problems } from '../../shared/problems';
import type { Actor, ActionContext } from '../context';
import { holdsRole, isWhole, requireAdmin } from './actor';
import { OrgUnit, Person } from './entities';

/** @throws Problem 403 unless the actor is an admin somewhere */
export function authorizeManaging(actor: Actor): void {
  requireAdmin(actor, '管理人员与角色');
}

/** @throws Problem 403 unless the actor is an admin of all units */
export function authorizeManagingAll(actor: Actor): void {
  if (!actor.roles.some(({ role, unitPath }) => role === 'admin' && isWhole(unitPath)))
    throw problems.notAllowed({ what: '决定整个通讯录', who: '管理全部单位的绩效管理员' });
}

/** Narrows a query that has the unit under the alias `unit` to what the admin manages. */
export function withinManaged<Row extends object>(
  query: SelectQueryBuilder<Row>,
  actor: Actor,
): SelectQueryBuilder<Row> {
  const paths = actor.roles.filter(({ role }) => role === 'admin').map(({ unitPath }) => unitPath);
  return query.andWhere(
    new Brackets((any) => {
      any.where('1 = 0');
      paths.forEach((path, index) =>
        any.orWhere(`unit.path LIKE :managed${index}`, { [`managed${index}`]: `${path}%` }),
      );
    }),
  );
}

/** @throws Problem 403 unless an admin; 404 when there is no such person among those they manage */
export async function loadManaged(ctx: ActionContext, personId: string): Promise<{ person: Person; unit: OrgUnit }> {
  authorizeManaging(ctx.actor);
  const person = await ctx.db.findOneBy(Person, { id: personId });
  const unit = person && (await ctx.db.findOneBy(OrgUnit, { id: person.unitId }));
  if (!unit || !holdsRole(ctx.actor, 'admin', unit.path)) throw problems.notFound({ what: '这个人' });
  return { person, unit };
}

/** @throws Problem 403 unless an admin; 404 when there is no such unit among those they manage */
export async function loadManagedUnit(ctx: ActionContext, unitId: string): Promise<OrgUnit> {
  authorizeManaging(ctx.actor);
  const unit = await ctx.db.findOneBy(OrgUnit, { id: unitId });
  if (!unit || !holdsRole(ctx.actor, 'admin', unit.path)) throw problems.notFound({ what: '这个单位' });
  return unit;
}
