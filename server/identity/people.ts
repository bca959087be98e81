import { In, Not, type SelectQueryBuilder } from 'typeorm';
import {
  PEOPLE_PER_PAGE,
  type PeopleList,
  type PeopleQuery,
  type PersonDetail,
  type PersonLine,
  type UnitList,
} from '../../shared/contracts/people';
import { actLabel } from '../audit/recordAudit';
import { AuditEntry } from '../audit/entities';
import type { ActionContext } from '../context';
import { narrowToTyped } from '../database/narrowToTyped';
import { Task } from '../tasks/entities';
import { OrgUnit, Person, PersonRole } from './entities';
import { authorizeManaging, loadManaged, withinManaged } from './peoplePolicy';
import { keptBecause } from './revokeRole';
import { suggestionsFor } from './suggestions';

const HISTORY = 20;
const UNITS_AT_ONCE = 20;

/**
 * People of the units the admin manages, a page at a time, by unit and name.
 * @throws Problem 403 for everybody else
 */
export async function listPeople(ctx: ActionContext, { search, which, page }: PeopleQuery): Promise<PeopleList> {
  authorizeManaging(ctx.actor);
  const query = withinManaged(
    ctx.db
      .createQueryBuilder(Person, 'person')
      .innerJoin(OrgUnit, 'unit', 'unit.id = person.unitId')
      .where('person.active = :active', { active: which !== 'left' }),
    ctx.actor,
  );
  if (which === 'with-roles') query.andWhere(`person.id IN ${holdersOf(query)}`);
  if (search) narrowToTyped(query, search, 'search', 'person.name', 'person.title', 'unit.name');
  const total = await query.getCount();
  const people = await query
    .orderBy('unit.path', 'ASC')
    .addOrderBy('person.name', 'ASC')
    .addOrderBy('person.id', 'ASC')
    .offset((page - 1) * PEOPLE_PER_PAGE)
    .limit(PEOPLE_PER_PAGE)
    .getMany();
  return { people: await presentLines(ctx, people), total, page };
}

function holdersOf(query: SelectQueryBuilder<Person>): string {
  return query.subQuery().select('held.personId').from(PersonRole, 'held').getQuery();
}

async function presentLines({ db }: ActionContext, people: Person[]): Promise<PersonLine[]> {
  const held = await db.findBy(PersonRole, { personId: In(people.map(({ id }) => id)) });
  const unitIds = [...people, ...held].map(({ unitId }) => unitId);
  const units = new Map((await db.findBy(OrgUnit, { id: In(unitIds) })).map(({ id, name }) => [id, name]));
  return people.map(({ id, name, title, unitId, active, isDemo }) => ({
    id,
    name,
    title,
    unitName: units.get(unitId) ?? '',
    active,
    isDemo,
    roles: held
      .filter((one) => one.personId === id)
      .map((one) => ({ id: one.id, role: one.role, unitId: one.unitId, unitName: units.get(one.unitId) ?? '' })),
  }));
}

/** One person with roles, deputy, suggestions and history. @throws Problem 403, 404 */
export async function presentPerson(ctx: ActionContext, personId: string): Promise<PersonDetail> {
  const { person } = await loadManaged(ctx, personId);
  const [line] = await presentLines(ctx, [person]);
  const roles = [];
  for (const held of line!.roles) roles.push({ ...held, keptBecause: await keptBecause(ctx, { ...held, personId }) });
  const deputy = person.deputyId ? await ctx.db.findOneBy(Person, { id: person.deputyId }) : null;
  const history = await ctx.db.find(AuditEntry, {
    where: { subject: 'person', subjectId: personId },
    order: { sequence: 'DESC' },
    take: HISTORY,
  });
  return {
    ...line!,
    unitId: person.unitId,
    seenAt: person.seenAt?.toISOString() ?? null,
    leftAt: person.leftAt?.toISOString() ?? null,
    roles,
    deputy: deputy && { id: deputy.id, name: deputy.name, active: deputy.active, until: person.deputyUntil },
    suggestions: await suggestionsFor(ctx, personId),
    openTasks: await ctx.db.countBy(Task, { fillerId: personId, state: Not('completed') }),
    history: history.map((entry) => ({
      at: entry.at.toISOString(),
      label: [actLabel(entry), entry.comment].filter(Boolean).join('：'),
      actorName: entry.actorName,
    })),
  };
}

/** Units the admin manages, to choose from. @throws Problem 403 for everybody else */
export async function listUnits(ctx: ActionContext, search: string): Promise<UnitList> {
  authorizeManaging(ctx.actor);
  const query = ctx.db.createQueryBuilder(OrgUnit, 'unit').where('unit.active = :yes', { yes: true });
  if (search) narrowToTyped(query, search, 'search', 'unit.name');
  const units = await withinManaged(query, ctx.actor).orderBy('unit.path', 'ASC').limit(UNITS_AT_ONCE).getMany();
  return { units: units.map(({ id, name }) => ({ id, name })) };
}
