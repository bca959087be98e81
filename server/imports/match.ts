// Finds the units and people a file names in the synced directory. What is not found, or found twice, is told with what is near.
import type { EntityManager } from 'typeorm';
import { quoted } from '../../shared/checks/stated';
import type { Actor } from '../context';
import { holdsRole } from '../identity/actor';
import { OrgUnit, Person } from '../identity/entities';
import { sameKey } from '../../shared/indicators/units';
import type { Tell } from './read/problems';

/** The directory as far as an import may look. */
export interface Directory {
  units: Map<string, OrgUnit>;
  unitsByName: Map<string, OrgUnit[]>;
  /** names of the units in the admin's scope */
  ownNames: string[];
  /** active people */
  peopleByKey: Map<string, Person[]>;
  people: Map<string, Person>;
}

const MOST_NEAR = 3;
const NEAR_ENOUGH = 0.45;

/** Everything of the directory in three statements, so that a file of thousands of rows asks the database no more. */
export async function loadDirectory(db: EntityManager, actor: Actor): Promise<Directory> {
  const units = await db.find(OrgUnit);
  const people = await db.findBy(Person, { active: true });
  return {
    units: new Map(units.map((unit) => [unit.id, unit])),
    unitsByName: grouped(units, ({ name }) => [sameKey(name)]),
    ownNames: units.filter(({ path }) => holdsRole(actor, 'admin', path)).map(({ name }) => name),
    peopleByKey: grouped(people, ({ name, userId }) => new Set([sameKey(name), sameKey(userId)])),
    people: new Map(people.map((person) => [person.id, person])),
  };
}

function grouped<Row>(rows: Row[], keysOf: (row: Row) => Iterable<string>): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) for (const key of keysOf(row)) groups.set(key, [...(groups.get(key) ?? []), row]);
  return groups;
}

/** The unit a project names, `上级部门/部门` where the name alone is not enough; null when it is told as an error. */
export function matchUnit(
  directory: Directory,
  actor: Actor,
  typed: string,
  at: { place: string },
  tell: Tell,
): OrgUnit | null {
  if (typed === '') return null;
  const exact = directory.unitsByName.get(sameKey(typed));
  const candidates = exact ?? unitsByPath(directory, typed);
  const own = candidates.filter(({ path }) => holdsRole(actor, 'admin', path));
  if (own.length === 1) return own[0]!;
  if (own.length > 1) {
    const full = own.map((unit) => `“${parentName(directory, unit)}/${unit.name}”`).join('、');
    tell('error', at, `有 ${own.length} 个单位叫${quoted(typed)}，请写成 ${full} 中的一个。`);
  } else if (candidates.length > 0)
    tell('error', at, `${quoted(typed)}不在您的管理范围内，请由该单位的绩效管理员导入。`);
  else tell('error', at, `通讯录里没有单位${quoted(typed)}${nearWords(nearest(typed, directory.ownNames))}。`);
  return null;
}

const parentName = ({ units }: Directory, { parentId }: OrgUnit) => (parentId && units.get(parentId)?.name) || '';

function unitsByPath(directory: Directory, typed: string): OrgUnit[] {
  const parts = typed
    .split(/[/／\\>]/)
    .map(sameKey)
    .filter(Boolean);
  if (parts.length < 2) return [];
  const [parent, name] = parts.slice(-2);
  return (directory.unitsByName.get(name!) ?? []).filter((unit) => sameKey(parentName(directory, unit)) === parent);
}

const nearWords = (names: string[]) =>
  names.length > 0
    ? `，相近的有${names.map((name) => `“${name}”`).join('、')}，请改为其中的全称`
    : '，请改为通讯录里的部门全称';

/** The person a project names, by userid or by name; null when it is told as an error. */
export function matchFiller(
  directory: Directory,
  typed: string,
  unit: OrgUnit | null,
  at: { place: string },
  tell: Tell,
): Person | null {
  const found = directory.peopleByKey.get(sameKey(typed)) ?? [];
  const inUnit = found.filter(({ unitId }) => unit !== null && unitId === unit.id);
  const chosen = inUnit.length > 0 ? inUnit : found;
  if (chosen.length > 1) {
    const who = chosen
      .slice(0, MOST_NEAR)
      .map((person) => `${directory.units.get(person.unitId)?.name ?? ''}的 ${person.userId}`);
    tell('error', at, `有 ${chosen.length} 个人叫${quoted(typed)}（${who.join('、')}），请改填 userid。`);
    return null;
  }
  const [person] = chosen;
  if (!person) {
    const names = [...directory.people.values()].filter(({ unitId }) => unitId === unit?.id).map(({ name }) => name);
    const near = nearest(typed, names);
    const hint = near.length > 0 ? `，该单位有${near.map((name) => `“${name}”`).join('、')}` : '';
    tell('error', at, `通讯录里没有填报人${quoted(typed)}${hint}，请填姓名全称或 userid。`);
    return null;
  }
  if (unit && inUnit.length === 0)
    tell(
      'warning',
      at,
      `填报人“${person.name}”属于${directory.units.get(person.unitId)?.name ?? '其他单位'}，不是实施单位的人，请核对。`,
    );
  return person;
}

/** The names most like a text, best first. */
function nearest(typed: string, names: string[]): string[] {
  const key = sameKey(typed);
  return names
    .map((name) => ({ name, likeness: likeness(key, sameKey(name)) }))
    .filter((one) => one.likeness >= NEAR_ENOUGH)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_NEAR)
    .map(({ name }) => name);
}

/** Shared characters over all characters, 0 to 1; one name within the other counts as near. */
function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a.includes(b) || b.includes(a)) return 0.6 + 0.4 * (Math.min(a.length, b.length) / Math.max(a.length, b.length));
  const left = [...b];
  let shared = 0;
  for (const character of a) {
    const at = left.indexOf(character);
    if (at < 0) continue;
    left.splice(at, 1);
    shared++;
  }
  return (2 * shared) / ([...a].length + [...b].length);
}
