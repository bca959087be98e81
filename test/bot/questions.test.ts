// What people ask in the chat: each answer with its figure first, its way to the record, and nothing
// that is not the asker's to see. One bureau is started; its day goes on from test to test.
import 'reflect-metadata';
import { control } from '../../scripts/story/phone';
import type { Phone } from '../../scripts/story/phone';
import { systemContext } from '../../server/context';
import { newId } from '../../server/database/ids';
import { enqueue } from '../../server/outbox/enqueue';
import { Person } from '../../server/identity/entities';
import { Project } from '../../server/projects/entities';
import { Task } from '../../server/tasks/entities';
import { hasChineseFont } from '../../server/bot/pictures/draw';
import { aBureau, type Bureau } from '../support/bureau';
import { chatIn, expectPicture, saidIn } from './support/chat';

let bureau: Bureau;
let bureauFiller: Phone;

beforeAll(async () => {
  bureau = await aBureau('sqlite', { seed: { bureaus: 8 } });
  bureauFiller = bureau.phone('filler1a');
});
afterAll(() => bureau.stop());
const { ask, askInGroup, chatOf } = chatIn(() => bureau);

const PROJECT = '财政网络运维服务费';

describe('before anything is handed in', () => {
  it('says what it can do by role, the most useful to be tapped', async () => {
    const filler = await ask(bureau.filler, '帮助');
    expect(filler.buttons).toEqual(['我还差什么', '进度', '执行率', '我的任务', '提醒设置']);
    expect(filler.text).toMatch(/项目名称 得分[^]*报告 项目名称[^]*延期申请/);
    expect(filler.text).not.toContain('催办');
    expect((await ask(bureau.lead, '帮助')).buttons).toEqual(['待我审批', '进度', '谁还没交', '逾期', '执行率']);
    const leader = await ask(bureau.leader, '帮助');
    expect(leader.leads).toEqual(['进度', '谁还没交', '逾期', '执行率', '提醒设置']);
    expect(leader.text).not.toContain('延期申请');
  });

  it('tells the filler what is missing by its name, and opens exactly that task', async () => {
    const { id } = await bureau.task();
    const tasks = await ask(bureau.filler, '我的任务');
    expect(tasks.title).toBe('待填报 1 项，最近 3月21日 周五截止');
    expect(tasks.text).toMatch(/\*\*待填报 1 项[^]*还有 9 天，还差 14 项[^]*截至 10:\d\d$/);
    const gaps = await ask(bureau.filler, '我还差什么');
    expect(gaps.title).toBe(`还差 14 项没有填，“${PROJECT}”待提交`);
    expect(gaps.text).toContain('项目资金、年度总体目标完成情况、运维系统数量');
    expect(gaps.leads).toEqual([`#/tasks/${id}`]);
  });

  it('has no score, no report and no availability to tell yet, and says why', async () => {
    expect((await ask(bureau.filler, `${PROJECT} 得分`)).title).toContain('还没有得分，待填报，还差 14 项');
    expect((await ask(bureau.filler, `报告 ${PROJECT}`)).text).toMatch(/还没有报告可发[^]*待填报，还差 14 项，办结后/);
    expect((await ask(bureau.admin, '可用率')).text).toContain('请说明是哪个系统或项目。');
    const availability = await ask(bureau.filler, `${PROJECT} 本月可用率`);
    expect(availability.title).toMatch(/没有可用率的记录$/);
    expect(availability.text).toMatch(/运维台账还没有启用[^]*没有填报过可用率指标/);
    expect(availability.text).not.toMatch(/\d%/);
  });

  it('tells whoever waits for a report that it cannot be compiled any more', async () => {
    const { id: taskId } = await bureau.task();
    const { database } = bureau.server;
    const person = await database.read((db) => db.findOneByOrFail(Person, { userId: bureau.filler.userId }));
    const before = chatOf(bureau.filler).length;
    await database.transaction((db) =>
      enqueue(systemContext(db, bureau.now(), 'asked-before'), {
        dedupeKey: 'compile:asked-before',
        purpose: 'chat',
        recipientId: person.id,
        taskId,
        message: { kind: 'file', fileName: '报告.docx', compiles: { taskId } },
      }),
    );
    await bureau.settle();
    const [only, ...others] = chatOf(bureau.filler).slice(before);
    expect(saidIn(only!).text).toMatch(/报告没有生成。[^]*审核办结并得出总分后，才能生成报告。/);
    expect(others).toEqual([]);
  });

  it('opens the reminder settings, and says what cannot be turned off', async () => {
    expect((await ask(bureau.filler, '提醒设置')).leads).toEqual(['#/reminders']);
    const { text, leads } = await ask(bureau.filler, '退订');
    expect([text, leads]).toEqual([expect.stringContaining('截止当天的提醒不能关'), ['#/reminders']]);
  });

  it('tells those who oversee who has not handed in, unit by unit, and fillers their own', async () => {
    const all = await ask(bureau.admin, '谁还没交');
    expect(all.title).toMatch(/^25 项中 \d+ 项还没有交$/);
    expect(all.text).toMatch(/1\. 市教育局 .+：智慧校园平台运维服务，还有 \d 天，已退回/);
    expect(all.buttons[0]).toBe('查看名单');
    const unit = await ask(bureau.admin, '市教育局谁还没交');
    expect(unit.title).toMatch(/^市教育局 3 项中 1 项还没有交$/);
    expect((await ask(bureau.admin, '教育局交了没')).title).toMatch(/^市教育局 3 项中已提交 2 项/);
    expect((await ask(bureau.lead, '我们单位交了没')).title).toMatch(/^市财政局信息中心 1 项中已提交 0 项/);
    expect((await ask(bureau.leader, '得分')).title).toMatch(/平均 \d+\.\d\d 分/);
    expect((await ask(bureau.filler, '谁还没交')).title).toBe('您还有 1 项没有交');
    expect((await ask(bureau.leader, '逾期')).title).toBe('没有逾期的任务');
  });
});

