import { scoreByState } from './dataStates';
import { withDeductions } from './deductions';
import { isJudged } from './judged';
import type { Profile } from './profile';
import { scoreQualitative } from './qualitative';
import { scoreQuantitative } from './quantitative';
import { ruleProblem } from './ruleCheck';
import type { RowProblem, RowScore, SheetIndicator } from './types';

/**
 * Score of one indicator: by the state of its data where that settles it, else by its scoring rule, less its deductions.
 * @returns 得分 from 0 to the points, two decimals; null with a problem, or without one when the item does not apply
 */
export function scoreRow(indicator: SheetIndicator, profile: Profile): RowScore {
  const settled = scoreByState(indicator, profile);
  if (settled) return settled;
  const problem = ruleProblem(indicator);
  if (problem) return unscored(problem, profile);
  return withDeductions((isJudged(indicator) ? scoreQualitative : scoreQuantitative)(indicator, profile), indicator);
}

function unscored(problem: RowProblem, { sources }: Profile): RowScore {
  const rule = 'rule.invalid';
  const source = sources.productDefault;
  const explain = () => ({ rule, text: problem.message, inputs: {}, source, whatIf: null });
  return { rule, score: null, value: null, problem, explain };
}
