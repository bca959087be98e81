// The check at submission, through the server alone: whoever bypasses the mini-app meets the same one.
import 'reflect-metadata';
import type { Finding } from '../../shared/scoring/types';
import { seedFilling } from '../../scripts/demo-data/seedProject';
import { bureaus, goldenResult, refusal, type Bureau } from '../support/bureau';
import { changeIndicators, launches, previews } from '../support/variedProject';

const aBureau = bureaus('sqlite');

/** What the filler is told; 佐证材料 have a test of their own. */
const checksOf = (findings: Finding[]) =>
  findings
    .filter(({ forAdmin, field }) => !forAdmin && field !== 'evidence')
    .map(({ check, severity, place, field }) => `${check} ${severity} ${place} ${field}`);

/** Fills everything as the golden example does, with changes by the name of the indicator. */
async function fills(bureau: Bureau, texts: object = {}, rows: Record<string, object> = {}) {
  const { id, version, indicators } = await bureau.task();
  const results = indicators.map((row) => ({ ...goldenResult(row), ...rows[row.name] }));
  await bureau.filler.put(`api/tasks/${id}/draft`, { version, ...seedFilling, ...texts, results });
}

it('keeps what does not block with the submission, for the reviewers to see', async () => {
  const bureau = await aBureau();
  const goalActual = '按照年初安排已完成目标任务，各系统全年正常运行，';
  await fills(bureau, { goalActual });
  const expected = [
    'K43 warning funds executionReason',
    'K46 warning funds executionReason',
    'K42 warning goal goalActual',
  ];
  const submitted = await bureau.submits();
  expect(checksOf(submitted.result.findings).sort()).toEqual(expected.sort());
  const seen = (await bureau.taskSeenBy(bureau.lead)).result.findings;
  expect(seen).toEqual(submitted.result.findings);
  expect(seen.find(({ check }) => check === 'K42')).toMatchObject({
    message: expect.stringMatching(/^“年度总体目标”：.*以“，”结尾，句子没有写完，请补全。$/),
    source: expect.stringMatching(/./),
  });
});

it('refuses what blocks, with the field to mend, though the rules of scoring have nothing to say', async () => {
  const bureau = await aBureau();
  await fills(
    bureau,
    { goalActual: '（用文字描述表述年度总体目标完成情况）' },
    {
      系统功能达标率: { actual: '97', deviationReason: '无' },
    },
  );
  const { id, version, result, indicators } = await bureau.task();
  expect(result.findings).toEqual([]);
  const refused = await refusal(bureau.filler.post(`api/tasks/${id}/submission`, { version }));
  const at = indicators.findIndex(({ name }) => name === '系统功能达标率');
  expect(refused).toMatchObject({ status: 422, code: 'sheet-not-ready' });
  expect(refused.issues).toEqual([
    { field: 'goalActual', message: expect.stringMatching(/还留着模板的提示文字/) },
    { field: `results[${at}].deviationReason`, message: expect.stringMatching(/^“系统功能达标率”：得5\.94分/) },
  ]);
  expect((await bureau.task()).version).toBe(version);
});

it('scores a day, a range, levels of a number and a yes or no, and submits them', async () => {
  const bureau = await aBureau({ seed: { launch: false } });
  await changeIndicators(bureau);
  expect((await previews(bureau)).problems).toEqual([]);
  await launches(bureau);
  await fills(
    bureau,
    {},
    {
      各项系统实施进度: { actual: '2025-01-10', deviationReason: '验收推后到次年一月完成' },
      '系统故障修复（响应）时间': { actual: '10', deviationReason: '个别故障等待配件到货' },
      机房运维服务达标率: { band: 'partly-achieved', bandPercent: '75', deviationReason: '两次巡检没有达标' },
      系统功能达标率: { actual: '58', deviationReason: '接口改造期间停用部分功能' },
      等保测评及安全运维周期: { band: 'achieved', bandPercent: null },
    },
  );
  const { result, indicators } = await bureau.submits();
  const scoreOf = (name: string) => {
    const { id } = indicators.find((row) => row.name === name)!;
    return result.indicators.find((row) => row.id === id)!.score;
  };
  expect([
    scoreOf('各项系统实施进度'),
    scoreOf('系统故障修复（响应）时间'),
    scoreOf('机房运维服务达标率'),
    scoreOf('系统功能达标率'),
    scoreOf('等保测评及安全运维周期'),
  ]).toEqual(['2.80', '3.20', '3.00', '0.00', '3.00']);
  const { id } = indicators.find(({ name }) => name === '各项系统实施进度')!;
  expect(checksOf(result.findings)).toContain(`K47 warning ${id} actual`);
  expect(indicators.map(({ targetText }) => targetText)).toEqual(
    expect.arrayContaining(['5～8天', '2024年12月20日前']),
  );
});

it('lets no task be launched that could never be submitted', async () => {
  const bureau = await aBureau({ seed: { launch: false } });
  await changeIndicators(bureau, {
    运维系统数量: { points: '11' },
    系统功能达标率: { target: '' },
    提高公共服务能力和财政管理效率: { scoringRule: { kind: 'satisfactionSteps' } },
  });
  const expected = [
    expect.stringMatching(/^“财政网络运维服务费”：“系统功能达标率”：没有年度指标值，不能计分，请补充。$/),
    expect.stringMatching(/^“财政网络运维服务费”：“提高公共服务能力和财政管理效率”：赋分规则与指标值不相配/),
    expect.stringMatching(/^“财政网络运维服务费”：各项分值合计99分，应为100分/),
  ];
  expect((await previews(bureau)).problems).toEqual(expected);
  const refused = await refusal(launches(bureau));
  expect(refused).toMatchObject({ status: 422, code: 'campaign-not-ready' });
});
