// A family of APIs that fails rests for a while; the others, and the sign-in above all, go on. And what costs is counted.
import { DingTalkRefused, DingTalkUnreachable } from '../../server/dingtalk/errors';
import type { DingTalk, DingTalkConfig, NoticeMessage, SecretStore } from '../../server/dingtalk/port';
import { startFake, TOKEN_PATH, type Answer, type FakeDingTalk } from './support/fakeDingTalk';

const SIGN_IN = '/topapi/v2/user/getuserinfo';
const NOTICE = '/topapi/message/corpconversation/asyncsend_v2';
const person: Answer = { json: { errcode: 0, result: { userid: 'u1', unionid: 'U1', name: '张三' } } };
const accepted: Answer = { json: { errcode: 0, task_id: 1 } };
const notice: NoticeMessage = {
  kind: 'notice',
  userIds: ['u1'],
  title: '请填报',
  lines: [],
  buttonLabel: '去填报',
  path: '#/tasks/t1',
};

let fake: FakeDingTalk;
let now: number;
let dingtalk: DingTalk;
const counted: string[] = [];
beforeEach(async () => {
  fake = await startFake();
  now = 0;
  counted.length = 0;
  dingtalk = reach();
  fake.on(SIGN_IN, () => person);
});
afterEach(() => fake.close());

/** Waits so shortly only for what is meant not to come: all else may take its time on a busy machine. */
const SHORTLY = 200;
/** A token is at hand, so that no short wait is one for it. */
const secrets: SecretStore = {
  load: async () => ({ value: 'T0', renewedAt: 0, expiresAt: 3_600_000 }),
  keep: async () => {},
};

function reach(changes: Partial<DingTalkConfig> = {}): DingTalk {
  const meter = { counted: (api: string) => counted.push(api), spent: () => counted.push('spent') };
  return fake.dingtalk({ now: () => now, meter, ...changes });
}

/** From now on nobody waits long for an answer to these calls. */
const hurries = (deadlines: DingTalkConfig['deadlines']) => void (dingtalk = reach({ deadlines, secrets }));

const send = () => dingtalk.sender.deliver(notice);
const sendTimes = async (times: number) => {
  for (let time = 0; time < times; time += 1) await send();
};

