// The story over HTTP and the local DingTalk, on both databases.
import 'reflect-metadata';
import { checkReport } from '../../shared/report-checks/checkReport';
import { parseReport } from '../../shared/report-checks/parseReport';
import { readReport } from '../../server/checks/readReport';
import { reportDataOf } from '../../server/checks/reportData';
import { playStory } from '../../scripts/story/playStory';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, goldenResult } from '../support/bureau';

describe.each(databaseKinds)('the story on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('goes from the launch to a report with 98.29, 优', async () => {
      const bureau = await aBureau({ seed: { launch: false } });
      const told: string[] = [];
      const { files, result } = await playStory(bureau, (line = '') => told.push(line));
      expect(result).toMatchObject({
        project: { name: '财政网络运维服务费' },
        funds: { score: '8.29', ratePercent: '82.91' },
        status: 'complete',
        total: '98.29',
        grade: '优',
      });
      expect(files.map((file) => file.fileName)).toEqual([
        '财政网络运维服务费项目支出绩效自评表.xlsx',
        '财政网络运维服务费绩效目标完成清单.xlsx',
        '财政网络运维服务费绩效评价报告.docx',
      ]);
      const report = parseReport(readReport('报告.docx', files[2]!.content));
      expect(checkReport(report, reportDataOf(result))).toEqual([]);
      const story = told.join('\n');
      expect(story).toContain('结论：不完整，总分 无，等级 无');
      expect(story).toContain('合计：8.29 + 90.00 = 98.29，优');
      expect(story).toContain('提醒 1 人，再查一遍又提醒 0 人');
    });

    it('tells the filler which indicator came back, and why, and unlocks only that', async () => {
      const bureau = await aBureau();
      await bureau.fills();
      await bureau.submits();
      const rows = [{ name: '系统功能达标率', reason: '缺少检测记录' }];
      await bureau.returns(bureau.lead, '请补充依据', rows);
      expect(bureau.filler.lastNotice()).toMatch(/被退回[^]*请补充依据[^]*系统功能达标率：缺少检测记录/);
      const task = await bureau.task();
      expect(task).toMatchObject({ state: 'returned', returnReason: '请补充依据' });
      expect(task.indicators.filter((row) => !row.locked).map((row) => row.name)).toEqual(['系统功能达标率']);
      expect(bureau.filler.openTodos()).toEqual(['修改后重新提交：财政网络运维服务费绩效自评']);
    });

    it('tells everybody of every round though it is the same day, and the reviewer what changed since', async () => {
      const bureau = await aBureau();
      const { indicators } = await bureau.fills();
      await bureau.submits();
      for (const actual of ['98.5', '98.5']) {
        await bureau.returns(bureau.lead, '请补充依据', [{ name: '系统功能达标率', reason: '缺少检测记录' }]);
        const { id, version } = await bureau.task();
        const row = indicators.find(({ name }) => name === '系统功能达标率')!;
        const results = [{ ...goldenResult(row), actual, assumed: false }];
        await bureau.filler.put(`api/tasks/${id}/draft`, { version, results });
        await bureau.submits();
      }
      expect(bureau.lead.notices()).toHaveLength(3);
      expect(bureau.lead.lastNotice()).toContain('第 3 次提交');
      expect(bureau.filler.notices().filter((title) => title.includes('被退回'))).toHaveLength(2);
      const seen = (await bureau.taskSeenBy(bureau.lead)).indicators.filter((row) => row.returnReason !== null);
      expect(seen).toMatchObject([{ name: '系统功能达标率', returnReason: '缺少检测记录', returnedActual: '98.5%' }]);
    });

    it('hands the to-do from holder to holder, and leaves none behind', async () => {
      const bureau = await aBureau();
      const open = () => [bureau.filler, bureau.lead, bureau.reviewer].map((phone) => phone.openTodos().length);
      expect(open()).toEqual([1, 0, 0]);
      await bureau.fills();
      await bureau.submits();
      expect(open()).toEqual([0, 1, 0]);
      await bureau.approves(bureau.lead);
      expect(open()).toEqual([0, 0, 1]);
      await bureau.approves(bureau.reviewer);
      expect(open()).toEqual([0, 0, 0]);
      expect(bureau.filler.lastNotice()).toMatch(
        /已办结：财政网络运维服务费自评 98\.29 分，优[^]*其中 7 项指标用了演示假设/,
      );
    });
  });
});
