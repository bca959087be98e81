// Published layouts beside the national one: each cell read where it stands, nothing claimed that the form does not say.
import { checkTableFile } from '../../server/checks/checkTableFile';
import type { CheckResult } from '../../shared/checks/recomputed';
import * as forms from './forms';
import { LEFT as L, sheetOf, UP, workbookOf, type Form } from './layouts';
import * as localForms from './localForms';

const { nationalForm } = forms;
const { departmentForm, executionRowForm, sichuanExport, transferForm } = localForms;

const checkForm = async (form: Form): Promise<CheckResult> =>
  checkTableFile(await workbookOf(sheetOf('自评表', form)), null);
const told = ({ findings }: CheckResult, ids = /./) =>
  findings.filter(({ id, severity }) => ids.test(id) && severity === 'error').map(({ id, place }) => `${id} ${place}`);

it('compares a transfer payment, which has no scores, and asks for the one reason that is missing', async () => {
  const result = await checkForm(transferForm());
  expect(told(result)).toEqual(['K19 自评表!G20']);
  expect(result.findings).toContainEqual(expect.objectContaining({ id: 'R04', severity: 'info' }));
  expect(result.recomputed).toMatchObject({
    project: { name: '农业生产发展资金', competentDepartment: '县农业农村局', unit: '县农业技术推广中心' },
    funds: {
      annualBudget: '1200',
      executed: '1150',
      rows: [{ source: '中央财政资金' }, { source: '地方资金', executed: '200' }],
    },
    goal: { target: '建成高标准农田2万亩。', actual: '建成高标准农田2万亩，全部通过验收。' },
    status: 'incomplete',
    total: null,
  });
});

it('reads the Sichuan export: code and name apart, the instruction beside the money no reason and no leftover', async () => {
  const result = await checkForm(sichuanExport());
  expect(told(result)).toEqual([]);
  expect(result.recomputed).toMatchObject({
    project: { name: '安可替代项目', code: '51092324T000010263357', unit: '县司法局' },
    funds: { initialBudget: '3.36', annualBudget: '3.36', executed: '3.36' },
    goal: { target: '购买设备13台。', actual: '购买设备13台，均已投入使用。' },
    total: '100.00',
  });
  const low = sichuanExport();
  low[8] = low[8]!.map((slot, at) => ({ 5: '2.52', 6: '75.00%', 8: 7.5 })[at] ?? slot);
  low[9] = low[9]!.map((slot, at) => ({ 5: '2.52', 6: '75.00%' })[at] ?? slot);
  expect(told(await checkForm(low))).toEqual(['K03 自评表!I17', 'K12 自评表!J9']);
});

it('takes texts across the money columns for remarks: a reason is heard, no score is seen in them', async () => {
  const result = await checkForm(departmentForm());
  expect(told(result)).toEqual([]);
  expect(result.findings.map(({ id }) => id)).not.toContain('K10');
  expect(result.recomputed).toMatchObject({
    project: { name: '县林业局', unit: '县林业局' },
    fiscalYear: 2024,
    funds: { ratePercent: '80.00', rows: [] },
    total: '97.05',
  });
});

it('knows the line that only divides the line above it', async () => {
  const form = nationalForm();
  form[6]![3] = 130;
  form[6]![4] = 130;
  form[6]![5] = 125;
  form[7] = [UP, '其中：上年结转资金', L, 30, 30, 30, '—', '', '—'];
  form[8] = [UP, '单位资金', L, 20, 20, 20, '—', '', '—'];
  expect(told(await checkForm(form), /K09/)).toEqual([]);
  form[8]![5] = 25;
  expect(told(await checkForm(form), /K09/)).toEqual(['K09 自评表!F6']);
});

const everyForm: [string, () => Form][] = Object.entries({ ...forms, ...localForms });

it.each(everyForm)('recomputes the same from what it recomputed: %s', async (_name, form) => {
  const { recomputed } = await checkForm(form());
  const again = await checkTableFile(Buffer.from(JSON.stringify(recomputed)), null);
  const figures = ({ missing, indicators, funds, ...rest }: CheckResult['recomputed']) => ({
    ...rest,
    missing: missing.length,
    funds: { ...funds, explanation: null },
    indicators: indicators.map((row) => ({ ...row, explanation: null })),
  });
  expect(figures(again.recomputed)).toEqual(figures(recomputed));
});

it('counts 预算执行率 once where it stands among the indicators', async () => {
  const result = await checkForm(executionRowForm());
  expect(told(result)).toEqual([]);
  expect(result.recomputed).toMatchObject({ funds: { points: 10, score: '9.67' }, total: '98.72' });
  expect(result.recomputed.indicators).toHaveLength(6);
  expect(result.findings.map(({ id }) => id)).not.toContain('K27');
});

it('lets indicators of 100 points stand alone where the money is not scored', async () => {
  const form = nationalForm();
  for (const row of form.slice(4, 9)) row.splice(6, 3, '', L, L);
  form[16]![6] = 40;
  form[16]![7] = 38.74;
  form[18] = ['总分', L, L, L, L, L, 100, 98.74, ''];
  const result = await checkForm(form);
  expect(told(result)).toEqual([]);
  expect(result.recomputed).toMatchObject({ funds: { points: 0 }, total: '98.74' });
});

