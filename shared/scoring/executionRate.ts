import {
  compareDecimals,
  minDecimal,
  percentOf,
  plainDecimal,
  proportion,
  roundHalfUp,
  subtractDecimals,
} from '../decimal';
import type { Profile } from './profiles';
import type { Explanation, ScoredFunds, SheetFunds } from './types';

/**
 * 预算执行率 of a self-evaluation: 全年执行数 ÷ 全年预算数, scored from the unrounded ratio and rounded once.
 * Over 100 % the score stays at its points. Without a budget there is no rate and no score: a person must decide.
 *
 * @param funds amounts in 万元, not negative
 * @source 财预〔2020〕10号附件《项目支出绩效自评表》: 执行率×分值, 最高不超过分值
 */
export function selfEvalExecutionRate(funds: SheetFunds, profile: Profile): ScoredFunds {
  const { annualBudget, executed, points } = funds;
  const ratePercent = percentOf(executed, annualBudget);
  const inputs = {
    全年预算数: `${amount(annualBudget)}万元`,
    全年执行数: `${amount(executed)}万元`,
    分值: plainDecimal(points),
  };
  if (ratePercent === null) {
    const text = '全年预算数为 0，没有执行率，需要复核人确定这一项怎样计分。';
    const explanation = { rule: 'execution.no-budget', text, inputs, source: '产品默认规则', whatIf: null };
    return { ratePercent: null, score: null, explanation };
  }
  const score = profile.execution.mode === 'steps' ? stepScore(funds, profile) : linearScore(funds);
  return { ratePercent, score, explanation: explain(funds, profile, ratePercent, score, inputs) };
}

function linearScore({ annualBudget, executed, points }: SheetFunds): string {
  return proportion(points, minDecimal(executed, annualBudget), annualBudget);
}

/** Steps are reached by the exact rate, not by the printed one: 79.996 % has not reached 80 %. */
function stepScore({ annualBudget, executed, points }: SheetFunds, profile: Profile): string {
  const reached = profile.execution.steps!.find(
    ({ fromPercent }) => compareDecimals(proportion('100', executed, annualBudget, 12), fromPercent) >= 0,
  );
  return roundHalfUp(minDecimal(reached?.score ?? '0', points));
}

function explain(
  { annualBudget, executed, points }: SheetFunds,
  profile: Profile,
  ratePercent: string,
  score: string,
  inputs: Record<string, string>,
): Explanation {
  const division = `${amount(executed)}÷${amount(annualBudget)}＝${ratePercent}%`;
  const lost = subtractDecimals(points, score);
  const whatIf =
    compareDecimals(lost, '0') === 0
      ? null
      : `若全年执行数达到 ${amount(annualBudget)} 万元，可得 ${plainDecimal(points)} 分，多得 ${lost} 分。`;
  if (profile.execution.mode === 'steps') {
    const text = `预算执行率 ${division}，按分档得 ${score} 分。`;
    return { rule: 'execution.steps', text, inputs, source: profile.source, whatIf };
  }
  const over = compareDecimals(executed, annualBudget) > 0;
  const text = over
    ? `预算执行率 ${division}，超过 100%，按满分 ${score} 分计。`
    : `预算执行率 ${division}，${amount(executed)}÷${amount(annualBudget)}×${plainDecimal(points)}＝${score} 分。`;
  return { rule: over ? 'execution.capped' : 'execution.linear', text, inputs, source: profile.source, whatIf };
}

const amount = (value: string) => roundHalfUp(value, 2);
