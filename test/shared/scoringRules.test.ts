// 赋分规则 of 财预〔2021〕101号 and their kin (evaluation-rules §4.3), ranges, dates, deductions and over-targets (§2.2).
import type { Profile } from '../../shared/scoring/profile';
import { getProfile } from '../../shared/scoring/profiles';
import type { ScoringRule, SheetIndicator } from '../../shared/scoring/types';
import { goldenSheet } from '../support/goldenSheet';
import { recompute } from '../support/recompute';
import { scoreRow } from '../support/told';

const national = getProfile('national-2020');
const row = (changes: Partial<SheetIndicator>): SheetIndicator => ({
  ...goldenSheet().indicators[0]!,
  comparator: '>=',
  target: '100',
  unit: '%',
  points: '10',
  ...changes,
});
const yesNo = (changes: Partial<SheetIndicator>): SheetIndicator => ({
  ...goldenSheet().indicators.find((one) => one.kind === 'qualitative')!,
  points: '10',
  bandPercent: null,
  ...changes,
});

const floor60: ScoringRule = { kind: 'prorataWithFloor', floorPercent: '60' };
const satisfaction: ScoringRule = { kind: 'satisfactionSteps' };
/** 满意率90%以上得10分，每降5%扣1分，扣完为止: a form of 2017. */
const everyFive = (counting: 'full' | 'begun'): ScoringRule => ({
  kind: 'deduction',
  line: '满意率90%以上得满分，每降5%扣1分，扣完为止',
  step: '5',
  deduct: '1',
  counting,
});

it.each<[string, Partial<SheetIndicator>, string, string]>([
  ['direct, met', { scoringRule: { kind: 'direct' }, actual: '100' }, '10.00', 'quantitative.met'],
  ['direct, missed', { scoringRule: { kind: 'direct' }, actual: '99.99' }, '0.00', 'quantitative.direct-missed'],
  [
    'direct, missed with a fixed deduction',
    { scoringRule: { kind: 'direct', missedDeduction: '3' }, actual: '99' },
    '7.00',
    'quantitative.direct-missed',
  ],
  [
    'direct, a deduction above the points',
    { scoringRule: { kind: 'direct', missedDeduction: '30' }, actual: '99' },
    '0.00',
    'quantitative.direct-missed',
  ],
  [
    'direct, zero missed',
    { scoringRule: { kind: 'direct' }, comparator: '<=', target: '0', actual: '1' },
    '0.00',
    'quantitative.direct-missed',
  ],
  ['above the floor', { scoringRule: floor60, actual: '80' }, '8.00', 'quantitative.short'],
  ['at the floor', { scoringRule: floor60, actual: '60' }, '6.00', 'quantitative.short'],
  ['just below the floor', { scoringRule: floor60, actual: '59.999999' }, '0.00', 'quantitative.below-floor'],
  [
    'a reverse one at the floor',
    { scoringRule: floor60, comparator: '<=', target: '3', actual: '5' },
    '6.00',
    'quantitative.short-reverse',
  ],
  [
    'a reverse one below the floor',
    { scoringRule: floor60, comparator: '<=', target: '3', actual: '5.01' },
    '0.00',
    'quantitative.below-floor',
  ],
  [
    'satisfaction at 90 (guide: 10 points)',
    { scoringRule: satisfaction, target: '95', actual: '90' },
    '10.00',
    'quantitative.steps',
  ],
  [
    'satisfaction at 89.99 (guide: 8 points)',
    { scoringRule: satisfaction, target: '95', actual: '89.99' },
    '8.00',
    'quantitative.steps',
  ],
  ['satisfaction at 80 (guide: 8 points)', { scoringRule: satisfaction, actual: '80' }, '8.00', 'quantitative.steps'],
  ['satisfaction at 60 (guide: 5 points)', { scoringRule: satisfaction, actual: '60' }, '5.00', 'quantitative.steps'],
  [
    'satisfaction at 59.99 (guide: 0 points)',
    { scoringRule: satisfaction, actual: '59.99' },
    '0.00',
    'quantitative.steps',
  ],
  [
    'own steps',
    {
      scoringRule: {
        kind: 'satisfactionSteps',
        steps: [
          { from: '85', percent: '100' },
          { from: '0', percent: '40' },
        ],
      },
      actual: '84',
    },
    '4.00',
    'quantitative.steps',
  ],
  [
    '6 short by whole steps of 5',
    { scoringRule: everyFive('full'), target: '90', actual: '84' },
    '9.00',
    'quantitative.deducted',
  ],
  [
    '6 short by steps begun',
    { scoringRule: everyFive('begun'), target: '90', actual: '84' },
    '8.00',
    'quantitative.deducted',
  ],
  [
    '5 short is one step either way',
    { scoringRule: everyFive('begun'), target: '90', actual: '85' },
    '9.00',
    'quantitative.deducted',
  ],
  [
    '4.99 short by whole steps',
    { scoringRule: everyFive('full'), target: '90', actual: '85.01' },
    '10.00',
    'quantitative.deducted',
  ],
  ['all deducted', { scoringRule: everyFive('full'), target: '90', actual: '0' }, '0.00', 'quantitative.deducted'],
  [
    'accidents above zero',
    {
      scoringRule: { kind: 'deduction', line: '每发生1起扣2分', step: '1', deduct: '2', counting: 'full' },
      comparator: '<=',
      target: '0',
      unit: '起',
      actual: '3',
    },
    '4.00',
    'quantitative.deducted',
  ],
  [
    'a number that is judged',
    { scoringRule: { kind: 'bands' }, band: 'achieved', bandPercent: '90' },
    '9.00',
    'qualitative.achieved',
  ],
])('%s', (_what, changes, score, rule) => {
  const result = scoreRow(row(changes), national);
  expect(result).toMatchObject({ score, problem: null, explanation: { rule } });
  expect(recompute(result.explanation)).toBe(score);
});

