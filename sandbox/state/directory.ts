// The organisation's people and departments (通讯录), and the events its changes cause. Every question is answered from an index: an
// organisation may have tens of thousands of people.
import type { SandboxDepartment, SandboxDirectory, SandboxUser } from '../options';

const ROOT_DEPARTMENT = 1;

/** Fields of a contact event's `data`. */
export type ContactEvent = (eventType: string, data: Record<string, unknown>) => void;

export type Directory = ReturnType<typeof createDirectory>;

export function createDirectory(source: SandboxDirectory, now: () => number, emit: ContactEvent) {
  const departments = new Map(source.departments.map((department) => [department.id, { ...department }]));
  const users = new Map<string, SandboxUser>();
  const byUnionId = new Map<string, SandboxUser>();
  const members = createGroups<SandboxUser>();
  const children = createGroups<SandboxDepartment>();
  const stamped = (userid: string) => ({ timeStamp: String(now()), userId: [userid] });

  function enter(user: SandboxUser): void {
    users.set(user.userid, user);
    byUnionId.set(user.unionid, user);
    for (const id of user.departmentIds) members.put(id, user.userid, user);
  }
  function strike(user: SandboxUser): void {
    users.delete(user.userid);
    byUnionId.delete(user.unionid);
    for (const id of user.departmentIds) members.remove(id, user.userid);
  }
  function replace(before: SandboxUser, user: SandboxUser): void {
    for (const id of before.departmentIds) if (!user.departmentIds.includes(id)) members.remove(id, user.userid);
    byUnionId.delete(before.unionid);
    enter(user);
  }

  for (const user of source.users) enter({ ...user });
  for (const department of departments.values()) children.put(department.parentId ?? 0, department.id, department);

  return {
    corpId: source.corpId,
    people: (): SandboxUser[] => [...users.values()],
    size: (): number => users.size,
    person: (userid: string): SandboxUser | undefined => users.get(userid),
    byUnionId: (unionid: string): SandboxUser | undefined => byUnionId.get(unionid),
    departments: (): SandboxDepartment[] => [...departments.values()],
    department: (id: number): SandboxDepartment | undefined => departments.get(id),
    childrenOf: (id: number): readonly SandboxDepartment[] => children.of(id),
    /** direct members only */
    membersOf: (id: number): readonly SandboxUser[] => members.of(id),

    /** Somebody joins, or what is known of them changes. */
    putPerson(given: SandboxUser): void {
      const before = users.get(given.userid);
      const user = { ...given };
      if (!before) {
        enter(user);
        return emit('user_add_org', stamped(user.userid));
      }
      replace(before, user);
      emit('user_modify_org', { ...stamped(user.userid), diffInfo: { ...differences(before, user) } });
    },
    /** @returns false when there is no such person */
    removePerson(userid: string): boolean {
      const user = users.get(userid);
      if (!user) return false;
      strike(user);
      emit('user_leave_org', stamped(userid));
      return true;
    },
    putDepartment(given: SandboxDepartment): void {
      const before = departments.get(given.id);
      const department = { ...given };
      departments.set(department.id, department);
      if (before && before.parentId !== department.parentId) children.remove(before.parentId ?? 0, before.id);
      children.put(department.parentId ?? 0, department.id, department);
      emit(before ? 'org_dept_modify' : 'org_dept_create', { deptId: [department.id] });
    },
    /** @returns false when there is no such department */
    removeDepartment(id: number): boolean {
      const department = departments.get(id);
      if (!department || id === ROOT_DEPARTMENT) return false;
      departments.delete(id);
      children.remove(department.parentId ?? 0, id);
      emit('org_dept_remove', { deptId: [id] });
      return true;
    },
  };
}

/** Things by the number of the group they belong to, in the order they came; lists are made once and kept until their group changes. */
function createGroups<T>() {
  const groups = new Map<number, Map<string | number, T>>();
  const lists = new Map<number, T[]>();
  return {
    put(group: number, key: string | number, thing: T): void {
      const known = groups.get(group);
      if (known) known.set(key, thing);
      else groups.set(group, new Map([[key, thing]]));
      lists.delete(group);
    },
    remove(group: number, key: string | number): void {
      groups.get(group)?.delete(key);
      lists.delete(group);
    },
    of(group: number): readonly T[] {
      const list = lists.get(group) ?? [...(groups.get(group)?.values() ?? [])];
      lists.set(group, list);
      return list;
    },
  };
}

/** DingTalk reports a few fields of a person, before and after. */
function differences(before: SandboxUser, after: SandboxUser) {
  const shown = ({ name, mobile = '' }: SandboxUser) => ({ name, telephone: mobile });
  return { userid: after.userid, prev: shown(before), curr: shown(after) };
}
