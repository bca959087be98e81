// The bot over the Stream connection: first words, and only what the asker may see.
import 'reflect-metadata';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus } from '../support/bureau';

describe.each(databaseKinds)('the bot on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('answers what it can do', async () => {
      const { filler } = await aBureau();
      expect(await filler.ask('帮助')).toMatch(/得分[^]*到哪了[^]*报告/);
      expect(await filler.ask('今天天气怎么样')).toContain('没听懂您的意思');
    });

    it('tells each person their own tasks', async () => {
      const bureau = await aBureau();
      expect(await bureau.filler.ask('我的任务')).toMatch(/待填报 1 项[^]*填报 财政网络运维服务费[^]*还差 14 项/);
      expect(await bureau.lead.ask('我的任务')).toContain('您现在没有待办事项');
      await bureau.fills();
      await bureau.submits();
      expect(await bureau.lead.ask('我的任务？')).toMatch(/待审核 1 项[^]*自评 98.29 分，优/);
    });

    it('is not held up by a long text, and answers the next one', async () => {
      const { filler } = await aBureau();
      const before = process.cpuUsage();
      for (const text of [`${'？'.repeat(50_000)}x`, `进度${' \n'.repeat(50_000)}x`])
        expect(await filler.ask(text)).toContain('没听懂您的意思');
      expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
      expect(await filler.ask('我的任务')).toContain('待填报 1 项');
    });

    it('repeats what was asked without a foreign link in it, and takes what no database keeps', async () => {
      const { filler } = await aBureau();
      const answer = await filler.ask('[领取补贴](https://evil.example/a) <a href="//evil.example">x</a> 得分');
      expect(answer).toContain('没有找到您可以查看的');
      expect(answer).not.toMatch(/\]\(|<a/);
      expect(await filler.ask('\ud800\u0000 得分')).toContain('还没有得分');
    });

    it('tells the progress within what the asker may see', async () => {
      const bureau = await aBureau({ seed: { bureaus: 2 } });
      expect(await bureau.filler.ask('进度')).toMatch(/1 项中已提交 0 项，办结 0 项[^]*市财政局项目支出绩效自评/);
      const leaders = await bureau.leader.ask('进度');
      expect(leaders).toContain('市直部门项目支出绩效自评：6 项中');
      expect(leaders).toMatch(/截至.*\d\d:\d\d/);
      expect(await bureau.phone('filler1a').ask('进度')).not.toContain('市财政局项目支出绩效自评');
    });

    it('counts and adds up what is asked about, whatever the database', async () => {
      const { leader } = await aBureau({ seed: { bureaus: 3 } });
      expect(await leader.ask('谁还没交')).toMatch(/10 项中 \d 项还没有交/);
      expect(await leader.ask('逾期')).toContain('没有逾期的任务');
      expect(await leader.ask('执行率')).toMatch(/执行率 \d\d\.\d\d%，预算 \d+\.\d\d 万元[^]*2 个评价批次/);
      expect(await leader.ask('市直部门项目支出绩效自评 得分')).toMatch(/平均 \d\d\.\d\d 分，已交的 \d 项中/);
      expect(await leader.ask('智慧校园平台运维服务 本月可用率')).toMatch(/可用率[^]*运维台账还没有启用/);
      expect(await leader.ask('智慧校园平台运维服务 到哪了')).toMatch(/在.+那里，[^]*截止[^]*下一步：/);
    });

    it('gives a score with what was lost, to those who may see it', async () => {
      const bureau = await aBureau();
      expect(await bureau.filler.ask('财政网络运维服务费 得分')).toMatch(/还没有得分[^]*待填报，还差 14 项/);
      await bureau.fills();
      await bureau.submits();
      await bureau.approves(bureau.lead);
      await bureau.approves(bureau.reviewer);
      expect(await bureau.filler.ask('财政网络运维服务费得分')).toMatch(
        /98\.29 分，优[^]*扣 1\.71 分[^]*预算执行率[^]*82\.91%[^]*演示假设/,
      );
      expect(await bureau.filler.ask('财政网络运维服务费')).toContain('98.29 分，优');
      expect(await bureau.phone('filler1a').ask('财政网络运维服务费 得分')).toContain('没有找到您可以查看的');
      expect(await bureau.phone('filler1a').ask('财政网络运维服务费')).toContain('没有找到您可以查看的');
      expect(await bureau.phone('filler1a').ask('% 得分')).not.toContain('98.29');
    });
  });
});
