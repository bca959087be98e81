// What DingTalk holds an app to: speed, quota, permissions, whom it may see, and the silent limits of work notifications.
import type { Sandbox, SandboxOptions } from '../../sandbox';
import { aClock, app, aSandbox } from './support/bureau';
import { appToken, asPerson, post } from './support/calls';

let sandbox: Sandbox;
let token: string;
const clock = aClock();
async function start(options: Partial<SandboxOptions> = {}): Promise<void> {
  sandbox = await aSandbox({ now: clock.now, ...options });
  token = await appToken(sandbox);
}
afterEach(() => sandbox.close());

const old = (path: string, body: object) => post(`${sandbox.origin}/topapi/${path}?access_token=${token}`, body);
const readUser = (userid = 'li') => old('v2/user/get', { userid });
const send = (content: string, userid_list = 'zhang') =>
  old('message/corpconversation/asyncsend_v2', {
    agent_id: app.agentId,
    userid_list,
    msg: { msgtype: 'text', text: { content } },
  });
const resultOf = async ({ task_id }: Record<string, unknown>) =>
  (await old('message/corpconversation/getsendresult', { agent_id: app.agentId, task_id })).send_result;
const control = (method: string, path: string, body: object) =>
  fetch(`${sandbox.origin}/__sandbox/api/${path}`, { method, body: JSON.stringify(body) });

it('takes twenty calls of one API in a second, in either dialect, and does not count what it refuses', async () => {
  await start({ rateLimit: 3 });
  const answers = await Promise.all(Array.from({ length: 5 }, (_, index) => send(`第 ${index} 条`)));
  expect(answers.filter(({ errcode }) => errcode === 0)).toHaveLength(3);
  expect(answers.filter(({ sub_code }) => sub_code === '90018')).toHaveLength(2);
  expect(sandbox.store.countedCalls()).toEqual({ 'POST /topapi/message/corpconversation/asyncsend_v2': 3 });
  expect(await readUser()).toMatchObject({ errcode: 0 });
});

it('shuts a flooding address out for five minutes', async () => {
  await start({ addressLimit: 3, rateLimit: null });
  await readUser();
  await readUser();
  expect(await readUser()).toMatchObject({ status: 1111, punish: 'deny' });
  clock.advance(5 * 60_000 - 1);
  expect(await readUser()).toMatchObject({ status: 1111 });
});

it('stops at the month’s quota, and begins anew with the month', async () => {
  await start({ quota: { calls: 2 } });
  expect(await send('一')).toMatchObject({ errcode: 0 });
  expect(await send('二')).toMatchObject({ errcode: 0 });
  expect(await send('三')).toMatchObject({ errcode: 90020 });
  expect(await readUser()).toMatchObject({ errcode: 0 });
  const headers = { 'x-acs-dingtalk-access-token': token };
  expect(await post(`${sandbox.origin}/v1.0/robot/oToMessages/batchSend`, {}, headers)).toMatchObject({
    code: 'Forbidden.AccessDenied.ApiCountLimitForOrg',
  });
  await post(`${sandbox.origin}/__sandbox/api/clock`, { advanceMs: 31 * 86_400_000 });
  token = await appToken(sandbox);
  expect(await send('四')).toMatchObject({ errcode: 0 });
});

it('names the permission that is missing', async () => {
  await start({ missingPermissions: ['Todo.Todo.Write'] });
  const answer = await fetch(`${sandbox.origin}/v1.0/todo/users/Uli/tasks`, {
    method: 'POST',
    headers: { 'x-acs-dingtalk-access-token': token },
    body: '{}',
  });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({
    code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied',
    accessdenieddetail: { requiredScopes: ['Todo.Todo.Write'] },
  });
  await control('PUT', 'permissions', { qyapi_get_department_member: false });
  expect(await readUser()).toMatchObject({
    errcode: 88,
    sub_code: '60011',
    errmsg: expect.stringContaining('requiredScopes=[qyapi_get_department_member]'),
  });
});

it('lets the app see, and write to, only whom it was opened to', async () => {
  await start({ visibleScope: { departmentIds: [12], userids: ['zhang'] } });
  expect(await old('v2/department/listsub', { dept_id: 1 })).toMatchObject({ errcode: 50004 });
  expect(await readUser('li')).toMatchObject({ errcode: 50002 });
  const sent = await send('请填报', 'zhang,li,wang');
  expect(await resultOf(sent)).toMatchObject({
    forbidden_user_id_list: ['li'],
    forbidden_list: [],
    unread_user_id_list: ['zhang', 'wang'],
  });
  const headers = { 'x-acs-dingtalk-access-token': token };
  const message = { robotCode: app.robotCode, msgKey: 'sampleText', msgParam: '{"content":"请填报"}' };
  expect(
    await post(`${sandbox.origin}/v1.0/robot/oToMessages/batchSend`, { ...message, userIds: ['zhang', 'li'] }, headers),
  ).toMatchObject({ invalidStaffIdList: ['li'] });
  await control('PUT', 'visible-scope', { scope: null });
  expect(await readUser('li')).toMatchObject({ errcode: 0 });
});

