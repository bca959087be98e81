// Every address of the server, asked by people of another unit for what is not theirs, and by nobody at all. An address that is
// added without its line here fails the first test.
import 'reflect-metadata';
import type Router from '@koa/router';
import { randomUUID } from 'node:crypto';
import { AuditEntry } from '../../server/audit/entities';
import { newId } from '../../server/database/ids';
import { EvidenceUpload } from '../../server/evidence/entities';
import { Person, PersonRole } from '../../server/identity/entities';
import { OutboxMessage } from '../../server/outbox/entities';
import { Task } from '../../server/tasks/entities';
import { bureauLead } from '../../scripts/demo-data/directory';
import type { Phone } from '../../scripts/story/phone';
import { aBureau, type Bureau } from '../support/bureau';
import { addressesFor, FOR_ANYBODY, type Address } from './addresses';
import { whatIsNotTheirs, type Foreign } from './foreignThings';

let bureau: Bureau;
let foreign: Foreign;
let addresses: Record<string, Address>;
let strangers: Phone[];
beforeAll(async () => {
  bureau = await aBureau('sqlite');
  foreign = await whatIsNotTheirs(bureau);
  addresses = addressesFor(foreign);
  const lead = bureau.phone(bureauLead(0));
  const filler = bureau.phone('filler1a');
  // One of them holds every role there is, for the other unit.
  await bureau.server.database.transaction(async (db) => {
    const { id: personId, unitId } = await db.findOneByOrFail(Person, { userId: lead.userId });
    for (const role of ['admin', 'reviewer', 'leader'] as const)
      await db.insert(PersonRole, { id: newId(), personId, role, unitId });
  });
  strangers = [lead, filler];
  for (const phone of strangers) await phone.signIn();
});
afterAll(() => bureau.stop());

/** `GET /api/tasks/:id` of all that the server answers. */
function served(): string[] {
  const routers = bureau.server.app.koa.middleware.flatMap((one) => (one as { router?: Router }).router ?? []);
  const all = routers.flatMap(({ stack }) =>
    stack.flatMap(({ methods, path }) => methods.map((method) => `${method} ${String(path)}`)),
  );
  return all.filter((one) => one.includes(' /api/') && !one.startsWith('HEAD '));
}

/** Asks as the mini-app would. @returns the answer's status, and its text where it is not a stream */
async function ask(client: Pick<Phone, 'send'>, address: string): Promise<{ status: number; text: string }> {
  const { parts = [], query = '', body } = addresses[address] ?? {};
  const [method, path] = address.split(' ') as [string, string];
  const named = parts.reduce((rest, part) => rest.replace(/:\w+/, String(foreign[part])), path.slice(1));
  const leaving = new AbortController();
  const response = await client.send(`${named}${query.replace('ORIGIN', bureau.server.origin)}`, {
    method,
    signal: leaving.signal,
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'x-requested-with': 'jixiaotong' },
    ...(method !== 'GET' && { body: JSON.stringify(body?.() ?? {}) }),
  });
  const isStream = (response.headers.get('content-type') ?? '').includes('event-stream');
  const text = isStream ? '' : await response.text();
  leaving.abort();
  return { status: response.status, text };
}

const nobody = { send: (path: string, init?: RequestInit) => fetch(`${bureau.server.origin}/${path}`, init) };
/** What stands in each thing that is not theirs; who fills a task is told on purpose to whoever is refused it. */
const TELLTALES = /财政网络运维|李建国|缺台账|等资料/;

/** Everything of the other unit that could be changed. */
const standing = () =>
  bureau.server.database.read(async (db) => ({
    task: await db.findOneByOrFail(Task, { id: String(foreign.task) }),
    roles: await db.find(PersonRole, { order: { id: 'ASC' } }),
    uploads: await db.find(EvidenceUpload),
    told: await db.countBy(OutboxMessage, { taskId: String(foreign.task) }),
    trail: await db.countBy(AuditEntry, { subjectId: String(foreign.task) }),
    people: await db.countBy(Person, { deputyId: String(foreign.person) }),
  }));

it('every address has its line here', () => {
  expect(served().sort()).toEqual([...Object.keys(addresses), ...FOR_ANYBODY].sort());
});

it('nobody is answered without being signed in', async () => {
  for (const address of Object.keys(addresses)) {
    const { status, text } = await ask(nobody, address);
    expect([address, status, text.length < 512]).toEqual([address, 401, true]);
  }
});

it('what belongs to another unit is closed, told in no answer, and changed by none', async () => {
  const before = await standing();
  const wrong: unknown[] = [];
  for (const [address, { own: isOwn, house: isHouse }] of Object.entries(addresses))
    for (const [at, phone] of strangers.entries()) {
      if (isHouse && at === 0) continue;
      const { status, text } = await ask(phone, address);
      const told = TELLTALES.exec(text)?.[0];
      if (status === 400 || status >= 500 || told || (!isOwn && status !== 403 && status !== 404))
        wrong.push([address, at, status, told]);
    }
  expect(wrong).toEqual([]);
  expect(await standing()).toEqual(before);
});
