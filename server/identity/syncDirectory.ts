import type { ActionContext } from '../context';
import type { Database } from '../database/database';
import { newId } from '../database/ids';
import type { DingTalkDirectory } from '../dingtalk/port';
import { recordAudit } from '../audit/recordAudit';
import { OrgUnit, Person } from './entities';

interface Department {
  id: number;
  name: string;
  parentId: number | null;
}
interface Staff {
  userId: string;
  unionId: string;
  name: string;
  title: string | null;
  departmentId: number;
}

/** Written into a department's or person's name by whoever sets up a demo; such rows are marked 演示数据 everywhere. */
const DEMO_MARK = /（演示）$/;

/** DingTalk shows us nobody; nothing was changed. */
export class DirectoryEmpty extends Error {}

/**
 * Brings units and people in line with DingTalk's directory. All is fetched first, then written in one transaction.
 * People who are no longer there become inactive; nobody is deleted.
 *
 * @returns how many units and people the directory has
 * @throws DingTalkUnreachable when the directory cannot be read, DirectoryEmpty when it shows nobody; nothing is changed then
 */
export async function syncDirectory(
  database: Database,
  directory: DingTalkDirectory,
  contextFor: (db: ActionContext['db']) => ActionContext,
): Promise<{ units: number; people: number }> {
  const departments: Department[] = [];
  const staff = new Map<string, Staff>();
  for await (const department of directory.departments()) {
    departments.push(department);
    for await (const person of directory.people(department.id))
      if (!staff.has(person.userId)) staff.set(person.userId, { ...person, departmentId: department.id });
  }
  // A directory without people is no news that everybody left: somebody narrowed what the app may see.
  if (staff.size === 0) throw new DirectoryEmpty('钉钉通讯录里一个人也没有，请检查应用的可见范围；已有人员保持不变。');
  await database.transaction(async (db) => {
    const unitIds = await writeUnits(db, departments);
    await writePeople(db, [...staff.values()], unitIds);
    const ctx = contextFor(db);
    const root = unitIds.get(departments[0]?.id ?? 0);
    if (root)
      await recordAudit(ctx, {
        subject: 'directory',
        subjectId: root,
        action: 'directory.synced',
        after: { units: departments.length, people: staff.size },
      });
  });
  return { units: departments.length, people: staff.size };
}

/** Departments come parents first, so every parent's row is known when a child is written. */
async function writeUnits(db: ActionContext['db'], departments: Department[]): Promise<Map<number, string>> {
  const known = new Map((await db.find(OrgUnit)).map((unit) => [unit.departmentId, unit]));
  const ids = new Map<number, string>();
  const paths = new Map<number, string>();
  for (const department of departments) {
    const id = known.get(department.id)?.id ?? newId();
    const parentId = department.parentId === null ? null : (ids.get(department.parentId) ?? null);
    const path = `${department.parentId === null ? '/' : (paths.get(department.parentId) ?? '/')}${id}/`;
    ids.set(department.id, id);
    paths.set(department.id, path);
    const row = {
      departmentId: department.id,
      name: department.name.replace(DEMO_MARK, ''),
      parentId,
      path,
      isDemo: DEMO_MARK.test(department.name),
    };
    if (known.has(department.id)) await db.update(OrgUnit, { id }, row);
    else await db.insert(OrgUnit, { id, ...row });
  }
  return ids;
}

async function writePeople(db: ActionContext['db'], staff: Staff[], unitIds: Map<number, string>): Promise<void> {
  const known = new Map((await db.find(Person)).map((person) => [person.userId, person]));
  for (const one of staff) {
    const row = {
      userId: one.userId,
      unionId: one.unionId,
      name: one.name.replace(DEMO_MARK, ''),
      title: one.title,
      unitId: unitIds.get(one.departmentId)!,
      active: true,
      isDemo: DEMO_MARK.test(one.name),
    };
    const before = known.get(one.userId);
    if (before) await db.update(Person, { id: before.id }, row);
    else await db.insert(Person, { id: newId(), ...row });
    known.delete(one.userId);
  }
  for (const left of known.values()) await db.update(Person, { id: left.id }, { active: false });
}
