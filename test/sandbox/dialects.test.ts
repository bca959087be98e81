// Tokens: each of the two dialects takes them in one place only, and refuses in words of its own.
import type { Sandbox } from '../../sandbox';
import { aClock, app, aSandbox } from './support/bureau';
import { appToken, post, topapi } from './support/calls';

const clock = aClock();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await aSandbox({ now: clock.now });
});
afterAll(() => sandbox.close());

const TOKEN_HEADER = 'x-acs-dingtalk-access-token';

async function openApi(headers: Record<string, string>, query = '') {
  const answer = await fetch(`${sandbox.origin}/v1.0/oauth2/jsapiTickets${query}`, { method: 'POST', headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

it('the new API wants the token in a header', async () => {
  const token = await appToken(sandbox);
  expect(await openApi({ [TOKEN_HEADER]: token })).toMatchObject({ status: 200 });
  for (const [headers, query] of [
    [{}, `?access_token=${token}`],
    [{ authorization: `Bearer ${token}` }, ''],
  ] as const)
    expect(await openApi(headers, query)).toMatchObject({
      status: 400,
      body: { code: 'AuthenticationFailed.MissingParameter', message: `缺少参数：${TOKEN_HEADER}` },
    });
  expect(await openApi({ [TOKEN_HEADER]: 'wrong' })).toMatchObject({
    status: 400,
    body: { code: 'InvalidAuthentication', message: '不合法的access_token', requestid: expect.any(String) },
  });
});

it('the old API wants it in the query, and answers 200 even when it refuses', async () => {
  const token = await appToken(sandbox);
  const ask = (query: string, headers = {}) =>
    post(`${sandbox.origin}/topapi/v2/user/get${query}`, { userid: 'li' }, headers);
  expect(await ask(`?access_token=${token}`)).toMatchObject({ errcode: 0, result: { name: '李敏' } });
  expect(await ask('', { [TOKEN_HEADER]: token })).toMatchObject({ errcode: 88, sub_code: '40000' });
  expect(await ask('?access_token=wrong')).toMatchObject({
    errcode: 88,
    sub_code: '40014',
    sub_msg: '不合法的access_token',
    errmsg: 'ding talk error[subcode=40014,submsg=不合法的access_token]',
  });
});

it('a token lives two hours from its last request', async () => {
  const token = await appToken(sandbox);
  clock.advance(7199_000);
  expect(await appToken(sandbox)).toBe(token);
  clock.advance(7199_000);
  expect(await openApi({ [TOKEN_HEADER]: token })).toMatchObject({ status: 200 });
  clock.advance(2_000);
  expect(await openApi({ [TOKEN_HEADER]: token })).toMatchObject({ status: 400 });
});

it('gives the organisation’s token', async () => {
  const ask = (corpId: string, more: object) =>
    post(`${sandbox.origin}/v1.0/oauth2/${corpId}/token`, {
      client_id: app.clientId,
      client_secret: app.clientSecret,
      grant_type: 'client_credentials',
      ...more,
    });
  expect(await ask('dingcorp1', {})).toMatchObject({ access_token: expect.any(String), expires_in: 7200 });
  expect(await ask('dingcorp1', { grant_type: 'password' })).toMatchObject({ code: 'unsupported.grant.type' });
  expect(await ask('dingcorp1', { client_secret: 'wrong' })).toMatchObject({ code: 'unauthorized.client' });
});

it('knows which addresses it does not have', async () => {
  const token = await appToken(sandbox);
  expect(await post(`${sandbox.origin}/v1.0/none`, {}, { [TOKEN_HEADER]: token })).toMatchObject({
    code: 'InvalidAction.NotFound',
  });
  expect(await topapi(sandbox, 'none', {})).toMatchObject({ errcode: 22 });
});

it('pages through the people of a department', async () => {
  const page = (cursor: number) => topapi(sandbox, 'v2/user/list', { dept_id: 11, cursor, size: 1 });
  expect(await page(0)).toMatchObject({ result: { has_more: true, next_cursor: 1, list: [{ userid: 'zhang' }] } });
  expect(await page(1)).toMatchObject({
    result: { has_more: false, list: [{ userid: 'li', leader_in_dept: [{ dept_id: 11, leader: true }] }] },
  });
});

it('lets a sign-in code live five minutes', async () => {
  const code = sandbox.store.credentials.issueCode('zhang', 'client');
  clock.advance(5 * 60_000 + 1);
  expect(await topapi(sandbox, 'v2/user/getuserinfo', { code })).toMatchObject({ errcode: 40078 });
});

describe('signing in from a browser', () => {
  const query = { client_id: app.clientId, response_type: 'code', scope: 'openid corpid', state: 's1' };
  const visit = (more: Record<string, string>) =>
    fetch(`${sandbox.origin}/oauth2/auth?${new URLSearchParams({ ...query, ...more })}`, { redirect: 'manual' });
  const redirect_uri = 'http://127.0.0.1:1/callback';

  it('offers everybody, and returns with a code for one', async () => {
    expect(await (await visit({ redirect_uri })).text()).toContain('王芳');
    const answer = await visit({ redirect_uri, sandbox_user: 'wang' });
    const { searchParams } = new URL(answer.headers.get('location') ?? '');
    expect(searchParams.get('state')).toBe('s1');
    expect(searchParams.get('authCode')).toBe(searchParams.get('code'));
    const { accessToken } = await post(`${sandbox.origin}/v1.0/oauth2/userAccessToken`, {
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      code: searchParams.get('code'),
      grantType: 'authorization_code',
    });
    const me = await fetch(`${sandbox.origin}/v1.0/contact/users/me`, {
      headers: { [TOKEN_HEADER]: String(accessToken) },
    });
    expect(await me.json()).toMatchObject({ unionId: 'Uwang', nick: '王芳' });
    expect(await topapi(sandbox, 'user/getbyunionid', { unionid: 'Uwang' })).toMatchObject({
      result: { userid: 'wang' },
    });
  });

  it('refuses an unknown app', async () => {
    expect((await visit({ redirect_uri, client_id: 'other' })).status).toBe(400);
  });
});
