// Filled evaluation tables through the reader and the checks: places are cells, every score is recomputed.
import { checkEvaluationFile } from '../../server/checks/checkEvaluationFile';
import type { FrameworkCheckResult } from '../../shared/checks/framework/recomputed';
import { nationalForm } from '../checks/forms';
import { LEFT, sheetOf, UP, workbookOf, type Form, type FormCell } from '../checks/layouts';
import { expertForm, filledRows, publishedForm, TOTAL } from './sheets';

async function checkForm(form: Form, name = '评分表'): Promise<FrameworkCheckResult> {
  const result = await checkEvaluationFile(await workbookOf(sheetOf(name, form)), null);
  if (!('kind' in result.recomputed)) throw new Error('read as a self-evaluation');
  return result as FrameworkCheckResult;
}

const told = ({ findings }: FrameworkCheckResult) =>
  findings.map(({ id, severity, place }) => `${id} ${severity} ${place}`);

function changed(form: Form, changes: Record<string, FormCell>): Form {
  for (const [cell, value] of Object.entries(changes)) {
    const [, letter, row] = /^([A-Z])(\d+)$/.exec(cell)!;
    form[Number(row) - 1]![letter!.charCodeAt(0) - 65] = value;
  }
  return form;
}

it('recomputes a table with the experts’ columns and finds nothing wrong with it', async () => {
  const { recomputed, findings } = await checkForm(expertForm());
  expect(findings).toEqual([]);
  expect(recomputed).toMatchObject({
    kind: 'framework',
    project: { name: '城市道路养护' },
    fiscalYear: 2024,
    profile: 'framework-2020',
    status: 'complete',
    total: TOTAL,
    grade: '优',
  });
  expect(recomputed.indicators).toHaveLength(17);
  expect(recomputed.indicators[0]).toMatchObject({
    level1: '决策',
    level2: '项目立项',
    points: 3,
    expertScores: { 专家甲: '3', 专家乙: '2.7', 专家丙: '2.85' },
    score: '2.85',
    scoreBasis: 'experts',
  });
});

it('checks a published table as far as it can be checked, and says how far', async () => {
  const result = await checkForm(publishedForm());
  expect(told(result)).toEqual(['R05 info 评分表!F3']);
  expect(result.findings[0]!.message).toContain('只核对了是否在0分与分值之间');
  expect(result.recomputed).toMatchObject({ project: { name: '城市道路养护' }, total: TOTAL, grade: '优' });
  expect(new Set(result.recomputed.indicators.map(({ scoreBasis }) => scoreBasis))).toEqual(new Set(['entered']));
  expect(result.recomputed.levels.map(({ level1, points }) => `${level1}${points}`)).toEqual([
    '决策15',
    '过程20',
    '产出35',
    '效益30',
  ]);
});

const expertSlips: [string, FormCell, string][] = [
  ['E5', 3.5, 'F02 error 评分表!E5'],
  ['E5', -1, 'F02 error 评分表!E5'],
  ['E5', 2.555, 'F02 error 评分表!E5'],
  ['E5', '好', 'F02 error 评分表!E5'],
  ['F6', '', 'F05 error 评分表!F6'],
  ['G4', '专家甲', 'F02 error 评分表!G4'],
  ['E20', 12, 'F04 warning 评分表!H20'],
  ['H5', 2, 'K17 error 评分表!H5'],
  ['H5', 2, 'K03 error 评分表!H22'],
  ['H5', 2.7, 'K17 warning 评分表!H5'],
  ['H5', 4, 'K04 error 评分表!H5'],
  ['D5', 4, 'K01 error 评分表!D22'],
  ['F22', 90, 'K03 error 评分表!F22'],
  ['H22', 99, 'K03 error 评分表!H22'],
  ['B23', '良', 'K36 error 评分表!B23'],
  ['F2', '', 'K48 warning 评分表!A1'],
];

it.each(expertSlips)('tells %s = %j as %s', async (cell, value, expected) => {
  expect(told(await checkForm(changed(expertForm(), { [cell]: value })))).toContain(expected);
});

const publishedSlips: [string, FormCell, string][] = [
  ['F3', 3.5, 'K04 error 评分表!F3'],
  ['F3', '', 'F09 error 评分表!F3'],
  ['F9', 1, 'K03 error 评分表!F9'],
  ['D9', 16, 'F11 error 评分表!D9'],
  ['A3', '决策（20分）', 'F11 error 评分表!A3'],
  ['F24', 80, 'K03 error 评分表!F24'],
  ['G24', '良', 'K36 error 评分表!G24'],
];

it.each(publishedSlips)('tells %s = %j of a published table as %s', async (cell, value, expected) => {
  expect(told(await checkForm(changed(publishedForm(), { [cell]: value })))).toContain(expected);
});

it('warns where 产出 and 效益 have less than 60 points together', async () => {
  const result = await checkForm(changed(expertForm(), { D20: 10, D5: 13 }));
  expect(result.findings).toContainEqual(
    expect.objectContaining({ id: 'F01', severity: 'warning', place: '评分表!A16', found: '55', expected: '≥60' }),
  );
});

