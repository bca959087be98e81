// A talk that goes on: about people, about what was just answered, about the second of a list; and what is said to the bot
// about itself. Whoever may not see somebody or something learns nothing of it by any of these ways.
import 'reflect-metadata';
import { newId } from '../../server/database/ids';
import { Person } from '../../server/identity/entities';
import { Task } from '../../server/tasks/entities';
import type { Phone } from '../../scripts/story/phone';
import { aBureau, type Bureau } from '../support/bureau';
import { chatIn, saidIn } from './support/chat';

let bureau: Bureau;
/** fills for another unit */
let outsider: Phone;
beforeAll(async () => {
  bureau = await aBureau('sqlite', { seed: { bureaus: 8 } });
  outsider = bureau.phone('filler1a');
  // Nobody is welcomed in the midst of a test.
  for (const phone of [outsider, bureau.phone('lead1')]) await phone.ask('你好');
});
afterAll(() => bureau.stop());
const { ask, askInGroup } = chatIn(() => bureau);

const PROJECT = '财政网络运维服务费';
const TEN_MINUTES_MS = 10 * 60_000;

describe('a question about a person', () => {
  it.each(['王丽填完了吗', '王丽还差什么', '王丽手上有几个', '王丽咋还没交', 'wangli还差什么', 'wl 交了没'])(
    '“%s” is answered to their lead, with what is missing by its name',
    async (said) => {
      const { title, text, leads } = await ask(bureau.lead, said);
      expect(title).toBe('王丽还有 1 项没有交，还差 14 项没有填');
      expect(text).toMatch(/1\. 财政网络运维服务费（还有 9 天）还差 14 项：项目资金、年度总体目标完成情况/);
      expect(leads).toEqual([expect.stringMatching(/^#\/tasks\//), '催办 王丽']);
    },
  );

  it('of a reviewer tells what waits for them, and of oneself is about oneself', async () => {
    const { title, text } = await ask(bureau.admin, '赵敏手上有几个任务');
    expect(title).toMatch(/^等赵敏审核 \d+ 项$/);
    expect(text).toMatch(/1\. 审核 .+（市.+局）：自评 \d\d\.\d\d 分/);
    expect((await ask(bureau.filler, '王丽还差什么')).title).toBe(`还差 14 项没有填，“${PROJECT}”待提交`);
  });

  it('asked by whoever may not see them, is answered as if nobody were called so', async () => {
    for (const said of ['王丽填完了吗', '王丽还差什么', '王丽手上有几个', '王丽负责什么项目']) {
      const hidden = await ask(outsider, said);
      const missing = await ask(outsider, said.replace('王丽', '单小二'));
      expect(hidden.text).toContain('没有找到您可以查看的“王丽”');
      expect(hidden.text.replaceAll('王丽', '单小二')).toBe(missing.text);
    }
  });

  it('is never answered in a group', async () => {
    const { group, alone } = await askInGroup(bureau.lead, '王丽填完了吗');
    expect(group.map((one) => saidIn(one).text)).toEqual(['已私聊回复您。']);
    expect(saidIn(alone[0]!).title).toContain('王丽还有 1 项没有交');
  });

  it('asks which one is meant of several with one name, by unit, and a name that only sounds so is asked about', async () => {
    await bureau.server.database.transaction(async (db) => {
      const like = await db.findOneByOrFail(Person, { userId: 'filler2a' });
      const fresh = { id: newId(), name: '王丽', userId: 'wangli2', unionId: 'union-wangli2' };
      await db.insert(Person, { ...like, ...fresh });
    });
    const { title, text, leads } = await ask(bureau.admin, '王丽手上有几个');
    expect(title).toBe('有几个名称与“王丽”相符');
    expect(text).toMatch(/王丽（市财政局信息中心 信息中心科员）/);
    const ours = leads.findIndex((say) => say.includes('信息中心'));
    expect((await ask(bureau.admin, leads[ours]!)).title).toBe('王丽还有 1 项没有交，还差 14 项没有填');
    await ask(bureau.admin, '王丽还差什么');
    expect((await ask(bureau.admin, `第${'一二'[ours]}个`)).title).toBe('王丽还有 1 项没有交，还差 14 项没有填');
    expect((await ask(bureau.lead, '王莉交了没')).text).toMatch(/没有找到您可以查看的“王莉”。您是不是想问这些[^]*王丽/);
  });

  it('tells people of one name, unit and title apart by their account and what they have to fill', async () => {
    await bureau.server.database.transaction(async (db) => {
      const like = await db.findOneByOrFail(Person, { userId: bureau.filler.userId });
      await db.insert(Person, { ...like, id: newId(), userId: 'twin-9527', unionId: 'union-twin' });
    });
    const { text, leads } = await ask(bureau.lead, '王丽手上有几个');
    expect(text).toContain(`填报“${PROJECT}”`);
    expect(text).toMatch(/王丽（市财政局信息中心 信息中心科员 账号尾号9527，没有任务）/);
    const titles = [];
    for (const say of leads) titles.push((await ask(bureau.lead, say)).title);
    expect(titles.sort()).toEqual(['王丽手上没有任务', '王丽还有 1 项没有交，还差 14 项没有填']);
    await bureau.server.database.transaction((db) => db.update(Person, { userId: 'twin-9527' }, { active: false }));
  });

  it.each([
    [`谁在负责${PROJECT}`, `“${PROJECT}”由王丽填报，市财政局信息中心`],
    ['市教育局找谁对接', '市教育局的填报人是'],
    ['绩效管理员是谁', '您就是绩效管理员'],
  ])('%s', async (said, answer) => expect((await ask(bureau.admin, said)).title).toContain(answer));
});

describe('what is asked next', () => {
  it('is about what was just answered, without its name', async () => {
    expect((await ask(bureau.lead, `${PROJECT} 得分`)).title).toContain(PROJECT);
    for (const said of ['为什么', '到哪了', '报告呢', '谁在审', '那执行率呢', '它还差什么', '谁负责的'])
      expect((await ask(bureau.lead, said)).title).toContain(PROJECT);
    await ask(bureau.leader, '市教育局 进度');
    expect((await ask(bureau.leader, '那执行率呢')).title).toMatch(/^市教育局执行率/);
    expect((await ask(bureau.leader, '那谁还没交')).title).toMatch(/^市教育局 3 项中/);
    expect((await ask(bureau.leader, '那市公安局呢')).title).toMatch(/^市公安局 .*(项中|全部交齐)/);
    await ask(bureau.leader, '市教育局 执行率');
    expect((await ask(bureau.leader, '那市公安局呢')).title).toMatch(/^市公安局执行率/);
    await ask(bureau.lead, '王丽填完了吗');
    expect((await ask(bureau.lead, '她手上有几个')).title).toContain('王丽还有 1 项没有交');
  });

  it('is about everything again once something else was asked, or after ten minutes', async () => {
    await ask(bureau.leader, '市教育局 进度');
    await ask(bureau.leader, '谁还没交');
    expect((await ask(bureau.leader, '那执行率呢')).title).toMatch(/^执行率/);
    await ask(bureau.leader, '市教育局 进度');
    bureau.travelTo(new Date(bureau.now().getTime() + TEN_MINUTES_MS + 1_000));
    expect((await ask(bureau.leader, '那执行率呢')).title).toMatch(/^执行率/);
  });

  it('in a group follows whoever asked, and nobody else', async () => {
    await askInGroup(bureau.lead, `${PROJECT} 到哪了`);
    await askInGroup(bureau.leader, '市教育局 进度');
    expect(saidIn((await askInGroup(bureau.lead, '谁在审')).alone[0]!).title).toContain(PROJECT);
    expect((await ask(bureau.lead, '为什么扣分')).title).toContain(PROJECT);
  });

  it('in a group counts in the list that was shown last, there or to the asker alone', async () => {
    const several = saidIn((await askInGroup(bureau.admin, '财政局 进度')).group[0]!);
    expect(several.title).toBe('有几个名称与“财政局”相符');
    bureau.travelTo(new Date(bureau.now().getTime() + 1_000));
    const own = (await ask(bureau.admin, '谁还没交')).text;
    const second = /2\. \S+ \S+：(.+?)，/.exec(own)![1]!;
    for (const said of ['第二个还差什么', '2'])
      expect(saidIn((await askInGroup(bureau.admin, said)).alone[0]!).title).toContain(second);
  });

  it('is not about what the asker may not see any more', async () => {
    await ask(outsider, '我的任务');
    const { title } = await ask(outsider, '第一个到哪了');
    const project = /“(.+)”/.exec(title)![1]!;
    await bureau.server.database.transaction(async (db) => {
      const { id } = await db.findOneByOrFail(Person, { userId: 'filler1b' });
      const own = await db.findOneByOrFail(Person, { userId: outsider.userId });
      await db.update(Task, { fillerId: own.id }, { fillerId: id });
    });
    for (const said of ['为什么', '第一个为什么扣分', '它还差什么'])
      expect((await ask(outsider, said)).text).not.toMatch(new RegExp(`“${project}”.*[分差]`));
  });
});

describe('the number of a list', () => {
  it('names a row in a question and in an act, which is shown before it is done', async () => {
    const list = (await ask(bureau.reviewer, '待我审批')).text;
    const second = /2\. (.+?)（/.exec(list)![1]!;
    expect((await ask(bureau.reviewer, '第二个为什么扣分')).title).toMatch(new RegExp(`^“${second}” .+扣 [\\d.]+ 分$`));
    for (const said of ['批了第2个', '第②个批了', '同意第两个', '把第贰项批了吧👍', '地二个批了'])
      expect((await ask(bureau.reviewer, said)).title).toContain(`将通过“${second}”`);
    const back = await ask(bureau.reviewer, '第2个退回 材料不全');
    expect(back.title).toContain(`将退回“${second}”`);
    expect(back.text).toContain('理由：材料不全');
    expect((await ask(bureau.reviewer, '取消')).title).toBe('好，没有办理');
    expect((await ask(bureau.reviewer, '第二个批了没')).title).toContain(second);
    expect((await ask(bureau.reviewer, '第九个到哪了')).title).toBe('现在没有第 9 项可选');
  });

  it('goes on to another row, and 同意 is the yes to what was shown, once', async () => {
    const [first, third] = [/1\. (.+?)（/, /3\. (.+?)（/];
    const list = (await ask(bureau.reviewer, '待我审批')).text;
    await ask(bureau.reviewer, '第1个为什么扣分');
    expect((await ask(bureau.reviewer, '那第3个呢')).title).toMatch(
      new RegExp(`^“${third.exec(list)![1]!}” .+扣 [\\d.]+ 分$`),
    );
    await ask(bureau.reviewer, '批了第1个');
    expect((await ask(bureau.reviewer, '同意')).title).toBe(`已通过“${first.exec(list)![1]!}”`);
    expect((await ask(bureau.reviewer, '同意')).title).toMatch(/^有 \d+ 项等您审批/);
  });

  it('urges the one that was shown, not everybody', async () => {
    const second = /2\. \S+ \S+：(.+?)，/.exec((await ask(bureau.admin, '谁还没交')).text)![1]!;
    const { title, text } = await ask(bureau.admin, '催一下第2个');
    expect(title).toContain('将提醒 1 个单位的 1 位填报人，共 1 项任务');
    expect(text).toContain(`催办范围：${second}`);
    expect((await ask(bureau.admin, '催一下第9个')).title).toBe('现在没有第 9 项可选');
    await ask(bureau.admin, '取消');
  });

  it('counts in what others have not handed in, too', async () => {
    const second = /2\. \S+ \S+：(.+?)，/.exec((await ask(bureau.admin, '谁还没交')).text)![1]!;
    expect((await ask(bureau.admin, '第二个还差什么')).title).toContain(second);
    expect((await ask(bureau.admin, '同意第二个')).text).toMatch(new RegExp(`“${second}”现在.+，不能审核通过`));
  });
});

describe('a name that is not quite it', () => {
  it('is never answered for another, and whether it exists is not told', async () => {
    const asked = async (name: string) =>
      (await ask(bureau.phone('lead1'), `${name} 进度`)).text.replaceAll(name, '它');
    const hidden = await asked('市财政局项目支出绩效自评');
    expect(hidden).toMatch(/没有找到您可以查看的“它”。您是不是想问这些[^]*市直部门项目支出绩效自评/);
    expect(await asked('市水利局项目支出绩效自评')).toBe(hidden);
    expect(await asked('市体育局')).toMatch(/没有找到您可以查看的“它”。您是不是想问这些[^]*市教育局/);
  });
});

describe('small talk', () => {
  it('is short, fits the role, and says who can help', async () => {
    expect(await ask(bureau.filler, '在吗')).toMatchObject({
      text: expect.stringMatching(/^王丽，您好，我是绩效通机器人。问“我还差什么”/),
      leads: ['我还差什么', '帮助'],
    });
    expect((await ask(bureau.filler, '你是谁')).text).toContain('是程序，不是真人');
    expect((await ask(bureau.filler, '转人工')).text).toContain('请找绩效管理员陈静');
    expect((await ask(bureau.filler, '今天天气怎么样')).text).toMatch(/没听懂[^]*请找绩效管理员陈静。$/);
    expect((await ask(bureau.filler, '你能做什么')).buttons).toContain('我还差什么');
    expect((await ask(bureau.filler, '非常感谢！')).text).toContain('不客气');
  });
});
