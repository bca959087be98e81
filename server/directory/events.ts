import { In, Like } from 'typeorm';
import { z } from 'zod';
import { systemContext } from '../context';
import { DingTalkRefused } from '../dingtalk/errors';
import { ROOT_DEPARTMENT, type Department, type DingTalkDirectory, type IncomingEvent } from '../dingtalk/port';
import { OrgUnit, Person } from '../identity/entities';
import type { EventChange, EventHandler, EventHandlers } from '../inbox/handlers';
import { handOverTasksOf } from '../tasks/handOver';
import { applyPeople } from './applyPeople';
import { applyUnits } from './applyUnits';
import { markLeft, shutOut } from './markLeft';
import type { DirectoryDeps } from './deps';

const peopleSchema = z.object({ userId: z.array(z.string()).max(10_000) });
const departmentsSchema = z.object({ deptId: z.array(z.number()).max(10_000) });

type Deps = Pick<DirectoryDeps, 'database' | 'directory' | 'now'>;

/**
 * What DingTalk tells of its directory as it happens. An event only says where to look: what is so now is asked of
 * DingTalk, so that late, repeated and reordered events all end in the same. When it cannot be asked the event is worked
 * on again a minute later.
 */
export function directoryEvents(deps: Deps): EventHandlers {
  const aboutPeople = (look: (userIds: string[], event: IncomingEvent) => Promise<EventChange>) =>
    ((event) => {
      const people = peopleSchema.safeParse(event.data);
      return people.success ? look(people.data.userId, event) : unreadable;
    }) satisfies EventHandler;
  const refreshed = aboutPeople((userIds, event) =>
    unlessRefused(async () => {
      for (const userId of userIds) await refreshPerson(deps, userId, event.id);
      return nothing;
    }),
  );
  const department: EventHandler = (event) => {
    const departments = departmentsSchema.safeParse(event.data);
    if (!departments.success) return unreadable;
    return unlessRefused(async () => {
      for (const id of departments.data.deptId) await refreshDepartment(deps, id, event.id);
      return nothing;
    });
  };
  return {
    user_leave_org: aboutPeople((userIds, event) => unlessRefused(() => leave(deps, userIds, event.id))),
    user_add_org: refreshed,
    user_modify_org: refreshed,
    user_active_org: refreshed,
    org_admin_add: refreshed,
    org_admin_remove: refreshed,
    label_user_change: refreshed,
    org_dept_create: department,
    org_dept_modify: department,
    org_dept_remove: department,
  };
}

const nothing: EventChange = async () => {};
const unreadable: EventChange = async () => ({ ignored: '内容无法识别' });
const nobody: EventChange = async () => ({ ignored: '没有这些人，或已记为离开' });

/** What DingTalk will not tell, such as of somebody outside of the app's view, it will not tell a minute later either. */
async function unlessRefused(look: () => Promise<EventChange>): Promise<EventChange> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof DingTalkRefused)) throw error;
    return async () => ({ ignored: error.message });
  }
}

/** Shut out before DingTalk is asked, with their next request; let in again should it say that they are there. */
async function leave(deps: Deps, userIds: string[], requestId: string): Promise<EventChange> {
  const gone = await deps.database.transaction(async (db) => {
    const known = await db.findBy(Person, { userId: In(userIds) });
    await shutOut(
      systemContext(db, deps.now(), requestId, 'event'),
      known.map(({ id }) => id),
    );
    return known;
  });
  // About people we never knew there is nothing to ask, however many an event names.
  for (const { userId } of gone) await refreshPerson(deps, userId, requestId);
  return gone.some(({ active }) => active) ? nothing : nobody;
}

/**
 * Asks DingTalk about one person and takes over what it says.
 * @returns false when they are not in the organisation any more
 */
export async function refreshPerson(deps: Deps, userId: string, requestId: string): Promise<boolean> {
  const askedAt = deps.now();
  const person = await deps.directory.person(userId);
  if (person) await learnDepartments(deps, person.departmentIds, requestId);
  await deps.database.transaction(async (db) => {
    const ctx = systemContext(db, deps.now(), requestId, 'event');
    if (person) {
      await applyPeople(ctx, [person], { runId: null, askedAt });
      await db.update(Person, { userId }, { checkedAt: ctx.now });
      const { id, unitId } = await db.findOneByOrFail(Person, { userId });
      if (!(await db.existsBy(OrgUnit, { id: unitId, active: true }))) await handOverTasksOf(ctx, id);
    } else {
      const gone = await db.findOneBy(Person, { userId });
      if (gone) await markLeft(ctx, [gone.id]);
    }
  });
  return person !== null;
}

/** Departments that a person is in and that we do not know yet: the event about them may come later, or was missed. */
async function learnDepartments(deps: Deps, departmentIds: number[], requestId: string): Promise<void> {
  const known = await deps.database.read((db) => db.findBy(OrgUnit, { departmentId: In(departmentIds), active: true }));
  const missing = departmentIds.filter((id) => known.every((unit) => unit.departmentId !== id));
  for (const id of missing) await refreshDepartment(deps, id, requestId);
}

/** Asks DingTalk about one department and those above it. People of one that is gone are asked about in turn. */
async function refreshDepartment(deps: Deps, departmentId: number, requestId: string): Promise<void> {
  const chain = await chainTo(deps.directory, departmentId);
  if (chain.length > 0) return deps.database.transaction((db) => applyUnits(db, chain, null));
  const orphans = await deps.database.transaction(async (db) => {
    const unit = await db.findOneBy(OrgUnit, { departmentId });
    if (!unit?.active) return [];
    await db.update(OrgUnit, { path: Like(`${unit.path}%`) }, { active: false });
    return db.findBy(Person, { unitId: unit.id, active: true });
  });
  for (const { userId } of orphans) await refreshPerson(deps, userId, requestId);
}

/** The department with all above it, the organisation first; empty when it is gone. */
async function chainTo(directory: DingTalkDirectory, departmentId: number): Promise<Department[]> {
  const chain: Department[] = [];
  for (let id: number | null = departmentId; id !== null;) {
    const department: Department | null = await directory.department(id);
    if (!department && chain.length === 0) return [];
    // Above what the app may see there is the organisation itself.
    if (!department || chain.some((one) => one.id === id)) id = ROOT_DEPARTMENT;
    else {
      chain.unshift(department);
      id = department.parentId;
    }
    if (chain[0]?.id === ROOT_DEPARTMENT) return chain;
  }
  return chain;
}
