// Troubles on demand.
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

it.each([
  [{ qps: true }, { errcode: 88, sub_code: '90018' }, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi'],
  [{ quota: true }, { errcode: 90020 }, 'Forbidden.AccessDenied.ApiCountLimitForOrg'],
  [{ busy: true }, { errcode: -1 }, 'systemBusy'],
])('%j speaks both dialects', async (faults, old, code) => {
  await switchOn(faults);
  expect(await readUser()).toMatchObject(old);
  expect(await (await ticket()).json()).toMatchObject({ code });
});

it('answers with a web page instead of JSON', async () => {
  await switchOn({ html502: true });
  const answer = await ticket();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html;charset=utf-8']);
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
