// What is said about a sheet, with severity, place and field; the K ids are those of evaluation-rules §12.
import type { Profile } from '../../shared/scoring/profile';
import { getProfile } from '../../shared/scoring/profiles';
import { progressOf } from '../../shared/scoring/progress';
import { scoreSheet } from '../../shared/scoring/scoreSheet';
import type { Sheet, SheetIndicator } from '../../shared/scoring/types';
import { goldenSheet } from '../support/goldenSheet';

const national = getProfile('national-2020');

function findingsOf(change: (sheet: Sheet) => void, profile: Profile = national): string[] {
  const sheet = goldenSheet();
  change(sheet);
  return scoreSheet(sheet, profile).findings.map(
    ({ severity, place, field, code }) => `${severity} ${place} ${field} ${code}`,
  );
}

const row = (id: string, changes: Partial<SheetIndicator>) => (sheet: Sheet) =>
  void Object.assign(
    sheet.indicators.find((one) => one.id === id)!,
    changes,
  );

it.each<[string, (sheet: Sheet) => void, string[]]>([
  ['a blank actual (K13)', row('O2', { actual: null }), ['error O2 actual actual-missing']],
  ['a target as actual (K15)', row('O2', { actual: '>= 98%' }), ['error O2 actual actual-echoes-target']],
  ['a comparator as actual', row('O2', { actual: '≥99%' }), ['error O2 actual actual-comparator']],
  ['a wrong unit', row('O7', { actual: '20小时' }), ['error O7 actual actual-unit']],
  ['a negative actual', row('O2', { actual: '-98' }), ['error O2 actual actual-negative']],
  ['a missing target (K14)', row('O2', { target: '' }), ['error O2 target target-missing']],
  ['a missing band', row('B1', { band: null, bandPercent: null }), ['error B1 band band-missing']],
  ['a band alone', row('B1', { bandPercent: null }), ['error B1 bandPercent band-percent-missing']],
  ['a percentage outside (K22)', row('B1', { bandPercent: '79' }), ['error B1 bandPercent band-percent-outside']],
  [
    'a deduction without a reason (K19)',
    row('O2', { actual: '97', deviationReason: '  ' }),
    ['error O2 deviationReason deviation-reason-missing'],
  ],
  [
    'a qualitative deduction without a reason (K19)',
    row('B1', { bandPercent: '90', deviationReason: null }),
    ['error B1 deviationReason deviation-reason-missing'],
  ],
  ['full points without a reason', row('B1', { deviationReason: null }), []],
  ['1.3 times the target (K21)', row('O2', { target: '50', actual: '65' }), ['warning O2 actual over-target']],
  ['just below 1.3 times', row('O2', { target: '50', actual: '64.99' }), []],
  ['anything above =', row('O1', { actual: '16' }), ['warning O1 actual over-target']],
  ['far below ≤', row('O9', { actual: '1' }), []],
  ['a strict bound at equality', row('O4', { actual: '2' }), ['warning O4 actual strict-bound-equal']],
  ['a missed target of zero', row('O7', { target: '0', actual: '1' }), ['warning O7 actual zero-target-missed']],
  [
    'low execution with nine characters (K12)',
    (sheet) => void (sheet.funds.executionReason = ' 一二三四五六七八九 '),
    ['error funds executionReason execution-reason-missing'],
  ],
  ['low execution with ten', (sheet) => void (sheet.funds.executionReason = '一二三四五六七八九十'), []],
  [
    'exactly 90 % without a reason',
    (sheet) => void Object.assign(sheet.funds, { executed: '132.3', executionReason: null }),
    [],
  ],
  [
    'a rate that only prints as 90 %',
    (sheet) => void Object.assign(sheet.funds, { executed: '132.299999', executionReason: null }),
    ['error funds executionReason execution-reason-missing'],
  ],
  [
    'over budget without a reason (K07)',
    (sheet) => void Object.assign(sheet.funds, { executed: '150', executionReason: null }),
    ['error funds executionReason execution-reason-missing', 'warning funds executed execution-over-budget'],
  ],
  [
    'over budget with one',
    (sheet) => void (sheet.funds.executed = '150'),
    ['warning funds executed execution-over-budget'],
  ],
  ['no budget (K08)', (sheet) => void (sheet.funds.annualBudget = '0'), ['error funds annualBudget budget-missing']],
  ['no goal report', (sheet) => void (sheet.goalActual = ' '), ['error goal goalActual goal-actual-missing']],
  [
    'a copied goal (K32)',
    (sheet) => void (sheet.goalActual = sheet.goalTarget.replace('。', '')),
    ['warning goal goalActual goal-copied'],
  ],
  [
    'a short goal report (K32)',
    (sheet) => void (sheet.goalActual = '已完成全年目标任务'),
    ['warning goal goalActual goal-actual-short'],
  ],
])('%s', (_what, change, expected) => {
  expect(findingsOf(change)).toEqual(expected);
});

it('asks for a reason where equality costs points', () => {
  const profile: Profile = { ...national, quantitative: { ...national.quantitative, strictEqual: 'band-80' } };
  expect(findingsOf(row('O4', { actual: '2', deviationReason: null }), profile)).toEqual([
    'warning O4 actual strict-bound-equal',
    'error O4 deviationReason deviation-reason-missing',
  ]);
});

it('names the indicator and what to do', () => {
  const { findings, missing } = scoreSheet(goldenSheet({ actuals: { O2: '≥98%' } }), national);
  const message = '照抄了年度指标值“≥98%”，请填写实际测得的数，不带比较符号。';
  expect(findings[0]!.message).toBe(`“系统功能达标率”：${message}`);
  expect(missing).toEqual([{ id: 'O2', name: '系统功能达标率', reason: message }]);
});

it('has no total and no grade while the money has no rate, and says why', () => {
  const sheet = goldenSheet();
  sheet.funds.annualBudget = '0';
  const scored = scoreSheet(sheet, national);
  expect(scored).toMatchObject({
    status: 'incomplete',
    total: null,
    grade: null,
    indicatorSum: null,
    scoredSum: '90.00',
  });
  expect(scored.missing).toEqual([
    { id: 'funds', name: '预算执行率', reason: expect.stringContaining('全年预算数为0，却有全年执行数121.88万元') },
  ]);
});

it('counts rows that block submission once each, in the order of the form; warnings do not count', () => {
  const sheet = goldenSheet({ actuals: { O2: null, O4: '2' } });
  sheet.funds.executionReason = null;
  sheet.goalActual = null;
  expect(progressOf(sheet, scoreSheet(sheet, national))).toEqual({
    rowCount: 14,
    missingCount: 3,
    missingIds: ['funds', 'goal', 'O2'],
  });
});
