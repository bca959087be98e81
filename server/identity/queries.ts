import { In, type EntityManager } from 'typeorm';
import type { Role } from '../../shared/contracts/common';
import type { Me } from '../../shared/contracts/identity';
import { holdersUp, nearestOf, unitsUp } from '../../shared/workflow/nearestHolders';
import { mayReadAudit } from '../audit/scope';
import type { ActionContext } from '../context';
import { mayWatchDeliveries } from '../deliveries/scope';
import { mayOversee } from '../insight/policy';
import { holdsRoleAnywhere, mayReview } from './actor';
import { OrgUnit, Person, PersonRole } from './entities';

/** The signed-in person as their own mini-app sees them. */
export async function describeMe(ctx: ActionContext): Promise<Me> {
  const person = await ctx.db.findOneByOrFail(Person, { id: ctx.actor.personId });
  const unitIds = [person.unitId, ...ctx.actor.roles.map((held) => held.unitId)];
  const units = new Map((await ctx.db.findBy(OrgUnit, { id: In(unitIds) })).map((unit) => [unit.id, unit.name]));
  return {
    id: person.id,
    name: person.name,
    title: person.title,
    unitName: units.get(person.unitId) ?? null,
    isDemo: person.isDemo,
    roles: ctx.actor.roles.map(({ role, unitId }) => ({ role, unitId, unitName: units.get(unitId) ?? '' })),
    can: {
      launchCampaign: holdsRoleAnywhere(ctx.actor, 'admin'),
      manageTemplates: holdsRoleAnywhere(ctx.actor, 'admin'),
      managePeople: holdsRoleAnywhere(ctx.actor, 'admin'),
      review: mayReview(ctx.actor),
      viewDeliveries: mayWatchDeliveries(ctx.actor),
      readAudit: mayReadAudit(ctx.actor),
      watchDingTalk: holdsRoleAnywhere(ctx.actor, 'admin'),
      viewBoard: mayOversee(ctx.actor),
    },
  };
}

/**
 * Active people who hold `role` for the unit at `unitPath` or one above it; those of the nearest unit only.
 * @param exceptId somebody who does not count, such as the filler of what is to be reviewed
 */
export async function nearestHolders(
  db: EntityManager,
  role: Role,
  unitPath: string,
  exceptId: string | null = null,
): Promise<Person[]> {
  const holdersOf = await readHoldersUp(db, role, unitPath);
  return nearestOf(unitPath, holdersOf, isPerson(exceptId));
}

/** Active people who hold `role` for the unit at `unitPath` or one above it, unit by unit, the nearest first. */
export async function holdersAbove(
  db: EntityManager,
  role: Role,
  unitPath: string,
  exceptId: string | null = null,
): Promise<Person[][]> {
  const holdersOf = await readHoldersUp(db, role, unitPath);
  return holdersUp(unitPath, holdersOf, isPerson(exceptId));
}

/**
 * Finds holders as {@link nearestHolders} does, for many tasks: each role and unit is asked about once.
 */
export function holderFinder(db: EntityManager) {
  const known = new Map<string, ReturnType<typeof readHoldersUp>>();
  return async (role: Role, unitPath: string, exceptId: string): Promise<Person[]> => {
    const key = `${role} ${unitPath}`;
    if (!known.has(key)) known.set(key, readHoldersUp(db, role, unitPath));
    return nearestOf(unitPath, await known.get(key)!, isPerson(exceptId));
  };
}

const isPerson =
  (exceptId: string | null) =>
  ({ id }: Person) =>
    id === exceptId;

/** Active holders of a role for a unit and those above it, by the unit's id; two statements. */
async function readHoldersUp(db: EntityManager, role: Role, unitPath: string): Promise<(unitId: string) => Person[]> {
  const held = await db.findBy(PersonRole, { role, unitId: In(unitsUp(unitPath)) });
  const personIds = held.map(({ personId }) => personId);
  const people = personIds.length > 0 ? await db.findBy(Person, { id: In(personIds), active: true }) : [];
  return (unitId) => people.filter(({ id }) => held.some((one) => one.unitId === unitId && one.personId === id));
}
