// Filled forms through the reader and the checks: places are cells, scores are recomputed, a right form has no error.
import { checkTableFile } from '../../server/checks/checkTableFile';
import { compileSelfEvaluationTable } from '../../server/reports/compile/selfEvaluationTable';
import type { CheckResult } from '../../shared/checks/recomputed';
import { goldenEvaluation } from '../reports/goldenEvaluation';
import { abForm, chongqingForm, hebeiForm, hubeiForm, nationalForm, sichuanForm, yunnanForm } from './forms';
import { LEFT, sheetOf, UP, workbookOf, type Form, type FormCell } from './layouts';

const checkFile = (file: Buffer): Promise<CheckResult> => checkTableFile(file, null);
const checkForm = async (form: Form, name = '自评表') => checkFile(await workbookOf(sheetOf(name, form)));
const errorsOf = ({ findings }: CheckResult) =>
  findings.filter(({ severity }) => severity === 'error').map(({ id, place, message }) => `${id} ${place} ${message}`);

const layouts: [name: string, form: Form, total: string, rows: number][] = [
  ['national', nationalForm(), '98.72', 6],
  ['Anhui', nationalForm('本年财政拨款'), '98.72', 6],
  ['Yunnan', yunnanForm(), '98.72', 6],
  ['A/B', abForm(), '98.72', 6],
  ['Hubei', hubeiForm(), '98.70', 4],
  ['Sichuan', sichuanForm(), '98.72', 4],
  ['Hebei', hebeiForm(), '98.72', 5],
  ['Chongqing', chongqingForm(), '98.72', 5],
];

it.each(layouts)('reads the %s form without an error', async (_name, form, total, rows) => {
  const result = await checkForm(form);
  expect(errorsOf(result)).toEqual([]);
  expect(result.recomputed).toMatchObject({
    project: { name: '财政网络运维服务费', competentDepartment: '市财政局', unit: '市财政局信息科' },
    fiscalYear: 2024,
    status: 'complete',
    total,
    grade: '优',
  });
  expect(result.recomputed.funds).toMatchObject({ annualBudget: '150', executed: '145', ratePercent: '96.67' });
  expect(result.recomputed.indicators).toHaveLength(rows);
  expect(result.recomputed.indicators.map(({ scoreBasis }) => scoreBasis)).not.toContain('entered');
});

it('chooses the profile a layout belongs to', async () => {
  expect((await checkForm(hubeiForm())).recomputed).toMatchObject({
    profile: 'hubei-20-80',
    funds: { score: '19.33' },
  });
  expect((await checkForm(sichuanForm())).recomputed.profile).toBe('sichuan-10-90');
});

it('scores 成本指标 of the first level by the profile that has them', async () => {
  const form = nationalForm();
  form[15]![1] = '成本指标';
  form[15]![2] = '经济成本指标';
  expect((await checkForm(form)).recomputed.profile).toBe('m101-cost');
});

it('reads a whole department, its money divided by income and by kind of spending', async () => {
  const form = nationalForm();
  form[2] = ['部门名称', '市财政局', LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, LEFT];
  form[3] = ['', '', '', '', '', '', '', '', ''];
  form[6] = [UP, '按收入性质分：', LEFT, LEFT, '按支出性质分：', LEFT, '', '', ''];
  form[7] = [UP, '其中：一般公共预算：150', LEFT, LEFT, '其中：基本支出：100', LEFT, '', '', ''];
  form[8] = [UP, '其他资金：0', LEFT, LEFT, '项目支出：50', LEFT, '', '', ''];
  const result = await checkForm(form);
  expect(errorsOf(result)).toEqual([]);
  expect(result.recomputed).toMatchObject({ project: { name: '市财政局' }, total: '98.72' });
});

it('takes a blank level for the one above, as exported forms leave it', async () => {
  const form = nationalForm().map((row) => row.map((slot) => (slot === UP ? '' : slot)));
  const result = await checkForm(form);
  expect(errorsOf(result)).toEqual([]);
  expect(result.recomputed.indicators.map(({ level1 }) => level1.slice(0, 2)).join()).toBe(
    '产出,产出,产出,产出,效益,满意',
  );
});

it('reads our own compiled table back with no error', async () => {
  const result = await checkFile(await compileSelfEvaluationTable(goldenEvaluation()));
  expect(errorsOf(result)).toEqual([]);
  expect(result.recomputed).toMatchObject({ status: 'complete', total: '98.29', grade: '优' });
  expect(result.recomputed.indicators).toHaveLength(12);
});

