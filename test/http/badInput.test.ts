// What arrives broken gets a clear answer that names the field; nothing is changed by it.
import 'reflect-metadata';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { goldenResult, aBureau as buildBureau, type Bureau } from '../support/bureau';

let bureau: Bureau;
let task: TaskDetail;
beforeAll(async () => {
  bureau = await buildBureau('sqlite');
  task = await bureau.task();
});
afterAll(() => bureau.stop());

const draft = (body: string | Buffer, headers: Record<string, string> = {}) =>
  bureau.filler.send(`api/tasks/${task.id}/draft`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });

const typed = (changes: object) =>
  JSON.stringify({ version: task.version, results: [{ ...goldenResult(task.indicators[0]!), ...changes }] });

it.each([
  ['a cut-off body', '{"version":', 400, 'body-not-json'],
  ['an empty body', '', 400, 'body-not-json'],
  ['a list', '[1]', 400, 'body-not-json'],
  ['null', 'null', 400, 'body-not-json'],
  ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, 'body-not-json'],
  ['200,000 nested lists', `{"a":${'['.repeat(200_000)}`, 400, 'body-not-json'],
  ['a field named twice', '{"version":1,"ver\\u0073ion":2}', 400, 'duplicate-key'],
  ['a prototype', '{"__proto__":{"role":"admin"}}', 400, 'invalid-input'],
])('%s', async (_what, body, status, code) => {
  const response = await draft(body);
  expect([response.status, (await response.json()).code]).toEqual([status, code]);
});

it('another media type', async () => {
  const response = await draft(typed({}), { 'content-type': 'text/plain' });
  expect(response.status).toBe(415);
});

it('a body over the limit', async () => {
  const response = await draft(typed({ deviationReason: '长'.repeat(400_000) }));
  expect([response.status, (await response.json()).code]).toEqual([413, 'body-too-large']);
});

it('every misfit of a body at once, each with its field', async () => {
  const response = await draft(
    JSON.stringify({
      version: '1',
      state: 'completed',
      results: [{ ...goldenResult(task.indicators[0]!), actual: 5, band: 'best', deviationReason: '长'.repeat(1001) }],
    }),
  );
  const { code, issues } = await response.json();
  expect(code).toBe('invalid-input');
  expect(issues.map((issue: { field: string }) => issue.field).sort()).toEqual([
    'results[0].actual',
    'results[0].band',
    'results[0].deviationReason',
    'state',
    'version',
  ]);
});

it.each([
  ['a right-to-left override', 'abc\u202edcba'],
  ['a NUL', 'a\u0000b'],
])('%s in a text', async (_what, text) => {
  const response = await draft(typed({ deviationReason: text }));
  const { issues } = await response.json();
  expect([response.status, issues[0].field]).toEqual([400, 'results[0].deviationReason']);
});

it.each(['-5', '150', '100.01', '85.123', '1e2', '999999999999', '', ' 85'])(
  '%p as a percentage is told with its field',
  async (bandPercent) => {
    const response = await draft(typed({ band: 'achieved', bandPercent }));
    const { issues } = await response.json();
    expect([response.status, issues]).toEqual([
      400,
      [{ field: 'results[0].bandPercent', message: '请填写 0 到 100 之间的数，最多两位小数，例如 85' }],
    ]);
  },
);

it('what no schema has words for is told in Chinese', async () => {
  const response = await draft(JSON.stringify({ version: '1', results: 5 }));
  const { issues } = await response.json();
  expect(issues.map(({ message }: { message: string }) => message)).toEqual(['应为一个数字', '应为一个列表']);
});

it.each<[z.ZodType, unknown, string]>([
  [z.number().min(1), 0, '不能小于 1'],
  [z.number().max(100), 101, '不能大于 100'],
  [z.number().positive(), 0, '应大于 0'],
  [z.string().min(2), '一', '至少 2 个字'],
  [z.string().max(2), '一二三', '最多 2 个字'],
  [z.array(z.string()).min(1), [], '至少 1 项'],
  [z.array(z.string()).max(1), ['一', '二'], '最多 1 项'],
  [z.enum(['a', 'b']), 'c', '没有这个选项'],
  [z.string().regex(/^a$/), 'b', '格式不正确'],
  [z.int(), 1.5, '应为一个整数'],
  [z.number().max(5, '最多五次'), 6, '最多五次'],
])('and bounds without an English word: %#', (schema, given, words) => {
  expect(schema.safeParse(given).error?.issues.map(({ message }) => message)).toEqual([words]);
});

it('a row of another task, and the same row twice', async () => {
  const result = goldenResult(task.indicators[0]!);
  const foreign = await draft(
    JSON.stringify({ version: task.version, results: [{ ...result, indicatorId: task.id }] }),
  );
  expect((await foreign.json()).issues).toEqual([
    { field: 'results[0].indicatorId', message: '这项任务没有这个指标。' },
  ]);
  const twice = await draft(JSON.stringify({ version: task.version, results: [result, result] }));
  expect((await twice.json()).issues[0].field).toBe('results[1].indicatorId');
});

it.each([
  ['1 OR 1=1', 400],
  ['00000000-0000-0000-0000-000000000000', 404],
  ['%00', 400],
])('an address with the id %s', async (id, status) => {
  expect((await bureau.filler.send(`api/tasks/${id}`)).status).toBe(status);
});

it('emoji and rare characters come back as they were', async () => {
  const text = '由𠮷田先生👨‍👩‍👧负责；<script>alert(1)</script> {{7*7}} =HYPERLINK("x")';
  const response = await draft(typed({ deviationReason: text }));
  const saved = (await response.json()) as TaskDetail;
  expect(saved.indicators[0]!.deviationReason).toBe(text);
});

it('a changing request from another site', async () => {
  const elsewhere = await bureau.filler.send('api/sign-out', {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  });
  const plainForm = await bureau.filler.send('api/sign-out', { method: 'POST', headers: { 'x-requested-with': '' } });
  expect([elsewhere.status, plainForm.status]).toEqual([403, 403]);
});

it.each([
  '/%00',
  '/%E0%A4%A',
  '//evil.example',
  '/../../etc/passwd',
  '/..%2f..%2fetc%2fpasswd',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/\\..\\..\\x',
  '/C:/windows',
  '/index.html%00',
])('the address %s leads nowhere', async (path) => {
  const { hostname, port } = new URL(bureau.server.origin);
  // Not fetch: it would tidy the address up before it is sent.
  const [response] = (await once(get({ hostname, port, path }), 'response')) as [IncomingMessage];
  response.resume();
  expect(response.statusCode).toBe(404);
});

it('says nothing about its inside, whatever goes wrong', async () => {
  for (const path of ['api/none', 'api/tasks/x', '../../etc/passwd', 'assets/../../package.json', '.env']) {
    const text = await (await bureau.filler.send(path)).text();
    expect(text).not.toMatch(/node_modules|SELECT|at Object|\/server\//);
  }
});