describe('a circuit', () => {
  const failing: [string, Answer][] = [
    ['no answer', 'hang'],
    ['a broken connection', 'hang-up'],
    ['a 5xx', { status: 503, json: { code: 'x' } }],
    ['a page', { status: 502, text: '<html></html>' }],
    ['a busy system', { json: { errcode: -1, errmsg: '系统繁忙' } }],
  ];
  it.each(failing)('opens after five times %s: no more calls, and when to try again', async (_, answer) => {
    if (answer === 'hang') hurries({ callMs: SHORTLY });
    fake.on(NOTICE, () => answer);
    await sendTimes(5);
    expect(await send()).toEqual({
      status: 'retry',
      afterMs: 5_000,
      reason: '钉钉的工作通知接口接连没有应答，已暂停调用。',
    });
    expect(fake.to(NOTICE)).toHaveLength(5);
    await expect(dingtalk.directory.personOfAuthCode('a')).resolves.toMatchObject({ userId: 'u1' });
  });

  it('lets one call through after its rest, and rests longer when that fails too', async () => {
    fake.on(NOTICE, (_asked, nth) => (nth < 6 ? 'hang-up' : accepted));
    await sendTimes(6);
    now = 5_000;
    await sendTimes(2);
    expect(fake.to(NOTICE)).toHaveLength(6);
    now = 14_999;
    expect(await send()).toMatchObject({ status: 'retry', afterMs: 1_000 });
    now = 15_000;
    const sent = await Promise.all([send(), send(), send()]);
    expect(sent.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
  });

  const deciding: [string, Answer][] = [
    ['a refusal', { json: { errcode: 33012, errmsg: '' } }],
    ['a used-up quota', { json: { errcode: 88, sub_code: '90020', errmsg: '' } }],
    ['a missing permission', { status: 403, json: { code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied' } }],
  ];
  it.each(deciding)('stays closed however often DingTalk answers with %s', async (_, answer) => {
    fake.on(NOTICE, () => answer);
    await sendTimes(7);
    expect(fake.to(NOTICE)).toHaveLength(7);
  });

  it('counts failures in a row only', async () => {
    fake.on(NOTICE, (_asked, nth) => (nth % 4 === 3 ? accepted : 'hang-up'));
    await sendTimes(12);
    expect(fake.to(NOTICE)).toHaveLength(12);
  });

  it('of the sign-in opens for itself alone, and says so at once', async () => {
    hurries({ signInMs: SHORTLY });
    fake.on(SIGN_IN, () => 'hang');
    for (let time = 0; time < 5; time += 1)
      await expect(dingtalk.directory.personOfAuthCode('a')).rejects.toBeInstanceOf(DingTalkUnreachable);
    await expect(dingtalk.directory.personOfAuthCode('a')).rejects.toMatchObject({
      code: 'circuit-open',
      mayHaveArrived: false,
    });
    fake.on(NOTICE, () => accepted);
    expect(await send()).toMatchObject({ status: 'sent' });
  });
});

describe('a pool', () => {
  it('full of one family’s hanging calls leaves room for the others', async () => {
    hurries({ callMs: SHORTLY });
    fake.on(NOTICE, () => 'hang');
    const hanging = Array.from({ length: 30 }, send);
    await expect(dingtalk.directory.personOfAuthCode('a')).resolves.toMatchObject({ userId: 'u1' });
    const outcomes = await Promise.all(hanging);
    expect(outcomes.every(({ status }) => status === 'retry')).toBe(true);
    // Those that waited for their turn while the circuit opened were not made any more.
    expect(fake.to(NOTICE).length).toBeLessThan(hanging.length);
  });
});

describe('a sign-in that is too fast', () => {
  it('is repeated a moment later instead of troubling the person', async () => {
    fake.on(SIGN_IN, (_asked, nth) => (nth === 0 ? { json: { errcode: 88, sub_code: '90018', errmsg: '' } } : person));
    await expect(dingtalk.directory.personOfAuthCode('a')).resolves.toMatchObject({ userId: 'u1' });
  });
});

describe('what is counted', () => {
  it('is what DingTalk counts: notices, but no tokens and no sign-in', async () => {
    fake.on(NOTICE, () => accepted);
    await send();
    await dingtalk.directory.personOfAuthCode('a');
    expect(fake.to(TOKEN_PATH)).toHaveLength(1);
    expect(counted).toEqual(['notice']);
  });

  it.each<[string, Answer, string[]]>([
    ['a refused call costs as well', { json: { errcode: 33012, errmsg: '' } }, ['notice']],
    ['so does one without an answer', 'hang', ['notice']],
    ['one that was too fast does not', { json: { errcode: 88, sub_code: '90018', errmsg: '' } }, []],
    ['one over the quota is told apart', { json: { errcode: 88, sub_code: '90020', errmsg: '' } }, ['spent']],
  ])('%s', async (_, answer, expected) => {
    if (answer === 'hang') hurries({ callMs: SHORTLY });
    fake.on(NOTICE, () => answer);
    await send();
    expect(counted).toEqual(expected);
  });

  it('is nothing when nothing left', async () => {
    fake.on(NOTICE, () => accepted);
    await send();
    const gone = await startFake();
    await gone.close();
    const away = fake.dingtalk({
      oapiBaseUrl: gone.origin,
      meter: { counted: (api) => counted.push(api), spent() {} },
    });
    expect(await away.sender.deliver(notice)).toMatchObject({ status: 'retry' });
    expect(counted).toEqual(['notice']);
  });
});

it('tells a refusal by the code and in Chinese', async () => {
  fake.on(SIGN_IN, () => ({ json: { errcode: 60020, errmsg: '' } }));
  await expect(dingtalk.directory.personOfAuthCode('a')).rejects.toBeInstanceOf(DingTalkRefused);
});