it.each([
  ['5', '10.00', 'quantitative.met'],
  ['8', '10.00', 'quantitative.met'],
  ['4', '8.00', 'quantitative.short'],
  ['10', '8.00', 'quantitative.short-reverse'],
  ['0', '0.00', 'quantitative.short'],
])('a range of 5～8 with %s earns %s by the nearer bound', (actual, score, rule) => {
  const range = { targetKind: 'range' as const, target: '5', targetTo: '8', comparator: null, unit: '天', actual };
  const result = scoreRow(row(range), national);
  expect(result).toMatchObject({ score, explanation: { rule, inputs: { 年度指标值: '5～8天' } } });
  expect(recompute(result.explanation)).toBe(score);
});

it('names the bound that counted, and what would have earned everything', () => {
  const range = {
    targetKind: 'range' as const,
    target: '5',
    targetTo: '8',
    comparator: null,
    unit: '天',
    actual: '10',
  };
  expect(scoreRow(row(range), national).explanation).toMatchObject({
    text: '实际完成值10天，不符合5～8天，按反向指标的完成比例计分：8÷10×10＝8.00分。',
    inputs: { 年度指标值: '5～8天', 实际完成值: '10天', 分值: '10', 计分界限: '8天' },
    whatIf: '若实际完成值在5～8天之间，可得10分，多得2.00分。',
  });
});

const dated = (actual: string | null, changes: Partial<SheetIndicator> = {}) =>
  row({ targetKind: 'date', target: '2024-06-30', comparator: null, unit: null, actual, ...changes });

it.each([
  ['2024年6月30日', '10.00', 'date.met'],
  ['2024-05-01', '10.00', 'date.met'],
  ['2024年6月', '10.00', 'date.met'],
  ['2023年', '10.00', 'date.met'],
  ['2024年7月1日', '7.00', 'date.late'],
  ['2024年7月30日', '7.00', 'date.late'],
  ['2024年7月31日', '3.00', 'date.late'],
])('a day of 2024-06-30 with %s earns %s', (actual, score, rule) => {
  const result = scoreRow(dated(actual), national);
  expect(result).toMatchObject({ score, explanation: { rule } });
  expect(recompute(result.explanation)).toBe(score);
});

it.each([
  [null, 'actual-missing'],
  ['2024年7月', 'actual-date-unclear'],
  ['7月1日', 'actual-date-unclear'],
  ['2024年6月30日前', 'actual-comparator'],
  ['按时完成', 'actual-not-a-date'],
  ['6', 'actual-not-a-date'],
])('a day has no score from %s', (actual, code) => {
  expect(scoreRow(dated(actual), national)).toMatchObject({ score: null, problem: { field: 'actual', code } });
});

