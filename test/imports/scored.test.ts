// What was imported is scored right: a campaign on an imported project, filled with a date, a range, a rate and a band.
import 'reflect-metadata';
import type { CampaignSummary, ProjectList } from '../../shared/contracts/campaigns';
import type { MyTasks, TaskDetail } from '../../shared/contracts/tasks';
import { bureaus } from '../support/bureau';
import { preview, take } from './importing';
import { filled, fileOf, NAME, withCells, YEAR } from './workbooks';

const aBureau = bureaus('sqlite');

/** 实际完成值 by indicator, and what each must score. */
const worked: Record<string, { actual: string | null; score: string }> = {
  运维系统数量: { actual: '12', score: '16.00' }, // 20 × 12 ÷ 15
  系统功能达标率: { actual: '98', score: '20.00' },
  升级改造完成时间: { actual: '2024-06-30', score: '10.00' }, // the last day of 2024年6月底前
  故障平均修复时间: { actual: '5', score: '10.00' }, // within 2～8小时
  业务办理便利程度: { actual: null, score: '18.00' }, // 达成 at 90 %
  使用人员满意度: { actual: '91.5', score: '10.00' },
};

it('scores a date, a range, a shortfall and a band of an imported project, and locks the project', async () => {
  const bureau = await aBureau();
  const file = await fileOf(filled());
  await take(bureau.admin, file);
  const { projects } = await bureau.admin.get<ProjectList>(`api/projects?fiscalYear=${YEAR}`);
  const project = projects.find(({ name }) => name === NAME)!;
  expect(project).toMatchObject({ annualBudget: '130', executed: '128.5', fillerName: '王丽', inCampaign: false });
  await bureau.admin.post<CampaignSummary>('api/campaigns', {
    name: '导入后的批次',
    fiscalYear: YEAR,
    dueDate: '2025-03-28',
    projectIds: [project.id],
  });
  await bureau.settle();
  const { toFill } = await bureau.filler.get<MyTasks>('api/tasks');
  const { id } = toFill.find(({ projectName }) => projectName === NAME)!;
  const { version, indicators } = await bureau.filler.get<TaskDetail>(`api/tasks/${id}`);
  expect(indicators.map(({ targetText }) => targetText)).toEqual([
    '≥15个',
    '≥98%',
    '2024年6月30日前',
    '2～8小时',
    '稳步提升',
    '≥90%',
  ]);
  const scoreFilledWith = async (changes: Record<string, string>, from: number) => {
    const detail = await bureau.filler.put<TaskDetail>(`api/tasks/${id}/draft`, {
      version: from,
      results: indicators.map(({ id: indicatorId, name, kind }) => ({
        indicatorId,
        actual: changes[name] ?? worked[name]!.actual,
        band: kind === 'qualitative' ? 'achieved' : null,
        bandPercent: kind === 'qualitative' ? '90' : null,
        deviationReason: null,
        correctiveMeasure: null,
        assumed: false,
      })),
    });
    const scores = detail.result.indicators.map(({ id: row, score }) => [
      detail.indicators.find((one) => one.id === row)!.name,
      score,
    ]);
    return { ...detail, scores: Object.fromEntries(scores) as Record<string, string | null> };
  };
  const right = await scoreFilledWith({}, version);
  expect(right.scores).toEqual(Object.fromEntries(Object.entries(worked).map(([name, { score }]) => [name, score])));
  expect(right.result.funds).toMatchObject({ ratePercent: '98.85', score: '9.88' });
  expect(right.result.total).toBe('93.88');
  // A day late, and outside the range, it is no longer full points.
  const late = await scoreFilledWith({ 升级改造完成时间: '2024-07-01', 故障平均修复时间: '9' }, right.version);
  expect(Number(late.scores.升级改造完成时间)).toBeLessThan(10);
  expect(Number(late.scores.故障平均修复时间)).toBeLessThan(10);

  expect((await preview(bureau.admin, file)).projects[0]!.state).toBe('unchanged');
  const changed = await fileOf(withCells(filled(), { '绩效指标!E4': '2024年7月底前' }));
  expect((await preview(bureau.admin, changed)).projects[0]).toMatchObject({
    state: 'locked',
    outcome: '已在评价批次“导入后的批次”里。任务用的是下达时的副本，改项目不会改变任务，所以不导入。',
  });
});
