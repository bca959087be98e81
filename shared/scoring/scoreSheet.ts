import { compareDecimals, plainDecimal, roundHalfUp, sumDecimals } from '../decimal';
import { dataStateEffects, dataStateLabels, stateProblem } from './dataStates';
import { selfEvalExecutionRate } from './executionRate';
import { fundsFindings, goalFindings, rowFindings } from './findings';
import { gradeOf } from './grade';
import type { Profile } from './profile';
import { scoreRow } from './scoreRow';
import type { Explanation, RowScore, ScoredFunds, ScoredIndicator, ScoredSheet, Sheet, SheetIndicator } from './types';
import { withVetoes } from './vetoes';
import { normalisedTotal, settleWeights, type SettledWeights } from './weights';

/**
 * Scores a self-evaluation (单位自评): each row by its rule, the total as their sum, the grade from the rounded total.
 * Points of items that do not apply move, or the total is normalised, so that it is always out of the same points.
 * As soon as one row has no score there is no total and no grade: the rows that need a value are listed instead.
 *
 * @source 财预〔2020〕10号: 总分由各项指标得分汇总形成
 */
export function scoreSheet(sheet: Sheet, profile: Profile): ScoredSheet {
  const weights = settleWeights(sheet, profile);
  const funds = scoreFunds(sheet, weights, profile);
  const rows = sheet.indicators.map((given) => {
    const indicator = {
      ...given,
      points: weights.excluded.has(given.id) ? given.points : weights.points.get(given.id)!,
    };
    return { given, indicator, result: scoreRow(indicator, profile) };
  });
  const indicatorSum = sumDecimals(rows.map(({ result }) => result.score ?? '0'));
  const scoredSum = roundHalfUp(sumDecimals([indicatorSum, funds.score ?? '0']));
  const missing = [...missingFunds(funds, weights), ...rows.flatMap(missingRow), ...nothingApplies(weights)];
  const isComplete = missing.length === 0;
  const final = isComplete ? finalOf(scoredSum, sheet, weights, profile) : null;
  const adjustments = [...weights.moves, ...(final?.lines ?? [])];
  return {
    profile: { id: profile.id, version: profile.version, name: profile.name },
    status: isComplete ? 'complete' : 'incomplete',
    funds,
    indicators: rows.map(scoredIndicator),
    scoredSum,
    indicatorSum: isComplete ? roundHalfUp(indicatorSum) : null,
    total: final?.total ?? null,
    grade: final?.grade ?? null,
    ...(adjustments.length > 0 ? { adjustments } : {}),
    missing,
    findings: [
      ...(weights.excluded.has('funds') ? [] : fundsFindings(sheet, funds, profile)),
      ...goalFindings(sheet, profile),
      ...rows.flatMap(({ indicator, result }) => rowFindings(indicator, result, profile)),
    ],
  };
}

interface Row {
  given: SheetIndicator;
  /** with the points it is scored by */
  indicator: SheetIndicator;
  result: RowScore;
}

function scoreFunds({ funds }: Sheet, { excluded, points }: SettledWeights, profile: Profile): ScoredFunds {
  const { data } = funds;
  if (data?.state !== 'not-applicable')
    return selfEvalExecutionRate({ ...funds, points: points.get('funds')! }, profile);
  const inputs = { 数据状态: dataStateLabels[data.state], 分值: plainDecimal(funds.points) };
  const text = excluded.has('funds')
    ? `${dataStateLabels[data.state]}（批准：${data.approval}）：${dataStateEffects(profile)[data.state]}`
    : stateProblem(data, profile)!.message;
  const source = profile.sources.weights;
  const explanation = { rule: 'state.not-applicable', text, inputs, source, whatIf: null };
  return { ratePercent: null, score: null, explanation };
}

/** Total and grade of a sheet whose rows all have their score, after normalising and vetoes. */
function finalOf(scoredSum: string, { vetoes = [] }: Sheet, weights: SettledWeights, profile: Profile) {
  const isNormalised = profile.notApplicable.mode === 'normalise' && weights.excluded.size > 0;
  const normalised = isNormalised ? normalisedTotal(scoredSum, weights.applicable, profile) : null;
  const total = normalised?.total ?? scoredSum;
  const lines: Explanation[] = normalised ? [normalised.explanation] : [];
  if (vetoes.length === 0) return { total, grade: gradeOf(total, profile), lines };
  const vetoed = withVetoes(total, vetoes, profile);
  return { ...vetoed, lines: [...lines, ...vetoed.lines] };
}

function scoredIndicator({ given, indicator, result }: Row): ScoredIndicator {
  const { id, points } = indicator;
  const { score } = result;
  const explanation = result.explain();
  if (compareDecimals(given.points, points) === 0) return { id, score, explanation };
  const inputs = { ...explanation.inputs, 调整前分值: plainDecimal(given.points) };
  return { id, score, explanation: { ...explanation, inputs }, points };
}

function missingFunds({ score, explanation }: ScoredFunds, { excluded }: SettledWeights): ScoredSheet['missing'] {
  return score === null && !excluded.has('funds')
    ? [{ id: 'funds', name: '预算执行率', reason: explanation.text }]
    : [];
}

const missingRow = ({ indicator: { id, name }, result }: Row): ScoredSheet['missing'] =>
  result.problem ? [{ id, name, reason: result.problem.message }] : [];

function nothingApplies({ isScorable }: SettledWeights): ScoredSheet['missing'] {
  return isScorable ? [] : [{ id: 'total', name: '总分', reason: '没有一项指标适用，不能计算总分，请核对。' }];
}
