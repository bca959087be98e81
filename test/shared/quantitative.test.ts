// 定量指标: the comparators and their edges, evaluation-rules §2.2.
import type { Comparator } from '../../shared/contracts/common';
import type { Profile } from '../../shared/scoring/profile';
import { getProfile } from '../../shared/scoring/profiles';
import type { SheetIndicator } from '../../shared/scoring/types';
import { goldenSheet } from '../support/goldenSheet';
import { scoreQuantitative } from '../support/told';

const national = getProfile('national-2020');
const band80: Profile = { ...national, quantitative: { ...national.quantitative, strictEqual: 'band-80' } };
const PRODUCT_DEFAULT = '产品默认规则，可在评分方案中调整';

const row = (changes: Partial<SheetIndicator>): SheetIndicator => ({
  ...goldenSheet().indicators[0]!,
  points: '10',
  ...changes,
});

it.each<[Comparator, string, string, string, string]>([
  ['>=', '100', '100', '10.00', 'met'],
  ['>=', '100', '99.99', '10.00', 'short'],
  ['>=', '100', '80', '8.00', 'short'],
  ['>=', '100', '0', '0.00', 'short'],
  ['>=', '0', '0', '10.00', 'met'],
  ['>', '100', '101', '10.00', 'met'],
  ['>', '100', '100', '10.00', 'strict-equal'],
  ['>', '100', '50', '5.00', 'short'],
  ['>', '0', '0', '0.00', 'missed-zero'],
  ['>', '0', '1', '10.00', 'met'],
  ['=', '15', '15', '10.00', 'met'],
  ['=', '15', '6', '4.00', 'short'],
  ['=', '15', '16', '10.00', 'above-equal'],
  ['=', '0', '0', '10.00', 'met'],
  ['=', '0', '1', '0.00', 'missed-zero'],
  ['<=', '1', '1', '10.00', 'met'],
  ['<=', '1', '0', '10.00', 'met'],
  ['<=', '1', '2', '5.00', 'short-reverse'],
  ['<=', '0', '0', '10.00', 'met'],
  ['<=', '0', '3', '0.00', 'missed-zero'],
  ['<', '2', '1.9', '10.00', 'met'],
  ['<', '2', '2.0', '10.00', 'strict-equal'],
  ['<', '2', '2.5', '8.00', 'short-reverse'],
  ['<', '0', '0', '0.00', 'missed-zero'],
])('%s%s with %s earns %s of 10: %s', (comparator, target, actual, score, rule) => {
  const result = scoreQuantitative(row({ comparator, target, actual }), national);
  expect(result).toMatchObject({ score, problem: null, explanation: { rule: `quantitative.${rule}` } });
});

it('counts a strict bound met at equality as 80 % where the profile says so', () => {
  const { score, explanation } = scoreQuantitative(
    row({ comparator: '<', target: '2', unit: '%', actual: '2' }),
    band80,
  );
  expect(score).toBe('8.00');
  expect(explanation).toMatchObject({
    text: '实际完成值2%，正好等于界限，严格说未达到＜2%，按80%计分：10×80%＝8.00分。',
    source: PRODUCT_DEFAULT,
    whatIf: '若实际完成值低于2%，可得10分，多得2.00分。',
  });
});

it.each<[Comparator, string, string, string, string | null]>([
  ['>=', '15', '16', '实际完成值16个，达到≥15个，得满分10.00分。', null],
  ['<=', '2', '1', '实际完成值1个，符合≤2个，得满分10.00分。', null],
  [
    '=',
    '15',
    '16',
    '实际完成值16个，高于指标值15个，按完成计，得满分10.00分；超出部分不加分，须核对指标值是否定得偏低。',
    null,
  ],
  [
    '<=',
    '1',
    '2',
    '实际完成值2个，不符合≤1个，按反向指标的完成比例计分：1÷2×10＝5.00分。',
    '若实际完成值不超过1个，可得10分，多得5.00分。',
  ],
  [
    '=',
    '0',
    '3',
    '实际完成值3个，不符合=0个；指标值为0，没有完成比例，得0.00分。',
    '若实际完成值为0个，可得10分，多得10.00分。',
  ],
  ['<', '0', '0', '实际完成值0个，不符合＜0个；指标值为0，没有完成比例，得0.00分。', null],
])('%s%s with %s is told in a sentence', (comparator, target, actual, text, whatIf) => {
  expect(scoreQuantitative(row({ comparator, target, actual }), national).explanation).toMatchObject({ text, whatIf });
});

it('says which of its rules are published and which are ours', () => {
  const sourceOf = (comparator: Comparator, target: string, actual: string) =>
    scoreQuantitative(row({ comparator, target, actual }), national).explanation.source;
  expect(sourceOf('>=', '10', '10')).toMatch(/^财预〔2020〕10号/);
  expect(sourceOf('>=', '10', '9')).toMatch(/^财预〔2020〕10号/);
  expect(sourceOf('<=', '10', '11')).toContain('取自各地自评表填报说明');
  expect([sourceOf('=', '10', '11'), sourceOf('<', '10', '10'), sourceOf('<=', '0', '1')]).toEqual(
    Array(3).fill(PRODUCT_DEFAULT),
  );
});

it.each([
  [{ actual: null }, 'actual', 'actual-missing'],
  [{ actual: '15个系统' }, 'actual', 'actual-unit'],
  [{ actual: '-1' }, 'actual', 'actual-negative'],
  [{ actual: '=15个' }, 'actual', 'actual-echoes-target'],
  [{ actual: ' ＝ １５个' }, 'actual', 'actual-echoes-target'],
  [{ actual: '=16个' }, 'actual', 'actual-comparator'],
  [{ target: '' }, 'target', 'target-missing'],
  [{ target: '≥15' }, 'target', 'target-unreadable'],
  [{ comparator: null }, 'target', 'target-unreadable'],
  [{ target: '-5' }, 'target', 'target-negative'],
])('has no score from %j', (changes, field, code) => {
  const result = scoreQuantitative(row(changes), national);
  expect(result).toMatchObject({ score: null, value: null, problem: { field, code } });
  expect(result.explanation.text).toBe(result.problem!.message);
});
