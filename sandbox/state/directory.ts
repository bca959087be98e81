// The organisation's people and departments (通讯录), and the events its changes cause.
import type { SandboxDepartment, SandboxDirectory, SandboxUser } from '../options';

const ROOT_DEPARTMENT = 1;

/** Fields of a contact event's `data`. */
export type ContactEvent = (eventType: string, data: Record<string, unknown>) => void;

export type Directory = ReturnType<typeof createDirectory>;

export function createDirectory(source: SandboxDirectory, now: () => number, emit: ContactEvent) {
  const departments = new Map(source.departments.map((department) => [department.id, { ...department }]));
  const users = new Map(source.users.map((user) => [user.userid, { ...user }]));
  const stamped = (userid: string) => ({ timeStamp: String(now()), userId: [userid] });

  return {
    corpId: source.corpId,
    people: (): SandboxUser[] => [...users.values()],
    person: (userid: string): SandboxUser | undefined => users.get(userid),
    byUnionId: (unionid: string): SandboxUser | undefined =>
      [...users.values()].find((user) => user.unionid === unionid),
    departments: (): SandboxDepartment[] => [...departments.values()],
    department: (id: number): SandboxDepartment | undefined => departments.get(id),
    childrenOf: (id: number): SandboxDepartment[] =>
      [...departments.values()].filter((department) => department.parentId === id),
    /** direct members only */
    membersOf: (id: number): SandboxUser[] => [...users.values()].filter((user) => user.departmentIds.includes(id)),

    /** Somebody joins, or what is known of them changes. */
    putPerson(user: SandboxUser): void {
      const before = users.get(user.userid);
      users.set(user.userid, { ...user });
      if (!before) return emit('user_add_org', stamped(user.userid));
      emit('user_modify_org', { ...stamped(user.userid), diffInfo: { ...differences(before, user) } });
    },
    /** @returns false when there is no such person */
    removePerson(userid: string): boolean {
      const removed = users.delete(userid);
      if (removed) emit('user_leave_org', stamped(userid));
      return removed;
    },
    putDepartment(department: SandboxDepartment): void {
      const known = departments.has(department.id);
      departments.set(department.id, { ...department });
      emit(known ? 'org_dept_modify' : 'org_dept_create', { deptId: [department.id] });
    },
    /** @returns false when there is no such department */
    removeDepartment(id: number): boolean {
      const removed = id !== ROOT_DEPARTMENT && departments.delete(id);
      if (removed) emit('org_dept_remove', { deptId: [id] });
      return removed;
    },
  };
}

/** DingTalk reports a few fields of a person, before and after. */
function differences(before: SandboxUser, after: SandboxUser) {
  const shown = ({ name, mobile = '' }: SandboxUser) => ({ name, telephone: mobile });
  return { userid: after.userid, prev: shown(before), curr: shown(after) };
}
