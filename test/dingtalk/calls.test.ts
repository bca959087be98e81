// What surrounds every call: token, deadline, ban, limits.
import { DingTalkUnreachable } from '../../server/dingtalk/errors';
import { startFake, TOKEN_PATH, type FakeDingTalk } from './support/fakeDingTalk';

const SIGN_IN = '/topapi/v2/user/getuserinfo';
const person = { json: { errcode: 0, errmsg: 'ok', result: { userid: 'u1', unionid: 'U1', name: '张三' } } };
const stale = { json: { errcode: 88, sub_code: '40014', sub_msg: '不合法的access_token', errmsg: '' } };

let fake: FakeDingTalk;
beforeEach(async () => {
  fake = await startFake();
});
afterEach(() => fake.close());

it('fetches one token for many calls', async () => {
  fake.on(SIGN_IN, () => person);
  const { directory } = fake.dingtalk();
  await Promise.all([directory.personOfAuthCode('a'), directory.personOfAuthCode('b')]);
  expect(fake.to(TOKEN_PATH)).toHaveLength(1);
  expect(fake.to(TOKEN_PATH)[0]?.body).toEqual({ appKey: 'ding-app', appSecret: 'secret' });
});

it('refreshes a stale token once and repeats the call', async () => {
  fake.on(SIGN_IN, ({ token }) => (token === 'T1' ? stale : person));
  expect(await fake.dingtalk().directory.personOfAuthCode('a')).toEqual({ userId: 'u1', unionId: 'U1', name: '张三' });
  expect(fake.to(SIGN_IN).map(({ token }) => token)).toEqual(['T1', 'T2']);
});

it('keeps a token for a sensible time, whatever DingTalk says of its life', async () => {
  let now = 0;
  const lives = [-1, 1e9, 7200];
  fake.on(TOKEN_PATH, (_, nth) => ({ json: { accessToken: `T${nth + 1}`, expireIn: lives[nth] } }));
  fake.on(SIGN_IN, () => person);
  const { directory } = fake.dingtalk({ now: () => now });
  const tokensAfter = async (ms: number) => {
    now += ms;
    await directory.personOfAuthCode('a');
    return fake.to(TOKEN_PATH).length;
  };
  expect(await tokensAfter(0)).toBe(1);
  expect(await tokensAfter(40_000)).toBe(1);
  expect(await tokensAfter(10_000)).toBe(2);
  expect(await tokensAfter(3_600_000)).toBe(2);
  expect(await tokensAfter(3_600_000)).toBe(3);
});

it('takes an empty token for none', async () => {
  fake.on(TOKEN_PATH, () => ({ json: { accessToken: '', expireIn: 7200 } }));
  await expect(fake.dingtalk().directory.personOfAuthCode('a')).rejects.toMatchObject({ code: 'unexpected-answer' });
});

it('gives up when the fresh token is stale as well', async () => {
  fake.on(SIGN_IN, () => stale);
  await expect(fake.dingtalk().directory.personOfAuthCode('a')).rejects.toBeInstanceOf(DingTalkUnreachable);
  expect(fake.to(SIGN_IN)).toHaveLength(2);
});

it('shows a refusal in Chinese, with its code', async () => {
  fake.on(SIGN_IN, () => ({ json: { errcode: 40078, errmsg: '不存在的临时授权码' } }));
  const failed = fake.dingtalk().directory.personOfAuthCode('used');
  await expect(failed).rejects.toMatchObject({ code: '40078', message: '登录凭证已失效，请重新进入应用。' });
});

it('does not wait for ever', async () => {
  fake.on(SIGN_IN, () => 'hang');
  const { directory } = fake.dingtalk({ deadlines: { signInMs: 50 } });
  await expect(directory.personOfAuthCode('a')).rejects.toBeInstanceOf(DingTalkUnreachable);
});

it('does not read answers without end', async () => {
  fake.on(SIGN_IN, () => ({ json: { errcode: 0, filler: 'x'.repeat(1024 * 1024) } }));
  await expect(fake.dingtalk().directory.personOfAuthCode('a')).rejects.toMatchObject({ code: 'reply-too-large' });
});

it('refuses an answer of another shape', async () => {
  fake.on(SIGN_IN, () => ({ json: { errcode: 0, result: { userid: 7 } } }));
  await expect(fake.dingtalk().directory.personOfAuthCode('a')).rejects.toMatchObject({ code: 'unexpected-answer' });
});

it('stays away while our address is blocked', async () => {
  let now = 0;
  fake.on(SIGN_IN, (_, nth) => (nth === 0 ? { status: 403, json: { status: 1111, wait: 5, punish: 'deny' } } : person));
  const { directory } = fake.dingtalk({ now: () => now });
  await expect(directory.personOfAuthCode('a')).rejects.toMatchObject({ afterMs: 300_000 });
  await expect(directory.personOfAuthCode('b')).rejects.toBeInstanceOf(DingTalkUnreachable);
  expect(fake.to(SIGN_IN)).toHaveLength(1);
  // A little later than DingTalk says, not all processes in the same instant.
  now = 310_000;
  await expect(directory.personOfAuthCode('c')).resolves.toMatchObject({ userId: 'u1' });
});

it('knows whether DingTalk is there, without asking at every probe', async () => {
  const { reachable } = fake.dingtalk();
  expect(await reachable()).toBe(true);
  expect(await reachable()).toBe(true);
  expect(fake.to(TOKEN_PATH)).toHaveLength(1);
});

it('is not reachable with wrong credentials', async () => {
  fake.on(TOKEN_PATH, () => ({ status: 400, json: { code: 'invalidClientIdOrSecret', message: '无效的clientId' } }));
  expect(await fake.dingtalk().reachable()).toBe(false);
});

it('will not speak plain http to another machine', () => {
  expect(() => fake.dingtalk({ apiBaseUrl: 'http://api.dingtalk.com' })).toThrow(RangeError);
});