describe('the money', () => {
  it('stands against the time that has passed, of a project, a unit and a campaign', async () => {
    const project = await ask(bureau.filler, `${PROJECT}执行率`);
    expect(project.title).toBe(`“${PROJECT}”执行率 82.91%，预算 147.00 万元，已支出 121.88 万元`);
    expect(project.text).toContain('2024 年时间进度 100.00%，比时间进度落后 17.09 个百分点。');
    expect((await ask(bureau.admin, '市教育局执行率')).title).toMatch(/^市教育局执行率 [\d.]+%，预算 [\d.]+ 万元/);
    const all = await ask(bureau.leader, '执行率');
    expect(all.title).toMatch(/^执行率 \d\d\.\d\d%，预算 \d+\.\d\d 万元，已支出 \d+\.\d\d 万元$/);
    expect(all.text.match(/^- /gm)).toHaveLength(5);
    expect(all.text).toMatch(/还有 \d+ 个项目，点下面的按钮查看。/);
    expect(all.leads[0]).toMatch(/^#\/insight\/.+\/rows\/by=behind$/);
  });
});

describe('how far it is', () => {
  it('is told with a picture where one would rather look', async () => {
    const before = chatOf(bureau.leader).length;
    const { title, text, leads } = await ask(bureau.leader, '进度');
    expect(title).toMatch(/^25 项中已提交 \d+ 项，办结 \d+ 项$/);
    expect(text).toMatch(
      /- .*市直部门项目支出绩效自评：24 项中[^]*截止[^]*- .*市财政局项目支出绩效自评：1 项中已提交 0 项[^]*截至 10:/,
    );
    expect(leads[0]).toMatch(/^#\/campaigns\//);
    if (await hasChineseFont()) await expectPicture(bureau, chatOf(bureau.leader).slice(before));
    expect((await ask(bureau.leader, '市教育局 进度')).title).toMatch(/^市教育局 3 项中/);
    expect((await ask(bureau.leader, '市教育局 得分')).title).toMatch(/^市教育局平均 \d+\.\d\d 分，已交的 \d 项中/);
  });

  it('sees the picture after the words, although the words had to be sent twice', async () => {
    if (!(await hasChineseFont())) return;
    const before = chatOf(bureau.leader).length;
    await bureau.trouble({ busy: { api: 'sendBySession', times: 1 } });
    await control(bureau.sandbox, `api/people/${bureau.leader.userId}/messages`, { text: '进度' });
    await bureau.sandbox.store.until('words and picture', () => chatOf(bureau.leader)[before + 1], 45_000);
    await bureau.settle();
    const types = chatOf(bureau.leader)
      .slice(before)
      .map(({ content }) => content.type);
    expect(types).toEqual(['actionCard', 'image']);
  });
});

describe('once it is handed in', () => {
  beforeAll(async () => {
    await bureau.fills();
    await bureau.submits();
  });

  it('names what came back, before it is handed in again', async () => {
    await bureau.returns(bureau.lead, '请核对', [{ name: '系统功能达标率', reason: '缺少检测记录' }]);
    const { text } = await ask(bureau.filler, '我还差什么');
    expect(text).toContain('改好后再提交；退回的是系统功能达标率');
    await bureau.submits();
  });

  it('waits for the reviewer with what to look at, and says with whom it is', async () => {
    const { id } = await bureau.task();
    const waiting = await ask(bureau.lead, '待我审批');
    expect(waiting.title).toBe('1 项等您审批');
    expect(waiting.text).toMatch(/1\. 财政网络运维服务费（市财政局信息中心）：自评 98\.29 分，优，要看 \d 处/);
    // What deserves a look is not approved from a list.
    expect(waiting.leads).toEqual([`#/reviews/${id}`, '#/reviews']);
    const where = await ask(bureau.filler, `${PROJECT}到哪了`);
    expect(where.title).toBe(`“${PROJECT}”在李建国那里，单位负责人审核中，还有 9 天`);
    expect(where.text).toMatch(/从今天 10:\d\d 起[^]*通知情况：李建国已送达[^]*下一步：复核，赵敏[^]*王丽 提交/);
    expect((await ask(bureau.lead, '谁还没交')).title).toBe('1 项全部交齐');
    expect((await ask(bureau.reviewer, '待我审批')).title).toMatch(/^\d+ 项等您审批$/);
  });

  it('gives the score, and rule by rule why points were lost', async () => {
    await bureau.approves(bureau.lead);
    await bureau.approves(bureau.reviewer);
    const score = await ask(bureau.filler, `${PROJECT} 得分`);
    expect(score.title).toBe(`“${PROJECT}” 98.29 分，优，扣 1.71 分`);
    expect(score.leads).toEqual([`${PROJECT} 为什么扣分`, expect.stringMatching(/^#\/tasks\//), `报告 ${PROJECT}`]);
    const why = await ask(bureau.filler, '为什么扣分');
    expect(why.text).toMatch(/扣 1\.71 分。预算执行率[^]*82\.91%[^]*可得10分[^]*依据：财预〔2020〕10号[^]*演示假设/);
  });

  it('announces the report and sends it when it is compiled, at once the next time', async () => {
    const before = chatOf(bureau.filler).length;
    expect((await ask(bureau.filler, `报告 ${PROJECT}`)).title).toBe(`正在生成“${PROJECT}”的评价报告，好了就发给您`);
    const { group, alone } = await askInGroup(bureau.filler, `报告 ${PROJECT}`);
    expect(group).toHaveLength(1);
    expect(saidIn(alone[0]!).title).toBe(`“${PROJECT}”的评价报告已发给您`);
    const files = chatOf(bureau.filler)
      .slice(before)
      .flatMap(({ content }) => (content.type === 'file' ? [content.name] : []));
    expect(files).toEqual([`${PROJECT}绩效评价报告.docx`, `${PROJECT}绩效评价报告.docx`]);
  });
});

describe('a campaign with many that are open', () => {
  const MORE = 30;

  /** As many again of one open task, each with a project of its own. */
  beforeAll(async () => {
    await bureau.server.database.transaction(async (db) => {
      const task = await db.findOneOrFail(Task, { where: { state: 'drafting' }, order: { id: 'ASC' } });
      const project = await db.findOneByOrFail(Project, { id: task.projectId });
      const copies = Array.from({ length: MORE }, (_, at) => ({ id: newId(), name: `${project.name}第 ${at + 1} 期` }));
      await db.insert(
        Project,
        copies.map((copy) => ({ ...project, ...copy })),
      );
      await db.insert(
        Task,
        copies.map(({ id }) => ({ ...task, id: newId(), projectId: id })),
      );
    });
  });

  it('is told by unit, with the way to the list', async () => {
    const { title, text, leads } = await ask(bureau.admin, '谁还没交');
    expect(title).toMatch(/^55 项中 3\d 项还没有交$/);
    expect(text).toMatch(/涉及 \d 个单位，未交最多的是：[^]*- .+局：3\d 项/);
    expect(text).not.toContain('第 1 期');
    expect(leads[0]).toMatch(/^#\/campaigns\/[^/]+\/show=outstanding$/);
  });
});

describe('who may not see', () => {
  it('another unit hears the same as of what does not exist', async () => {
    await ask(bureauFiller, '你好');
    for (const line of [
      `${PROJECT} 得分`,
      `${PROJECT} 到哪了`,
      `${PROJECT} 执行率`,
      `报告 ${PROJECT}`,
      `${PROJECT} 本月可用率`,
    ]) {
      const hidden = await ask(bureauFiller, line);
      const missing = await ask(bureauFiller, line.replace(PROJECT, '月球基地建设'));
      expect(hidden.text.replaceAll(PROJECT, '月球基地建设')).toBe(missing.text);
      expect(hidden.text).toContain('没有找到您可以查看的');
    }
    expect((await ask(bureauFiller, '谁还没交')).text).not.toContain('财政局');
  });

  it('whoever has left is a stranger', async () => {
    const leaver = bureau.phone('filler8b');
    await bureau.server.database.transaction((db) => db.update(Person, { userId: leaver.userId }, { active: false }));
    expect((await ask(leaver, '进度')).text).toContain('绩效通的通讯录里还没有您');
    const { group, alone } = await askInGroup(leaver, '谁还没交');
    expect(saidIn(group[0]!).text).toContain('绩效通的通讯录里还没有您');
    expect(alone).toEqual([]);
  });
});
