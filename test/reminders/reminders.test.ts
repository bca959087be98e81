// A whole campaign over the National Day weeks, with every chat as the sandbox shows it and a clock that is moved. The days
// are worked by hand; the rules behind them stand in test/shared/reminders.
import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { In, type EntityManager } from 'typeorm';
import type { ProjectList } from '../../shared/contracts/campaigns';
import { instantOn } from '../../shared/calendar';
import type {
  CampaignPolicy,
  CampaignReminders,
  MyReminders,
  PersonalReminderSettings,
  ReminderPreview,
  WorkCalendarYear,
} from '../../shared/contracts/reminders';
import type { MyTasks, TaskDetail } from '../../shared/contracts/tasks';
import { USUAL_POLICY } from '../../shared/reminders/policy';
import { daysFrom } from '../../shared/reminders/workCalendar';
import { newId } from '../../server/database/ids';
import { ReminderPolicies20261127100000 } from '../../server/database/migrations/20261127100000-reminder-policies';
import { openDatabase } from '../../server/database/open';
import { Person, PersonRole } from '../../server/identity/entities';
import { OutboxMessage } from '../../server/outbox/entities';
import { Indicator, Project, ProjectFunds } from '../../server/projects/entities';
import { Reminder, ReminderDigest } from '../../server/reminders/entities';
import { sendDueReminders } from '../../server/reminders/sendDueReminders';
import { Task } from '../../server/tasks/entities';
import { aBureau, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';

const NAMES = { filler: '填报人', lead: '负责人', reviewer: '复核人', leader: '领导' };
const PEOPLE = Object.keys(NAMES) as (keyof typeof NAMES)[];

/** Lets the clock run, looking at these hours of each day, and tells who was told what and when. */
async function live(bureau: Bureau, from: string, until: string, hours = [8, 9, 13]): Promise<string[]> {
  const told: string[] = [];
  for (const day of daysFrom(from, until, 60))
    for (const hour of hours) {
      bureau.travelTo(instantOn(day, hour, 5));
      const before = PEOPLE.map((who) => bureau[who].notices().length);
      if ((await bureau.server.app.remind()) === 0) continue;
      await bureau.settle();
      for (const [at, who] of PEOPLE.entries())
        for (const title of bureau[who].notices().slice(before[at]))
          told.push(`${day.slice(5)} ${hour} ${NAMES[who]} ${title}`);
    }
  return told;
}

/** The real project once more, by another name and in a campaign of its own. */
async function secondCampaign({ admin, server }: Bureau, dueDate: string): Promise<string> {
  const { projects } = await admin.get<ProjectList>('api/projects');
  const source = { projectId: projects[0]!.id };
  const id = newId();
  const fiscalYear = projects[0]!.fiscalYear + 1;
  await server.database.transaction(async (db) => {
    const project = await db.findOneByOrFail(Project, { id: source.projectId });
    await db.insert(Project, { ...project, id, name: '机房运维费', fiscalYear });
    for (const entity of [ProjectFunds, Indicator])
      for (const row of await db.findBy(entity, source))
        await db.insert(entity, { ...row, id: newId(), projectId: id });
  });
  const input = { name: '机房专项自评', fiscalYear, dueDate, projectIds: [id] };
  return (await admin.post<{ id: string }>('api/campaigns', input)).id;
}

describe('a campaign over National Day 2025', () => {
  let bureau: Bureau;
  let second: string;
  beforeAll(async () => {
    bureau = await aBureau('sqlite', { start: instantOn('2025-09-15', 10), seed: { daysToDueDate: 15 } });
    second = await secondCampaign(bureau, '2025-10-11');
    await bureau.settle();
  });
  afterAll(() => bureau.stop());

  it('shows each person a calm, correct series', async () => {
    expect((await bureau.task()).dueDate).toBe('2025-09-30');
    expect(await live(bureau, '2025-09-15', '2025-10-10')).toEqual([
      '09-22 9 领导 2 个评价批次已交 0/2 项',
      '09-23 9 填报人 还有 7 天：财政网络运维服务费自评还差 14 项',
      // Three days before is a Saturday.
      '09-26 9 填报人 还有 4 天：财政网络运维服务费自评还差 14 项',
      '09-29 9 填报人 明天截止：财政网络运维服务费自评还差 14 项',
      '09-29 9 领导 2 个评价批次已交 0/2 项',
      // The other campaign is due after the holiday: its reminders of the holiday come before it, in the same message.
      '09-30 9 填报人 今天截止 1 项、11 天后截止 1 项，还差 28 项内容',
      '10-09 9 负责人 逾期 1 个工作日：财政网络运维服务费自评还没提交',
      '10-09 9 领导 2 个评价批次已交 0/2 项，逾期 1 项',
      '10-10 9 填报人 已逾期 1 项、明天截止 1 项，还差 28 项内容',
    ]);
    expect(bureau.filler.lastNotice()).toContain('其中 1 项如仍未提交，明天将告知主管部门');
  });

  it('stops the moment a task is handed in, and says what has changed', async () => {
    bureau.travelTo(instantOn('2025-10-10', 15));
    for (const who of PEOPLE) await bureau[who].signIn();
    await bureau.fills();
    await bureau.submits();
    expect(await live(bureau, '2025-10-11', '2025-10-11')).toEqual([
      '10-11 9 填报人 今天截止：机房运维费自评还差 14 项',
    ]);
    expect(bureau.filler.lastNotice()).toContain('10月10日 周五提醒以来：办完 1 项任务');
    expect(await live(bureau, '2025-10-12', '2025-10-17')).toEqual([
      // What is late and what waits, in one message.
      '10-13 9 负责人 逾期 1 个工作日：机房运维费自评还没提交',
      '10-13 9 领导 2 个评价批次已交 1/2 项，逾期 1 项',
      '10-14 9 填报人 逾期 3 天：机房运维费自评还差 14 项',
      '10-15 9 负责人 待您审核：财政网络运维服务费自评，等了 4 个工作日',
      '10-15 9 复核人 逾期 3 个工作日：机房运维费自评还没提交',
      '10-16 9 填报人 逾期 5 天：机房运维费自评还差 14 项',
      '10-17 9 负责人 待您审核：财政网络运维服务费自评，等了 6 个工作日',
      '10-17 9 领导 逾期 5 个工作日：机房运维费自评还没提交',
    ]);
  });

  it('shows everybody what was sent to them and why, and the admin who was told, reached, read', async () => {
    bureau.travelTo(instantOn('2025-10-17', 11));
    for (const who of [...PEOPLE, 'admin' as const]) await bureau[who].signIn();
    const { reminders, next } = await bureau.filler.get<MyReminders>('api/me/reminders?limit=3');
    expect(reminders.map(({ at, reasons }) => [at.slice(0, 10), ...reasons.map(({ why }) => why)])).toEqual([
      ['2025-10-16', '逾期 4 个工作日还没提交：机房运维费自评（10月11日 周六截止）'],
      ['2025-10-14', '逾期 2 个工作日还没提交：机房运维费自评（10月11日 周六截止）'],
      ['2025-10-11', '到截止当天还没提交：机房运维费自评（10月11日 周六截止）'],
    ]);
    const older = await bureau.filler.get<MyReminders>(`api/me/reminders?limit=50&before=${next}`);
    expect(older).toMatchObject({ next: null, reminders: { length: 5 } });
    const path = `api/campaigns/${second}/reminders`;
    const proof = await bureau.admin.get<CampaignReminders>(`${path}?kind=overdue`);
    expect(proof.reminders.map(({ person, title }) => `${person.name} ${title}`)).toEqual([
      '王丽 逾期 5 天：机房运维费自评还差 14 项',
      '王丽 逾期 3 天：机房运维费自评还差 14 项',
      // One message about both campaigns.
      '王丽 已逾期 1 项、明天截止 1 项，还差 28 项内容',
    ]);
    const { counts } = await bureau.admin.get<CampaignReminders>(path);
    expect(counts).toMatchObject({ told: 12, missed: 0 });
    expect(await refusal(bureau.filler.get(path))).toMatchObject({ status: 403 });
    expect((await bureau.lead.get<MyReminders>('api/me/reminders')).reminders[1]!.reasons).toHaveLength(1);
  });
});

describe('rules and choices, over National Day 2026', () => {
  let bureau: Bureau;
  let campaignId: string;
  beforeAll(async () => {
    bureau = await aBureau('sqlite', { start: instantOn('2026-09-14', 10), seed: { daysToDueDate: 24 } });
    campaignId = (await bureau.task()).campaign.id;
  });
  afterAll(() => bureau.stop());

  it('a campaign has its own rule, changed by its admin alone, and the preview follows it', async () => {
    const path = `api/campaigns/${campaignId}/reminder-policy`;
    const { version, policy } = await bureau.admin.get<CampaignPolicy>(path);
    expect([version, policy]).toEqual([0, USUAL_POLICY]);
    const own = { ...policy, at: '10:00', weekly: false };
    const kept = await bureau.admin.put<CampaignPolicy>(path, { version, policy: own });
    expect(kept).toMatchObject({ version: 1, policy: own, changedByName: '陈静', can: { change: true } });
    expect(await refusal(bureau.admin.put(path, { version: 0, policy }))).toMatchObject({ status: 409 });
    expect(await refusal(bureau.reviewer.put(path, { version: 1, policy }))).toMatchObject({ status: 403 });
    const backwards = { ...own, escalation: { lead: 3, department: 1, leader: null } };
    expect(await refusal(bureau.admin.put(path, { version: 1, policy: backwards }))).toMatchObject({ status: 400 });
    const preview = await bureau.admin.post<ReminderPreview>(`api/campaigns/${campaignId}/reminder-preview`, {});
    expect(told(preview)).toEqual([
      '2026-09-30 before 10:00',
      '2026-10-08 due 10:00',
      '2026-10-09 lead 10:00',
      '2026-10-10 overdue 10:00',
      '2026-10-12 department 10:00',
      '2026-10-13 overdue 10:00',
      '2026-10-14 leader 10:00',
      '2026-10-15 overdue 10:00',
    ]);
    expect(preview.samples[0]).toMatchObject({
      day: '2026-09-30',
      title: '还有 8 天：财政网络运维服务费自评还差 14 项',
    });
  });

  it('a draft is previewed before it is launched, and a year without holidays is told', async () => {
    const { projects } = await bureau.admin.get<ProjectList>('api/projects');
    const projectIds = projects.map(({ id }) => id);
    const draft = { dueDate: '2027-01-08', projectIds, policy: USUAL_POLICY };
    const preview = await bureau.admin.post<ReminderPreview>('api/reminder-previews', draft);
    expect(preview).toMatchObject({ people: 1, findings: [{ code: 'calendar-unknown' }] });
    expect(preview.samples[0]!.title).toBe('还有 7 天：财政网络运维服务费自评还差 14 项');
    expect(await refusal(bureau.filler.post('api/reminder-previews', draft))).toMatchObject({ status: 403 });
  });

  it('the office works differently on a day, and everything follows', async () => {
    const day = 'api/work-calendar/2026-10-09';
    const power = { isWorkday: false, note: '办公楼停电检修' };
    expect(await refusal(bureau.reviewer.put(day, power))).toMatchObject({ status: 403 });
    const year = await bureau.admin.put<WorkCalendarYear>(day, power);
    expect(year).toMatchObject({
      year: 2026,
      isKnown: true,
      exceptions: [{ day: '2026-10-09', note: '办公楼停电检修' }],
    });
    const preview = await bureau.admin.post<ReminderPreview>(`api/campaigns/${campaignId}/reminder-preview`, {});
    expect(told(preview).slice(1, 4)).toEqual([
      '2026-10-08 due 10:00',
      '2026-10-10 lead 10:00',
      '2026-10-12 overdue 10:00',
    ]);
    expect(preview.days.find((one) => one.day === '2026-10-09')).toMatchObject({
      isWorkday: false,
      name: '办公楼停电检修',
    });
  });

  it('each chooses the hour and mutes what is optional, never the due day; an urge counts as told', async () => {
    const path = 'api/me/reminder-settings';
    const choice = { version: 0, hour: '15:00', quiet: { from: '15:00', until: '16:00' }, muted: ['before'] };
    expect(await refusal(bureau.filler.put(path, { ...choice, muted: ['due'] }))).toMatchObject({ status: 400 });
    expect(
      await refusal(bureau.filler.put(path, { ...choice, quiet: { from: '00:00', until: '24:00' } })),
    ).toMatchObject({
      status: 400,
    });
    expect(await bureau.filler.put<PersonalReminderSettings>(path, choice)).toMatchObject({
      version: 1,
      hour: '15:00',
    });
    expect(await live(bureau, '2026-09-15', '2026-10-10', [9, 10, 15, 16])).toEqual([
      // The day's hour of the campaign, since the day is the last.
      '10-08 10 填报人 今天截止：财政网络运维服务费自评还差 14 项',
      '10-10 10 负责人 逾期 1 个工作日：财政网络运维服务费自评还没提交',
    ]);
    bureau.travelTo(instantOn('2026-10-12', 9));
    await bureau.lead.signIn();
    await bureau.lead.post(`api/campaigns/${campaignId}/urges`, {});
    await bureau.settle();
    expect(await live(bureau, '2026-10-12', '2026-10-14', [9, 10, 15, 16])).toEqual([
      '10-13 16 填报人 逾期 5 天：财政网络运维服务费自评还差 14 项',
      '10-14 10 复核人 逾期 4 个工作日：财政网络运维服务费自评还没提交',
    ]);
    expect(bureau.filler.lastNotice()).toContain('如仍未提交，明天将告知主管部门');
  });

  it('takes back a reminder that could not leave before its task was handed in', async () => {
    bureau.travelTo(instantOn('2026-10-15', 16, 5));
    await bureau.filler.signIn();
    const before = bureau.filler.notices().length;
    await bureau.trouble({ down: true });
    expect(await bureau.server.app.remind()).toBe(1);
    await bureau.fills();
    await bureau.submits();
    await bureau.trouble({ down: false });
    bureau.travelTo(instantOn('2026-10-15', 16, 45));
    await bureau.settle();
    expect(bureau.filler.notices()).toHaveLength(before);
    expect(bureau.lead.notices().at(-1)).toBe('待您审核：财政网络运维服务费自评');
  });
});

const told = ({ days }: ReminderPreview) =>
  days.flatMap(({ day, entries }) => entries.map(({ kind, at }) => `${day} ${kind} ${at}`));

describe('when not all goes as planned', () => {
  let bureau: Bureau;
  beforeEach(async () => {
    bureau = await aBureau('sqlite');
  });
  afterEach(() => bureau.stop());

  it('who was warned of a level whose turn was missed is warned again, and everybody else is told', async () => {
    expect(await live(bureau, '2025-03-27', '2025-03-27', [9])).toHaveLength(1);
    // Nothing ran on the day of the lead's turn, so that of the department moved.
    expect(await live(bureau, '2025-03-31', '2025-03-31', [9])).toEqual([
      expect.stringContaining('填报人 逾期 10 天'),
      expect.stringContaining('负责人 逾期 6 个工作日'),
      expect.stringContaining('领导'),
    ]);
    expect(await live(bureau, '2025-04-01', '2025-04-01', [9])).toEqual([expect.stringContaining('复核人 逾期 7')]);
  });

  it('nobody hears any more that a task is late which is handed in before the message could leave', async () => {
    await live(bureau, '2025-03-21', '2025-03-21', [9]);
    bureau.travelTo(instantOn('2025-03-24', 9, 5));
    await bureau.filler.signIn();
    await bureau.trouble({ down: true });
    expect(await bureau.server.app.remind()).toBe(2);
    await bureau.fills();
    await bureau.submits();
    await bureau.trouble({ down: false });
    bureau.travelTo(instantOn('2025-03-24', 9, 45));
    await bureau.settle();
    expect(bureau.lead.notices()).toEqual(['待您审核：财政网络运维服务费自评']);
  });

  it('a clock that leapt ahead and came back silences nobody', async () => {
    bureau.travelTo(instantOn('2026-03-25', 9));
    expect(await bureau.server.app.remind()).toBe(1);
    await bureau.settle();
    const told = await live(bureau, '2025-03-17', '2025-03-26', [9]);
    expect(told.filter((line) => !line.includes('领导')).map((line) => line.split('：')[0])).toEqual([
      '03-17 9 填报人 还有 4 天',
      '03-18 9 填报人 还有 3 天',
      '03-20 9 填报人 明天截止',
      '03-21 9 填报人 今天截止',
      '03-24 9 负责人 逾期 1 个工作日',
      '03-25 9 填报人 逾期 4 天',
      '03-26 9 复核人 逾期 3 个工作日',
    ]);
  });

  it('once another fills the task, nobody more hears that it is late before they have been warned', async () => {
    expect(await live(bureau, '2025-03-21', '2025-03-24', [9])).toHaveLength(3);
    const leads = (db: EntityManager) => db.findBy(PersonRole, { role: 'lead' });
    await bureau.server.database.transaction(async (db) => {
      const [task] = await db.findBy(Task, { dueDate: '2025-03-21' });
      const people = await db.findBy(Person, { active: true });
      const before = (await leads(db)).find(({ unitId }) => unitId === task!.unitId)!;
      const [filler, lead] = people.filter(({ id }) => ![task!.fillerId, before.personId].includes(id));
      await db.insert(PersonRole, { ...before, id: newId(), personId: lead!.id });
      await db.update(Task, { id: task!.id }, { fillerId: filler!.id });
    });
    bureau.travelTo(instantOn('2025-03-25', 9, 5));
    await bureau.server.app.remind();
    const rows = await bureau.server.database.read((db) => db.find(Reminder));
    expect(rows.filter(({ rung }) => rung === 'lead@2025-03-21')).toHaveLength(1);
  });
});

it('the preview of a campaign tells each only of the tasks they may see', async () => {
  const bureau = await aBureau('sqlite', { seed: { bureaus: 3 } });
  try {
    const stranger = bureau.phone('filler1a');
    await stranger.signIn();
    const { toFill, done } = await stranger.get<MyTasks>('api/tasks');
    const { campaign } = await stranger.get<TaskDetail>(`api/tasks/${[...toFill, ...done][0]!.id}`);
    const preview = (phone: typeof stranger) =>
      phone.post<ReminderPreview>(`api/campaigns/${campaign.id}/reminder-preview`, {});
    expect((await preview(bureau.admin)).people).toBeGreaterThan(2);
    const seen = await preview(stranger);
    expect(seen.people).toBeLessThan(2);
    expect(seen.samples.every(({ title }) => toFill.some((task) => title.includes(task.projectName)))).toBe(true);
  } finally {
    await bureau.stop();
  }
});

describe.each(databaseKinds)('once, on %s', (kind) => {
  describeOn(kind)('', () => {
    let bureau: Bureau;
    beforeAll(async () => {
      bureau = await aBureau(kind);
    });
    afterAll(() => bureau.stop());

    it('after days of silence the latest of each kind is told once, and nothing again after a restart', async () => {
      const { dueDate } = await bureau.task();
      expect(dueDate).toBe('2025-03-21');
      expect(await live(bureau, '2025-03-26', '2025-03-26', [12, 13, 14, 17, 19])).toEqual([
        '03-26 14 填报人 逾期 5 天：财政网络运维服务费自评还差 14 项',
      ]);
      await bureau.restart();
      bureau.travelTo(instantOn('2025-03-26', 16));
      expect(await bureau.server.app.remind()).toBe(0);
      // Warned yesterday, so the unit's lead may be told today, and nobody above yet.
      expect(await live(bureau, '2025-03-27', '2025-03-27', [9])).toEqual([
        '03-27 9 负责人 逾期 4 个工作日：财政网络运维服务费自评还没提交',
      ]);
    });

    it('three at the same moment, each with connections of its own, tell each of 120 people once', async () => {
      const people = await crowd(bureau, 120, '2025-04-11');
      const { database: config } = bureau.config;
      const others = kind === 'sqlite' ? [] : await Promise.all([openDatabase(config), openDatabase(config)]);
      const now = instantOn('2025-04-11', 9, 1);
      const runs = [bureau.server.database, ...others, ...others.slice(0, 1)].map((database) =>
        sendDueReminders(database, now, newId()),
      );
      const counts = await Promise.all(runs);
      for (const other of others) await other.close();
      const rows = await bureau.server.database.read(async (db) => ({
        digests: await db.findBy(ReminderDigest, { day: '2025-04-11', personId: In(people) }),
        messages: await db.findBy(OutboxMessage, { purpose: 'reminder', recipientId: In(people) }),
      }));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(120);
      expect(rows.digests.map(({ personId }) => personId).toSorted()).toEqual(people.toSorted());
      expect(rows.messages.map(({ recipientId }) => recipientId).toSorted()).toEqual(people.toSorted());
    });

    it('what was given before there were digests stays readable', async () => {
      const at = instantOn('2025-03-18', 9);
      await upgraded(bureau, async (db) => {
        const { id: taskId, fillerId: personId } = await db.findOneByOrFail(Task, { dueDate: '2025-03-21' });
        await db.createQueryBuilder().delete().from(Reminder).execute();
        const columns = 'id, taskId, personId, rung, remindedAt';
        const values = [newId(), taskId, personId, 'T-3@2025-03-21', kind === 'sqlite' ? sqlText(at) : at];
        await db.query(`INSERT INTO reminders (${columns}) VALUES (?, ?, ?, ?, ?)`, values);
      });
      await bureau.filler.signIn();
      const { reminders } = await bureau.filler.get<MyReminders>('api/me/reminders');
      expect(reminders).toMatchObject([
        { at: at.toISOString(), title: '提醒', reasons: [{ kind: 'before', why: '截止前 3 天还没提交' }] },
      ]);
    });
  });
});

/** As TypeORM writes instants on SQLite. */
const sqlText = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '');