it('reads points beside every level, and exported tables without merged cells', async () => {
  const rows = filledRows.map((row, at): Form[number] => {
    const first = filledRows.findIndex(({ level1 }) => level1 === row.level1) === at;
    const sum = filledRows.filter(({ level1 }) => level1 === row.level1).reduce((all, one) => all + one.points, 0);
    return [first ? row.level1 : '', first ? sum : '', row.level2, '', row.name, row.points, Number(row.score)];
  });
  const heads = ['一级指标', '分值', '二级指标', '分值', '三级指标', '分值', '得分'];
  const title: Form[number] = ['2024年城市道路养护项目绩效评价评分表', LEFT, LEFT, LEFT, LEFT, LEFT, LEFT];
  const form: Form = [title, heads, ...rows, ['总分', LEFT, LEFT, LEFT, LEFT, 100, Number(TOTAL)]];
  expect(told(await checkForm(form))).toEqual(['R05 info 评分表!G3']);
  form[2]![1] = 12;
  expect(told(await checkForm(form))).toContain('F11 error 评分表!B3');
});

it('counts an indicator whose name has its points, and one whose points and score it shares with the next', async () => {
  const plain = publishedForm().map((row, at): Form[number] => {
    const [level1, level2, name, points, , score] = row;
    if (at === 0) return [row[0]!, LEFT, LEFT, LEFT];
    if (typeof name === 'symbol') return [level1!, LEFT, LEFT, score!];
    return [level1!, level2!, at === 1 ? name! : `${String(name)}（${String(points)}分）`, score!];
  });
  const inNames = await checkForm(plain);
  expect(told(inNames)).toEqual(['R05 info 评分表!D3']);
  expect(inNames.recomputed.total).toBe(TOTAL);
  const shared = publishedForm();
  shared.splice(3, 0, [UP, UP, '立项依据合规性', UP, UP, UP, UP]);
  expect((await checkForm(shared)).recomputed).toMatchObject({ total: TOTAL, status: 'complete' });
});

it('reads a table that lost its merged cells', async () => {
  const form = expertForm().map((row) => row.map((slot) => (typeof slot === 'symbol' ? '' : slot)));
  const { recomputed, findings } = await checkForm(form);
  expect(findings).toEqual([]);
  expect(recomputed).toMatchObject({ total: TOTAL, grade: '优' });
  expect(Object.keys(recomputed.indicators[16]!.expertScores!)).toEqual(['专家甲', '专家乙', '专家丙']);
});

it('takes unnamed columns below 专家评分 for experts', async () => {
  const form = expertForm();
  form[2] = ['一级指标', '二级指标', '三级指标', '分值', '专家评分', LEFT, LEFT, '最终得分'];
  form.splice(3, 1);
  const { recomputed, findings } = await checkForm(form);
  expect(findings).toEqual([]);
  expect(Object.keys(recomputed.indicators[0]!.expertScores!)).toEqual(['专家1', '专家2', '专家3']);
});

it('reads the words of the older framework, beside an indicator system without scores', async () => {
  const words = (form: Form) =>
    form.map((row) =>
      row.map((slot) => (typeof slot === 'string' ? slot.replace('决策', '投入').replace('效益（', '效果（') : slot)),
    );
  const blank = publishedForm().map((row) =>
    row.map((slot, col) => (col === 5 && typeof slot === 'number' ? '' : slot)),
  );
  const file = await workbookOf(sheetOf('指标体系', words(blank)), sheetOf('评分表', words(publishedForm())));
  const result = (await checkEvaluationFile(file, null)) as FrameworkCheckResult;
  expect(result.recomputed.levels.map(({ level1 }) => level1)).toEqual(['投入', '过程', '产出', '效果']);
  expect(told(result)).toEqual(['R05 info 评分表!F3', 'R03 info 指标体系!A1']);
});

it('counts an indicator once though its standard takes several lines', async () => {
  const form = publishedForm();
  form.splice(3, 0, [UP, UP, UP, UP, '资料不全的酌情扣分', UP, '']);
  const { recomputed } = await checkForm(form);
  expect(recomputed.indicators).toHaveLength(17);
  expect(recomputed.total).toBe(TOTAL);
});

it('leaves a self-evaluation table to its own checks, also beside an evaluation table', async () => {
  const both = await workbookOf(sheetOf('自评表', nationalForm()), sheetOf('评分表', expertForm()));
  const { recomputed } = await checkEvaluationFile(both, null);
  expect(recomputed).toMatchObject({ profile: 'national-2020', total: '98.72' });
});

it('refuses two evaluation tables, and keeps the old answer for a workbook with neither', async () => {
  const two = await workbookOf(sheetOf('甲', expertForm()), sheetOf('乙', publishedForm()));
  await expect(checkEvaluationFile(two, null)).rejects.toThrow(/有2张评价指标评分表（“甲”、“乙”）/);
  const none = await workbookOf({ name: '说明', rows: [['你好']] });
  await expect(checkEvaluationFile(none, null)).rejects.toThrow(/没有找到自评表/);
});
