// 代理审核: who reviews in whose place today. A stand-in acts under their own name, and what they decide says for whom.
import { In, type EntityManager } from 'typeorm';
import type { Role } from '../../shared/contracts/common';
import { dayOf } from '../../shared/calendar';
import { isStandInOn } from '../../shared/workflow/nextHolder';
import type { HeldRole, Principal } from '../context';
import { OrgUnit, Person, PersonRole } from './entities';

/** What is lent to a stand-in: reviewing, and nothing of managing. */
export const LENT_ROLES: Role[] = ['lead', 'reviewer'];

/** Roles of people with the paths of their units. */
export async function rolesOf(db: EntityManager, personIds: string[]): Promise<(HeldRole & { personId: string })[]> {
  if (personIds.length === 0) return [];
  return db
    .createQueryBuilder(PersonRole, 'role')
    .innerJoin(OrgUnit, 'unit', 'unit.id = role.unitId')
    .select(['role.personId AS personId', 'role.role AS role', 'role.unitId AS unitId', 'unit.path AS unitPath'])
    .where('role.personId IN (:...personIds)', { personIds })
    .getRawMany();
}

/** For whom people review on the day of `now`, with the roles that are lent, by the stand-in's id. */
export async function principalsOf(
  db: EntityManager,
  deputyIds: string[],
  now: Date,
): Promise<Map<string, Principal[]>> {
  const named = await db.findBy(Person, { deputyId: In(deputyIds), active: true });
  const away = named.filter((person) => isStandInOn(dayOf(now), person));
  const held = await rolesOf(
    db,
    away.map(({ id }) => id),
  );
  const found = new Map<string, Principal[]>();
  for (const { id, name, deputyId } of away) {
    const roles = held
      .filter(({ personId, role }) => personId === id && LENT_ROLES.includes(role))
      .map(({ role, unitId, unitPath }) => ({ role, unitId, unitPath }));
    found.set(deputyId!, [...(found.get(deputyId!) ?? []), { personId: id, name, roles }]);
  }
  return found;
}
