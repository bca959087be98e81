import { In, type EntityManager } from 'typeorm';
import { mainDepartment } from '../../shared/directory/mainDepartment';
import { recordAudit } from '../audit/recordAudit';
import type { ActionContext } from '../context';
import { newId } from '../database/ids';
import { ROOT_DEPARTMENT, type DirectoryPerson } from '../dingtalk/port';
import { OrgUnit, Person, UnitHead } from '../identity/entities';
import { nameOf } from './words';

const LONGEST_NAME = 64;
const LONGEST_TITLE = 100;

/** How it is known. */
export interface Sighting {
  /** the run that read them, null when an event or a check did */
  runId: string | null;
  /** when DingTalk was asked: whoever left after that is not brought back by an older answer */
  askedAt: Date;
}

/**
 * Brings people in line with what DingTalk says of them. Whoever is new or back gets in, nobody's roles change.
 * @returns how many of them this run had not seen yet
 */
export async function applyPeople(ctx: ActionContext, people: DirectoryPerson[], sighting: Sighting): Promise<number> {
  const { db } = ctx;
  const known = new Map(
    (await db.findBy(Person, { userId: In(people.map(({ userId }) => userId)) })).map((one) => [one.userId, one]),
  );
  const units = await unitsOf(db, people, [...known.values()]);
  const seen: Person[] = [];
  const fresh: Person[] = [];
  let added = 0;
  for (const one of people) {
    const before = known.get(one.userId) ?? null;
    if (before && !before.active && before.leftAt && before.leftAt > sighting.askedAt) continue;
    const row = rowOf(one, before, units);
    if (before?.seenRunId !== sighting.runId || !before) added += 1;
    if (!before) fresh.push(newPerson(ctx, row, sighting));
    else {
      if (differs(before, row)) await db.update(Person, { id: before.id }, { ...row, leftAt: null });
      if (!before.active)
        await recordAudit(ctx, { subject: 'person', subjectId: before.id, action: 'person.returned' });
      seen.push(before);
    }
  }
  const ids = seen.map(({ id }) => id);
  await db.insert(Person, fresh);
  await db.update(Person, { id: In(ids) }, { seenAt: ctx.now, ...(sighting.runId && { seenRunId: sighting.runId }) });
  await applyHeads(db, people, [...seen, ...fresh], units);
  return added;
}

type Units = Map<number, OrgUnit>;

/** Every unit that is spoken of, by DingTalk's id, with the root and the units the people have so far. */
async function unitsOf(db: EntityManager, people: DirectoryPerson[], known: Person[]): Promise<Units> {
  const departmentIds = new Set(people.flatMap((one) => one.departmentIds).concat(ROOT_DEPARTMENT));
  const found = await db.find(OrgUnit, {
    where: [{ departmentId: In([...departmentIds]) }, { id: In(known.map(({ unitId }) => unitId)) }],
  });
  return new Map(found.map((unit) => [unit.departmentId, unit]));
}

type PersonRow = Pick<
  Person,
  'userId' | 'unionId' | 'name' | 'title' | 'unitId' | 'active' | 'isDemo' | 'isDirectoryAdmin'
>;

function rowOf(one: DirectoryPerson, before: Person | null, units: Units): PersonRow {
  const isKnown = (departmentId: number) => units.get(departmentId)?.active ?? false;
  const current = [...units.values()].find(({ id }) => id === before?.unitId);
  const main = mainDepartment(one, isKnown, current?.departmentId ?? null);
  const unit = main === null ? current : units.get(main);
  return {
    userId: one.userId,
    unionId: one.unionId,
    ...nameOf(one.name, LONGEST_NAME),
    title: one.title && nameOf(one.title, LONGEST_TITLE).name,
    unitId: (unit ?? units.get(ROOT_DEPARTMENT)!).id,
    active: true,
    isDirectoryAdmin: one.isAdmin,
  };
}

function differs(before: Person, row: PersonRow): boolean {
  return (Object.keys(row) as (keyof PersonRow)[]).some((column) => before[column] !== row[column]);
}

function newPerson({ db, now }: ActionContext, row: PersonRow, { runId }: Sighting): Person {
  return db.create(Person, {
    id: newId(),
    ...row,
    seenRunId: runId,
    seenAt: now,
    checkedAt: null,
    leftAt: null,
    deputyId: null,
    deputyUntil: null,
    standInFrom: null,
  });
}

/** Who heads what in DingTalk, for the suggestions. */
async function applyHeads(db: EntityManager, people: DirectoryPerson[], seen: Person[], units: Units): Promise<void> {
  const personIds = new Map(seen.map(({ userId, id }) => [userId, id]));
  const keyOf = (head: { personId: string; unitId: string }) => `${head.personId} ${head.unitId}`;
  const wanted = new Map(
    people
      .flatMap(({ userId, leaderOf }) =>
        leaderOf.map((departmentId) => ({ personId: personIds.get(userId), unitId: units.get(departmentId)?.id })),
      )
      .flatMap(({ personId, unitId }) => (personId && unitId ? [{ personId, unitId }] : []))
      .map((head) => [keyOf(head), head]),
  );
  const written = await db.findBy(UnitHead, { personId: In([...personIds.values()]) });
  const over = written.filter((head) => !wanted.has(keyOf(head)));
  if (over.length > 0) await db.delete(UnitHead, { id: In(over.map(({ id }) => id)) });
  for (const head of written) wanted.delete(keyOf(head));
  await db.insert(
    UnitHead,
    [...wanted.values()].map((head) => ({ id: newId(), ...head })),
  );
}
