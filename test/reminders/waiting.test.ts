// What waits for somebody: a request for more time, a review, a task whose filler has left. Each who can act hears of it in
// the day's one message, nobody is told twice, and nobody reads what is none of theirs.
import 'reflect-metadata';
import { Not } from 'typeorm';
import { instantOn } from '../../shared/calendar';
import type { UrgePlan } from '../../shared/contracts/board';
import type { DeliveryList } from '../../shared/contracts/deliveries';
import type { InsightRows } from '../../shared/contracts/insight';
import type { CampaignPolicy, CampaignReminders } from '../../shared/contracts/reminders';
import type { TaskTimeline } from '../../shared/contracts/timeline';
import { newId } from '../../server/database/ids';
import { OrgUnit, Person, PersonRole } from '../../server/identity/entities';
import { Task } from '../../server/tasks/entities';
import { aBureau, refusal, type Bureau } from '../support/bureau';
import { live, PEOPLE, secondCampaign } from './support/series';

const SELF = '财政网络运维服务费自评';
let bureau: Bureau;
afterAll(() => bureau.stop());

async function at(day: string, hour: number, minute = 0): Promise<void> {
  bureau.travelTo(instantOn(day, hour, minute));
  for (const who of PEOPLE) await bureau[who].signIn();
}

describe('a request for more time that nobody answers', () => {
  let request: { id: string };
  let campaignId: string;
  beforeAll(async () => {
    bureau = await aBureau('sqlite');
    await at('2025-03-17', 10);
    const { id, campaign } = await bureau.task();
    campaignId = campaign.id;
    const wanted = { wantedDay: '2025-03-31', reason: '等验收报告' };
    request = await bureau.filler.post(`api/tasks/${id}/extension-requests`, wanted);
    await bureau.settle();
  });

  it('is named to the admin each morning and beside the task of whoever asked, on its last day to both', async () => {
    expect(await live(bureau, '2025-03-18', '2025-03-18', [9])).toEqual([
      `03-18 9 填报人 延期申请待答复：${SELF}还有 3 天`,
      expect.stringContaining('03-18 9 领导 已交 0/1 项'),
      `03-18 9 管理员 延期申请待答复：${SELF}，3月17日 周一提出`,
    ]);
    expect(bureau.filler.lastNotice()).toContain('3月17日 周一申请延至3月31日 周一，还没有答复');
    expect(bureau.filler.lastNotice()).toMatch(/\[提醒设置\]\(http[^)]*#\/reminders\)$/);
    expect(bureau.admin.lastNotice()).toContain('王丽 3月17日 周一申请延至3月31日 周一，现在 3月21日 周五截止');
  });

  it('whoever was reminded today is not urged as well, unless the campaign’s rule says so', async () => {
    await at('2025-03-18', 9, 6);
    const path = `api/campaigns/${campaignId}`;
    const preview = () => bureau.admin.post<UrgePlan>(`${path}/urges/preview`, {});
    expect(await preview()).toMatchObject({ reaches: [], cooling: [], reminded: [{ name: '王丽', tasks: 1 }] });
    expect(await refusal(bureau.lead.post(`${path}/urges`, {}))).toMatchObject({
      code: 'nobody-to-urge',
      message: expect.stringContaining('今天 09:05 已提醒过同样的内容'),
    });
    expect(await bureau.admin.ask('催办 财政网络运维服务费')).toContain('1 人今天 09:05 已自动提醒过，不再重复');
    const { version, policy } = await bureau.admin.get<CampaignPolicy>(`${path}/reminder-policy`);
    const allowed = { ...policy, urgeReminded: true };
    await bureau.admin.put(`${path}/reminder-policy`, { version, policy: allowed });
    expect(await preview()).toMatchObject({ reaches: [{ name: '王丽' }], reminded: [] });
    await bureau.admin.put(`${path}/reminder-policy`, { version: version + 1, policy });
  });

  it('the due day comes before an answer, and who hears that the task is late hears of the request too', async () => {
    expect(await live(bureau, '2025-03-19', '2025-03-24', [9])).toEqual([
      `03-19 9 管理员 延期申请待答复：${SELF}，3月17日 周一提出`,
      `03-20 9 填报人 延期申请待答复：${SELF}明天截止`,
      `03-20 9 管理员 延期申请待答复：${SELF}明天截止`,
      `03-21 9 填报人 延期申请待答复：${SELF}今天截止`,
      `03-21 9 管理员 延期申请待答复：${SELF}今天截止`,
      `03-24 9 负责人 逾期 1 个工作日：${SELF}还没提交`,
      expect.stringContaining('03-24 9 领导'),
      `03-24 9 管理员 延期申请待答复：${SELF}逾期 3 天`,
    ]);
    expect(bureau.lead.lastNotice()).toContain('3月17日 周一申请过延期，还没有答复');
  });

  it('once it is answered nobody hears of it any more', async () => {
    await at('2025-03-24', 10);
    const no = { decision: 'refuse', reason: '验收报告可以后补' };
    await bureau.admin.post(`api/extension-requests/${request.id}/decision`, no);
    await bureau.settle();
    expect(await live(bureau, '2025-03-25', '2025-03-25', [9])).toEqual([
      `03-25 9 填报人 逾期 4 天：${SELF}还差 14 项`,
    ]);
    await at('2025-03-25', 15);
    await bureau.fills();
    await bureau.submits();
  });

  it('a review that takes too long is told to the reviewer first, then above, and the filler reads nothing of it', async () => {
    const before = bureau.filler.notices().length;
    expect(await live(bureau, '2025-03-26', '2025-03-28', [9])).toEqual([
      `03-27 9 负责人 待您审核：${SELF}，等了 2 个工作日`,
    ]);
    expect(bureau.lead.lastNotice()).not.toContain('将告知');
    // Points taken off and more time for all are no reason to count the days anew.
    await at('2025-03-28', 11);
    const { id, version, indicators } = await bureau.taskSeenBy(bureau.lead);
    const off = { line: '台账不全的，每次扣0.5分', points: '0.5', times: 1, fact: '缺3月台账', basis: '检查记录' };
    await bureau.lead.post(`api/tasks/${id}/deductions`, { version, indicatorId: indicators[0]!.id, ...off });
    const later = { dueDate: '2025-04-10', reason: '统一延期' };
    await bureau.admin.post(`api/campaigns/${campaignId}/extension`, later);
    await bureau.settle();
    expect((await live(bureau, '2025-03-31', '2025-03-31', [9]))[0]).toBe(
      `03-31 9 负责人 待您审核：${SELF}，等了 4 个工作日`,
    );
    expect(bureau.lead.lastNotice()).toContain('如仍未审核，4月1日 周二将告知主管部门');
    expect(await live(bureau, '2025-04-01', '2025-04-01', [9, 10])).toEqual([
      `04-01 9 复核人 等待审核 5 个工作日：${SELF}`,
    ]);
    expect(bureau.reviewer.lastNotice()).toContain('已于3月31日 周一先提醒审核人');
    expect(bureau.filler.notices()).toHaveLength(before);
    await at('2025-04-01', 11);
    const { rows } = await bureau.leader.get<InsightRows>(`api/insight/${campaignId}/rows?by=stuck`);
    expect(rows.map(({ notes }) => notes)).toEqual([['单位负责人审核中，已 7 天没有办理']]);
    const timeline = await bureau.filler.get<TaskTimeline>(`api/tasks/${(await bureau.task()).id}/timeline`);
    expect(timeline.now).toMatchObject({ label: '单位负责人审核中', people: [{ told: expect.anything() }] });
    expect(JSON.stringify(timeline)).not.toContain('超时');
  });

  it('of a message about two units whoever answers for one of them sees what concerns it', async () => {
    const second = await secondCampaign(bureau, '2025-04-03');
    const unitId = await movedFrom(second);
    // The head of the first unit reviews for it as well, and for nothing else.
    await bureau.server.database.transaction(async (db) => {
      const { fillerId } = await db.findOneByOrFail(Task, { campaignId: second });
      const lead = await db.findOneByOrFail(PersonRole, { role: 'lead', unitId });
      await db.insert(PersonRole, { ...lead, id: newId(), role: 'reviewer' });
      await db.update(Task, { campaignId: Not(second), fillerId }, { state: 'drafting', dueDate: '2025-04-03' });
    });
    await bureau.settle();
    await live(bureau, '2025-04-03', '2025-04-03', [9]);
    expect(bureau.filler.lastNotice()).toContain('机房运维费：');
    await at('2025-04-03', 10);
    const own = await bureau.lead.get<CampaignReminders>(`api/campaigns/${campaignId}/reminders?kind=due`);
    const text = JSON.stringify(own.reminders);
    expect(text).toContain('财政网络运维服务费：都填好了');
    expect(text).toContain('行说的是其他单位的任务，这里不显示');
    expect(text).toContain('截止当天提醒：其他单位的任务 1 项');
    expect(text).not.toContain('机房运维费');
    const all = await bureau.admin.get<CampaignReminders>(`api/campaigns/${campaignId}/reminders?kind=due`);
    expect(JSON.stringify(all.reminders)).toContain('机房运维费：');
    const { deliveries } = await bureau.lead.get<DeliveryList>('api/deliveries');
    expect(deliveries.map(({ title }) => title).join()).not.toContain('机房运维费');
  });
});

/** Moves the task of a campaign to a unit beside its own. @returns the unit it was in */
async function movedFrom(campaignId: string): Promise<string> {
  return bureau.server.database.transaction(async (db) => {
    const task = await db.findOneByOrFail(Task, { campaignId });
    const unit = await db.findOneByOrFail(OrgUnit, { id: task.unitId });
    const units = await db.findBy(OrgUnit, { id: Not(unit.id) });
    const other = units.find(({ path }) => !unit.path.startsWith(path) && !path.startsWith(unit.path))!;
    await db.update(Task, { id: task.id }, { unitId: other.id });
    return unit.id;
  });
}

it('an overdue task of somebody who has left is told as nobody’s, before anybody was given it', async () => {
  await bureau.stop();
  bureau = await aBureau('sqlite');
  const { id, version } = await bureau.task();
  await bureau.server.database.transaction((db) => db.update(Person, { name: '王丽' }, { active: false }));
  expect(await live(bureau, '2025-03-21', '2025-03-24', [9])).toEqual([
    `03-24 9 负责人 逾期 1 个工作日：${SELF}还没提交`,
    expect.stringContaining('领导'),
  ]);
  expect(bureau.lead.lastNotice()).toContain('无人负责（王丽已离开）');
  bureau.travelTo(instantOn('2025-03-24', 10));
  for (const who of ['admin', 'lead'] as const) await bureau[who].signIn();
  const { id: toId } = await bureau.server.database.read((db) => db.findOneByOrFail(Person, { userId: 'filler1a' }));
  await bureau.admin.post(`api/tasks/${id}/reassignment`, { toId, version, reason: '王丽已离职' });
  await bureau.settle();
  // Whoever fills it now hears first, before the department does.
  expect(await live(bureau, '2025-03-25', '2025-03-25', [9])).toEqual([]);
});

it('a reviewer of more than can be named reads which of them is late for the first time', async () => {
  await bureau.stop();
  bureau = await aBureau('sqlite', { seed: { bureaus: 20 } });
  await bureau.fills();
  await bureau.submits();
  await bureau.approves(bureau.lead);
  await bureau.settle();
  await live(bureau, '2025-03-13', '2025-03-18', [9]);
  expect(bureau.reviewer.lastNotice()).toMatch(
    /待您审核 [6-9] 项自评[^]*财政网络运维服务费：市财政局信息中心 王丽提交，已等 3 个工作日[^]*还有 \d 项[^]*其中 1 项如仍未审核，3月19日 周三将告知分管领导/,
  );
});
