// The worked variants of the golden example (seed analysis §3.3). Each line changes only what it names.
import type { Profile } from '../../shared/scoring/profile';
import { getProfile } from '../../shared/scoring/profiles';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import { goldenSheet, type SheetChanges } from '../support/goldenSheet';

const national = getProfile('national-2020');
const strict: Profile = { ...national, quantitative: { ...national.quantitative, strictEqual: 'band-80' } };
const oldBands: Profile = {
  ...national,
  bands: [
    { band: 'achieved', from: '80', to: '100' },
    { band: 'partly-achieved', from: '50', to: '80' },
    { band: 'not-achieved', from: '0', to: '50' },
  ],
};
const first = (percent: string) => ({ allQualitative: { band: 'achieved' as const, percent } });
const second = (percent: string) => ({ allQualitative: { band: 'partly-achieved' as const, percent } });

type Variant = [
  id: string,
  changes: SheetChanges,
  execution: string,
  rows: Record<string, string>,
  total: string,
  grade: string,
  profile?: Profile,
];

const variants: Variant[] = [
  ['A', {}, '8.29', { O1: '12.00', O2: '6.00', O9: '5.00', B1: '14.00' }, '98.29', '优'],
  ['M', first('90'), '8.29', { O6: '3.60', O8: '2.70', B1: '12.60', B2: '11.70', B3: '11.70' }, '93.59', '优'],
  ['B', first('80'), '8.29', { O6: '3.20', O8: '2.40', B1: '11.20', B2: '10.40', B3: '10.40' }, '88.89', '良'],
  ['C', second('60'), '8.29', {}, '79.49', '中'],
  ['C50', second('50'), '8.29', {}, '74.79', '中', oldBands],
  ['A6', { actuals: { O1: '6' } }, '8.29', { O1: '4.80' }, '91.09', '优'],
  ['B6', { ...first('80'), actuals: { O1: '6' } }, '8.29', { O1: '4.80' }, '81.69', '良'],
  ['T2', { actuals: { O7: '2' } }, '8.29', { O7: '2.00' }, '96.29', '优'],
  ['F20', { actuals: { O4: '2.0' } }, '8.29', { O4: '6.00' }, '98.29', '优'],
  ['F20 strict', { actuals: { O4: '2.0' } }, '8.29', { O4: '4.80' }, '97.09', '优', strict],
  ['F25', { actuals: { O4: '2.5' } }, '8.29', { O4: '4.80' }, '97.09', '优'],
  ['P97', { actuals: { O2: '97' } }, '8.29', { O2: '5.94' }, '98.23', '优'],
  ['E100', { executed: '147', actuals: { O9: '147' } }, '10.00', { O9: '5.00' }, '100.00', '优'],
  ['E102', { executed: '150', actuals: { O9: '150' } }, '10.00', { O9: '4.90' }, '99.90', '优'],
  ['G90', { ...first('80'), executed: '138.18', actuals: { O9: '138.18' } }, '9.40', {}, '90.00', '优'],
  ['G89', { ...first('80'), executed: '138.10', actuals: { O9: '138.10' } }, '9.39', {}, '89.99', '良'],
  ['JX', {}, '7.00', {}, '97.00', '优', getProfile('jiangxi-steps')],
  ['no double rounding', { executed: '121.93' }, '8.29', {}, '98.29', '优'],
];

it.each(variants)('variant %s', (_id, changes, execution, rows, total, grade, profile = national) => {
  const scored = scoreSheet(goldenSheet(changes), profile);
  const scores = Object.fromEntries(scored.indicators.map((row) => [row.id, row.score]));
  expect(scored).toMatchObject({ status: 'complete', total, grade, funds: { score: execution } });
  expect(scores).toMatchObject(rows);
});

it('variant X: rows without a value leave no total and no grade, and are named', () => {
  const scored = scoreSheet(goldenSheet({ actuals: { O2: null, O4: '', O5: '≥98%' } }), national);
  expect(scored).toMatchObject({
    status: 'incomplete',
    total: null,
    grade: null,
    indicatorSum: null,
    scoredSum: '82.29',
  });
  expect(scored.missing.map((row) => row.name)).toEqual(['系统功能达标率', '各系统事故发生频率', '机房运维服务达标率']);
});

it('has nothing to say against the golden example', () => {
  expect(scoreSheet(goldenSheet(), national).findings).toEqual([]);
});

it('explains every score with rule, figures and source', () => {
  const scored = scoreSheet(goldenSheet({ actuals: { O2: '97' } }), national);
  expect(scored.funds.explanation).toEqual({
    rule: 'execution.linear',
    text: '预算执行率121.88÷147.00＝82.91%，121.88÷147.00×10＝8.29分。',
    inputs: { 全年预算数: '147.00万元', 全年执行数: '121.88万元', 分值: '10' },
    source: '财预〔2020〕10号（自评表：执行率×分值，最高不超过该项分值）',
    whatIf: '若全年执行数达到147万元，可得10分，多得1.71分。',
  });
  expect(scored.indicators.find((row) => row.id === 'O2')!.explanation).toEqual({
    rule: 'quantitative.short',
    text: '实际完成值97%，未达到≥98%，按完成比例计分：97÷98×6＝5.94分。',
    inputs: { 年度指标值: '≥98%', 实际完成值: '97%', 分值: '6' },
    source: '财预〔2020〕10号（按完成值与指标值的比例记分）',
    whatIf: '若实际完成值达到98%，可得6分，多得0.06分。',
  });
});
