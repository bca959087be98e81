// 代理审核: who reviews in whose place today. A stand-in acts under their own name, and what they decide says for whom.
import type { EntityManager } from 'typeorm';
import type { Role } from '../../shared/contracts/common';
import { dayOf } from '../../shared/calendar';
import { isStandInOn } from '../../shared/workflow/nextHolder';
import type { HeldRole, Principal } from '../context';
import { OrgUnit, Person, PersonRole } from './entities';

/** What is lent to a stand-in: reviewing, and nothing of managing. */
export const LENT_ROLES: Role[] = ['lead', 'reviewer'];

/** Roles of people with the paths of their units. */
export function rolesOf(db: EntityManager, personIds: string[]): Promise<(HeldRole & { personId: string })[]> {
  return db
    .createQueryBuilder(PersonRole, 'role')
    .innerJoin(OrgUnit, 'unit', 'unit.id = role.unitId')
    .select(['role.personId AS personId', 'role.role AS role', 'role.unitId AS unitId', 'unit.path AS unitPath'])
    .where('role.personId IN (:...personIds)', { personIds })
    .getRawMany();
}

/** For whom somebody reviews on the day of `now`, with the roles that are lent. */
export async function principalsOf(db: EntityManager, deputyId: string, now: Date): Promise<Principal[]> {
  const named = await db.findBy(Person, { deputyId, active: true });
  const away = named.filter((person) => isStandInOn(dayOf(now), person));
  if (away.length === 0) return [];
  const held = await rolesOf(
    db,
    away.map(({ id }) => id),
  );
  return away.map(({ id, name }) => ({
    personId: id,
    name,
    roles: held
      .filter(({ personId, role }) => personId === id && LENT_ROLES.includes(role))
      .map(({ role, unitId, unitPath }) => ({ role, unitId, unitPath })),
  }));
}
