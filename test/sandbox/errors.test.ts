// Every way DingTalk says no, or says nothing: what the official client makes of it, and what the old API answers.
import * as todo from '@alicloud/dingtalk/dist/todo_1_0/client.js';
import { Config } from '@alicloud/openapi-client';
import { RuntimeOptions } from '@alicloud/tea-util';
import type { Sandbox } from '../../sandbox';
import { aSandbox } from './support/bureau';
import { appToken, post } from './support/calls';

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await aSandbox({ rateLimit: null });
  token = await appToken(sandbox);
});
afterAll(() => sandbox.close());
afterEach(() => fetch(`${sandbox.origin}/__sandbox/faults`, { method: 'DELETE' }));

const trouble = (faults: object) => post(`${sandbox.origin}/__sandbox/faults`, faults);

let lastSource = 0;
/** Makes a to-do with the official client, which gives up after half a second. */
function create(accessToken: string) {
  lastSource += 1;
  return new todo.default(new Config({ protocol: 'http', endpoint: new URL(sandbox.origin).host }))
    .createTodoTaskWithOptions(
      'Uli',
      new todo.CreateTodoTaskRequest({
        sourceId: `error-${lastSource}`,
        subject: '填报指标',
        creatorId: 'Uli',
        executorIds: ['Uzhang'],
        detailUrl: { appUrl: 'http://127.0.0.1:1/#/a', pcUrl: 'http://127.0.0.1:1/#/a' },
      }),
      new todo.CreateTodoTaskHeaders({ xAcsDingtalkAccessToken: accessToken }),
      new RuntimeOptions({ readTimeout: 500, connectTimeout: 500 }),
    )
    .then(
      ({ statusCode }) => ({ code: 'ok', statusCode }),
      (error: Error & { code?: string; statusCode?: number; accessDeniedDetail?: object }) => ({
        code: error.code ?? error.name,
        statusCode: error.statusCode,
        detail: error.accessDeniedDetail,
        message: error.message,
      }),
    );
}
const readUser = (query: string) => post(`${sandbox.origin}/topapi/v2/user/get${query}`, { userid: 'li' });

const DENIED = 'Forbidden.AccessDenied';
it.each<[string, object, string, number | undefined, object]>([
  ['the app is too fast', { qps: true }, `${DENIED}.QpsLimitForAppkeyAndApi`, 403, { errcode: 88, sub_code: '90018' }],
  [
    'all apps are too fast',
    { qpsAll: true },
    `${DENIED}.QpsLimitForApi`,
    403,
    { errcode: 88, sub_code: '90002', errmsg: expect.stringContaining('apiPath(dingtalk.oapi.v2.user.get)') },
  ],
  ['the month’s quota is used up', { quota: true }, `${DENIED}.ApiCountLimitForOrg`, 403, { errcode: 90020 }],
  [
    'a permission is missing',
    { noPermission: true },
    `${DENIED}.AccessTokenPermissionDenied`,
    403,
    { errcode: 88, sub_code: '60011' },
  ],
  ['the token is refused', { badToken: true }, 'InvalidAuthentication', 400, { errcode: 88, sub_code: '40014' }],
  ['the address is not listed', { ipNotAllowed: true }, `${DENIED}.IpNotInWhiteList`, 403, { sub_code: '60020' }],
  ['DingTalk is busy', { busy: true }, 'systemBusy', 500, { errcode: -1 }],
  ['the service is unavailable', { serverError: true }, 'ServiceUnavailable', 503, { errcode: -1 }],
])('%s', async (_title, faults, code, statusCode, old) => {
  await trouble(faults);
  expect(await create(token)).toMatchObject({ code, statusCode });
  expect(await readUser(`?access_token=${token}`)).toMatchObject(old);
});

it.each<[string, object, string, boolean]>([
  ['a web page instead of data', { html502: true }, 'SyntaxError', false],
  ['a page that blocks the address', { ipBlockedPage: true }, 'SyntaxError', false],
  ['half the data', { truncatedJson: true }, 'SyntaxError', true],
  ['an end in the middle', { resetMidBody: true }, 'ECONNRESET', true],
  ['no answer to what was done', { loseAnswer: true }, 'ECONNRESET', true],
  ['no connection', { down: true }, 'ECONNRESET', false],
  ['no answer ever', { hang: true }, 'RequestTimeoutError', false],
  ['an answer that comes too late', { slowMs: 600 }, 'RequestTimeoutError', false],
])('%s', async (_title, faults, code, isDone) => {
  const before = sandbox.store.todos('zhang').length;
  await trouble(faults);
  expect(await create(token)).toMatchObject({ code });
  expect(sandbox.store.todos('zhang').length - before).toBe(isDone ? 1 : 0);
});

it('a blocked address gets the body of DingTalk’s wall, with status 200', async () => {
  await trouble({ ipBlocked: true });
  expect(await readUser(`?access_token=${token}`)).toMatchObject({ status: 1111, source: 'x5', punish: 'deny' });
});

it('the permission that is missing is named', async () => {
  await trouble({ noPermission: true });
  expect(await create(token)).toMatchObject({ detail: { requiredScopes: ['Todo.Todo.Write'] } });
});

it('a token that is missing, or in the other API’s place', async () => {
  expect(await create('')).toMatchObject({ code: 'AuthenticationFailed.MissingParameter', statusCode: 400 });
  expect(await create('wrong')).toMatchObject({ code: 'InvalidAuthentication', statusCode: 400 });
  expect(await readUser('')).toMatchObject({ errcode: 88, sub_code: '40000' });
});
