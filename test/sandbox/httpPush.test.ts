// Pushes over HTTP: encrypted events with their handshake, signed bot messages, signed card callbacks.
import type { Sandbox } from '../../sandbox';
import { cardSignature, eventSignature, robotSignature } from '../../sandbox/push/crypto';
import { app, aSandbox } from './support/bureau';
import { KEYS, startCallee, type Callee } from './support/callee';
import { appToken, asPerson, post } from './support/calls';

let callee: Callee;
let sandbox: Sandbox;
beforeEach(async () => {
  callee = await startCallee();
  sandbox = await aSandbox({ stream: { retryAfterMs: [20, 20], httpTimeoutMs: 500 } });
});
afterEach(async () => {
  await sandbox.close();
  await callee.close();
});

async function control(method: string, path: string, body?: object) {
  const answer = await fetch(`${sandbox.origin}/__sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await answer.json()) as Record<string, unknown>;
}
const eventsTo = (url: string) =>
  control('PUT', 'api/push', { events: { url, token: KEYS.token, aesKey: KEYS.aesKey } });
const leave = (userid: string) => control('DELETE', `api/people/${userid}`);
const eventsInState = (state: string) =>
  sandbox.store.until(`an event is ${state}`, () => sandbox.store.events().find((event) => event.state === state));

it('takes an address only after the handshake, and then pushes events flat and signed', async () => {
  callee.acknowledges = false;
  expect(await eventsTo(`${callee.origin}/events`)).toMatchObject({ message: expect.stringContaining('验证失败') });
  callee.acknowledges = true;
  expect(await eventsTo(`${callee.origin}/events`)).toEqual({
    events: { url: `${callee.origin}/events` },
    robot: null,
  });
  await leave('zhang');
  expect(await eventsInState('acknowledged')).toMatchObject({ eventType: 'user_leave_org', attempts: 1 });
  const { query, body, event } = callee.pushes.at(-1)!;
  expect(callee.pushes.map((push) => push.event.EventType)).toEqual(['check_url', 'check_url', 'user_leave_org']);
  expect(event).toMatchObject({ CorpId: 'dingcorp1', userId: ['zhang'], eventId: expect.any(String) });
  const { timestamp = '', nonce = '' } = query;
  expect(query.msg_signature).toBe(eventSignature(KEYS.token, timestamp, nonce, String(body.encrypt)));
});

it('tries again twice, then lists what failed, once', async () => {
  await eventsTo(`${callee.origin}/events`);
  callee.acknowledges = false;
  await leave('zhang');
  expect(await eventsInState('given-up')).toMatchObject({ attempts: 3 });
  const failed = async () =>
    (
      await fetch(`${sandbox.origin}/call_back/get_call_back_failed_result?access_token=${await appToken(sandbox)}`)
    ).json();
  expect(await failed()).toMatchObject({
    errcode: 0,
    has_more: false,
    failed_list: [{ call_back_tag: 'user_leave_org', user_leave_org: { userId: ['zhang'] } }],
  });
  expect(await failed()).toMatchObject({ failed_list: [] });
});

it('waits for its tries by its own clock', async () => {
  await sandbox.close();
  sandbox = await aSandbox();
  await eventsTo(`${callee.origin}/events`);
  callee.acknowledges = false;
  await leave('zhang');
  await sandbox.store.until('the first try', () => callee.pushes.length === 2);
  for (const [advanceMs, attempts] of [
    [10_000, 2],
    [30_000, 3],
  ] as const) {
    await control('POST', 'api/clock', { advanceMs });
    await sandbox.store.until(`try ${attempts}`, () => callee.pushes.length === 1 + attempts);
  }
  expect(await eventsInState('given-up')).toMatchObject({ attempts: 3 });
});

it('signs a bot message, and shows what the app answers it with', async () => {
  await control('PUT', 'api/push', { robot: { url: `${callee.origin}/robot` } });
  callee.reply = { msgtype: 'text', text: { content: '还有两项' } };
  expect(await asPerson(sandbox, 'zhang', 'messages', { text: '进度' })).toMatchObject({ delivered: true });
  const { headers, body } = callee.pushes[0]!;
  expect(headers.sign).toBe(robotSignature(String(headers.timestamp), app.clientSecret));
  expect(body).toMatchObject({ msgtype: 'text', text: { content: '进度' }, senderStaffId: 'zhang' });
  expect(sandbox.store.botChat('zhang').messages.at(-1)).toMatchObject({ from: 'bot', content: { text: '还有两项' } });
});

it('asks about a card at the address its route names, and changes it by the answer', async () => {
  const headers = { 'x-acs-dingtalk-access-token': await appToken(sandbox) };
  await post(
    `${sandbox.origin}/v1.0/card/callbacks/register`,
    { callbackRouteKey: 'route-1', callbackUrl: `${callee.origin}/cards`, apiSecret: 'cardsecret' },
    headers,
  );
  await post(
    `${sandbox.origin}/v1.0/card/instances/createAndDeliver`,
    {
      cardTemplateId: 'any.schema',
      outTrackId: 'card-1',
      callbackType: 'HTTP',
      callbackRouteKey: 'route-1',
      cardData: { cardParamMap: { title: '待审核' } },
      openSpaceId: 'dtv1.card//IM_ROBOT.li',
    },
    headers,
  );
  callee.reply = {
    cardUpdateOptions: { updateCardDataByKey: true },
    cardData: { cardParamMap: { markdown: '已通过' } },
  };
  const pressed = await asPerson(sandbox, 'li', 'cards/press', { outTrackId: 'card-1', actionId: 'approve' });
  expect(pressed).toEqual({ answered: true });
  const push = callee.pushes[0]!;
  expect(push.headers['x-ddpaas-signature']).toBe(
    cardSignature(String(push.headers['x-ddpaas-signature-timestamp']), 'cardsecret'),
  );
  expect(sandbox.store.botChat('li').messages.at(-1)?.content).toMatchObject({ title: '待审核', text: '已通过' });
});

it('leaves the words out when the month’s deliveries are used up', async () => {
  await control('PUT', 'api/push', { robot: { url: `${callee.origin}/robot` } });
  await control('PUT', 'api/limits', { deliveries: 1 });
  await asPerson(sandbox, 'zhang', 'messages', { text: '第一句' });
  await asPerson(sandbox, 'zhang', 'messages', { text: '第二句' });
  expect(callee.pushes.map(({ body }) => [body.text, body.errorCode])).toEqual([
    [{ content: '第一句' }, undefined],
    [undefined, 20001],
  ]);
});

describe('troubles of pushing', () => {
  beforeEach(() => eventsTo(`${callee.origin}/events`));
  const trouble = (faults: object) => control('POST', 'faults', faults);
  const seen = () => callee.pushes.slice(1).map(({ event }) => (event.userId as string[])[0]);

  it('the same event comes several times', async () => {
    await trouble({ repeatEvents: 3 });
    await leave('zhang');
    await sandbox.store.until('three of them', () => seen().length === 3);
    expect(new Set(callee.pushes.slice(1).map(({ event }) => event.eventId)).size).toBe(1);
  });

  it('some are lost for good', async () => {
    await trouble({ dropEvents: 100 });
    await leave('zhang');
    expect(await eventsInState('lost')).toMatchObject({ attempts: 0 });
  });

  it('they come late by the sandbox’s clock', async () => {
    await trouble({ delayEvents: 60_000 });
    await leave('zhang');
    expect(seen()).toEqual([]);
    await control('POST', 'api/clock', { advanceMs: 60_000 });
    await eventsInState('acknowledged');
  });

  it('they are held back, and let go when the trouble ends', async () => {
    await trouble({ reorderEvents: 10 });
    await leave('zhang');
    await leave('li');
    expect(seen()).toEqual([]);
    await trouble({ reorderEvents: false });
    await sandbox.store.until('both', () => seen().length === 2);
    expect(seen().sort()).toEqual(['li', 'zhang']);
  });

  it('one is sent once more by hand', async () => {
    await leave('zhang');
    const { eventId } = await eventsInState('acknowledged');
    await control('POST', `api/events/${eventId}/repeat`);
    await sandbox.store.until('it comes again', () => seen().length === 2);
  });
});
