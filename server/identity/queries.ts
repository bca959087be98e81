import { In, type EntityManager } from 'typeorm';
import type { Role } from '../../shared/contracts/common';
import type { Me } from '../../shared/contracts/identity';
import type { ActionContext } from '../context';
import { mayWatchDeliveries } from '../deliveries/scope';
import { holdsRoleAnywhere } from './actor';
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
      viewDeliveries: mayWatchDeliveries(ctx.actor),
      watchDingTalk: holdsRoleAnywhere(ctx.actor, 'admin'),
      viewBoard: (['admin', 'leader', 'reviewer'] as const).some((role) => holdsRoleAnywhere(ctx.actor, role)),
    },
  };
}

/** Active people who hold `role` for the unit at `unitPath` or one above it; those of the nearest unit only. */
export async function nearestHolders(db: EntityManager, role: Role, unitPath: string): Promise<Person[]> {
  const unitIds = unitPath.split('/').filter(Boolean);
  const held = await db.findBy(PersonRole, { role, unitId: In(unitIds) });
  for (const unitId of unitIds.reverse()) {
    const personIds = held.filter((one) => one.unitId === unitId).map((one) => one.personId);
    const people = personIds.length > 0 ? await db.findBy(Person, { id: In(personIds), active: true }) : [];
    if (people.length > 0) return people;
  }
  return [];
}
