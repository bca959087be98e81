// 审核: what deserves a look, many decided together, each to be taken back for a while, and only what is wrong sent back.
import 'reflect-metadata';
import type {
  Decided,
  DecisionInput,
  ReviewFacts,
  ReviewList,
  RowHistory,
  UndoneList,
} from '../../shared/contracts/reviews';
import type { TaskDetail } from '../../shared/contracts/tasks';
import type { TaskTimeline } from '../../shared/contracts/timeline';
import { Task } from '../../server/tasks/entities';
import type { Phone } from '../../scripts/story/phone';
import { aBureau as buildBureau, bureaus, goldenResult, refusal, type Bureau } from '../support/bureau';
import { databaseKinds, describeOn } from '../support/databases';
import { pdf, senderFor } from '../evidence/sender';
import { cardOf, presses, shownCard } from '../incoming/support/cards';

const SECONDS = 1000;
const CARDS = { DINGTALK_CARD_TEMPLATE_ID: 'jixiaotong-card.schema' };

const list = (phone: Phone) => phone.get<ReviewList>('api/reviews');
const decide = (phone: Phone, ...decisions: DecisionInput[]) =>
  phone.post<Decided>('api/reviews/decisions', { decisions });
const approval = ({ id, version }: { id: string; version: number }): DecisionInput => ({
  decision: 'approve',
  taskId: id,
  version,
});
const idsOf = ({ results }: Decided) => results.flatMap((one) => (one.outcome === 'done' ? [one.decisionId] : []));
const undo = (phone: Phone, ...decisionIds: string[]) => phone.post<UndoneList>('api/reviews/undo', { decisionIds });
const refusedOf = ({ results }: Decided | UndoneList) =>
  results.flatMap((one) => (one.outcome === 'refused' ? [one.message] : []));
const rowNamed = ({ indicators }: TaskDetail, name: string) => indicators.find((row) => row.name === name)!;

async function passes(bureau: Bureau, milliseconds: number): Promise<void> {
  bureau.travelTo(new Date(bureau.now().getTime() + milliseconds));
  await bureau.settle();
}

