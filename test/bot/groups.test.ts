// A group that is bound to a campaign hears how it goes: each week and on the last day, in totals, once.
import 'reflect-metadata';
import { IsNull } from 'typeorm';
import { addDays, instantOn } from '../../shared/calendar';
import { AuditEntry } from '../../server/audit/entities';
import { BotGroup } from '../../server/bot/entities';
import { cast } from '../../scripts/demo-data/directory';
import { control } from '../../scripts/story/phone';
import { ways } from '../incoming/support/ways';
import type { CampaignSummary } from '../../shared/contracts/campaigns';
import type { CampaignGroups } from '../../shared/contracts/groups';
import { aBureau, refusal, type Bureau } from '../support/bureau';

let bureau: Bureau;
afterEach(() => bureau.stop());

const CAMPAIGN = '市财政局项目支出绩效自评';
const group = () => bureau.sandbox.store.groupChat(cast.admin)!.messages.filter(({ from }) => from === 'bot');
const textOf = (message: ReturnType<typeof group>[number] | undefined) =>
  message && 'text' in message.content ? message.content.text : '';

async function saysInGroup(userId: string, text: string): Promise<string> {
  const before = group().length;
  await control(bureau.sandbox, `api/people/${userId}/messages`, { to: 'group', text, atBot: true });
  await bureau.sandbox.store.until(`an answer to “${text}”`, () => group().length > before);
  await bureau.settle();
  return textOf(group().at(-1));
}

/** The card of a campaign's board (绑定的群). */
const card = (campaignId: string, phone = bureau.admin) =>
  phone.get<CampaignGroups>(`api/campaigns/${campaignId}/groups`);
const unbind = (campaignId: string, groupId: string, phone = bureau.admin) =>
  phone.post<CampaignGroups>(`api/campaigns/${campaignId}/groups/${groupId}/unbinding`, {});

/** The clock looks what is due: groups have heard so much since. */
async function hearsAt(day: string, hour: number): Promise<string[]> {
  const before = group().length;
  bureau.travelTo(instantOn(day, hour));
  for (const _again of [1, 2]) await bureau.server.app.remind();
  await bureau.settle();
  return group().slice(before).map(textOf).filter(Boolean);
}

it('a group is bound by an admin of the whole campaign, and hears of it until all is done', async () => {
  bureau = await aBureau('sqlite');
  const { dueDate, campaign } = await bureau.task();
  expect(await card(campaign.id)).toEqual({ groups: [], say: `绑定批次 ${campaign.name}`, can: { bind: true } });
  expect(await saysInGroup(cast.filler, `绑定批次 ${CAMPAIGN}`)).toContain('需要管理这个批次全部单位的绩效管理员办理');
  expect(await saysInGroup(cast.admin, '绑定批次')).toMatch(
    /已绑定“[^]*市财政局项目支出绩效自评[^]*只有总数，没有名单/,
  );
  // Who binds it this week sees for himself how it goes.
  expect(await hearsAt('2025-03-12', 15)).toEqual([]);
  expect(await hearsAt('2025-03-15', 10)).toEqual([]);
  expect(await hearsAt('2025-03-17', 8)).toEqual([]);
  const [week, ...more] = await hearsAt('2025-03-18', 9);
  expect(week).toMatch(/1 项中已提交 0 项[^]*未交 1 项/);
  expect(week).not.toMatch(/王丽|财政网络运维服务费/);
  expect(more).toEqual([]);
  expect(await hearsAt('2025-03-19', 9)).toEqual([]);
  const [last] = await hearsAt(dueDate, 9);
  expect(last).toContain('今天截止');
  for (const phone of [bureau.filler, bureau.lead, bureau.reviewer]) await phone.signIn();
  await bureau.fills();
  await bureau.submits();
  await bureau.approves(bureau.lead);
  await bureau.approves(bureau.reviewer);
  const closing = await hearsAt(addDays(dueDate, 7), 10);
  expect(closing).toEqual([expect.stringContaining('1 项已全部办结')]);
  expect(await hearsAt(addDays(dueDate, 14), 10)).toEqual([]);
  expect(await saysInGroup(cast.admin, '解绑批次')).toContain('已不再绑定');
  expect(await saysInGroup(cast.admin, '解绑批次')).toContain('本群没有绑定');
});

it('hears once, in one line, of a last day on which nothing ran, and that stands in for the week', async () => {
  bureau = await aBureau('sqlite');
  expect((await bureau.task()).dueDate).toBe('2025-03-21');
  expect(await saysInGroup(cast.admin, `绑定批次 ${CAMPAIGN}`)).toContain('已绑定');
  const before = group().length;
  expect(await hearsAt('2025-03-24', 9)).toEqual([expect.stringContaining('3月21日 周五截止，1 项中已提交 0 项')]);
  expect(await hearsAt('2025-03-24', 15)).toEqual([]);
  expect(await hearsAt('2025-03-25', 9)).toEqual([]);
  expect(group()).toHaveLength(before + 1);
  expect(await hearsAt('2025-03-31', 9)).toEqual([expect.stringContaining('逾期 1 项')]);
});

