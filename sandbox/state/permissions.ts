// What the app was granted in the developer console: permissions (权限), and whom it may see (可见范围).
import type { VisibleScope } from '../options';
import type { Directory } from './directory';
import type { Live } from './live';
import type { SandboxUser } from '../options';

/** Name → what it allows, as the console lists it. */
export const PERMISSIONS = {
  'Contact.User.Read': '通讯录个人信息读权限',
  'Contact.User.mobile': '个人手机号信息',
  qyapi_get_department_list: '通讯录部门信息读权限',
  qyapi_get_department_member: '通讯录部门成员读权限',
  'Todo.Todo.Write': '待办写权限',
  'Todo.Todo.Read': '待办读权限',
  qyapi_robot_sendmsg: '企业内机器人发送消息权限',
  'Workflow.Form.Write': '审批表单写权限',
  'Workflow.Instance.Write': '审批实例写权限',
  'Workflow.Instance.Read': '审批实例读权限',
  'Card.Instance.Write': '互动卡片实例写权限',
} as const;

export type Permission = keyof typeof PERMISSIONS;

export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name);

export type Permissions = ReturnType<typeof createPermissions>;

export function createPermissions(
  given: { missing: readonly string[]; scope: VisibleScope | null },
  directory: Directory,
  live: Live,
) {
  const missing = new Set<Permission>(given.missing.filter(isPermission));
  let scope: VisibleScope | null = given.scope;

  function isDepartmentVisible(id: number): boolean {
    for (let at: number | null = id; at !== null; at = directory.department(at)?.parentId ?? null)
      if (scope === null || scope.departmentIds.includes(at)) return true;
    return false;
  }

  return {
    has: (permission: Permission): boolean => !missing.has(permission),
    grant(permission: Permission, isGranted: boolean): void {
      if (isGranted) missing.delete(permission);
      else missing.add(permission);
      live.tell('permissions');
    },
    missing: (): Permission[] => [...missing],
    scope: (): VisibleScope | null => scope,
    setScope(wanted: VisibleScope | null): void {
      scope = wanted;
      live.tell('permissions');
    },
    isDepartmentVisible,
    /** Whether the app may see this person, and write to them. */
    isVisible: ({ userid, departmentIds }: SandboxUser): boolean =>
      scope === null || scope.userids.includes(userid) || departmentIds.some(isDepartmentVisible),
  };
}
