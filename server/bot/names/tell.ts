// Matches as they are told: only what the asker may see, as it is called now.
import { In } from 'typeorm';
import { spokenDay } from '../../../shared/calendar';
import type { ActionContext } from '../../context';
import { OrgUnit } from '../../identity/entities';
import { keyOf, WITHIN, type Match, type NameEntry } from './match';
import { visibleCampaigns, visiblePeople, visibleProjects, visibleUnits } from './visible';

/** What a name can name; a `system` (运维系统) is one that a project keeps running. */
export type NamedKind = NameEntry['kind'];

/** Something with a name. */
export interface Named {
  kind: NamedKind;
  /** of its row; of a system, that of the project which keeps it running */
  id: string;
  name: string;
  /** what tells it from another of the same name, such as 市教育局 2024年; said behind the name, it is found alone */
  hint: string;
  /** near to what was said, or a part of it, but not the same to the letter or the ear: to be asked about before acting on it */
  isGuess: boolean;
  /** with something of it wrong: only offered, whatever is asked */
  isSlip: boolean;
}

type Told = Pick<Named, 'name' | 'hint'>;

/** From this distance on, what was said is taken for a slip. */
const SLIP = 30;
/** As it is heard. */
const HEARD = 20;

/** What was said is a slip, or holds more than the name: 市教育局不合适. */
const isGuessed = (distance: number): boolean => distance >= SLIP || distance === WITHIN;

/**
 * Whether it may well be another. Of people everybody whose name sounds so: 王莉 is not 王丽. This must not depend on whether
 * the other exists, which the asker may not be allowed to know.
 */
const isSlip = ({ kind }: NameEntry, distance: number): boolean =>
  distance >= SLIP || (kind === 'person' && distance >= HEARD);

/** What had this id when it was named, as it is called now; null when the asker may not see it any more. */
export async function stillNamed(
  ctx: ActionContext,
  { kind, id }: { kind: Exclude<NamedKind, 'system'>; id: string },
): Promise<Named | null> {
  const entry = { kind, id, key: '', unitKey: '', path: null, fiscalYear: null };
  const [named] = await tell(ctx, [{ entry, distance: 0 }]);
  return named ?? null;
}

/** Those the asker may see; an exact name alone. @param matches the best first */
export async function tell(ctx: ActionContext, matches: Match[]): Promise<Named[]> {
  if (matches.length === 0) return [];
  const told = await readAll(ctx, matches);
  const named = matches.flatMap(({ entry, distance }) => {
    const row = told.get(`${entry.kind} ${entry.id}`);
    if (!row) return [];
    const name =
      entry.kind === 'system' ? (row.systems?.find((one) => keyOf(one) === entry.key) ?? row.name) : row.name;
    const hint = entry.kind === 'system' && name !== row.name ? row.name : row.hint;
    return [
      {
        distance,
        named: {
          kind: entry.kind,
          id: entry.id,
          name,
          hint,
          isGuess: isGuessed(distance),
          isSlip: isSlip(entry, distance),
        },
      },
    ];
  });
  const exact = named.filter(({ distance }) => distance === 0);
  const ids = new Set<string>();
  // A project that is a system itself is told once, as what was looked for first.
  return (exact.length > 0 ? exact : named).flatMap(({ named: { id, name }, named: one }) => {
    if (ids.has(`${id} ${name}`)) return [];
    ids.add(`${id} ${name}`);
    return [one];
  });
}

async function readAll(ctx: ActionContext, matches: Match[]): Promise<Map<string, Told & { systems?: string[] }>> {
  const idsOf = (...kinds: NamedKind[]) => [
    ...new Set(matches.filter(({ entry }) => kinds.includes(entry.kind)).map(({ entry }) => entry.id)),
  ];
  const projects = await visibleProjects(ctx, idsOf('project', 'system'));
  const units = await visibleUnits(ctx, idsOf('unit'));
  const people = await visiblePeople(ctx, idsOf('person'));
  const campaigns = await visibleCampaigns(ctx, idsOf('campaign'));
  const unitNames = await namesOf(ctx, [
    ...[...projects, ...people].map(({ unitId }) => unitId),
    ...units.flatMap(({ parentId }) => parentId ?? []),
  ]);
  const words = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' ');
  const told = new Map<string, Told & { systems?: string[] }>();
  for (const { id, name, unitId, fiscalYear, systems } of projects) {
    const row = { name, hint: words(unitNames.get(unitId), `${fiscalYear}年`), systems };
    told.set(`project ${id}`, row).set(`system ${id}`, row);
  }
  for (const { id, name, parentId } of units)
    told.set(`unit ${id}`, { name, hint: unitNames.get(parentId ?? '') ?? '' });
  for (const { id, name, unitId, title } of people)
    told.set(`person ${id}`, { name, hint: words(unitNames.get(unitId), title) });
  for (const { id, name, fiscalYear, dueDate } of campaigns)
    told.set(`campaign ${id}`, { name, hint: words(`${fiscalYear}年`, `${spokenDay(dueDate)}截止`) });
  return told;
}

async function namesOf({ db }: ActionContext, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const units = await db.findBy(OrgUnit, { id: In([...new Set(ids)]) });
  return new Map(units.map(({ id, name }) => [id, name]));
}