it('the board shows which groups are bound and whether they hear of it, and an admin of all of it unbinds one', async () => {
  bureau = await aBureau('sqlite', { seed: { bureaus: 2 } });
  const offered = await saysInGroup(cast.admin, '绑定批次');
  await saysInGroup(cast.admin, /(\d)\. [^\n]*市直部门/.exec(offered)![1]!);
  const { campaigns } = await bureau.admin.get<{ campaigns: CampaignSummary[] }>('api/campaigns');
  const [id, other] = campaigns
    .sort((one, another) => another.counts.total - one.counts.total)
    .map((campaign) => campaign.id) as [string, string];
  const [fresh] = (await card(id)).groups;
  expect(fresh).toMatchObject({ boundByName: '陈静', state: 'bound', last: null });
  await hearsAt('2025-03-17', 9);
  for (const phone of [bureau.admin, bureau.filler, bureau.reviewer]) await phone.signIn();
  const [told] = (await card(id)).groups;
  expect(told).toMatchObject({ last: { state: 'sent', reason: null } });
  expect(await card(other)).toMatchObject({ groups: [] });
  expect((await refusal(card(id, bureau.filler))).status).toBe(404);
  expect((await refusal(card(id, bureau.reviewer))).status).toBe(403);
  expect((await refusal(unbind(id, told!.id, bureau.reviewer))).status).toBe(403);
  expect((await refusal(unbind(other, told!.id))).status).toBe(404);

  // It is gone: the board says so, until the group is bound again.
  const { database } = bureau.server;
  const { conversationId } = await database.read((db) => db.findOneByOrFail(BotGroup, { id: told!.id }));
  await database.transaction((db) => db.update(BotGroup, { id: told!.id }, { conversationId: 'cid-gone' }));
  await hearsAt('2025-03-24', 9);
  await hearsAt('2025-03-25', 9);
  await bureau.admin.signIn();
  expect((await card(id)).groups).toMatchObject([{ state: 'lost', last: { state: 'missed' } }]);
  await database.transaction((db) => db.update(BotGroup, { id: told!.id }, { conversationId }));
  await saysInGroup(cast.admin, '绑定批次 市直部门');
  const [again, ...more] = (await card(id)).groups;
  expect([again!.state, more]).toEqual(['bound', []]);
  expect((await unbind(id, again!.id)).groups).toEqual([]);
  expect((await unbind(id, again!.id)).groups).toEqual([]);
  const ended = await database.read((db) => db.findBy(AuditEntry, { action: 'campaign.group-unbound' }));
  expect(ended).toMatchObject([{ actorName: '陈静', origin: 'http' }]);
  expect(await saysInGroup(cast.admin, '解绑批次')).toContain('本群没有绑定');
});

it('of several campaigns one is chosen; when the group is gone the binding ends, and whoever bound it is told', async () => {
  bureau = await aBureau('sqlite', { seed: { bureaus: 2 } });
  const offered = await saysInGroup(cast.admin, '绑定批次');
  const nth = /(\d)\. [^\n]*市直部门/.exec(offered)![1]!;
  expect(await saysInGroup(cast.admin, nth)).toMatch(/已绑定“[^”]*市直部门/);
  const before = group().length;
  expect(await hearsAt('2025-03-17', 9)).toEqual([expect.stringMatching(/6 项中已提交 \d 项/)]);
  // The words, and the picture behind them.
  expect(
    group()
      .slice(before)
      .map(({ content }) => content.type),
  ).toEqual(['actionCard', 'image']);
  const { id } = bureau.sandbox.store.groupChat(cast.admin)!;
  await bureau.server.database.transaction((db) =>
    db.update(BotGroup, { openFor: id }, { conversationId: 'cid-gone' }),
  );
  expect(await hearsAt('2025-03-24', 9)).toEqual([]);
  await hearsAt('2025-03-25', 9);
  expect(bureau.admin.lastNotice()).toMatch(/群“.+”收不到小结了/);
  const ended = await bureau.server.database.read((db) => db.findBy(AuditEntry, { action: 'campaign.group-lost' }));
  expect(ended).toMatchObject([{ actorName: '系统', origin: 'schedule' }]);
});

it('over HTTP nothing proves the group, so its admin confirms it in their own chat', async () => {
  const [, http] = ways;
  bureau = await aBureau('sqlite', { environment: http!.environment });
  await http!.enterAddresses(bureau);
  const own = () => bureau.sandbox.store.botChat(cast.admin).messages.filter(({ from }) => from === 'bot');
  await control(bureau.sandbox, `api/people/${cast.admin}/messages`, { to: 'group', text: '绑定批次', atBot: true });
  const asked = await bureau.sandbox.store.until('the question', () => own()[0]);
  await bureau.settle();
  expect(group()).toEqual([]);
  expect(textOf(asked)).toMatch(/将把“[^]*市财政局[^]*的小结发到群“/);
  const word = /确认 (\d{4})/.exec(textOf(asked))![1];
  expect(await bureau.admin.ask(`确认 ${word}`)).toContain('已绑定');
  const [week] = await hearsAt('2025-03-17', 9);
  expect(week).toContain('1 项中已提交 0 项');
  // Nor does anything prove who ends it: a forged body alone must not silence the group.
  const before = own().length;
  await control(bureau.sandbox, `api/people/${cast.admin}/messages`, { to: 'group', text: '解绑批次', atBot: true });
  const again = await bureau.sandbox.store.until('the question', () => own()[before]);
  await bureau.settle();
  const bound = () => bureau.server.database.read((db) => db.countBy(BotGroup, { endedAt: IsNull() }));
  expect(await bound()).toBe(1);
  expect(await bureau.admin.ask(`确认 ${/确认 (\d{4})/.exec(textOf(again))![1]}`)).toContain('已不再绑定');
  expect(await bound()).toBe(0);
});