it('drops silently what is over a minute’s cap, and names the cap only in the result', async () => {
  await start({ recipientsPerMinute: 2, rateLimit: null });
  await send('一', 'zhang,li');
  const third = await send('二', 'wang');
  expect(third).toMatchObject({ errcode: 0 });
  expect(await resultOf(third)).toMatchObject({ forbidden_list: [{ code: '143103', userid: 'wang' }] });
  clock.advance(60_000);
  for (let count = 0; count < 2; count += 1) await send(`日 ${count}`, 'wang');
  expect(sandbox.store.notices('wang')).toHaveLength(2);
});

it('drops what is over five hundred messages to one person on one day', async () => {
  await start({ rateLimit: null });
  for (let count = 0; count < 500; count += 50)
    await Promise.all(Array.from({ length: 50 }, (_, index) => send(`第 ${count + index} 条`)));
  const last = await send('第 501 条', 'zhang,li');
  expect(await resultOf(last)).toMatchObject({
    forbidden_list: [{ code: '143105', userid: 'zhang' }],
    unread_user_id_list: ['li'],
  });
});

it('takes no button that would not fit', async () => {
  await start();
  const card = (single_title: string, single_url: string) =>
    old('message/corpconversation/asyncsend_v2', {
      agent_id: app.agentId,
      userid_list: 'zhang',
      msg: { msgtype: 'action_card', action_card: { title: '标题', markdown: '正文', single_title, single_url } },
    });
  expect(await card('字'.repeat(21), 'http://127.0.0.1:1/')).toMatchObject({ errcode: 40035 });
  expect(await card('开始填报', `http://127.0.0.1:1/${'a'.repeat(500)}`)).toMatchObject({ errcode: 40035 });
  expect(await card('开始填报', 'http://127.0.0.1:1/')).toMatchObject({ errcode: 0 });
});

it('keeps notices in a queue for a while, and tells how far it has come', async () => {
  await start();
  await post(`${sandbox.origin}/__sandbox/faults`, { lateMs: 30_000 });
  const { task_id } = await send('请填报');
  const progress = async () =>
    (await old('message/corpconversation/getsendprogress', { agent_id: app.agentId, task_id })).progress;
  expect(await progress()).toEqual({ progress_in_percent: 0, status: 1 });
  await post(`${sandbox.origin}/__sandbox/api/clock`, { advanceMs: 30_000 });
  await sandbox.store.until('it arrives', () => sandbox.store.notices('zhang').length === 1);
  expect(await progress()).toEqual({ progress_in_percent: 100, status: 2 });
});

it('lets codes, tickets and reply addresses grow old as its clock is moved', async () => {
  await start();
  const { code } = await asPerson(sandbox, 'zhang', 'auth-code', {});
  await post(`${sandbox.origin}/__sandbox/api/clock`, { advanceMs: 5 * 60_000 });
  expect(await old('v2/user/getuserinfo', { code })).toMatchObject({ errcode: 40078 });
  expect(await post(`${sandbox.origin}/__sandbox/api/clock`, { advanceMs: null })).toMatchObject({ aheadMs: 0 });
});

it('knows twenty thousand people, and shows the first of them', async () => {
  const departments = Array.from({ length: 200 }, (_, index) => ({ id: 2 + index, name: `部门${index}`, parentId: 1 }));
  const users = Array.from({ length: 20_000 }, (_, index) => ({
    userid: `u${index}`,
    unionid: `U${index}`,
    name: `人员${index}`,
    departmentIds: [2 + (index % 200)],
  }));
  const root = { id: 1, name: '市财政局', parentId: null };
  await start({ directory: { corpId: 'dingcorp1', departments: [root, ...departments], users } });
  const found = async (search: string) => {
    const answer = await fetch(`${sandbox.origin}/__sandbox/api/people?search=${encodeURIComponent(search)}`);
    const { people, total } = (await answer.json()) as { people: unknown[]; total: number };
    return [people.length, total];
  };
  expect(await found('')).toEqual([50, 20_000]);
  expect(await found('部门77')).toEqual([50, 100]);
  expect(await old('v2/user/list', { dept_id: 2, size: 100 })).toMatchObject({ result: { has_more: false } });
  expect(sandbox.store.groupChat('u19999')).toMatchObject({ memberCount: 20_000 });
});
