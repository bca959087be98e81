// What people ask about the work itself: by when, how, with what, and who does it instead; what is short to say (批2, 催她);
// and that an approver finds number 250 of what waits by its name.
import 'reflect-metadata';
import { newId } from '../../server/database/ids';
import { Project } from '../../server/projects/entities';
import { Task } from '../../server/tasks/entities';
import { aBureau, type Bureau } from '../support/bureau';
import { chatIn, saidIn } from './support/chat';

let bureau: Bureau;
beforeAll(async () => {
  bureau = await aBureau('sqlite', { seed: { bureaus: 8 } });
  // Nobody is welcomed in the midst of a test.
  for (const phone of [
    bureau.filler,
    bureau.lead,
    bureau.admin,
    bureau.reviewer,
    bureau.leader,
    bureau.phone('filler1a'),
  ])
    await phone.ask('你好');
});
afterAll(() => bureau.stop());
const { ask, askInGroup } = chatIn(() => bureau);

const PROJECT = '财政网络运维服务费';

describe('whoever fills', () => {
  it.each([
    ['几号截止啊', `“${PROJECT}”3月21日 周五截止，还有 9 天`],
    ['ddl', `“${PROJECT}”3月21日 周五截止，还有 9 天`],
    ['什麼時候截止', `“${PROJECT}”3月21日 周五截止，还有 9 天`],
    ['要交哪些材料', `“${PROJECT}”要交 3 份佐证材料，还差 3 份`],
    ['怎样才能满分', `“${PROJECT}”还有 `],
    ['怎么延期呀', '填报人或单位负责人申请，绩效管理员答复'],
    ['为什么被退回', '您现在没有被退回的任务'],
    ['都填好了帮我交一下', `还不能提交：还差 14 项没有填，“${PROJECT}”待提交`],
    ['我要转交给别人', '填报任务由绩效管理员改派'],
    [`${PROJECT}换人填`, `“${PROJECT}”要换人填，由绩效管理员改派`],
    ['我下周休假了谁替我', '代理只管审核'],
    ['上次得了多少分', `“${PROJECT}”没有更早的得分记录`],
    ['发起批次', '评价批次由绩效管理员发起'],
    ['导出名单', '名单由绩效管理员、复核人或分管领导导出'],
  ])('“%s” is answered', async (said, answer) => expect((await ask(bureau.filler, said)).title).toContain(answer));

  it('is told how an indicator is filled in, in the words of the sheet, and asked which of several', async () => {
    const { indicators, id } = await bureau.task();
    const [first] = indicators;
    const { title, text, leads } = await ask(bureau.filler, `${first!.name} 怎么填`);
    expect(title).toContain(`“${first!.name}”`);
    expect(title).toContain(`年度指标值 ${first!.targetText}`);
    expect(text).toMatch(/满分：.+得满分/);
    expect(leads).toEqual([`#/tasks/${id}`]);
    expect((await ask(bureau.filler, '产出指标怎么填')).title).toMatch(/^有 \d+ 个指标与“产出指标”相符$/);
    expect((await ask(bureau.filler, '月球指标怎么填')).title).toBe('您要填的任务里没有名称带“月球指标”的指标');
  });

  it('hands in on the page alone, after the same check', async () => {
    await bureau.fills();
    const { title, leads } = await ask(bureau.filler, '填好了帮我交');
    const { id, stateLabel } = await bureau.task();
    expect(title).toBe(`“${PROJECT}”可以提交，自评 98.29 分`);
    expect(leads).toEqual([`#/tasks/${id}/check`]);
    expect(stateLabel).toBe('填报中');
    await bureau.submits();
    expect((await ask(bureau.filler, 'submit')).title).toBe('您没有要提交的任务');
  });

  it('hears why it came back, row by row', async () => {
    await bureau.returns(bureau.lead, '请核对', [{ name: '系统功能达标率', reason: '缺少检测记录' }]);
    const { title, text } = await ask(bureau.filler, '为啥又给我退回来了');
    expect(title).toBe(`“${PROJECT}”被退回：请核对`);
    expect(text).toMatch(/李建国 今天 \d\d:\d\d 退回。[^]*- 系统功能达标率：缺少检测记录/);
    await bureau.submits();
    expect((await ask(bureau.filler, `${PROJECT}为什么被退回`)).title).toContain(
      '现在没有退回，上次退回是因为：请核对',
    );
  });

  it('of another unit hears the same as of what does not exist', async () => {
    for (const said of ['要交哪些材料', '为什么退回', '什么时候截止', '怎样得满分', '上次得分']) {
      const hidden = await ask(bureau.phone('filler1a'), `${PROJECT} ${said}`);
      const missing = await ask(bureau.phone('filler1a'), `月球基地建设 ${said}`);
      expect(hidden.text).toContain('没有找到您可以查看的');
      expect(hidden.text.replaceAll(PROJECT, '月球基地建设')).toBe(missing.text);
    }
  });
});

