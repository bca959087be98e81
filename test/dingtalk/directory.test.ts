import { startFake, type FakeDingTalk } from './support/fakeDingTalk';

const ok = (result: unknown) => ({ json: { errcode: 0, errmsg: 'ok', result } });

let fake: FakeDingTalk;
beforeEach(async () => {
  fake = await startFake();
});
afterEach(() => fake.close());

it('tells the departments directly below, and nothing of one that is gone', async () => {
  fake.on('/topapi/v2/department/listsub', ({ body }) =>
    body.dept_id === 1
      ? ok([{ dept_id: 2, name: '办公室', parent_id: 1 }])
      : { json: { errcode: 60003, errmsg: '部门不存在' } },
  );
  const { directory } = fake.dingtalk();
  expect(await directory.childDepartments(1)).toEqual([{ id: 2, name: '办公室', parentId: 1 }]);
  expect(await directory.childDepartments(9)).toEqual([]);
});

it('knows the organisation itself even when it may not read it', async () => {
  fake.on('/topapi/v2/department/get', () => ({ json: { errcode: 50004, errmsg: '请求的部门id不在授权范围内' } }));
  const { directory } = fake.dingtalk();
  expect(await directory.department(1)).toEqual({ id: 1, name: '本单位', parentId: null });
  expect(await directory.department(2)).toBeNull();
});

it('reads a department’s people page by page', async () => {
  const person = (userid: string) => ({
    userid,
    unionid: userid.toUpperCase(),
    name: userid,
    title: '',
    dept_id_list: [3],
  });
  const leader = {
    ...person('u2'),
    title: '主任',
    admin: true,
    leader_in_dept: [
      { dept_id: 3, leader: true },
      { dept_id: 4, leader: false },
    ],
  };
  fake.on('/topapi/v2/user/list', ({ body }) =>
    body.cursor === 0
      ? ok({ has_more: true, next_cursor: 10, list: [person('u1')] })
      : ok({ has_more: true, next_cursor: 10, list: [leader] }),
  );
  const { directory } = fake.dingtalk();
  const u1 = { userId: 'u1', unionId: 'U1', name: 'u1', title: null, departmentIds: [3], leaderOf: [], isAdmin: false };
  expect(await directory.peoplePage(3, 0)).toEqual({ people: [u1], nextCursor: 10 });
  // A cursor that stands still is the end, whatever DingTalk says.
  expect(await directory.peoplePage(3, 10)).toMatchObject({
    people: [{ userId: 'u2', title: '主任', leaderOf: [3], isAdmin: true }],
    nextCursor: null,
  });
  expect(fake.to('/topapi/v2/user/list').map(({ body }) => body.size)).toEqual([100, 100]);
});

it('tells somebody who is gone from somebody it could not ask about', async () => {
  const { directory } = fake.dingtalk();
  fake.on('/topapi/v2/user/get', () => ({ json: { errcode: 60121, errmsg: '找不到该用户' } }));
  expect(await directory.person('u1')).toBeNull();
  fake.on('/topapi/v2/user/get', () => ({ json: { errcode: -1, errmsg: '系统繁忙' } }));
  await expect(directory.person('u1')).rejects.toMatchObject({ name: 'DingTalkUnreachable' });
});

describe('signing in from a browser', () => {
  const signIn = () => fake.dingtalk().directory.personOfBrowserCode('code');
  const userToken = (corpId: string) => () => ({
    json: { accessToken: 'UT', refreshToken: 'R', expireIn: 7200, corpId },
  });

  it('leads from the code to the colleague, by the name in the directory', async () => {
    fake.on('/v1.0/oauth2/userAccessToken', userToken('ding-corp'));
    fake.on('/v1.0/contact/users/me', ({ token }) =>
      token === 'UT' ? { json: { nick: '小张', unionId: 'U1' } } : { status: 400 },
    );
    fake.on('/topapi/user/getbyunionid', () => ok({ contact_type: 0, userid: 'u1' }));
    fake.on('/topapi/v2/user/get', () => ok({ userid: 'u1', unionid: 'U1', name: '张三' }));
    expect(await signIn()).toEqual({ userId: 'u1', unionId: 'U1', name: '张三' });
    expect(fake.to('/v1.0/oauth2/userAccessToken')[0]?.body).toMatchObject({
      code: 'code',
      grantType: 'authorization_code',
    });
  });

  it('refuses members of other organisations', async () => {
    fake.on('/v1.0/oauth2/userAccessToken', userToken('ding-other'));
    await expect(signIn()).rejects.toMatchObject({ code: 'other-organisation' });
  });

  it('starts at DingTalk’s page and comes back with our state', () => {
    const { directory } = fake.dingtalk({ loginBaseUrl: 'https://login.dingtalk.com/' });
    const address = new URL(directory.browserSignInUrl('https://jixiao.example.gov.cn/api/sign-in/browser', 's 1'));
    expect(address.origin + address.pathname).toBe('https://login.dingtalk.com/oauth2/auth');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      redirect_uri: 'https://jixiao.example.gov.cn/api/sign-in/browser',
      response_type: 'code',
      client_id: 'ding-app',
      state: 's 1',
      scope: 'openid corpid',
      prompt: 'consent',
    });
    expect(address.search).toContain('openid%20corpid');
  });
});
