import { In, type EntityManager } from 'typeorm';
import type { Role } from '../../shared/contracts/common';
import { problems } from '../../shared/problems';
import type { Actor } from '../context';
import { Person } from './entities';
import { LENT_ROLES, principalsOf, rolesOf } from './standIns';

/** The person with the units their roles cover, and in whose place they review on the day of `now`; null when they are unknown or have left. */
export async function loadActor(db: EntityManager, personId: string, now: Date): Promise<Actor | null> {
  return (await loadActors(db, [personId], now)).get(personId) ?? null;
}

/** The same for many people in a few statements; whoever is unknown or has left is not among them. */
export async function loadActors(db: EntityManager, personIds: string[], now: Date): Promise<Map<string, Actor>> {
  const people = await db.findBy(Person, { id: In(personIds), active: true });
  const ids = people.map(({ id }) => id);
  const held = await rolesOf(db, ids);
  const principals = await principalsOf(db, ids, now);
  return new Map(
    people.map(({ id, userId, name }) => {
      const roles = held
        .filter(({ personId }) => personId === id)
        .map(({ role, unitId, unitPath }) => ({ role, unitId, unitPath }));
      return [id, { personId: id, userId, name, roles, standsInFor: principals.get(id) ?? [] }];
    }),
  );
}

/** Whether one of the actor's roles covers the unit at `unitPath`. */
export function holdsRole(actor: Actor, role: Role, unitPath: string): boolean {
  return actor.roles.some((held) => held.role === role && unitPath.startsWith(held.unitPath));
}

/** Whether the actor holds the role anywhere. */
export function holdsRoleAnywhere(actor: Actor, role: Role): boolean {
  return actor.roles.some((held) => held.role === role);
}

/** Whether reviewing is any of the actor's business: by a role of the review chains, or in somebody's place. */
export function mayReview(actor: Actor): boolean {
  return LENT_ROLES.some((role) => holdsRoleAnywhere(actor, role)) || (actor.standsInFor ?? []).length > 0;
}

/**
 * What only admins (绩效管理员) do.
 * @param what in words, e.g. 导入项目
 * @throws Problem 403 unless the actor is an admin somewhere
 */
export function requireAdmin(actor: Actor, what: string): void {
  if (!holdsRoleAnywhere(actor, 'admin')) throw problems.notAllowed({ what, who: '绩效管理员' });
}

/** `/<root>/`: nothing is above it, and everything below. */
export const isWhole = (unitPath: string): boolean => unitPath.split('/').filter(Boolean).length === 1;
