// Every address of the server, asked by people of another unit for what is not theirs, and by nobody at all. An address that is
// added without its line here fails the first test.
import 'reflect-metadata';
import type Router from '@koa/router';
import { randomUUID } from 'node:crypto';
import { addDays } from '../../shared/calendar';
import { USUAL_POLICY } from '../../shared/reminders/policy';
import type { TaskDetail } from '../../shared/contracts/tasks';
import type { SavedLaunch } from '../../shared/contracts/launches';
import { AuditEntry } from '../../server/audit/entities';
import { newId } from '../../server/database/ids';
import { DirectoryRun } from '../../server/directory/entities';
import { EvidenceUpload } from '../../server/evidence/entities';
import { Person, PersonRole } from '../../server/identity/entities';
import { OutboxMessage } from '../../server/outbox/entities';
import { Report } from '../../server/reports/entities';
import { Task } from '../../server/tasks/entities';
import { bureauLead } from '../../scripts/demo-data/directory';
import type { Phone } from '../../scripts/story/phone';
import { senderFor, pdf } from '../evidence/sender';
import { aBureau, goldenResult, type Bureau } from '../support/bureau';

/** Answered to whoever asks. */
const FOR_ANYBODY = [
  'GET /api/app-config',
  'POST /api/sign-in',
  'GET /api/sign-in/browser',
  'GET /api/sign-in/browser/callback',
  'POST /api/sign-out',
];

