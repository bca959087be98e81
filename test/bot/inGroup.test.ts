// What a group hears: totals, and never who is late; what is somebody's own business goes to them alone.
import 'reflect-metadata';
import { hasChineseFont } from '../../server/bot/pictures/draw';
import { aBureau, type Bureau } from '../support/bureau';
import { chatIn, expectPicture, saidIn } from './support/chat';

let bureau: Bureau;
beforeAll(async () => {
  bureau = await aBureau('sqlite', { seed: { bureaus: 8 } });
  // Nobody is welcomed in the midst of a test.
  for (const phone of [bureau.filler, bureau.admin, bureau.leader]) await phone.ask('你好');
});
afterAll(() => bureau.stop());
const { ask, askInGroup } = chatIn(() => bureau);

const PROJECT = '财政网络运维服务费';

describe('in a group', () => {
  it('leaves units out of what a group sees', async () => {
    const { group, alone } = await askInGroup(bureau.leader, '进度');
    expect(saidIn(group[0]!).title).toMatch(/^25 项中已提交/);
    expect(saidIn(group[0]!).text).not.toContain('市教育局');
    if (await hasChineseFont()) await expectPicture(bureau, group);
    expect(alone).toEqual([]);
  });

  it('hears totals, and never who is late; whoever may see it gets the list alone', async () => {
    const { group, alone } = await askInGroup(bureau.admin, '谁还没交');
    const heard = saidIn(group[0]!);
    expect(heard.title).toMatch(/^25 项中 \d+ 项还没有交$/);
    expect(heard.text).toContain('名单已私聊发给您');
    expect(heard.text).not.toMatch(/局|王丽/);
    expect(saidIn(alone[0]!).text).toContain('市教育局');
  });

  it.each(['我的任务', '我还差什么', `${PROJECT} 到哪了`, `${PROJECT} 得分`, '谁还没交', '进度', '提醒设置'])(
    'answers “%s” to the asker alone',
    async (line) => {
      const { group, alone } = await askInGroup(bureau.filler, line);
      expect(group.map((one) => saidIn(one).text)).toEqual(['已私聊回复您。']);
      expect(saidIn(alone[0]!).text).toMatch(/财政|您还有 1 项|提醒设置/);
    },
  );

  it('hears of its own campaign while it is bound to one', async () => {
    await askInGroup(bureau.admin, '绑定批次 市直部门项目支出绩效自评');
    const { group } = await askInGroup(bureau.leader, '进度');
    expect(saidIn(group[0]!).title).toMatch(/^24 项中/);
    await askInGroup(bureau.admin, '解绑批次');
    expect(saidIn((await askInGroup(bureau.leader, '进度')).group[0]!).title).toMatch(/^25 项中/);
  });

  it.each(['进度', '执行率', '得分'])('hears nothing of a single unit’s “%s”', async (word) => {
    const { group, alone } = await askInGroup(bureau.leader, `市教育局 ${word}`);
    expect(group.map((one) => saidIn(one).text)).toEqual(['已私聊回复您。']);
    expect(saidIn(alone[0]!).title).toMatch(/^市教育局/);
  });

  it('asks which one is meant in the asker’s own chat, where the number is understood', async () => {
    const { group, alone } = await askInGroup(bureau.admin, '培训 得分');
    expect(group.map((one) => saidIn(one).text)).toEqual(['已私聊回复您。']);
    const second = saidIn(alone[0]!).leads[1]!;
    expect((await ask(bureau.admin, '2')).title).toContain(second.replace(' 得分', ''));
  });

  it('hears nothing of a single unit being late', async () => {
    const { group, alone } = await askInGroup(bureau.admin, '市教育局谁还没交');
    expect(group.map((one) => saidIn(one).text)).toEqual(['已私聊回复您。']);
    expect(saidIn(alone[0]!).title).toBe('市教育局 3 项中 1 项还没有交');
    const other = await askInGroup(bureau.admin, '教育局交了没');
    expect(other.group.map((one) => saidIn(one).text)).toEqual(['已私聊回复您。']);
  });

  it('hears no project by name of the money either', async () => {
    const { group } = await askInGroup(bureau.leader, '执行率');
    expect(saidIn(group[0]!).text).toMatch(/执行率落后于时间进度的项目有 \d+ 个/);
    expect(saidIn(group[0]!).text).not.toContain('运维');
  });
});
