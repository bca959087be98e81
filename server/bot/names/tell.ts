// Matches as they are told: only what the asker may see, as it is called now.
import { In } from 'typeorm';
import { spokenDay } from '../../../shared/calendar';
import type { ActionContext } from '../../context';
import { OrgUnit } from '../../identity/entities';
import { keyOf, type Match, type NameEntry } from './match';
import { twinsAmong } from './twins';
import { visibleCampaigns, visiblePeople, visibleProjects, visibleUnits } from './visible';
import { HEARD, SLIP, WITHIN } from './ways';

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
  /** what this one has to do, of people whom nothing else tells apart; else '' */
  holds: string;
  /** near to what was said, or a part of it, but not the same to the letter or the ear: to be asked about before acting on it */
  isGuess: boolean;
  /** with something of it wrong: only offered, whatever is asked */
  isSlip: boolean;
}

type Told = Pick<Named, 'name' | 'hint'> & { holds?: string };

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
  const exact = matches.filter(({ distance }) => distance === 0).flatMap((match) => namedAs(match, told));
  const named = exact.length > 0 ? exact : matches.flatMap((match) => namedAs(match, told));
  // A project that is a system itself is told once, as what was looked for first.
  const first = new Map<string, Named>();
  for (const one of named) if (!first.has(`${one.id} ${one.name}`)) first.set(`${one.id} ${one.name}`, one);
  return [...first.values()];
}

type Row = Told & { systems?: string[] };

/** None when the asker may not see it. */
function namedAs({ entry, distance }: Match, told: ReadonlyMap<string, Row>): Named[] {
  const { kind, id, key } = entry;
  const row = told.get(`${kind} ${id}`);
  if (!row) return [];
  const name = kind === 'system' ? (row.systems?.find((one) => keyOf(one) === key) ?? row.name) : row.name;
  const hint = kind === 'system' && name !== row.name ? row.name : row.hint;
  const { holds = '' } = row;
  return [{ kind, id, name, hint, holds, isGuess: isGuessed(distance), isSlip: isSlip(entry, distance) }];
}

async function readAll(ctx: ActionContext, matches: Match[]): Promise<Map<string, Row>> {
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
  const told = new Map<string, Row>();
  for (const { id, name, unitId, fiscalYear, systems } of projects) {
    const row = { name, hint: words(unitNames.get(unitId), `${fiscalYear}年`), systems };
    told.set(`project ${id}`, row).set(`system ${id}`, row);
  }
  for (const { id, name, parentId } of units)
    told.set(`unit ${id}`, { name, hint: unitNames.get(parentId ?? '') ?? '' });
  const twins = await twinsAmong(ctx, people);
  for (const { id, name, unitId, title } of people) {
    const twin = twins.get(id);
    told.set(`person ${id}`, { name, hint: words(unitNames.get(unitId), title, twin?.account), holds: twin?.holds });
  }
  for (const { id, name, fiscalYear, dueDate } of campaigns)
    told.set(`campaign ${id}`, { name, hint: words(`${fiscalYear}年`, `${spokenDay(dueDate)}截止`) });
  return told;
}

async function namesOf({ db }: ActionContext, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const units = await db.findBy(OrgUnit, { id: In([...new Set(ids)]) });
  return new Map(units.map(({ id, name }) => [id, name]));
}
