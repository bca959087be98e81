// Who holds what for which unit, read once for a whole run: asked of the database task by task, twenty thousand tasks
// would be as many statements.
import type { EntityManager } from 'typeorm';
import type { Role } from '../../shared/contracts/common';
import type { EscalationLevel } from '../../shared/reminders/kinds';
import { nearestOf } from '../../shared/workflow/nearestHolders';
import { isStandInOn } from '../../shared/workflow/nextHolder';
import { OrgUnit, Person, PersonRole } from '../identity/entities';
import { LENT_ROLES } from '../identity/standIns';

export interface Holder {
  personId: string;
  unitId: string;
  unitPath: string;
  deputyId: string | null;
  standInFrom: string | null;
  deputyUntil: string | null;
}

export interface Holders {
  /** whom a level of escalation is; 主管部门 is who reviews for it, or manages it where nobody does */
  ofLevel(level: EscalationLevel, unitPath: string, fillerId: string): string[];
  /** whoever answers 延期申请, as they are told of it when it is asked */
  answering(unitPath: string, askedById: string): string[];
  /** who decides today: whoever is away has a stand-in */
  deciders(role: Role, unitPath: string, fillerId: string, today: string): string[];
  all(role: Role): Holder[];
}

const ROLES: Role[] = ['lead', 'reviewer', 'admin', 'leader'];

/** Reads everybody who holds a role of the review chains, or watches over one; one statement. */
export async function readHolders(db: EntityManager): Promise<Holders> {
  const rows = await db
    .createQueryBuilder(PersonRole, 'held')
    .innerJoin(Person, 'person', 'person.id = held.personId AND person.active = :active', { active: true })
    .innerJoin(OrgUnit, 'unit', 'unit.id = held.unitId')
    .select(['held.role AS role', 'held.personId AS personId', 'held.unitId AS unitId', 'unit.path AS unitPath'])
    .addSelect([
      'person.deputyId AS deputyId',
      'person.standInFrom AS standInFrom',
      'person.deputyUntil AS deputyUntil',
    ])
    .where('held.role IN (:...roles)', { roles: ROLES })
    .getRawMany<Holder & { role: Role }>();
  const byPlace = new Map<string, Holder[]>();
  for (const { role, ...holder } of rows) {
    const key = `${role} ${holder.unitId}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), holder]);
  }
  const nearest = (role: Role, unitPath: string, exceptId: string): Holder[] =>
    nearestOf(
      unitPath,
      (unitId) => byPlace.get(`${role} ${unitId}`) ?? [],
      ({ personId }) => personId === exceptId,
    );
  const ids = (holders: Holder[]) => holders.map(({ personId }) => personId);
  return {
    ofLevel(level, unitPath, fillerId) {
      if (level !== 'department') return ids(nearest(level, unitPath, fillerId));
      const reviewers = nearest('reviewer', unitPath, fillerId);
      return ids(reviewers.length > 0 ? reviewers : nearest('admin', unitPath, fillerId));
    },
    answering: (unitPath, askedById) => ids(nearest('admin', unitPath, askedById)),
    deciders: (role, unitPath, fillerId, today) =>
      nearest(role, unitPath, fillerId).map((holder) =>
        LENT_ROLES.includes(role) && isStandInOn(today, holder) && holder.deputyId !== fillerId
          ? holder.deputyId!
          : holder.personId,
      ),
    all: (role) => rows.filter((row) => row.role === role),
  };
}
