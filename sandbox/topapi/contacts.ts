// Signing in and the directory (通讯录), old API. Free of quota.
import { z } from 'zod';
import { readParameters, TopApiRefusal } from '../http/refusals';
import type { ApiCall, ApiRoute } from '../http/routes';
import type { SandboxDepartment, SandboxUser } from '../options';
import type { World } from '../world';

const MOST_PER_PAGE = 100;
const LARGEST_CURSOR = 100_000;

const invalid = (problem: string) => new TopApiRefusal(40035, `不合法的参数：${problem}`);
/** Numbers arrive as text in forms. */
const number = z.coerce.number().int();

const MEMBERS = 'qyapi_get_department_member';
const DEPARTMENTS = 'qyapi_get_department_list';

const free = (path: string, scope: ApiRoute['scope'], answer: ApiRoute['answer']): ApiRoute => ({
  method: 'POST',
  path,
  free: true,
  ...(scope ? { scope } : {}),
  answer,
});

export const contactRoutes: ApiRoute[] = [
  free('/topapi/v2/user/getuserinfo', undefined, whoSignsIn),
  free('/topapi/v2/user/get', MEMBERS, (call) => {
    const { userid } = readParameters(z.object({ userid: z.string() }), call.fields, invalid);
    const user = call.world.directory.person(userid);
    if (!user) throw new TopApiRefusal(60121, '找不到该用户');
    if (!call.world.permissions.isVisible(user)) throw new TopApiRefusal(50002, '请求的员工userid不在授权范围内');
    return { result: userOnTheWire(call.world, user) };
  }),
  free('/topapi/v2/user/list', MEMBERS, listUsers),
  free('/topapi/user/listid', MEMBERS, (call) => {
    const { id } = departmentIn(call);
    return { result: { userid_list: call.world.directory.membersOf(id).map(({ userid }) => userid) } };
  }),
  free('/topapi/user/getbyunionid', undefined, ({ world, fields }) => {
    const { unionid } = readParameters(z.object({ unionid: z.string() }), fields, invalid);
    const user = world.directory.byUnionId(unionid);
    if (!user) throw new TopApiRefusal(60121, '找不到该用户');
    return { result: { contact_type: 0, userid: user.userid } };
  }),
  free('/topapi/v2/department/get', DEPARTMENTS, (call) => ({ result: departmentOnTheWire(departmentIn(call)) })),
  free('/topapi/v2/department/listsub', DEPARTMENTS, (call) => ({
    result: call.world.directory.childrenOf(departmentIn(call).id).map(departmentOnTheWire),
  })),
  free('/topapi/v2/department/listsubid', DEPARTMENTS, (call) => ({
    result: { dept_id_list: call.world.directory.childrenOf(departmentIn(call).id).map(({ id }) => id) },
  })),
];

function whoSignsIn({ world, fields }: ApiCall): object {
  const { code } = readParameters(z.object({ code: z.string() }), fields, invalid);
  const userid = world.credentials.redeemCode(code, 'client');
  const user = userid === null ? undefined : world.directory.person(userid);
  if (!user) throw new TopApiRefusal(40078, '不存在的临时授权码');
  return {
    result: {
      userid: user.userid,
      unionid: user.unionid,
      associated_unionid: user.unionid,
      device_id: `device-${user.userid}`,
      name: user.name,
      sys: user.admin ?? false,
      sys_level: user.admin ? 1 : 0,
    },
  };
}

const listSchema = z.object({
  cursor: number.min(0).max(LARGEST_CURSOR).default(0),
  size: number.min(1).max(MOST_PER_PAGE),
});

function listUsers(call: ApiCall): object {
  const { cursor, size } = readParameters(listSchema, call.fields, invalid);
  const members = call.world.directory.membersOf(departmentIn(call).id);
  const until = cursor + size;
  const hasMore = until < members.length;
  return {
    result: {
      has_more: hasMore,
      ...(hasMore ? { next_cursor: until } : {}),
      list: members.slice(cursor, until).map((user) => userOnTheWire(call.world, user)),
    },
  };
}

function departmentIn({ world, fields }: { world: World; fields: unknown }): SandboxDepartment {
  const { dept_id } = readParameters(z.object({ dept_id: number.default(1) }), fields, invalid);
  const department = world.directory.department(dept_id);
  if (!department) throw new TopApiRefusal(60003, '部门不存在');
  if (!world.permissions.isDepartmentVisible(dept_id)) throw new TopApiRefusal(50004, '请求的部门id不在授权范围内');
  return department;
}

function departmentOnTheWire({ id, name, parentId }: SandboxDepartment): object {
  return { dept_id: id, name, parent_id: parentId ?? 0, create_dept_group: false, auto_add_user: false };
}

function userOnTheWire({ permissions }: World, user: SandboxUser): object {
  const { userid, unionid, name, title = '', departmentIds, leaderOf = [], admin = false, mobile } = user;
  return {
    userid,
    unionid,
    name,
    ...(mobile && permissions.has('Contact.User.mobile') ? { mobile, state_code: '86' } : {}),
    title,
    job_number: '',
    telephone: '',
    active: true,
    admin,
    boss: false,
    senior: false,
    hide_mobile: false,
    exclusive_account: false,
    dept_id_list: departmentIds,
    dept_order_list: departmentIds.map((dept_id) => ({ dept_id, order: 1 })),
    leader_in_dept: departmentIds.map((dept_id) => ({ dept_id, leader: leaderOf.includes(dept_id) })),
    role_list: [],
  };
}
