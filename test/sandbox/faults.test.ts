// Troubles on demand: switches, and what they leave alone. What each answer looks like is in errors.test.ts.
import type { Sandbox } from '../../sandbox';
import { app, aSandbox } from './support/bureau';
import { appToken, post, topapi } from './support/calls';

let sandbox: Sandbox;
let token: string;
beforeEach(async () => {
  sandbox = await aSandbox();
  token = await appToken(sandbox);
});
afterEach(() => sandbox.close());

const switchOn = (faults: object) => post(`${sandbox.origin}/__sandbox/faults`, faults);
const ticket = () =>
  fetch(`${sandbox.origin}/v1.0/oauth2/jsapiTickets`, {
    method: 'POST',
    headers: { 'x-acs-dingtalk-access-token': token },
  });
const readUser = () => post(`${sandbox.origin}/topapi/v2/user/get?access_token=${token}`, { userid: 'li' });

it('cuts every call while DingTalk is down, and answers again afterwards', async () => {
  await switchOn({ down: true });
  await expect(ticket()).rejects.toThrow();
  await switchOn({ down: false });
  expect((await ticket()).status).toBe(200);
});

it('strikes only the named API, as often as asked', async () => {
  await switchOn({ busy: { api: 'user/get', times: 1 } });
  expect((await ticket()).status).toBe(200);
  expect(await readUser()).toMatchObject({ errcode: -1 });
  expect(await readUser()).toMatchObject({ errcode: 0 });
});

it('can say ok and deliver nothing', async () => {
  await switchOn({ dropSilently: true });
  const msg = { msgtype: 'text', text: { content: '请填报' } };
  const body = { agent_id: app.agentId, userid_list: 'zhang', msg };
  expect(await topapi(sandbox, 'message/corpconversation/asyncsend_v2', body)).toMatchObject({ errcode: 0 });
  expect(sandbox.store.notices('zhang')).toEqual([]);
});

it('knows no other troubles', async () => {
  expect(await switchOn({ earthquake: true })).toMatchObject({ message: '没有这种故障：earthquake' });
});

it('counts what costs quota, and only that', async () => {
  const msg = { msgtype: 'text', text: { content: '请填报' } };
  await topapi(sandbox, 'message/corpconversation/asyncsend_v2', { agent_id: app.agentId, userid_list: 'zhang', msg });
  await readUser();
  expect(sandbox.store.countedCalls()).toEqual({ 'POST /topapi/message/corpconversation/asyncsend_v2': 1 });
});
