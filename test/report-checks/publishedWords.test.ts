// Ways in which published reports word their amounts, scores, grades and annexes, rebuilt with made-up figures: no
// contradiction is seen where there is none, and the real ones are.
import { checkReport } from '../../shared/report-checks/checkReport';
import { blocksOfText, parseReport } from '../../shared/report-checks/parseReport';

/** The findings with one of these numbers about a report of these lines. */
function told(ids: RegExp, ...lines: string[]): string[] {
  const text = ['某县司法局2024年度法律顾问经费绩效自评报告', ...lines].join('\n');
  return checkReport(parseReport(blocksOfText(text)), null)
    .filter(({ id }) => ids.test(id))
    .map(({ id, severity, place }) => `${id} ${severity} ${place}`);
}

it('knows unit and kind from a title that says them', () => {
  expect(told(/K41/)).toEqual([]);
  const identity = checkReport(parseReport(blocksOfText('某县司法局2024年度法律顾问经费绩效自评报告')), null);
  expect(identity.find(({ id }) => id === 'K48')).toMatchObject({ expected: '成文日期' });
});

it.each([
  ['自评绩效等级为“优”，分数为97分。', []],
  ['因此评价分100分，自评等级为优秀。', []],
  ['自评得分98分，其中：项目决策15分，自评等级为“优”。', []],
  ['项目综合得分91.28分，评价等级为“优”。2023年同类项目综合得分为88.5分，评价等级为“良”。', []],
  ['自评得分88分，自评等级为优秀。', ['K36 error 第2行']],
  ['绩效评价等级：优', ['K36 error 第2行']],
])('reads %s', (line, findings) => {
  expect(told(/K36/, line)).toEqual(findings);
});

it('takes annexes that are listed below the text for there', () => {
  const listed = ['附件：1.项目支出绩效自评表', '2.调查问卷'];
  expect(told(/K37/, '自评得分见附件1，问卷见附件2。', ...listed)).toEqual([]);
  expect(told(/K37/, '自评得分见附件3。', ...listed)).toEqual(['K37 error 第2行']);
});

it('lets one sentence go on over numbered lines, and names as many as it counts', () => {
  expect(told(/K42/, '1.免疫密度，得20分；', '2.合格率，得20分；', '3.满意率，得20分。')).toEqual([]);
  expect(told(/K42/, '1.免疫密度，得20分；', '2.合格率，得20分；')).toEqual(['K42 warning 第3行']);
  expect(told(/K24/, '建设甲镇、乙镇、丙镇等3个分馆。')).toEqual([]);
  expect(told(/K24/, '建设甲镇、乙镇等3个分馆。')).toEqual(['K24 warning 第2行']);
});

it('lets a report about several projects speak of some of them', () => {
  expect(told(/K40/, '资金分为10个项目。', '部分项目尚未审计。')).toEqual([]);
  expect(told(/K40/, '部分项目尚未审计。')).toEqual(['K40 warning 第2行']);
});

it('finds a rate and parts that do not follow from the amounts, and keeps silent where it cannot know', () => {
  const money = (rate: string) => ['安排资金1000万元。', `资金支付963.4万元，未支付36.6万元，支付率${rate}%。`];
  expect(told(/K05/, ...money('95'))).toEqual(['K05 error 第3行']);
  expect(told(/K05/, ...money('96.34'))).toEqual([]);
  expect(told(/K05/, ...money('96.34'), '截至6月底执行率45%。', '甲乡执行率86%。')).toEqual([]);
  expect(told(/K05/, '甲项目实际支出20万元。', '乙项目实际支出30万元。', '安排资金50万元。')).toEqual([]);
  const parts = '下达资金755.19万元。其中：中央124.23万元，省级370.83万元，市级260.3万元。';
  expect(told(/K34/, parts)).toEqual(['K34 warning 第2行']);
  expect(told(/K34/, parts.replace('260.3', '260.13'))).toEqual([]);
  expect(told(/K34/, '下达资金755.19万元。其中：培训10万元，宣传20万元等。')).toEqual([]);
});
