import { compareDecimals, isDecimal } from '../decimal';
import type { RowProblem, ScoringRule, SheetIndicator } from './types';

/**
 * Why the scoring rule (赋分规则) of an indicator cannot be counted by; null when it can. Whoever wrote the indicator has to
 * mend it: a rule that does not suit the kind of target is not quietly replaced by another.
 */
export function ruleProblem({ scoringRule, kind, targetKind, comparator }: SheetIndicator): RowProblem | null {
  if (!scoringRule) return null;
  // The steps rise with the value: where less is better, or enough is enough, the worse result would earn more.
  const isUpward = targetKind !== 'range' && comparator !== '<=' && comparator !== '<';
  const suits = kind === 'quantitative' && targetKind !== 'date' ? EVERY_RULE : WITHOUT_NUMBER;
  const message = suits.includes(scoringRule.kind)
    ? scoringRule.kind === 'satisfactionSteps' && !isUpward
      ? '满意度分档只适用于越高越好的指标（≥），请联系绩效管理员更正赋分规则。'
      : whatIsWrong(scoringRule)
    : '赋分规则与指标值不相配：定性和日期指标只能直接赋分或分档，请联系绩效管理员更正。';
  return message === null ? null : { field: 'scoringRule', code: 'scoring-rule-invalid', message };
}

const WITHOUT_NUMBER: ScoringRule['kind'][] = ['direct', 'bands'];
const EVERY_RULE: ScoringRule['kind'][] = [
  ...WITHOUT_NUMBER,
  'prorata',
  'prorataWithFloor',
  'satisfactionSteps',
  'deduction',
];

function whatIsWrong(rule: ScoringRule): string | null {
  switch (rule.kind) {
    case 'direct':
      return rule.missedDeduction === undefined || isAmount(rule.missedDeduction)
        ? null
        : '直接赋分的扣分须是不小于0的数，请联系绩效管理员更正。';
    case 'prorataWithFloor':
      return isAmount(rule.floorPercent) ? null : '及格门槛须是不小于0的百分比，请联系绩效管理员更正。';
    case 'satisfactionSteps':
      return !rule.steps || areSteps(rule.steps)
        ? null
        : '满意度分档须从高到低排列，最低一档从0开始，比例在0到100之间，请联系绩效管理员更正。';
    case 'deduction': {
      const isUsable =
        isAmount(rule.step) && compareDecimals(rule.step, '0') > 0 && isAmount(rule.deduct) && rule.line.trim() !== '';
      return isUsable ? null : '扣分规则须写明条款、大于0的档距和不小于0的扣分，请联系绩效管理员更正。';
    }
    default:
      return null;
  }
}

const isAmount = (text: string) => isDecimal(text) && !text.startsWith('-');

function areSteps(steps: { from: string; percent: string }[]): boolean {
  const isReadable = steps.every(
    ({ from, percent }) => isAmount(from) && isAmount(percent) && compareDecimals(percent, '100') <= 0,
  );
  return (
    isReadable &&
    steps.length > 0 &&
    compareDecimals(steps.at(-1)!.from, '0') === 0 &&
    steps.every(({ from }, index) => index === 0 || compareDecimals(from, steps[index - 1]!.from) < 0)
  );
}
