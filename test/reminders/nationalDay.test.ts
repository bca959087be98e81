// Whole campaigns over the National Day weeks, with every chat as the sandbox shows it and a clock that is moved. The days
// are worked by hand; the rules behind them stand in test/shared/reminders.
import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
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
import { USUAL_POLICY } from '../../shared/reminders/policy';
import { aBureau, refusal, type Bureau } from '../support/bureau';
import { live, PEOPLE, secondCampaign } from './support/series';

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
      // Told to the lead yesterday that it would be.
      '10-16 9 复核人 等待审核 5 个工作日：财政网络运维服务费自评',
      '10-17 9 负责人 待您审核：财政网络运维服务费自评，等了 6 个工作日',
      '10-17 9 领导 逾期 5 个工作日：机房运维费自评还没提交',
    ]);
  });

  it('shows everybody what was sent to them and why, and the admin who was told, reached, read', async () => {
    bureau.travelTo(instantOn('2025-10-17', 11));
    for (const who of PEOPLE) await bureau[who].signIn();
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
