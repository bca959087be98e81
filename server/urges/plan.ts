// Whom an urge (催办) would reach: whoever holds each open task now, not those urged a short while ago or reminded of the
// same today, and honest about who cannot be reached.
import { In } from 'typeorm';
import type { BoardSelection, UrgePlan } from '../../shared/contracts/board';
import { isCoolingDown, urgeAgainAt } from '../../shared/urging';
import { selectOpen, type OpenPlace } from '../campaigns/boardTasks';
import type { Missed } from '../campaigns/reach';
import type { ActionContext } from '../context';
import { inChunks } from '../database/inChunks';
import { OrgUnit, Person } from '../identity/entities';
import { holderFinder } from '../identity/queries';
import { readPolicies } from '../reminders/policies';
import { remindedToday } from '../reminders/remindedToday';
import type { Urge } from './entities';
import { mayUrge } from './policy';
import { urgesOf } from './queries';

/** One person with what they hold. */
export interface Holder {
  person: Pick<Person, 'id' | 'name' | 'unitId' | 'active'>;
  places: OpenPlace[];
}

export interface PlannedUrges {
  reaches: Holder[];
  cannot: Holder[];
  /** with the urge that is too recent */
  cooling: (Holder & { last: Urge })[];
  /** told of the same today by their digest */
  reminded: (Holder & { at: Date })[];
  /** `task person` → why the last message did not arrive */
  doubts: Map<string, string>;
}

/** Which tasks are urged about; `holderId`: only what this person holds of them. */
export type UrgeSelection = BoardSelection & { holderId?: string };

/** @returns nothing is written; tasks that the actor may not urge about, or that are done, are left out */
export async function planUrges(
  ctx: ActionContext,
  campaignId: string,
  { holderId, ...selection }: UrgeSelection,
): Promise<PlannedUrges> {
  const { places, missed } = await selectOpen(ctx, campaignId, selection);
  const open = places.filter((place) => mayUrge(ctx.actor, place));
  const everybody = await holdersOf(ctx, open);
  const holders = holderId ? everybody.filter(({ person }) => person.id === holderId) : everybody;
  const urges = await urgesOf(
    ctx.db,
    open.map(({ task }) => task.id),
  );
  const latest = new Map<string, Urge>();
  for (const urge of urges.toReversed()) latest.set(`${urge.taskId} ${urge.personId}`, urge);
  const doubts = doubtsOf(missed);
  const reminded = await remindersOf(ctx, campaignId, holders, doubts);
  const planned: PlannedUrges = { reaches: [], cannot: [], cooling: [], reminded: [], doubts };
  for (const { person, places: held } of holders) {
    const recent = ({ task }: OpenPlace) => latest.get(`${task.id} ${person.id}`);
    const isCooling = (place: OpenPlace) => isCoolingDown(recent(place)?.urgedAt ?? null, ctx.now);
    const toldAt = ({ task }: OpenPlace) => reminded.get(`${task.id} ${person.id}`);
    const waiting = held.filter(isCooling);
    const told = held.filter((place) => !isCooling(place) && toldAt(place) !== undefined);
    const due = held.filter((place) => !isCooling(place) && toldAt(place) === undefined);
    if (!person.active) planned.cannot.push({ person, places: held });
    else if (due.length > 0) planned.reaches.push({ person, places: due });
    else if (told.length > 0) planned.reminded.push({ person, places: told, at: toldAt(told[0]!)! });
    else planned.cooling.push({ person, places: waiting, last: recent(waiting[0]!)! });
  }
  return planned;
}

/** What today's digests have told already, unless it did not arrive, or the campaign's policy urges all the same. */
async function remindersOf(
  { db, now }: ActionContext,
  campaignId: string,
  holders: Holder[],
  doubts: Map<string, string>,
): Promise<Map<string, Date>> {
  if ((await readPolicies(db, [campaignId]))(campaignId).urgeReminded) return new Map();
  const ids = holders.map(({ person }) => person.id);
  const told = await remindedToday(db, ids, now);
  return new Map([...told].filter(([key]) => !doubts.has(key)));
}

async function holdersOf(ctx: ActionContext, places: OpenPlace[]): Promise<Holder[]> {
  const find = holderFinder(ctx.db);
  const fillers = await fillersOf(ctx, places);
  const holders = new Map<string, Holder>();
  for (const place of places) {
    const { task, chain, unitPath } = place;
    const step = task.state === 'in-review' ? chain[task.step] : undefined;
    const people = step ? await find(step.role, unitPath, task.fillerId) : [fillers.get(task.fillerId)!];
    for (const person of people) {
      if (person.id === ctx.actor.personId) continue;
      const known = holders.get(person.id) ?? { person, places: [] };
      known.places.push(place);
      holders.set(person.id, known);
    }
  }
  return [...holders.values()];
}

async function fillersOf({ db }: ActionContext, places: OpenPlace[]): Promise<Map<string, Holder['person']>> {
  const filling = places.filter(({ task }) => task.state !== 'in-review');
  const select = { id: true, name: true, unitId: true, active: true };
  const found = new Map<string, Holder['person']>();
  for (const ids of inChunks([...new Set(filling.map(({ task }) => task.fillerId))]))
    for (const person of await db.find(Person, { select, where: { id: In(ids) } })) found.set(person.id, person);
  return found;
}

function doubtsOf(missed: Map<string, Missed[]>): Map<string, string> {
  return new Map(
    [...missed].flatMap(([taskId, people]) =>
      people.map(({ personId, why }): [string, string] => [`${taskId} ${personId}`, why]),
    ),
  );
}

/** How many units and tasks it reaches. */
export const sizeOf = ({ reaches }: Pick<PlannedUrges, 'reaches'>): Pick<UrgePlan, 'units' | 'tasks'> => ({
  units: new Set(reaches.map(({ person }) => person.unitId)).size,
  tasks: new Set(reaches.flatMap(({ places }) => places.map(({ task }) => task.id))).size,
});

/** The plan for people. */
export async function presentUrges(ctx: ActionContext, planned: PlannedUrges): Promise<UrgePlan> {
  const { reaches, cannot, cooling, reminded, doubts } = planned;
  const everybody = [...reaches, ...cannot, ...cooling, ...reminded];
  const unitIds = [...new Set(everybody.map(({ person }) => person.unitId))];
  const units = new Map((await ctx.db.findBy(OrgUnit, { id: In(unitIds) })).map(({ id, name }) => [id, name]));
  const urgerIds = [...new Set(cooling.map(({ last }) => last.urgedById))];
  const urgers = new Map((await ctx.db.findBy(Person, { id: In(urgerIds) })).map(({ id, name }) => [id, name]));
  const present = ({ person, places }: Holder) => ({
    personId: person.id,
    name: person.name,
    unitName: units.get(person.unitId) ?? null,
    tasks: places.length,
  });
  const doubtOf = ({ person, places }: Holder) =>
    places.map(({ task }) => doubts.get(`${task.id} ${person.id}`)).find(Boolean) ?? null;
  return {
    reaches: reaches.map((one) => ({ ...present(one), doubt: doubtOf(one) })),
    cannot: cannot.map((one) => ({ ...present(one), why: '已不在通讯录中，请改派' })),
    cooling: cooling.map((one) => ({
      ...present(one),
      byName: urgers.get(one.last.urgedById) ?? '',
      at: one.last.urgedAt.toISOString(),
      againAt: urgeAgainAt(one.last.urgedAt).toISOString(),
    })),
    reminded: reminded.map((one) => ({ ...present(one), at: one.at.toISOString() })),
    ...sizeOf(planned),
  };
}
