// What the form offers and what a filler may declare, through the server alone.
import 'reflect-metadata';
import type { TaskDetail } from '../../shared/contracts/tasks';
import { Campaign } from '../../server/campaigns/entities';
import { Indicator } from '../../server/projects/entities';
import { databaseKinds, describeOn } from '../support/databases';
import { bureaus, goldenResult, refusal, type Bureau } from '../support/bureau';
import { launches } from '../support/variedProject';

const rowNamed = (task: TaskDetail, name: string) => task.indicators.find((row) => row.name === name)!;

/** The filled task becomes last year's, and the same project is evaluated again. */
async function aYearLater(bureau: Bureau): Promise<TaskDetail> {
  await bureau.fills();
  await bureau.submits();
  await bureau.approves(bureau.lead);
  await bureau.approves(bureau.reviewer);
  await bureau.server.database.transaction(async (db) => {
    await db
      .createQueryBuilder()
      .update(Campaign)
      .set({ fiscalYear: () => 'fiscalYear - 1' })
      .execute();
    await db.update(Indicator, { name: '日常维护合格率' }, { unit: '个' });
  });
  await launches(bureau);
  const { toFill } = await bureau.filler.get<{ toFill: { id: string }[] }>('api/tasks');
  return bureau.filler.get<TaskDetail>(`api/tasks/${toFill[0]!.id}`);
}

describe.each(databaseKinds)('what is known before anybody types, on %s', (kind) => {
  describeOn(kind)('', () => {
    const aBureau = bureaus(kind);

    it('is last year’s result and the money, each with its source, offered to the filler and never filled in', async () => {
      const bureau = await aBureau();
      const task = await aYearLater(bureau);
      const year = task.campaign.fiscalYear - 1;
      const lastYear = { kind: 'last-year', source: `${year}年度自评结果`, asOf: '2025-03-12' };
      expect(rowNamed(task, '运维系统数量')).toMatchObject({
        actual: null,
        known: [{ ...lastYear, actual: '15', assumed: false }],
      });
      expect(rowNamed(task, '各项系统实施进度').known).toMatchObject([{ ...lastYear, band: 'achieved' }]);
      expect(rowNamed(task, '本年度网络系统运维服务费').known).toMatchObject([
        { kind: 'money', actual: '121.88', source: '项目资金：全年执行数' },
        { ...lastYear, actual: '121.88' },
      ]);
      expect(rowNamed(task, '日常维护合格率').known).toEqual([]);
      const seen = await bureau.lead.get<TaskDetail>(`api/tasks/${task.id}`);
      expect(seen.indicators.flatMap(({ known }) => known)).toEqual([]);
    });
  });
});

describe('a row without a value', () => {
  const aBureau = bureaus('sqlite');

  async function declares(bureau: Bureau, name: string, declared: object): Promise<TaskDetail> {
    const { id, version, indicators } = await bureau.task();
    const row = indicators.find((one) => one.name === name)!;
    const results = [{ ...goldenResult(row), actual: null, ...declared }];
    return bureau.filler.put<TaskDetail>(`api/tasks/${id}/draft`, { version, results });
  }

  it('may not apply: with its approval the points move, and every document says so', async () => {
    const bureau = await aBureau();
    await bureau.fills();
    const without = await declares(bureau, '系统功能达标率', { dataState: 'not-applicable', dataReason: '年中取消' });
    expect(without.result.total).toBeNull();
    const { id, version } = without;
    const refused = await refusal(bureau.filler.post(`api/tasks/${id}/submission`, { version }));
    expect(refused.issues).toMatchObject([{ field: 'results[1].data', message: expect.stringMatching(/批准/) }]);

    await declares(bureau, '系统功能达标率', { dataApproval: '市财政局3月的调整批复' });
    const { result, indicators } = await bureau.submits();
    expect(result).toMatchObject({ total: '98.29', grade: '优' });
    expect(result.adjustments![0]!.text).toContain('不适用（批准：市财政局3月的调整批复），其6分移入：');
    expect(rowNamed({ indicators } as TaskDetail, '系统功能达标率')).toMatchObject({
      dataState: 'not-applicable',
      dataReason: '年中取消',
    });
    // Nothing was earned by it, so nothing can be taken off it.
    const [row, now] = [rowNamed({ indicators } as TaskDetail, '系统功能达标率'), await bureau.task()];
    const off = { line: '未达标的，每次扣1分', points: '1', times: 1, fact: '未达标', basis: '检查记录' };
    const deduction = { version: now.version, indicatorId: row.id, ...off };
    expect((await refusal(bureau.lead.post(`api/tasks/${id}/deductions`, deduction))).issues).toEqual([
      { field: 'indicatorId', message: '“系统功能达标率”填报为不适用，没有按完成情况得分，不能再扣。' },
    ]);
    await bureau.approves(bureau.lead);
    await bureau.approves(bureau.reviewer);
    const { reports } = await bureau.filler.post<TaskDetail>(`api/tasks/${id}/reports`, {});
    expect(reports).toHaveLength(3);
  });

  it('may have no data: it earns nothing, and a reason is all that is asked for', async () => {
    const bureau = await aBureau();
    await bureau.fills();
    const asked = await declares(bureau, '系统功能达标率', { dataState: 'unobtainable' });
    const errors = asked.result.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, field }) => [code, field])).toEqual([['unobtainable-reason-missing', 'data']]);
    await declares(bureau, '系统功能达标率', { dataReason: '台账记录不完整，无法核实准确数据。' });
    expect((await bureau.submits()).result.total).toBe('92.29');
  });
});
