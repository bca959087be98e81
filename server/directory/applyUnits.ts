import { In, Like, type EntityManager } from 'typeorm';
import { newId } from '../database/ids';
import type { Department } from '../dingtalk/port';
import { OrgUnit } from '../identity/entities';
import { nameOf } from './words';

const LONGEST_NAME = 200;

/**
 * Brings units in line with what DingTalk says of these departments. A unit that moved takes what is below it along, so
 * that roles go on covering it.
 *
 * @param departments parents before their children
 * @param runId the run that read them, null when an event did
 */
export async function applyUnits(db: EntityManager, departments: Department[], runId: string | null): Promise<void> {
  const ids = departments.flatMap(({ id, parentId }) => (parentId === null ? [id] : [id, parentId]));
  const known = new Map((await db.findBy(OrgUnit, { departmentId: In(ids) })).map((unit) => [unit.departmentId, unit]));
  for (const department of departments) {
    const parent = department.parentId === null ? null : (known.get(department.parentId) ?? null);
    known.set(department.id, await applyUnit(db, department, parent, known.get(department.id), runId));
  }
}

async function applyUnit(
  db: EntityManager,
  department: Department,
  parent: OrgUnit | null,
  before: OrgUnit | undefined,
  runId: string | null,
): Promise<OrgUnit> {
  const id = before?.id ?? newId();
  const row = {
    departmentId: department.id,
    ...nameOf(department.name, LONGEST_NAME),
    parentId: parent?.id ?? null,
    path: `${parent?.path ?? '/'}${id}/`,
    active: true,
    seenRunId: runId ?? before?.seenRunId ?? null,
  };
  if (!before) await db.insert(OrgUnit, { id, ...row });
  else {
    await db.update(OrgUnit, { id }, row);
    if (before.path !== row.path) await moveBelow(db, before.path, row.path);
  }
  return { id, ...row };
}

async function moveBelow(db: EntityManager, from: string, to: string): Promise<void> {
  for (const unit of await db.findBy(OrgUnit, { path: Like(`${from}_%`) }))
    await db.update(OrgUnit, { id: unit.id }, { path: to + unit.path.slice(from.length) });
}
