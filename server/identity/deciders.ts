import { In, type EntityManager } from 'typeorm';
import { dayOf } from '../../shared/calendar';
import type { Role } from '../../shared/contracts/common';
import { isStandInOn } from '../../shared/workflow/nextHolder';
import { Person } from './entities';
import { nearestHolders } from './queries';
import { LENT_ROLES } from './standIns';

/** Who is asked to decide, and in whose place; null for their own right. */
export interface Decider {
  person: Person;
  forName: string | null;
}

/**
 * Those who hold a step of review, and whoever stands in for them on the day of `now`.
 * @param fillerId nobody decides on their own work, by a stand-in either
 */
export async function decidersOf(
  db: EntityManager,
  { role, unitPath, fillerId }: { role: Role; unitPath: string; fillerId: string },
  now: Date,
): Promise<Decider[]> {
  const holders = await nearestHolders(db, role, unitPath, fillerId);
  const away = holders.filter((holder) => LENT_ROLES.includes(role) && isStandInOn(dayOf(now), holder));
  const ids = away.flatMap(({ deputyId }) => deputyId ?? []);
  const deputies = ids.length > 0 ? await db.findBy(Person, { id: In(ids), active: true }) : [];
  const known = new Set([fillerId, ...holders.map(({ id }) => id)]);
  return [
    ...holders.map((person) => ({ person, forName: null })),
    ...deputies
      .filter(({ id }) => !known.has(id))
      .map((person) => ({ person, forName: away.find(({ deputyId }) => deputyId === person.id)!.name })),
  ];
}