function changedForm(form: Form, changes: Record<string, FormCell>): Form {
  for (const [cell, value] of Object.entries(changes)) {
    const [, letter, row] = /^([A-Z])(\d+)$/.exec(cell)!;
    form[Number(row) - 1]![letter!.charCodeAt(0) - 65] = value;
  }
  return form;
}

const slips: [string, FormCell, string][] = [
  ['H14', 7, 'K17 error 自评表!H14'],
  ['E15', { value: 2, style: { numFmt: '"≥"0"天"' } }, 'K26 warning 自评表!E15'],
  ['H17', 30, 'K18 error 自评表!H17'],
  ['I17', '', 'K19 error 自评表!I17'],
  ['F14', '≥98%', 'K15 error 自评表!F14'],
  ['F14', '', 'K13 error 自评表!F14'],
  ['E14', '', 'K14 error 自评表!E14'],
  ['G13', 30, 'K01 error 自评表!G19'],
  ['H19', 99.9, 'K03 error 自评表!H19'],
  ['H6', { value: 1, style: { numFmt: '0%' } }, 'K05 error 自评表!H6'],
  ['H6', '', 'K05 error 自评表!H6'],
  ['I6', 5, 'K06 error 自评表!I6'],
  ['D6', 140, 'K09 error 自评表!D6'],
  ['I7', 9.67, 'K10 warning 自评表!I7'],
  ['I19', '良', 'K36 error 自评表!I19'],
  ['B3', '', 'K48 error 自评表!B3'],
  ['F11', '（用文字定性或定量表述年度情况）', 'K38 error 自评表!F11'],
];

it.each(slips)('tells %s = %j as %s', async (cell, value, expected) => {
  const { findings } = await checkForm(changedForm(nationalForm(), { [cell]: value }));
  expect(findings.map(({ id, severity, place }) => `${id} ${severity} ${place}`)).toContain(expected);
});

it('ignores stray sheets, blank tails and rows nobody filled', async () => {
  const form = nationalForm();
  form.splice(18, 0, ['', '', '', '指标2：', '', '', '', '', ''], ['', '', '', '……', '', '', '', '', '']);
  for (let row = 0; row < 300; row++) form.push([{ value: null, style: { font: { bold: true } } }]);
  const stray = { name: '说明', rows: [['请填写自评表']] };
  const hidden = { ...sheetOf('旧表', nationalForm()), hidden: true };
  const result = await checkFile(await workbookOf(stray, sheetOf('自评表', form), hidden));
  expect(result.recomputed.indicators).toHaveLength(6);
  expect(errorsOf(result)).toEqual([]);
  expect(result.findings).toContainEqual(expect.objectContaining({ id: 'R03', place: '说明!A1' }));
});

it('reads amounts with their sign and unit, and what a number format writes around the figure', async () => {
  const form = changedForm(nationalForm(), {
    D6: '￥1，500，000.00元',
    E6: { value: 150, style: { numFmt: '#,##0.00"万元"' } },
    F6: '¥145',
    E13: { value: 15, style: { numFmt: '"≥"0"个"' } },
    H13: { value: 20, style: { numFmt: '0.00"分"' } },
  });
  const result = await checkForm(form);
  expect(errorsOf(result)).toEqual([]);
  expect(result.recomputed).toMatchObject({
    funds: { initialBudget: '150', annualBudget: '150', executed: '145' },
    indicators: [{ comparator: '>=', target: '15', unit: '个' }, {}, {}, {}, {}, {}],
  });
});

it('takes the saved result of a formula and says so', async () => {
  const form = changedForm(nationalForm(), { H19: { value: 98.72, formula: 'SUM(H13:H18)+I6' } });
  const result = await checkForm(form);
  expect(errorsOf(result)).toEqual([]);
  expect(result.findings).toContainEqual(expect.objectContaining({ id: 'R01', severity: 'info', place: '自评表!H19' }));
});

it('tells an error value and a formula without a result at their cells', async () => {
  const { findings } = await checkForm(changedForm(nationalForm(), { H14: { value: '#DIV/0!' } }));
  expect(findings).toContainEqual(expect.objectContaining({ id: 'K04', place: '自评表!H14', found: '#DIV/0!' }));
});

it('survives merged cells over the whole sheet', async () => {
  const sheet = sheetOf('自评表', nationalForm());
  sheet.merges!.push({ startRow: 30, startCol: 0, endRow: 1048575, endCol: 16383 });
  expect(errorsOf(await checkFile(await workbookOf(sheet)))).toEqual([]);
});