let bureau: Bureau;
let foreign: Record<string, unknown>;
let strangers: Phone[];
beforeAll(async () => {
  bureau = await aBureau('sqlite');
  foreign = await whatIsNotTheirs();
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

/** One of each thing that belongs to the unit of the story. */
async function whatIsNotTheirs(): Promise<Record<string, unknown>> {
  const { admin, filler, lead } = bureau;
  const task = await bureau.fills();
  const { id: indicatorId } = task.indicators[0]!;
  const sender = senderFor(filler, task.id, indicatorId);
  const evidence = await sender.send(pdf());
  const upload = await sender.begin(pdf('第二份'), { id: randomUUID() });
  const asked = { wantedDay: addDays(task.dueDate, 3), reason: '等资料' };
  const request = await filler.post<{ id: string }>(`api/tasks/${task.id}/extension-requests`, asked);
  const { version } = await bureau.submits();
  const off = { line: '每次扣0.1分', points: '0.1', times: 1, fact: '缺台账', basis: '检查记录' };
  const taken = { version, indicatorId, ...off };
  const deducted = await lead.post<TaskDetail>(`api/tasks/${task.id}/deductions`, taken);
  const launch = await admin.post<SavedLaunch>('api/launches', { form: form() });
  const rows = await bureau.server.database.read(async (db) => ({
    person: await db.findOneByOrFail(Person, { userId: filler.userId }),
    role: (await db.findBy(PersonRole, { role: 'lead' }))[0]!,
    message: (await db.findBy(OutboxMessage, { taskId: task.id }))[0]!,
    run: (await db.find(DirectoryRun))[0]!,
  }));
  const report = newId();
  await bureau.server.database.transaction((db) =>
    db.insert(Report, {
      id: report,
      taskId: task.id,
      kind: 'evaluation-report',
      fileName: '报告.docx',
      sizeBytes: 1,
      sha256: 'a'.repeat(64),
      storageKey: 'a'.repeat(64),
      taskVersion: deducted.version,
      createdById: rows.person.id,
      createdAt: bureau.now(),
    }),
  );
  return {
    task: task.id,
    version: deducted.version,
    indicator: indicatorId,
    result: goldenResult(task.indicators[0]!),
    project: task.project.id,
    campaign: task.campaign.id,
    person: rows.person.id,
    unit: rows.person.unitId,
    role: rows.role.id,
    message: rows.message.id,
    run: rows.run.id,
    evidence: evidence.id,
    upload: upload.id,
    request: request.id,
    deduction: deducted.indicators[0]!.deductions[0]!.id,
    launch: launch.id,
    report,
    new: randomUUID(),
    template: randomUUID(),
    day: '2025-06-02',
  };
}

interface Address {
  /** which of the foreign things its parts name */
  parts?: string[];
  query?: string;
  body?: () => object;
  /** answered to anybody who is signed in, or managing, with what is theirs and nothing else */
  own?: true;
  /** of all who manage anything: closed to whoever manages nothing */
  house?: true;
}

const own = { own: true } as const;
const house = { house: true } as const;
const form = () => ({ name: '草稿', fiscalYear: 2025, dueDate: '', profileId: 'national-2020', projectIds: [] });
const nothing = () => ({});
const version = () => ({ version: foreign.version });
const firstVersion = () => ({ version: 1 });
const selection = () => ({ taskId: foreign.task });
const later = () => ({ ...selection(), dueDate: '2025-09-01' });
const campaign = () => ({ name: '批次', fiscalYear: 2024, dueDate: '2025-09-01', projectIds: [foreign.project] });
const grant = () => ({ role: 'leader', unitId: foreign.unit });
const deduction = () => {
  const off = { line: '每次扣0.1分', points: '0.1', times: 1, fact: '缺台账', basis: '检查记录' };
  return { ...version(), indicatorId: foreign.indicator, ...off };
};
const decisions = () => ({ decisions: [{ taskId: foreign.task, ...version(), decision: 'approve' }] });
const ofTask = (body?: Address['body']): Address => ({ parts: ['task'], body });
const ofCampaign = (body?: Address['body']): Address => ({ parts: ['campaign'], body });

const ADDRESSES: Record<string, Address> = {
  'GET /api/me': own,
  'GET /api/tasks': own,
  'GET /api/live': own,
  'GET /api/page-signature': { ...own, query: '?url=ORIGIN/' },
  'GET /api/reviews': own,
  'POST /api/reviews/decisions': { ...own, body: decisions },
  'POST /api/reviews/undo': { ...own, body: () => ({ decisionIds: [foreign.task] }) },
  'GET /api/stand-in': own,
  'PUT /api/stand-in': { ...own, body: () => ({ standInId: foreign.person, from: null, until: null }) },
  'GET /api/stand-in/colleagues': own,
  'GET /api/campaigns': own,
  'POST /api/campaigns': { ...own, body: campaign },
  'POST /api/campaigns/preview': { ...own, body: campaign },
  'GET /api/launches': own,
  'POST /api/launches': { ...own, body: () => ({ form: { ...form(), projectIds: [foreign.project] } }) },
  'GET /api/me/reminders': own,
  'GET /api/me/reminder-settings': own,
  'PUT /api/me/reminder-settings': { ...own, body: () => ({ version: 0, hour: null, quiet: null, muted: [] }) },
  'POST /api/reminder-previews': {
    ...own,
    body: () => ({ dueDate: '2025-09-01', projectIds: [foreign.project], policy: USUAL_POLICY }),
  },
  'GET /api/people': own,
  'GET /api/units': own,
  'GET /api/role-suggestions': own,
  'POST /api/role-suggestions/acceptance': {
    ...own,
    body: () => ({ suggestions: [{ personId: foreign.person, ...grant(), role: 'lead' }] }),
  },
  'GET /api/projects': own,
  'GET /api/project-library': own,
  'GET /api/audit': own,
  'GET /api/audit/workbook': own,
  'GET /api/deliveries': own,
  'GET /api/dingtalk-status': own,
  'POST /api/templates/replay': {
    ...own,
    body: () => ({ profileId: 'national-2020', indicators: template().indicators }),
  },
  'GET /api/work-calendar': { ...own, query: '?year=2025' },

  'GET /api/tasks/:id': ofTask(),
  'PUT /api/tasks/:id/draft': ofTask(() => ({ ...version(), results: [foreign.result] })),
  'POST /api/tasks/:id/submission': ofTask(version),
  'POST /api/tasks/:id/withdrawal': ofTask(version),
  'POST /api/tasks/:id/approval': ofTask(version),
  'POST /api/tasks/:id/return': ofTask(() => ({ ...version(), reason: '退', indicators: [] })),
  'POST /api/tasks/:id/reassignment': ofTask(() => ({ ...version(), toId: foreign.person, reason: '换' })),
  'POST /api/tasks/:id/deductions': ofTask(deduction),
  'POST /api/tasks/:id/deductions/:deductionId/withdrawal': { parts: ['task', 'deduction'], body: version },
  'POST /api/tasks/:id/reports': ofTask(nothing),
  'GET /api/tasks/:id/result': ofTask(),
  'GET /api/tasks/:id/evidence': ofTask(),
  'GET /api/tasks/:id/timeline': ofTask(),
  'GET /api/tasks/:id/deliveries': ofTask(),
  'GET /api/tasks/:id/rows/:place/history': { parts: ['task', 'indicator'] },
  'GET /api/tasks/:id/extension-requests': ofTask(),
  'POST /api/tasks/:id/extension-requests': ofTask(() => ({ wantedDay: '2025-09-01', reason: '等' })),
  'POST /api/extension-requests/:id/decision': { parts: ['request'], body: () => ({ decision: 'grant' }) },
  'POST /api/extension-requests/:id/withdrawal': { parts: ['request'], body: nothing },
  'GET /api/reviews/:id': ofTask(),
  'PUT /api/reviews/:id/view': ofTask(() => ({ round: 1 })),
  'PUT /api/evidence/:id': { parts: ['evidence'], body: () => ({ requirement: null, documentDate: null }) },
  'GET /api/evidence/:id/file': { parts: ['evidence'] },
  'POST /api/evidence/:id/removal': { parts: ['evidence'], body: nothing },
  'POST /api/evidence/:id/restoration': { parts: ['evidence'], body: nothing },
  'PUT /api/evidence-uploads/:id': { parts: ['new'], body: () => ({ ...upload(), taskId: foreign.task }) },
  'PUT /api/evidence-uploads/:id/content': { parts: ['upload'], query: '?offset=0' },
  'GET /api/reports/:id/file': { parts: ['report'] },
  'POST /api/reports/:id/delivery': { parts: ['report'], body: nothing },
  'POST /api/deliveries/:id/again': { parts: ['message'], body: nothing },
  'POST /api/deliveries/:id/told-by-phone': { parts: ['message'], body: nothing },

  'GET /api/campaigns/:id': ofCampaign(),
  'GET /api/campaigns/:id/tasks': { ...own, ...ofCampaign() },
  'GET /api/campaigns/:id/tasks.xlsx': ofCampaign(),
  'POST /api/campaigns/:id/urges/preview': { ...own, ...ofCampaign(selection) },
  'POST /api/campaigns/:id/urges': { ...own, ...ofCampaign(selection) },
  'POST /api/campaigns/:id/extension/preview': ofCampaign(later),
  'POST /api/campaigns/:id/extension': ofCampaign(() => ({ ...later(), reason: '延' })),
  'GET /api/campaigns/:id/extension-requests': { ...own, ...ofCampaign() },
  'GET /api/campaigns/:id/groups': ofCampaign(),
  'POST /api/campaigns/:id/groups/:groupId/unbinding': { parts: ['campaign', 'new'], body: nothing },
  'GET /api/campaigns/:id/reminder-policy': ofCampaign(),
  'PUT /api/campaigns/:id/reminder-policy': ofCampaign(() => ({ version: 0, policy: USUAL_POLICY })),
  'POST /api/campaigns/:id/reminder-preview': ofCampaign(nothing),
  'GET /api/campaigns/:id/reminders': ofCampaign(),
  'GET /api/insight/:id/dashboard': ofCampaign(),
  'GET /api/insight/:id/findings': ofCampaign(),
  'GET /api/insight/:id/wording': ofCampaign(),
  'GET /api/insight/:id/reviewed': ofCampaign(),
  'GET /api/insight/:id/rows': { parts: ['campaign'], query: '?by=all' },

  'GET /api/people/:id': { parts: ['person'] },
  'POST /api/people/:id/roles': { parts: ['person'], body: grant },
  'POST /api/people/:id/roles/:roleId/revocation': { parts: ['person', 'role'], body: nothing },
  'PUT /api/people/:id/deputy': { parts: ['person'], body: () => ({ deputyId: null, until: null }) },
  'GET /api/projects/:id': { parts: ['project'] },
  'PUT /api/projects/:id': { parts: ['project'], body: () => ({ version: 1, annualObjective: '改' }) },
  'GET /api/launches/:id': { parts: ['launch'] },
  'PUT /api/launches/:id': { parts: ['launch'], body: () => ({ version: 1, form: form() }) },
  'POST /api/launches/:id/schedule': {
    parts: ['launch'],
    body: () => ({ version: 1, at: '2025-06-03T02:00:00.000Z' }),
  },
  'POST /api/launches/:id/cancellation': { parts: ['launch'], body: firstVersion },
  'POST /api/launches/:id/removal': { parts: ['launch'], body: firstVersion },
  'POST /api/directory/runs/:id/answer': { parts: ['run'], body: () => ({ accept: true }) },

  'GET /api/directory': house,
  'POST /api/directory/runs': { ...house, body: nothing },
  'GET /api/quota': house,
  'PUT /api/work-calendar/:day': { ...house, parts: ['day'], body: () => ({ isWorkday: true, note: '值班' }) },
  'POST /api/work-calendar/:day/removal': { ...house, parts: ['day'], body: nothing },
  'GET /api/project-imports/template': house,
  'POST /api/project-imports/preview': house,
  'POST /api/project-imports/marked-copy': house,
  'POST /api/project-imports': { ...house, query: `?rows=all&sha256=${'a'.repeat(64)}` },
  'GET /api/templates': house,
  'GET /api/templates/:id': { ...house, parts: ['template'] },
  'GET /api/templates/:id/workbook': { ...house, parts: ['template'] },
  'GET /api/templates/:id/versions': { ...house, parts: ['template'] },
  'POST /api/templates': { ...house, body: template },
  'PUT /api/templates/:id': { ...house, parts: ['template'], body: () => ({ version: 1, template: template() }) },
  'POST /api/templates/reading': house,
  'GET /api/report-templates/evaluation-report': house,
  'PUT /api/report-templates/evaluation-report': { ...house, query: '?fileName=a.docx' },
  'DELETE /api/report-templates/evaluation-report': house,
};

function upload() {
  const described = { requirement: null, documentDate: null };
  return { indicatorId: foreign.indicator, fileName: '材料.pdf', sizeBytes: 10, ...described };
}

function template() {
  const row = { level1: '产出指标', level2: '数量指标', name: '验收次数', kind: 'quantitative', comparator: '>=' };
  const told = { definition: null, scoringStandard: null, dataSource: null };
  const indicators = [{ ...row, ...told, target: '4', unit: '次', points: '100' }];
  return { name: '模板', source: '', kind: 'self-evaluation', profileId: 'national-2020', indicators };
}

/** `GET /api/tasks/:id` of all that the server answers. */
function addresses(): string[] {
  const routers = bureau.server.app.koa.middleware.flatMap((one) => (one as { router?: Router }).router ?? []);
  const all = routers.flatMap(({ stack }) =>
    stack.flatMap(({ methods, path }) => methods.map((method) => `${method} ${String(path)}`)),
  );
  return all.filter((one) => one.includes(' /api/') && !one.startsWith('HEAD '));
}

/** Asks as the mini-app would. @returns the answer's status, and its text where it is not a stream */
async function ask(client: Pick<Phone, 'send'>, address: string): Promise<{ status: number; text: string }> {
  const { parts = [], query = '', body } = ADDRESSES[address] ?? {};
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
  expect(addresses().sort()).toEqual([...Object.keys(ADDRESSES), ...FOR_ANYBODY].sort());
});

it('nobody is answered without being signed in', async () => {
  for (const address of Object.keys(ADDRESSES)) {
    const { status, text } = await ask(nobody, address);
    expect([address, status, text.length < 512]).toEqual([address, 401, true]);
  }
});

it('what belongs to another unit is closed, told in no answer, and changed by none', async () => {
  const before = await standing();
  const wrong: unknown[] = [];
  for (const [address, { own: isOwn, house: isHouse }] of Object.entries(ADDRESSES))
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