it('reads words that a narrow column breaks, an adjusted target, and one name over two rows', async () => {
  const form = nationalForm();
  form[2]![1] = '财政网络\n运维服务费';
  form[12]![1] = '产 出\n指 标';
  form[12]![2] = '数 量\n指 标';
  form[13]![3] = UP;
  const result = await checkForm(form);
  expect(result.findings.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['K02', 'K28', 'K30']));
  expect(result.recomputed.project.name).toBe('财政网络运维服务费');
  expect(result.recomputed.indicators[0]).toMatchObject({ level1: '产出指标', level2: '数量指标' });
});

it('reads points in per cent, a total behind its label, a goal in several lines, a page that repeats its heads', async () => {
  const form = nationalForm();
  for (const row of form.slice(12, 18)) row[6] = `${String(row[6])}%`;
  form[18] = ['总分：98.72分', L, L, L, L, L, L, L, L];
  const heads = form[11]!;
  form.splice(14, 0, heads);
  form.splice(11, 0, [UP, '做好安全防护。', L, L, L, '完成安全加固。', L, L, L]);
  const result = await checkForm(form);
  expect(told(result)).toEqual([]);
  expect(result.recomputed).toMatchObject({ status: 'complete', total: '98.72' });
  expect(result.recomputed.indicators).toHaveLength(6);
  expect(result.recomputed.goal.actual).toMatch(/修复。\n完成安全加固。$/);
  form[20] = ['总分：99.72分', L, L, L, L, L, L, L, L];
  expect(told(await checkForm(form))).toEqual(['K03 自评表!A21']);
});

it('counts points that are written once for two rows once, and no row that does not apply', async () => {
  const form = nationalForm();
  form.splice(13, 0, [UP, UP, UP, '机房巡检', '≥12次', '12次', UP, UP, '']);
  form.splice(17, 0, [UP, UP, '经济效益指标', '不适用', '—', '—', '—', '—', '—']);
  const result = await checkForm(form);
  expect(told(result)).toEqual([]);
  expect(result.recomputed).toMatchObject({ status: 'complete', total: '98.72' });
  expect(result.recomputed.indicators).toHaveLength(6);
  expect(result.recomputed.indicators[0]).toMatchObject({ name: '运维系统数量；机房巡检', scoreBasis: 'entered' });
});

it('takes the points behind the name where the levels carry theirs as well', async () => {
  const form = nationalForm();
  form[11]!.splice(2, 0, '权重');
  const levels: (number | typeof UP)[] = [50, UP, UP, UP, 30, 10];
  form[18]!.splice(2, 0, L);
  form.slice(12, 18).forEach((row, at) => row.splice(2, 0, levels[at]!));
  const result = await checkForm(form);
  expect(told(result)).toEqual([]);
  expect(result.recomputed.indicators.map(({ points }) => points)).toEqual([20, 10, 10, 10, 30, 10]);
});

it('takes the adjusted target where the form has one', async () => {
  const form = nationalForm();
  form[11]!.splice(5, 0, '调整指标值');
  for (const row of form.slice(12, 18)) row.splice(5, 0, '');
  form[12]![5] = '≥10个';
  form[12]![6] = '12个';
  const { recomputed } = await checkForm(form);
  expect(recomputed.indicators.map(({ target }) => target).slice(0, 2)).toEqual(['10', '98']);
});

it('knows a table of several years, and a filling date for no year of its own', async () => {
  const form = nationalForm();
  form[1] = ['填报日期：2025年3月1日　（2022—2024年度）', L, L, L, L, L, L, L, L];
  form[14]![4] = '2023年12月底前';
  form[14]![5] = '2023年11月';
  const result = await checkForm(form);
  expect(told(result, /K4[78]/)).toEqual([]);
  expect(result.recomputed.fiscalYear).toBe(2024);
});

it('says that an empty form has no indicators, at their head', async () => {
  const form = nationalForm();
  for (const row of form.slice(12, 18)) row.splice(3, 6, '指标1：', '', '', '', '', '');
  expect(told(await checkForm(form), /K14/)).toEqual(['K14 自评表!D12']);
});

it('reads a form as an office program saves it: formulas, a day, a percentage, an error value', async () => {
  const form = nationalForm();
  form[5]![7] = { value: 145 / 150, formula: 'F6/E6', style: { numFmt: '0.00%' } };
  form[5]![8] = { value: 9.67, formula: 'ROUND(F6/E6*G6,2)' };
  form[13]![7] = 7;
  form[14]![3] = '系统上线时间';
  form[14]![4] = '2024年12月底前';
  form[14]![5] = { value: new Date(Date.UTC(2024, 10, 4)), style: { numFmt: 'yyyy"年"m"月"d"日"' } };
  form[18]![7] = { value: 95.72, formula: 'SUM(H13:H18)+I6' };
  const result = await checkForm(form);
  expect(told(result)).toEqual(['K17 自评表!H14', 'K19 自评表!I14']);
  expect(result.recomputed).toMatchObject({
    total: '98.72',
    indicators: [{}, {}, { actual: '2024年11月4日' }, {}, {}, {}],
  });
  form[5]![8] = '#VALUE!';
  form[18]![7] = '#VALUE!';
  expect(told(await checkForm(form), /K0/)).toEqual(['K03 自评表!H19', 'K04 自评表!I6']);
});
