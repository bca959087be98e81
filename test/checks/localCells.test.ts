// Cells of published local forms that mean something else than in the national one, rebuilt with made-up figures.
import { checkTableFile } from '../../server/checks/checkTableFile';
import type { CheckResult } from '../../shared/checks/recomputed';
import { nationalForm } from './forms';
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
