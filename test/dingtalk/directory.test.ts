import type { Department, DirectoryPerson } from '../../server/dingtalk/port';
import { startFake, type FakeDingTalk } from './support/fakeDingTalk';

const ok = (result: unknown) => ({ json: { errcode: 0, errmsg: 'ok', result } });

let fake: FakeDingTalk;
beforeEach(async () => {
  fake = await startFake();
});
afterEach(() => fake.close());

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
}

it('walks the departments breadth first, each once, even when the tree bites its tail', async () => {
  const below: Record<number, [number, string][]> = {
    1: [
      [2, '办公室'],
      [3, '信息中心'],
    ],
    3: [[4, '运维组']],
    4: [[3, '信息中心']],
  };
  fake.on('/topapi/v2/department/get', () => ok({ dept_id: 1, name: '市财政局' }));
  fake.on('/topapi/v2/department/listsub', ({ body }) => {
    const parent = body.dept_id as number;
    return ok((below[parent] ?? []).map(([dept_id, name]) => ({ dept_id, name, parent_id: parent })));
  });
  expect(await all<Department>(fake.dingtalk().directory.departments())).toEqual([
    { id: 1, name: '市财政局', parentId: null },
    { id: 2, name: '办公室', parentId: 1 },
    { id: 3, name: '信息中心', parentId: 1 },
    { id: 4, name: '运维组', parentId: 3 },
  ]);
});

it('walks what it may see when it may not read the organisation itself', async () => {
  fake.on('/topapi/v2/department/get', () => ({ json: { errcode: 50004, errmsg: '请求的部门id不在授权范围内' } }));
  fake.on('/topapi/v2/department/listsub', ({ body }) =>
    ok(body.dept_id === 1 ? [{ dept_id: 2, name: '信息中心', parent_id: 1 }] : []),
  );
  const names = (await all(fake.dingtalk().directory.departments())).map(({ name }) => name);
  expect(names).toEqual(['本单位', '信息中心']);
});

it('reads all pages of a department’s people', async () => {
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
    leader_in_dept: [
      { dept_id: 3, leader: true },
      { dept_id: 4, leader: false },
    ],
  };
  fake.on('/topapi/v2/user/list', ({ body }) =>
    body.cursor === 0
      ? ok({ has_more: true, next_cursor: 10, list: [person('u1')] })
      : ok({ has_more: false, list: [leader] }),
  );
  expect(await all<DirectoryPerson>(fake.dingtalk().directory.people(3))).toEqual([
    { userId: 'u1', unionId: 'U1', name: 'u1', title: null, departmentIds: [3], leaderOf: [] },
    { userId: 'u2', unionId: 'U2', name: 'u2', title: '主任', departmentIds: [3], leaderOf: [3] },
  ]);
  expect(fake.to('/topapi/v2/user/list').map(({ body }) => body.size)).toEqual([100, 100]);
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
