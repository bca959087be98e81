// Cells of published local forms that mean something else than in the national one, rebuilt with made-up figures.
import { checkTableFile } from '../../server/checks/checkTableFile';
import type { CheckResult } from '../../shared/checks/recomputed';
import { hubeiForm, nationalForm } from './forms';
import { LEFT as L, sheetOf, UP, workbookOf, type Form } from './layouts';

const checkForm = async (form: Form): Promise<CheckResult> =>
  checkTableFile(await workbookOf(sheetOf('自评表', form)), null);

const told = ({ findings }: CheckResult, ids = /./) =>
  findings.filter(({ id, severity }) => ids.test(id) && severity !== 'info').map(({ id, place }) => `${id} ${place}`);

/** The national form with some cells replaced: `row,col` of the form. */
function withCells(changes: Record<string, Form[number][number]>): Form {
  return nationalForm().map((row, at) => row.map((slot, col) => changes[`${at},${col}`] ?? slot));
}

it('leaves a row that does not apply alone, however it says so', async () => {
  const form = nationalForm();
  form.splice(17, 0, [UP, UP, '生态效益指标', '指标1：/', '', '', '/', '/', '']);
  const result = await checkForm(form);
  expect(told(result)).toEqual([]);
  expect(result.recomputed).toMatchObject({ total: '98.72' });
});

it('divides by the budget of the year’s beginning where the form has no other', async () => {
  const form = nationalForm();
  form[4]![4] = L;
  for (const row of [5, 6, 7]) form[row]![4] = L;
  const { recomputed, findings } = await checkForm(form);
  expect(recomputed.funds).toMatchObject({ annualBudget: '150', ratePercent: '96.67', score: '9.67' });
  expect(findings.map(({ id }) => id)).not.toContain('K08');
});

it('names a whole department where the form has no project', async () => {
  const form = withCells({ '0,0': '部门整体绩效自评表', '2,0': '部门', '2,1': '市财政局' });
  expect((await checkForm(form)).recomputed.project.name).toBe('市财政局');
  const bare = form.filter((_, at) => at !== 2);
  const result = await checkForm(bare);
  expect(result.recomputed.project.name).toBe('市财政局');
  expect(told(result, /K48/)).toEqual([]);
});

it.each([
  ['完成采购。', false],
  ['效果良好。', false],
  ['自评为“良”', true],
  ['等级：良好', true],
])('takes 评价结论 %s for a grade: %s', async (text, isGrade) => {
  const form = nationalForm();
  form.push(['评价结论', text, L, L, L, L, L, L, L]);
  expect(told(await checkForm(form), /K36/)).toEqual(isGrade ? ['K36 自评表!B21'] : []);
});

it('calls a sentence that is answered in the same words a copy, and no missing value', async () => {
  const result = await checkForm(withCells({ '15,4': '不超过预算', '15,5': '不超过预算' }));
  expect(told(result)).toEqual(['K23 自评表!F16']);
  expect(result.recomputed.status).toBe('complete');
});

it('reads lines without points as details: 其中, or the values of an indicator that has none itself', async () => {
  const form = nationalForm();
  form[12] = [UP, '产出指标', '数量指标', '★补助家畜数量', '≥192只', '192只', 10, 10, ''];
  form.splice(
    13,
    0,
    [UP, UP, UP, '其中羊养殖数量', '180只', '180只', '', '', ''],
    [UP, UP, UP, '其中猪养殖数量', '12头', '12头', '', '', ''],
    [UP, UP, UP, '★补助粮食作物面积', '', '', 10, 10, ''],
    [UP, UP, UP, '红薯种植面积', '5.5亩', '5.5亩', '', '', ''],
  );
  const result = await checkForm(form);
  expect(told(result, /K(01|13|14|25)/)).toEqual(['K25 自评表!E13']);
  expect(result.findings.filter(({ id }) => id === 'R06').map(({ place }) => place)).toEqual([
    '自评表!D14',
    '自评表!D17',
  ]);
  expect(result.recomputed).toMatchObject({ status: 'complete', total: '98.72' });
  expect(result.recomputed.indicators.map(({ scoreBasis }) => scoreBasis).slice(0, 5)).toEqual([
    'rule',
    'detail',
    'detail',
    'entered',
    'detail',
  ]);
  // A row that is no detail still needs its points.
  form[16] = [UP, UP, UP, '红薯种植面积', '5.5亩', '5.5亩', '', '', ''];
  form[15] = [UP, UP, UP, '★补助粮食作物面积', '≥5亩', '5.5亩', 10, 10, ''];
  expect(told(await checkForm(form), /K01/)).toEqual(['K01 自评表!G17']);
});

