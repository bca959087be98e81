import { compareDecimals, plainDecimal } from '../decimal';
import { formatMeasured } from '../indicators/officialText';
import { bandLabels } from '../labels';
import type { Profile, ScoreStep } from './profile';
import { intervalText } from './qualitative';
import type { ScoringRule, SheetIndicator } from './types';

/**
 * The scoring rule (赋分规则) of an indicator in words, e.g. `按完成比例赋分，完成比例低于及格门槛60%的不得分`; without a full stop.
 *
 * @returns null where the indicator has no rule of its own, or the usual one: in proportion, or by level for words
 * @source 财预〔2021〕101号 for the four kinds it names (evaluation-rules §4.3)
 */
export function ruleWords(
  { kind, scoringRule, unit }: Pick<SheetIndicator, 'kind' | 'scoringRule' | 'unit'>,
  profile: Profile,
): string | null {
  switch (scoringRule?.kind) {
    case 'direct':
      return `直接赋分，完成的得满分，没有完成的${missedWords(scoringRule.missedDeduction)}`;
    case 'prorataWithFloor':
      return `按完成比例赋分，完成比例低于及格门槛${plainDecimal(scoringRule.floorPercent)}%的不得分`;
    case 'bands':
      return kind === 'qualitative'
        ? null
        : `按评判等级赋分，${profile.bands.map((one) => `${bandLabels[one.band]}${intervalText(one)}`).join('，')}`;
    case 'satisfactionSteps':
      return `满意度赋分，${stepWords(scoringRule.steps ?? profile.satisfactionSteps, unit)}`;
    case 'deduction':
      return deductionWords(scoringRule, unit);
    default:
      return null;
  }
}

const missedWords = (deduction: string | undefined) =>
  deduction === undefined ? '不得分' : `扣${plainDecimal(deduction)}分`;

function stepWords(steps: readonly ScoreStep[], unit: string | null): string {
  return steps
    .map(({ from, percent }) => {
      const reached = compareDecimals(from, '0') === 0 ? '更低的' : `达到${formatMeasured(from, unit)}的`;
      return compareDecimals(percent, '0') === 0 ? `${reached}不得分` : `${reached}得分值的${plainDecimal(percent)}%`;
    })
    .join('，');
}

function deductionWords(rule: Extract<ScoringRule, { kind: 'deduction' }>, unit: string | null): string {
  const begun = rule.counting === 'begun' ? '不足一次的按一次计' : '不足一次的不扣';
  const step = formatMeasured(rule.step, unit);
  return `按“${rule.line}”扣分，每相差${step}扣${plainDecimal(rule.deduct)}分，${begun}，扣完为止`;
}