describe('whoever looks after many', () => {
  it('launches, and takes a list along, where that is done', async () => {
    expect((await ask(bureau.admin, '我要发起一个新批次')).leads).toEqual(['#/campaigns/new', '#/campaigns']);
    const all = await ask(bureau.admin, '导出没交的名单');
    expect(all.title).toMatch(/^\d+ 项还没有交，名单可以导出成表格$/);
    expect(all.leads[0]).toMatch(/^#\/campaigns\/[^/]+\/show=outstanding$/);
    const unit = await ask(bureau.admin, '导出市教育局未交名单');
    expect(unit.leads[0]).toMatch(/^#\/campaigns\/[^/]+\/show=outstanding&unitId=/);
  });

  it('learns what waits longest and with whom, alone; tasks by their day, no ranking of people', async () => {
    const { title, text } = await ask(bureau.leader, '谁审得最慢');
    expect(title).toMatch(/^\d+ 项在审核中，等得最久的已交 \d+ 天$/);
    expect(text).toMatch(/1\. .+（.+）：.+，在.+那里，已交 \d+ 天/);
    expect((await askInGroup(bureau.leader, '卡在谁那里')).group.map((one) => saidIn(one).text)).toEqual([
      '已私聊回复您。',
    ]);
    expect((await ask(bureau.filler, '卡在谁那里')).title).toContain(`“${PROJECT}”在李建国那里`);
    await ask(bureau.lead, `${PROJECT} 得分`);
    expect((await ask(bureau.lead, '卡在谁那里')).title).toContain(`“${PROJECT}”在李建国那里`);
  });

  it('knows the days of campaigns, the averages of those before, and who stands in', async () => {
    expect((await ask(bureau.leader, '什么时候截止')).text).toMatch(/市直部门项目支出绩效自评：.+截止，.+项未交/);
    expect((await ask(bureau.leader, '市教育局几号截止')).title).toMatch(/^市教育局 还有 \d 项没有交，最早 .+截止/);
    expect((await ask(bureau.leader, '去年平均分')).title).toMatch(/平均 \d+\.\d\d 分/);
    expect(await ask(bureau.lead, '我出差期间谁替我审')).toMatchObject({
      title: '您还没有请人代理审核',
      leads: ['#/reviews'],
    });
  });
});

describe('said shortly', () => {
  it('批2, 退2 mean the second of the list, and 不是这个 ends it', async () => {
    const list = (await ask(bureau.reviewer, '待我审批')).text;
    const second = /2\. (.+?)（/.exec(list)![1]!;
    for (const said of ['批2', '批准2', '同意第2個'])
      expect((await ask(bureau.reviewer, said)).title).toContain(`将通过“${second}”`);
    const back = await ask(bureau.reviewer, '退2吧，数据对不上');
    expect([back.title, back.text]).toEqual([
      expect.stringContaining(`将退回“${second}”`),
      expect.stringContaining('理由：数据对不上'),
    ]);
    expect((await ask(bureau.reviewer, '不是这个')).title).toBe('好，没有办理');
    expect((await ask(bureau.reviewer, '算了算了')).title).toBe('好，这个先不说了');
    expect((await ask(bureau.reviewer, '批2')).title).toBe('没有第 2 项可以同意');
  });

  it('催一下她 is about whoever was told of, and about nobody else', async () => {
    expect((await ask(bureau.admin, '催一下她')).title).toBe('请说明要催办谁');
    const open = /1\. \S+ (\S+)：/.exec((await ask(bureau.admin, '市教育局谁还没交')).text)![1]!;
    await ask(bureau.admin, `${open}还差什么`);
    const { title, text } = await ask(bureau.admin, '催一下她');
    expect(title).toMatch(/^将提醒 1 个单位的 1 位填报人，共 \d 项任务，确认？$/);
    expect(text).toContain(`催办范围：${open}`);
    await ask(bureau.admin, '取消');
  });
});

describe('an approver with three hundred that wait', () => {
  const MORE = 300;
  const nameOf = (at: number) => `城区排水管网养护第 ${at} 标段`;

  /** As many again of one that waits, all handed in before it. */
  beforeAll(async () => {
    await bureau.server.database.transaction(async (db) => {
      const task = await db.findOneOrFail(Task, { where: { state: 'in-review', step: 1 }, order: { id: 'ASC' } });
      const project = await db.findOneByOrFail(Project, { id: task.projectId });
      const copies = Array.from({ length: MORE }, (_, at) => ({ ...project, id: newId(), name: nameOf(at + 1) }));
      const handedIn = (at: number) => new Date(task.submittedAt!.getTime() - (MORE - at) * 60_000);
      await db.insert(Project, copies);
      await db.insert(
        Task,
        copies.map(({ id }, at) => ({ ...task, id: newId(), projectId: id, submittedAt: handedIn(at) })),
      );
    });
  });

  it('approves and returns any of them by name', async () => {
    const { title } = await ask(bureau.reviewer, '同意');
    expect(Number(/^有 (\d+) 项等您审批$/.exec(title)![1])).toBeGreaterThan(MORE);
    expect((await ask(bureau.reviewer, `同意 ${nameOf(250)}`)).title).toContain(`将通过“${nameOf(250)}”`);
    expect((await ask(bureau.reviewer, `退回 ${nameOf(290)}，因为缺验收单`)).title).toContain(`将退回“${nameOf(290)}”`);
    // Part of a name reads like a reason: what waits says that it is none.
    expect((await ask(bureau.reviewer, '退回 第 300 标段')).title).toContain(`退回“${nameOf(300)}”`);
  });
});