it('asks no target of 决策 and 管理, which old local forms carry with a dash, and takes 参考分值 for points', async () => {
  const form = withCells({ '11,6': '参考分值', '5,6': 0, '5,8': 0, '15,6': 5, '15,7': 5 });
  form.splice(12, 0, [UP, '项目决策（15分）', '项目立项', '立项依据充分性', '—', '符合规划并经集体决策', 15, 13, '']);
  const result = await checkForm(form);
  expect(told(result, /K0[12]|K14/)).toEqual([]);
  expect(told(result, /K19/)).toEqual(['K19 自评表!I13']);
  expect(result.recomputed.indicators[0]).toMatchObject({ points: 15, score: '13.00', scoreBasis: 'entered' });
});

it('finds a scored row that has neither target nor result at both cells', async () => {
  const result = await checkForm(withCells({ '13,4': '', '13,5': '' }));
  expect(told(result, /K1[34]/)).toEqual(['K14 自评表!E14', 'K13 自评表!F14']);
});

it('lets the price of one piece be told in 元, and hears why the money was not spent beside its indicator', async () => {
  const low = { '5,5': 120, '6,5': 120, '5,7': '80%', '6,7': '80%', '5,8': 8, '15,5': 120 };
  expect(told(await checkForm(withCells(low)), /K12/)).toEqual(['K12 自评表!H6']);
  const explained = withCells({
    ...low,
    '15,8': '工程已完工，质保金等尾款按合同未付',
    '12,3': '户均增收',
    '12,4': '≥15元',
    '12,5': '15元',
  });
  expect(told(await checkForm(explained), /K12|K25/)).toEqual([]);
});

it('adds up 其中 that begins a sentence of its own', async () => {
  const goal = '完成预算资金89.97万元。其中：30万元用于编制；30万元用于审计；29.99万元用于测绘。';
  expect(told(await checkForm(withCells({ '10,5': goal })), /K34/)).toEqual(['K34 自评表!F11']);
});

it('asks no indicator for the parts of the money, and names the number of a goal with its unit only', async () => {
  const money = '安排资金150万元，其中：30万元用于编制，120万元用于审计；维护15个系统，1天内修复。';
  expect(told(await checkForm(withCells({ '10,1': money })), /K33/)).toEqual([]);
  const result = await checkForm(withCells({ '10,1': '维护15个系统，1天内修复，服务39户特色种养户。' }));
  expect(result.findings.find(({ id }) => id === 'K33')).toMatchObject({ found: '“39户”' });
});

it('takes 100 typed for the points of the execution rate as the slip it is', async () => {
  const result = await checkForm(withCells({ '5,6': 100 }));
  expect(told(result)).toEqual(['K01 自评表!G6']);
  expect(result.recomputed).toMatchObject({ funds: { points: 10, score: '9.67' }, total: '98.72' });
});

it('adds up the points that only the heads of the levels tell', async () => {
  const withHead = (output: string) =>
    hubeiForm().map((row, at) =>
      row.map((slot) => {
        if (typeof slot !== 'string') return slot;
        if (at > 5)
          return slot
            .replace('（20分）', '')
            .replace(/^产出指标$/, output)
            .replace(/^效益指标$/, '效益指标（30分）');
        return slot;
      }),
    );
  expect(told(await checkForm(withHead('产出指标（50分）')), /K01/)).toEqual([]);
  expect(told(await checkForm(withHead('产出指标（60分）')), /K01/)).toEqual(['K01 自评表!D6']);
});

it('finds the prompt of a conclusion nobody wrote, and leaves printed instructions alone', async () => {
  const form = nationalForm();
  form.push(['评价结论', '结合自评情况，说明项目实施取得的成效或成果。（200字以内）', L, L, L, L, L, L, L]);
  form.push(['注：1.偏差原因分析（100字以内），定量指标填写实际数。', L, L, L, L, L, L, L, L]);
  expect(told(await checkForm(form))).toEqual(['K38 自评表!B21']);
});

it('counts a deadline that is kept however it is read, and asks where it is not', async () => {
  const row = (actual: string) => withCells({ '14,3': '改造完成时间', '14,4': '9月前', '14,5': actual });
  expect(told(await checkForm(row('7月')), /K14/)).toEqual([]);
  expect((await checkForm(row('7月'))).recomputed.indicators[2]).toMatchObject({ score: '10.00', scoreBasis: 'rule' });
  expect(told(await checkForm(row('9月')), /K14/)).toEqual(['K14 自评表!E15']);
});
