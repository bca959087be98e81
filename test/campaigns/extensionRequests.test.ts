// 延期申请 on the page: who asks, what fits, who answers, and who is told.
import 'reflect-metadata';
import { addDays, instantOn } from '../../shared/calendar';
import type { ExtensionRequestView, OpenExtensions, TaskExtension } from '../../shared/contracts/extensions';
import { aBureau, refusal, type Bureau } from '../support/bureau';

let bureau: Bureau;
beforeAll(async () => {
  bureau = await aBureau('sqlite');
});
afterAll(() => bureau.stop());

const reason = '第三方验收报告下月才能出';
const asks = async (wantedDay: string, phone = bureau.filler) => {
  const { id } = await bureau.task();
  const made = await phone.post<ExtensionRequestView>(`api/tasks/${id}/extension-requests`, { wantedDay, reason });
  await bureau.settle();
  return made;
};
const seen = async (phone = bureau.filler) =>
  phone.get<TaskExtension>(`api/tasks/${(await bureau.task()).id}/extension-requests`);
const answers = async (id: string, body: object, phone = bureau.admin) => {
  const answer = await phone.post<ExtensionRequestView>(`api/extension-requests/${id}/decision`, body);
  await bureau.settle();
  return answer;
};
const waiting = async (phone = bureau.admin) => {
  const { campaigns } = await phone.get<{ campaigns: { id: string }[] }>('api/campaigns');
  return (await phone.get<OpenExtensions>(`api/campaigns/${campaigns[0]!.id}/extension-requests`)).requests;
};

it('only a later day within a year can be asked for, by the filler or the lead of the unit', async () => {
  const { dueDate } = await bureau.task();
  const { earliest, furthest, canAsk, latest } = await seen();
  expect({ earliest, canAsk, latest }).toEqual({ earliest: addDays(dueDate, 1), canAsk: true, latest: null });
  for (const day of [dueDate, addDays(furthest, 1)])
    expect(await refusal(asks(day))).toMatchObject({ status: 422, code: 'extension-unfit', field: 'dueDate' });
  expect((await refusal(asks(furthest, bureau.reviewer))).status).toBe(403);
  expect((await refusal(asks(furthest, bureau.phone('filler1a')))).status).toBe(401);
  expect(await waiting()).toEqual([]);
});

it('a request waits for the admin, one at a time, and can be taken back', async () => {
  const { dueDate } = await bureau.task();
  const made = await asks(addDays(dueDate, 20));
  expect(made).toMatchObject({ state: 'open', reason, dueDate, can: { decide: false, withdraw: true } });
  expect(bureau.admin.lastNotice()).toMatch(/申请延至.*财政网络运维服务费自评[^]*第三方验收报告/);
  expect(await refusal(asks(addDays(dueDate, 30), bureau.lead))).toMatchObject({
    status: 409,
    code: 'extension-pending',
  });
  expect(await waiting()).toMatchObject([{ id: made.id, can: { decide: true } }]);
  expect(await waiting(bureau.reviewer)).toEqual([]);
  expect((await refusal(answers(made.id, { decision: 'grant' }, bureau.filler))).status).toBe(403);
  expect((await refusal(bureau.lead.post(`api/extension-requests/${made.id}/withdrawal`, {}))).status).toBe(404);
  await bureau.filler.post(`api/extension-requests/${made.id}/withdrawal`, {});
  expect(await seen()).toMatchObject({ canAsk: true, latest: { state: 'withdrawn' } });
  expect((await refusal(answers(made.id, { decision: 'grant' }))).code).toBe('extension-settled');
});

it('a refusal says why; a grant is the same extension as from the board', async () => {
  const { dueDate } = await bureau.task();
  const first = await asks(addDays(dueDate, 20));
  expect((await refusal(answers(first.id, { decision: 'refuse', reason: ' ' }))).status).toBe(400);
  await answers(first.id, { decision: 'refuse', reason: '决算公开在即，请先交' });
  expect(bureau.filler.lastNotice()).toMatch(/未同意延期：财政网络运维服务费自评[^]*决算公开在即，请先交/);
  expect((await bureau.task()).dueDate).toBe(dueDate);

  const wantedDay = addDays(dueDate, 10);
  const second = await asks(wantedDay, bureau.lead);
  expect(await answers(second.id, { decision: 'grant' })).toMatchObject({ state: 'granted', decidedByName: '陈静' });
  expect((await bureau.task()).dueDate).toBe(wantedDay);
  expect(bureau.filler.lastNotice()).toContain('延至');
  expect(bureau.lead.lastNotice()).toMatch(/已同意延至/);
  const { timeline } = await bureau.task();
  expect(timeline.map(({ label }) => label)).toEqual(expect.arrayContaining(['申请延期', '未同意延期', '延期']));
});

it('whose day has passed meanwhile is answered by another day', async () => {
  const { id, dueDate } = await bureau.task();
  const made = await asks(addDays(dueDate, 2));
  const before = bureau.now();
  bureau.travelTo(instantOn(addDays(dueDate, 3), 10));
  await bureau.admin.signIn();
  expect((await refusal(answers(made.id, { decision: 'grant' }))).message).toContain('申请的日期已经过了');
  expect(await waiting()).toMatchObject([{ id: made.id }]);
  const { campaigns } = await bureau.admin.get<{ campaigns: { id: string }[] }>('api/campaigns');
  const extension = { taskId: id, dueDate: addDays(dueDate, 20), reason };
  await bureau.admin.post(`api/campaigns/${campaigns[0]!.id}/extension`, extension);
  expect(await waiting()).toEqual([]);
  bureau.travelTo(before);
  for (const phone of [bureau.admin, bureau.filler]) await phone.signIn();
});

it('what was handed in meanwhile needs no answer any more', async () => {
  const { dueDate } = await bureau.task();
  const made = await asks(addDays(dueDate, 5));
  await bureau.fills();
  await bureau.submits();
  expect(await waiting()).toEqual([]);
  expect(await seen()).toMatchObject({ canAsk: false, latest: { id: made.id, state: 'overtaken' } });
  expect((await refusal(asks(addDays(dueDate, 9)))).code).toBe('move-not-possible');
});