describe.each(databaseKinds)('reviewing on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('decides many at once, each by itself, and takes all of it back without a word to anybody', async () => {
      const bureau = await aBureau({ seed: { bureaus: 4 } });
      const { reviewer, filler } = bureau;
      const { waiting } = await list(reviewer);
      expect(waiting.length).toBeGreaterThan(1);
      const heard = () => [filler.notices(), reviewer.openTodos(), reviewer.doneTodos()];
      const before = heard();
      const [first, ...others] = waiting;
      const since = async () => (await reviewer.get<TaskTimeline>(`api/tasks/${others[0]!.id}/timeline`)).now!.since;
      const waitsSince = await since();
      const stale = { ...approval(first!), version: first!.version - 1 };
      const decided = await decide(reviewer, stale, ...others.map(approval));
      expect(refusedOf(decided)).toEqual([expect.stringMatching(/^这项任务刚刚被.*改过。$/)]);
      expect(idsOf(decided)).toHaveLength(others.length);
      await passes(bureau, 5 * SECONDS);
      expect((await list(reviewer)).waiting.map(({ id }) => id)).toEqual([first!.id]);
      expect(heard()).toEqual(before);

      expect(refusedOf(await undo(bureau.lead, ...idsOf(decided)))).toHaveLength(others.length);
      expect(refusedOf(await undo(reviewer, ...idsOf(decided)))).toEqual([]);
      expect(refusedOf(await undo(reviewer, idsOf(decided)[0]!))).toEqual(['这次审核已经撤销过了。']);
      const again = (await list(reviewer)).waiting;
      expect(again.map(({ id }) => id)).toEqual(waiting.map(({ id }) => id));
      await passes(bureau, 60 * SECONDS);
      expect(heard()).toEqual(before);
      expect(await since()).toBe(waitsSince);
      const { timeline } = await reviewer.get<TaskDetail>(`api/tasks/${others[0]!.id}`);
      expect(timeline.slice(-2).map(({ label }) => label)).toEqual([expect.stringContaining('审核通过'), '撤销审核']);

      // Decided anew, it is told as if nothing had been.
      const [last] = again.slice(-1);
      await decide(reviewer, approval(last!));
      await passes(bureau, 14 * SECONDS);
      expect(reviewer.doneTodos()).toHaveLength(1 + before[2]!.length);
      expect((await list(reviewer)).handled[0]).toMatchObject({ id: last!.id, decision: 'approved' });
    });

    it('stays decided when the server dies meanwhile, and then cannot be taken back any more', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      const sent = await bureau.submits();
      const decided = await decide(bureau.lead, approval(sent));
      await bureau.settle();
      expect(bureau.reviewer.notices()).toEqual([]);
      await bureau.restart();
      for (const phone of [bureau.lead, bureau.reviewer, bureau.filler]) await phone.signIn();
      expect((await bureau.task()).stateLabel).toBe('复核中');
      await passes(bureau, 14 * SECONDS);
      expect(bureau.reviewer.notices()).toEqual(['待您审核：财政网络运维服务费自评']);
      expect(bureau.lead.openTodos()).toEqual([]);
      expect(refusedOf(await undo(bureau.lead, ...idsOf(decided)))).toEqual(['已经过了撤销的时间，通知已发出。']);
      // Nor once somebody has gone on from it, however early.
      const passed = await decide(bureau.reviewer, approval(await bureau.task()));
      await bureau.filler.post(`api/tasks/${sent.id}/reports`, { version: (await bureau.task()).version });
      expect(refusedOf(await undo(bureau.reviewer, ...idsOf(passed)))).toEqual(['已经据此生成报告，不能再撤销。']);
    });

    it('returns only what is wrong, ten times over, and loses nothing of it', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.submits();
      const wrong = ['系统功能达标率', '运维系统数量'];
      for (let time = 1; time <= 10; time += 1) {
        const name = wrong[time % 2]!;
        await bureau.returns(bureau.lead, `第 ${time} 次退回`, [{ name, reason: `请核对第 ${time} 次` }]);
        const returned = await bureau.task();
        expect(returned.indicators.filter(({ locked }) => !locked).map((row) => row.name)).toEqual([name]);
        const row = rowNamed(returned, name);
        expect([row.returnReason, row.returnedActual !== null]).toEqual([`请核对第 ${time} 次`, true]);
        await saveRow(bureau, row, String(name === '运维系统数量' ? 15 : 98 + time / 10));
        await bureau.submits();
      }
      const task = await bureau.task();
      const { name, events } = await bureau.lead.get<RowHistory>(
        `api/tasks/${task.id}/rows/${rowNamed(task, '系统功能达标率').id}/history`,
      );
      expect(name).toBe('系统功能达标率');
      expect(events.filter(({ what }) => what === '提交')).toHaveLength(11);
      expect(events.filter(({ what }) => what === '退回这一项').map(({ reason }) => reason)).toEqual(
        [10, 8, 6, 4, 2].map((time) => `请核对第 ${time} 次`),
      );
      expect(events.filter(({ what }) => what === '退回其他项，这一项认可')).toHaveLength(5);
      const values = events.filter(({ label }) => label === '实际完成值').map(({ before, after }) => [before, after]);
      expect(values[0]).toEqual(['98.8', '99']);
      expect(values.at(-1)![0]).toBeNull();
      expect((await bureau.lead.get<ReviewFacts>(`api/reviews/${task.id}`)).differences).toMatchObject([
        { name: '系统功能达标率', label: '实际完成值', before: '98.8%', after: '99%' },
      ]);
    });

    it('stays decided once the filler has added evidence, since what was handed in must not change in review', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      const { id, version, indicators } = await bureau.submits();
      const returned: DecisionInput = { decision: 'return', taskId: id, version, reason: '请补材料', indicators: [] };
      const ids = idsOf(await decide(bureau.lead, returned));
      await senderFor(bureau.filler, id, indicators[0]!.id).send(pdf());
      expect(refusedOf(await undo(bureau.lead, ...ids))).toEqual(['已经有人接着办理，不能再撤销。']);
      expect((await bureau.task()).state).toBe('returned');
    });

    it('keeps what was accepted from being changed, names it, and opens all of it again with a general reason', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      const { id, version } = await bureau.submits();
      const head = [{ place: 'goal', reason: '写得太笼统' }];
      await bureau.lead.post(`api/tasks/${id}/return`, { version, reason: '请补充', indicators: [], head });
      const returned = await bureau.task();
      expect(returned.returnedHead).toEqual({ goal: '写得太笼统', funds: null });
      const save = async (body: object) => {
        const { version: seen } = await bureau.task();
        return bureau.filler.put<TaskDetail>(`api/tasks/${id}/draft`, { version: seen, results: [], ...body });
      };
      const row = { ...goldenResult(returned.indicators[0]!), actual: '14' };
      expect(await refusal(save({ results: [row] }))).toMatchObject({
        code: 'row-locked',
        message: `“${returned.indicators[0]!.name}”已审核认可，不能修改。`,
        field: 'results[0]',
      });
      expect(await refusal(save({ executionReason: '另一个原因' }))).toMatchObject({
        message: '“项目资金”已审核认可，不能修改。',
        field: 'executionReason',
      });
      await save({ goalActual: '全年系统运行正常，没有发生安全事故，各项任务均已完成。' });
      await bureau.submits();
      const { differences, compared } = await bureau.lead.get<ReviewFacts>(`api/reviews/${id}`);
      expect(compared).toMatchObject({ with: 'last-seen', round: 1 });
      expect(differences.map(({ name }) => name)).toEqual(['年度总体目标']);
      await bureau.returns(bureau.lead, '整张表重填');
      expect(await bureau.task()).toMatchObject({ returnedHead: null });
      expect((await save({ results: [row], executionReason: '另一个原因' })).state).toBe('returned');
    });
  });
});

