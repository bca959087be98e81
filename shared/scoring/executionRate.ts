import {
  compareDecimals,
  comparePercent,
  isDecimal,
  minDecimal,
  moneyDecimal,
  percentOf,
  plainDecimal,
  proportion,
  roundHalfUp,
  subtractDecimals,
} from '../decimal';
import type { ExecutionStep, Profile } from './profile';
import type { Explanation, RowProblem, ScoredFunds, SheetFunds } from './types';

/**
 * 预算执行率 of a self-evaluation: 全年执行数 ÷ 全年预算数, scored from the unrounded ratio and rounded once.
 * Above the profile's cap the score stays at its points. Without a usable budget there is no rate and no score: a
 * person must decide. Not the 预算执行率 of the 过程 indicators, which divides by the money received.
 *
 * @param funds amounts in 万元
 * @returns 得分 from 0 to the points, two decimals; the rate in percent, rounded for print only
 * @source 财预〔2020〕10号 as the notes of its 自评表 restate it (evaluation-rules §2.5); steps by the profile
 */
export function selfEvalExecutionRate(funds: SheetFunds, profile: Profile): ScoredFunds {
  const problem = fundsProblem(funds);
  if (problem) return withoutRate(funds, profile, problem);
  const { annualBudget, executed, points } = funds;
  const ratePercent = percentOf(executed, annualBudget)!;
  const step = profile.execution.mode === 'steps' ? stepOf(funds, profile) : null;
  const isOver = isOverCap(funds, profile);
  const score = step
    ? roundHalfUp(minDecimal(step.score, points))
    : isOver
      ? proportion(points, profile.execution.capPercent, '100')
      : profile.execution.roundRateFirst
        ? proportion(points, ratePercent, '100')
        : proportion(points, executed, annualBudget);
  return { ratePercent, score, explanation: explain(funds, profile, { ratePercent, score, step, isOver }) };
}

/** Why the money gives no rate, or null when it does: amounts must be there, not negative, and the budget not zero (K08). */
export function fundsProblem({ annualBudget, executed }: SheetFunds): RowProblem | null {
  const problem = (field: string, code: string, message: string) => ({ field, code, message });
  if (!isDecimal(annualBudget))
    return problem('annualBudget', 'budget-missing', '没有全年预算数，请联系绩效管理员补充预算数据。');
  if (!isDecimal(executed))
    return problem('executed', 'executed-missing', '没有全年执行数，请联系绩效管理员补充执行数据。');
  if (compareDecimals(annualBudget, '0') < 0)
    return problem('annualBudget', 'budget-negative', '全年预算数是负数，请联系绩效管理员核对预算数据。');
  if (compareDecimals(executed, '0') < 0)
    return problem('executed', 'executed-negative', '全年执行数是负数，请联系绩效管理员核对执行数据。');
  if (compareDecimals(annualBudget, '0') > 0) return null;
  const spent = compareDecimals(executed, '0') > 0;
  return problem(
    'annualBudget',
    'budget-missing',
    spent
      ? `全年预算数为0，却有全年执行数${moneyDecimal(executed)}万元，请联系绩效管理员核对预算数据。`
      : '全年预算数为0，没有执行率，请联系绩效管理员核对预算数据，由复核人确定这一项怎样计分。',
  );
}

/** Whether more was spent than the rate is counted for, decided by the exact amounts. */
export function isOverCap({ annualBudget, executed }: SheetFunds, profile: Profile): boolean {
  return comparePercent(executed, annualBudget, profile.execution.capPercent) > 0;
}

/** The highest step reached. The exact rate decides, not the printed one: 79.996 % has not reached 80 %. */
function stepOf({ annualBudget, executed }: SheetFunds, profile: Profile): ExecutionStep {
  const steps = profile.execution.steps ?? [];
  const reached = steps.find(({ fromPercent }) => comparePercent(executed, annualBudget, fromPercent) >= 0);
  if (!reached) throw new RangeError(`profile ${profile.id} has no step for every rate`);
  return reached;
}

interface Outcome {
  ratePercent: string;
  score: string;
  step: ExecutionStep | null;
  isOver: boolean;
}

function explain(funds: SheetFunds, profile: Profile, { ratePercent, score, step, isOver }: Outcome): Explanation {
  const { annualBudget, executed, points } = funds;
  const ratio = `${moneyDecimal(executed)}÷${moneyDecimal(annualBudget)}`;
  const rate = `预算执行率${ratio}＝${ratePercent}%`;
  const { sources, execution } = profile;
  const whatIf = whatIfAllIsSpent(funds, score);
  if (step) {
    const range = stepText(step, profile);
    const inputs = { ...inputsOf(funds), 适用分档: `${range}得${plainDecimal(step.score)}分` };
    const text = `${rate}，适用“${range}”一档，得${score}分。`;
    return { rule: 'execution.steps', text, inputs, source: sources.execution, whatIf };
  }
  const inputs = inputsOf(funds);
  if (execution.roundRateFirst && !isOver) {
    const text = `${rate}，按取两位小数的执行率计分：${ratePercent}%×${plainDecimal(points)}＝${score}分。`;
    const source = `${sources.execution}；先取执行率再计分为本方案的设置`;
    return { rule: 'execution.rounded', text, inputs: { ...inputs, 执行率: `${ratePercent}%` }, source, whatIf };
  }
  const cap = `${plainDecimal(execution.capPercent)}%`;
  return isOver
    ? {
        rule: 'execution.capped',
        text: `${rate}，超过${cap}，按${cap}计，得${score}分。`,
        inputs: { ...inputs, 执行率上限: cap },
        source: sources.executionOver,
        whatIf,
      }
    : {
        rule: 'execution.linear',
        text: `${rate}，${ratio}×${plainDecimal(points)}＝${score}分。`,
        inputs,
        source: sources.execution,
        whatIf,
      };
}

function stepText(step: ExecutionStep, profile: Profile): string {
  const steps = profile.execution.steps ?? [];
  const above = steps[steps.indexOf(step) - 1];
  if (!above) return `${step.fromPercent}%及以上`;
  return compareDecimals(step.fromPercent, '0') === 0
    ? `${above.fromPercent}%以下`
    : `${step.fromPercent}%（含）至${above.fromPercent}%`;
}

function whatIfAllIsSpent({ annualBudget, points }: SheetFunds, score: string): string | null {
  const lost = subtractDecimals(points, score);
  if (compareDecimals(lost, '0') === 0) return null;
  return `若全年执行数达到${plainDecimal(annualBudget)}万元，可得${plainDecimal(points)}分，多得${lost}分。`;
}

function withoutRate(funds: SheetFunds, profile: Profile, { message }: RowProblem): ScoredFunds {
  const source = profile.sources.productDefault;
  const explanation = { rule: 'execution.no-rate', text: message, inputs: inputsOf(funds), source, whatIf: null };
  return { ratePercent: null, score: null, explanation };
}

function inputsOf({ annualBudget, executed, points }: SheetFunds): Record<string, string> {
  const amount = (value: string) => (isDecimal(value) ? `${moneyDecimal(value)}万元` : '没有');
  return { 全年预算数: amount(annualBudget), 全年执行数: amount(executed), 分值: plainDecimal(points) };
}
