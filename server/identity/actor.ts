import { In, type EntityManager } from 'typeorm';
import type { Role } from '../../shared/contracts/common';
import { problems } from '../../shared/problems';
import type { Actor } from '../context';
import { OrgUnit, Person, PersonRole } from './entities';

/** The person with the units their roles cover; null when they are unknown or have left. */
export async function loadActor(db: EntityManager, personId: string): Promise<Actor | null> {
  return (await loadActors(db, [personId])).get(personId) ?? null;
}

/** The same for many people in two statements; whoever is unknown or has left is not among them. */
export async function loadActors(db: EntityManager, personIds: string[]): Promise<Map<string, Actor>> {
  const people = await db.findBy(Person, { id: In(personIds), active: true });
  const held = await db
    .createQueryBuilder(PersonRole, 'role')
    .innerJoin(OrgUnit, 'unit', 'unit.id = role.unitId')
    .select(['role.personId AS personId', 'role.role AS role', 'role.unitId AS unitId', 'unit.path AS unitPath'])
    .where('role.personId IN (:...personIds)', { personIds: people.map(({ id }) => id).concat('') })
    .getRawMany<{ personId: string; role: Role; unitId: string; unitPath: string }>();
  return new Map(
    people.map(({ id, userId, name }) => {
      const roles = held
        .filter(({ personId }) => personId === id)
        .map(({ role, unitId, unitPath }) => ({ role, unitId, unitPath }));
      return [id, { personId: id, userId, name, roles }];
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