async function saveRow(bureau: Bureau, row: TaskDetail['indicators'][number], actual: string): Promise<void> {
  const { id, version } = await bureau.task();
  const results = [{ ...goldenResult(row), actual, assumed: false }];
  await bureau.filler.put(`api/tasks/${id}/draft`, { version, results });
}

describe('reviewing', () => {
  let bureau: Bureau;
  beforeEach(async () => {
    bureau = await buildBureau('sqlite', { environment: CARDS });
  });
  afterEach(() => bureau.stop());

  const nameStandIn = (phone: Phone, standInId: string | null, days: { from: string; until: string | null }) =>
    phone.put('api/stand-in', { standInId, ...days });
  const personId = async (phone: Phone) => (await phone.get<{ id: string }>('api/me')).id;

  it('leaves a card as it is while the decision of the page can still be taken back', async () => {
    const { lead } = bureau;
    await bureau.fills();
    const sent = await bureau.submits();
    const card = await cardOf(bureau, lead);
    const ids = idsOf(await decide(lead, approval(sent)));
    const asked = shownCard(bureau, lead, card.outTrackId);
    await presses(bureau, lead, card.outTrackId);
    expect(shownCard(bureau, lead, card.outTrackId)).toEqual(asked);
    await undo(lead, ...ids);
    expect(refusedOf(await decide(lead, approval(await bureau.task())))).toEqual([]);
    await passes(bureau, 14 * SECONDS);
    expect((await bureau.task()).stateLabel).toBe('复核中');
    expect(shownCard(bureau, lead, card.outTrackId).text).toMatch(/已由.*通过/);
  });

  it('in somebody’s place says for whom, for the days named, and never for what is their own', async () => {
    const { lead, filler, admin, reviewer } = bureau;
    expect(
      (await refusal(nameStandIn(reviewer, await personId(reviewer), { from: '2025-03-12', until: null }))).status,
    ).toBe(422);
    await nameStandIn(reviewer, await personId(admin), { from: '2025-03-12', until: '2025-03-14' });
    await bureau.settle();
    expect(admin.lastNotice()).toMatch(/^赵敏.*请您代理审核，3月12日 周三至3月14日 周五/);
    await bureau.fills();
    await bureau.submits();
    await bureau.approves(lead);
    expect((await list(admin)).waiting).toMatchObject([
      { projectName: '财政网络运维服务费', forName: expect.stringContaining('赵敏') },
    ]);
    await bureau.returns(admin, '请补充依据');
    expect((await bureau.task()).timeline.at(-1)).toMatchObject({ actorName: expect.stringMatching(/陈静.*（代赵敏/) });
    expect(filler.lastNotice()).toContain('（代');
    await bureau.submits();
    // The filler stands in for the lead: still their own work.
    await nameStandIn(lead, await personId(filler), { from: '2025-03-12', until: null });
    const { id, version } = await bureau.task();
    expect(refusedOf(await decide(filler, approval({ id, version })))).toEqual(['自己填报的内容不能由自己审核。']);
    await bureau.approves(lead);
    // Nor does a stand-in decide on the work of whom they stand in for.
    const givenTo = (fillerId: string) =>
      bureau.server.database.transaction((db) => db.update(Task, { id }, { fillerId }));
    await givenTo(await personId(reviewer));
    const own = await bureau.taskSeenBy(reviewer);
    for (const phone of [reviewer, admin])
      expect(refusedOf(await decide(phone, approval(own)))).toEqual([expect.stringMatching(/不能由.*审核。$/)]);
    expect((await list(admin)).waiting).toEqual([]);
    // After the last day the right is gone.
    await givenTo(await personId(filler));
    expect((await list(admin)).waiting).toHaveLength(1);
    await passes(bureau, 4 * 24 * 3_600 * SECONDS);
    await admin.signIn();
    expect((await list(admin)).waiting).toEqual([]);
  });
});
