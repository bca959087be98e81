// 预算执行率, evaluation-rules §2.5.
import { selfEvalExecutionRate } from '../../shared/scoring/executionRate';
import { getProfile } from '../../shared/scoring/profiles';
import type { SheetFunds } from '../../shared/scoring/types';
import { goldenSheet } from '../support/goldenSheet';
import { recompute } from '../support/recompute';

const national = getProfile('national-2020');
const jiangxi = getProfile('jiangxi-steps');
const funds = (changes: Partial<SheetFunds>): SheetFunds => ({ ...goldenSheet().funds, ...changes });

it('divides by the adjusted budget, not by the initial one (village case TX: 132.912÷132.912)', () => {
  const scored = selfEvalExecutionRate(
    funds({ initialBudget: '65.59', annualBudget: '132.912', executed: '132.912' }),
    national,
  );
  expect(scored).toMatchObject({ ratePercent: '100.00', score: '10.00' });
});

it.each([
  ['3824.26', '4753.66', '80.45', '8.04'],
  ['79.27', '100', '79.27', '7.93'],
  ['0', '147', '0.00', '0.00'],
  ['0.0049', '0.0098', '50.00', '5.00'],
])('%s of %s: %s %%, %s points', (executed, annualBudget, ratePercent, score) => {
  expect(selfEvalExecutionRate(funds({ executed, annualBudget }), national)).toMatchObject({ ratePercent, score });
});

it('caps the score over 100 % and says so (JZ: 102.59 %)', () => {
  const scored = selfEvalExecutionRate(funds({ executed: '102.59', annualBudget: '100' }), national);
  expect(scored).toMatchObject({
    ratePercent: '102.59',
    score: '10.00',
    explanation: {
      rule: 'execution.capped',
      text: '预算执行率102.59÷100.00＝102.59%，超过100%，按100%计，得10.00分。',
      source: '财预〔2020〕10号（最高不超过该项分值）；超过全年预算数时须说明原因为产品默认规则，可在评分方案中调整',
      whatIf: null,
    },
  });
});

it.each([
  ['150', '10.00', '100%及以上'],
  ['147', '10.00', '100%及以上'],
  ['146.99', '7.00', '80%（含）至100%'],
  ['117.6', '7.00', '80%（含）至100%'],
  ['117.599999', '5.00', '60%（含）至80%'],
  ['88.2', '5.00', '60%（含）至80%'],
  ['88.19', '0.00', '60%以下'],
])('by steps: %s of 147 earns %s (%s)', (executed, score, range) => {
  const scored = selfEvalExecutionRate(funds({ executed }), jiangxi);
  expect(scored.score).toBe(score);
  expect(scored.explanation.text).toContain(`适用“${range}”一档，得${score}分。`);
});

it.each([
  [{ annualBudget: '0', executed: '0' }, '全年预算数为0，没有执行率'],
  [{ annualBudget: '0.00', executed: '5' }, '全年预算数为0，却有全年执行数5.00万元'],
  [{ annualBudget: '-1' }, '全年预算数是负数'],
  [{ executed: '-5' }, '全年执行数是负数'],
  [{ annualBudget: '' }, '没有全年预算数'],
  [{ executed: '' }, '没有全年执行数'],
])('has no rate and no score from %j', (changes, reason) => {
  const scored = selfEvalExecutionRate(funds(changes), national);
  expect(scored).toMatchObject({ ratePercent: null, score: null, explanation: { rule: 'execution.no-rate' } });
  expect(scored.explanation.text).toContain(reason);
});

it('scores the printed rate only where the profile reproduces such a system: 80.45 % gives 8.05, the exact ratio 8.04', () => {
  const rounding = { ...national, execution: { ...national.execution, roundRateFirst: true } };
  const money = funds({ executed: '3824.26', annualBudget: '4753.66' });
  expect(selfEvalExecutionRate(money, national).score).toBe('8.04');
  const scored = selfEvalExecutionRate(money, rounding);
  expect(scored).toMatchObject({ score: '8.05', explanation: { rule: 'execution.rounded' } });
  expect(recompute(scored.explanation)).toBe('8.05');
});