/** The database as an earlier version left it, and then brought up to date. */
async function upgraded({ server }: Bureau, before: (db: EntityManager) => Promise<unknown>): Promise<void> {
  const migration = new ReminderPolicies20261127100000();
  await server.database.read(async (db) => {
    const runner = db.dataSource.createQueryRunner();
    await migration.down(runner);
    await before(db);
    await migration.up(runner);
    await runner.release();
  });
}

/** So many people who each have a task of the same campaign to fill, due on one day. */
async function crowd({ server }: Bureau, count: number, dueDate: string): Promise<string[]> {
  return server.database.transaction(async (db) => {
    const { id: _task, ...like } = (await db.find(Task))[0]!;
    const { id: _person, ...person } = await db.findOneByOrFail(Person, { id: like.fillerId });
    const people = Array.from({ length: count }, (_, at) => ({
      ...person,
      id: newId(),
      userId: `crowd${at}`,
      unionId: `crowd-union${at}`,
      name: `演示${at}`,
    }));
    await db.insert(Person, people);
    const project = await db.findOneByOrFail(Project, { id: like.projectId });
    for (const { id: fillerId } of people) {
      const projectId = newId();
      await db.insert(Project, { ...project, id: projectId, name: fillerId, fillerId });
      await db.insert(Task, { ...like, id: newId(), projectId, fillerId, dueDate });
    }
    return people.map(({ id }) => id);
  });
}

it('keeps to the days of Shanghai wherever the host stands', () => {
  const asked = `
    const { statutoryCalendar } = require('./server/calendar/workCalendar');
    const { dayOf, timeOf } = require('./shared/calendar');
    const days = ['2025-09-28', '2025-09-30', '2025-10-01', '2025-10-08', '2025-10-09', '2025-10-12', '2025-10-13'];
    const at = new Date('2025-10-08T16:30:00.000Z');
    console.log(days.map((day) => Number(statutoryCalendar.isWorkday(day))).join(''), dayOf(at), timeOf(at));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=commonjs', '-e', asked], {
    cwd: join(__dirname, '../..'),
    env: { ...process.env, TZ: 'America/New_York', NODE_OPTIONS: '' },
    encoding: 'utf8',
  });
  expect([stdout.trim(), stderr]).toEqual(['1100101 2025-10-09 00:30', '']);
});
