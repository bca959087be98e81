// Whom an urge (催办) would reach: whoever holds each open task now, not those urged a short while ago, and honest about who
// cannot be reached.
import { In } from 'typeorm';
import type { BoardSelection, UrgePlan } from '../../shared/contracts/board';
import { isCoolingDown, urgeAgainAt } from '../../shared/urging';
import { selectTasks } from '../campaigns/boardTasks';
import type { Missed } from '../campaigns/reach';
import type { ActionContext } from '../context';
import { OrgUnit, Person } from '../identity/entities';
import { holderFinder } from '../identity/queries';
import type { LoadedTask } from '../tasks/queries';
import type { Urge } from './entities';
import { mayUrge } from './policy';
import { urgesOf } from './queries';

/** One person with what they hold. */
export interface Holder {
  person: Person;
  places: LoadedTask[];
}

export interface PlannedUrges {
  reaches: Holder[];
  cannot: Holder[];
  /** with the urge that is too recent */
  cooling: (Holder & { last: Urge })[];
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
  const { places, missed } = await selectTasks(ctx, campaignId, selection);
  const open = places.filter((place) => mayUrge(ctx.actor, place));
  const everybody = await holdersOf(ctx, open);
  const holders = holderId ? everybody.filter(({ person }) => person.id === holderId) : everybody;
  const urges = await urgesOf(
    ctx.db,
    open.map(({ task }) => task.id),
  );
  const latest = new Map<string, Urge>();
  for (const urge of urges.toReversed()) latest.set(`${urge.taskId} ${urge.personId}`, urge);
  const planned: PlannedUrges = { reaches: [], cannot: [], cooling: [], doubts: doubtsOf(missed) };
  for (const { person, places: held } of holders) {
    const recent = ({ task }: LoadedTask) => latest.get(`${task.id} ${person.id}`);
    const isCooling = (place: LoadedTask) => isCoolingDown(recent(place)?.urgedAt ?? null, ctx.now);
    const due = held.filter((place) => !isCooling(place));
    const waiting = held.filter(isCooling);
    if (!person.active) planned.cannot.push({ person, places: held });
    else if (due.length > 0) planned.reaches.push({ person, places: due });
    else planned.cooling.push({ person, places: waiting, last: recent(waiting[0]!)! });
  }
  return planned;
}

async function holdersOf(ctx: ActionContext, places: LoadedTask[]): Promise<Holder[]> {
  const find = holderFinder(ctx.db);
  const fillerIds = [...new Set(places.map(({ task }) => task.fillerId))];
  const fillers = new Map((await ctx.db.findBy(Person, { id: In(fillerIds) })).map((person) => [person.id, person]));
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

function doubtsOf(missed: Map<string, Missed[]>): Map<string, string> {
  return new Map(
    [...missed].flatMap(([taskId, people]) =>
      people.map(({ personId, why }): [string, string] => [`${taskId} ${personId}`, why]),
    ),
  );
}

/** The plan for people. */
export async function presentUrges(ctx: ActionContext, planned: PlannedUrges): Promise<UrgePlan> {
  const { reaches, cannot, cooling, doubts } = planned;
  const everybody = [...reaches, ...cannot, ...cooling];
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
    units: new Set(reaches.map(({ person }) => person.unitId)).size,
    tasks: new Set(reaches.flatMap(({ places }) => places.map(({ task }) => task.id))).size,
  };
}