it('tells a delay in days, and a direct rule keeps nothing of it', () => {
  expect(scoreRow(dated('2024年7月10日'), national).explanation).toMatchObject({
    text: '2024年7月10日完成，比2024年6月30日前晚10天，按“逾期30天以内”一档计分：10×70%＝7.00分。',
    whatIf: '若在2024年6月30日前完成，可得10分，多得3.00分。',
  });
  const direct = scoreRow(dated('2024年7月1日', { scoringRule: { kind: 'direct' } }), national);
  expect(direct).toMatchObject({ score: '0.00', explanation: { rule: 'date.direct-missed' } });
  expect(recompute(direct.explanation)).toBe('0.00');
});

it.each([
  ['achieved', undefined, '10.00'],
  ['partly-achieved', undefined, '0.00'],
  ['not-achieved', '4', '6.00'],
] as const)('a yes or no: %s earns %3$s', (band, missedDeduction, score) => {
  const result = scoreRow(yesNo({ band, scoringRule: { kind: 'direct', missedDeduction } }), national);
  expect(result).toMatchObject({ score, problem: null });
  expect(recompute(result.explanation)).toBe(score);
});

it.each<[string, SheetIndicator]>([
  ['a proportion of words', yesNo({ scoringRule: { kind: 'prorata' } })],
  ['steps of a day', dated('2024年6月1日', { scoringRule: satisfaction })],
  [
    'a step of zero',
    row({ scoringRule: { kind: 'deduction', line: '扣分', step: '0', deduct: '1', counting: 'full' } }),
  ],
  ['a deduction without a line', row({ scoringRule: { ...everyFive('full'), line: ' ' } as ScoringRule })],
  ['a negative deduction', row({ scoringRule: { kind: 'direct', missedDeduction: '-1' } })],
  ['a floor in words', row({ scoringRule: { kind: 'prorataWithFloor', floorPercent: '六十' } })],
  [
    'steps without a bottom',
    row({ scoringRule: { kind: 'satisfactionSteps', steps: [{ from: '90', percent: '100' }] } }),
  ],
  ['satisfaction steps where less is better', row({ scoringRule: satisfaction, comparator: '<=' })],
  [
    'satisfaction steps of a range',
    row({ scoringRule: satisfaction, comparator: null, targetKind: 'range', target: '60', targetTo: '90' }),
  ],
])('does not count by %s', (_what, indicator) => {
  expect(scoreRow(indicator, national)).toMatchObject({ score: null, problem: { code: 'scoring-rule-invalid' } });
});

it('takes deductions off under their lines, each in the explanation', () => {
  const line = '缺少验收资料的，每项扣0.5分';
  const result = scoreRow(row({ actual: '80', deductions: [{ line, points: '0.5', times: 2 }] }), national);
  expect(result).toMatchObject({
    score: '7.00',
    explanation: {
      rule: 'quantitative.short+deductions',
      text: '实际完成值80%，未达到≥100%，按完成比例计分：80÷100×10＝8.00分。另按“缺少验收资料的，每项扣0.5分”扣1分，得7.00分。',
      inputs: { 扣分1: '1分（缺少验收资料的，每项扣0.5分）' },
      whatIf: '若没有扣分，并且实际完成值达到100%，可得10分，多得3.00分。',
    },
  });
  expect(recompute(result.explanation)).toBe('7.00');
});

it.each([
  [{ line: '', points: '1', times: 1 }],
  [{ line: '扣分', points: '-1', times: 1 }],
  [{ line: '扣分', points: '1', times: 0 }],
  [{ line: '扣分', points: '1', times: 1.5 }],
])('refuses the deduction %j', (deduction) => {
  const result = scoreRow(row({ actual: '100', deductions: [deduction] }), national);
  expect(result).toMatchObject({ score: null, problem: { code: 'deduction-invalid' } });
});

it.each([
  ['130', '10.00'],
  ['150', '9.00'],
  ['230', '5.00'],
  ['9999', '5.00'],
])('a target found too low costs its share: %s of 100 earns %s by the factor 0.5', (actual, score) => {
  const halved: Profile = { ...national, quantitative: { ...national.quantitative, overTargetFactor: '0.5' } };
  const result = scoreRow(row({ actual, isTargetTooLow: true }), halved);
  expect(result.score).toBe(score);
  expect(recompute(result.explanation)).toBe(score);
  expect(scoreRow(row({ actual }), halved).score).toBe('10.00');
  expect(scoreRow(row({ actual, isTargetTooLow: true }), national).score).toBe('10.00');
});
