// K43–K46: results beside the money.
import { compareDecimals, comparePercent, subtractDecimals, sumDecimals, productOf } from '../../decimal';
import { finding } from '../catalogue';
import type { CheckContext } from '../context';
import type { CheckedRow } from '../rowOutcome';
import { amount, distance, isAbove, quoted, wordsIn } from '../stated';
import type { CheckFinding } from '../table';

const MOST_LEAD = '0.05';
const TOTAL_COST = /^(项目|年度|本年度|资金)?(总成本|总投入|总支出|成本总额|投入总额|总费用)/;
const COST_PERCENT = '0.01';
const NEARLY_ALL = '99';
const PROOF = /(问卷|调查|样本|回收|份|人次|访谈|抽样|测评表|回访)/;

/** K43: the share of indicator points runs far ahead of the share of execution points: (s − b) ÷ s above 5 %. */
export function resultsAheadOfMoney({ table, rows, funds, isComplete }: CheckContext): CheckFinding[] {
  const executionScore = funds.scored.score;
  if (!isComplete || executionScore === null || rows.some(({ points }) => points === null)) return [];
  const scored = sumDecimals(rows.map(({ score }) => score!));
  const points = sumDecimals(rows.map((row) => row.points!));
  if (compareDecimals(scored, '0') <= 0 || compareDecimals(funds.points, '0') <= 0) return [];
  // (s/S − b/W) ÷ (s/S) > lead, without dividing: b·S < (1 − lead)·s·W
  const left = productOf(executionScore, points);
  const right = productOf(productOf(scored, funds.points), subtractDecimals('1', MOST_LEAD));
  if (!isAbove(right, left)) return [];
  const message = `绩效指标得${scored}分（满分${points}分），预算执行率只得${executionScore}分（满分${funds.points}分），绩效完成明显快于资金执行，请核对指标值是否定得偏低或说明原因。`;
  return [finding('K43', { place: table.funds.score?.place ?? table.funds.place, message, found: executionScore })];
}

/** K44: 项目总成本 is what was spent. */
export function costIsExecution({ table, rows, funds }: CheckContext): CheckFinding[] {
  return rows.flatMap((row) => {
    const { executed } = funds;
    if (executed === null || compareDecimals(executed, '0') <= 0 || !TOTAL_COST.test(wordsIn(row.stated.name)))
      return [];
    if (!/元/.test(row.indicator.unit ?? '') && row.indicator.unit !== null) return [];
    const unit = row.indicator.unit === '元' ? '元' : row.indicator.unit === null ? table.moneyUnit : '万元';
    const cost = row.value === null ? null : amount({ text: row.value, place: '' }, unit);
    if (cost === null || !isAbove(distance(cost, executed), productOf(executed, COST_PERCENT))) return [];
    const message = `${quoted(wordsIn(row.stated.name))}实际为${cost}万元，全年执行数为${executed}万元，两者不一致，请核对。`;
    return [finding('K44', { place: row.stated.actual.place, message, expected: executed, found: cost })];
  });
}

const isSatisfaction = ({ indicator }: CheckedRow) =>
  /满意/.test(`${indicator.level1}${indicator.level2}${indicator.name}`);

/** True when the 偏差原因 of a 满意度 row names its survey: a form has no other place for it. */
export const namesItsSurvey = (row: CheckedRow) =>
  isSatisfaction(row) && PROOF.test(wordsIn(row.stated.deviationReason));

/** 佐证材料 handed in with a row; none where nobody knows of any. */
const filesOf = ({ indicator }: CheckedRow) => indicator.evidence?.count ?? 0;

/** K45: a satisfaction figure names its survey. */
export function satisfactionProven({ table, rows }: CheckContext): CheckFinding[] {
  const hasProof = table.notes.some((note) => PROOF.test(wordsIn(note)) && /满意/.test(wordsIn(note)));
  return rows.flatMap((row) => {
    if (!isSatisfaction(row) || namesItsSurvey(row) || filesOf(row) > 0) return [];
    const { actual } = row.stated;
    const text = wordsIn(actual);
    if (text === '' || hasProof || PROOF.test(text)) return [];
    const why = isRound(row) ? `正好为${quoted(text)}，` : '';
    const message = `${quoted(wordsIn(row.stated.name))}${why}没有写明调查方式和样本数，请补充问卷或调查依据。`;
    return [finding('K45', { place: actual.place, message, found: text })];
  });
}

const isRound = ({ value, target }: CheckedRow) =>
  value !== null &&
  (compareDecimals(value, '100') === 0 || (target.kind === 'number' && compareDecimals(value, target.value) === 0));

/** K46: everything full although the money was not used, or nothing proves it. */
export function allPerfect({ table, rows, funds, profile, statedTotal, total }: CheckContext): CheckFinding[] {
  const sum = statedTotal ?? total;
  if (sum === null || rows.length === 0 || compareDecimals(sum, '0') < 0) return [];
  const full = rows.every(({ statedScore, score, points }) => {
    const own = statedScore ?? score;
    return own !== null && points !== null && compareDecimals(own, points) === 0;
  });
  const { annualBudget, executed } = funds;
  const isLow = funds.hasRate && comparePercent(executed!, annualBudget!, profile.execution.lowPercent) < 0;
  const isProven = rows.some((row) => filesOf(row) > 0);
  if (!full || (!isLow && (isProven || compareDecimals(sum, NEARLY_ALL) < 0))) return [];
  const why = isLow
    ? `预算执行率只有${funds.scored.ratePercent}%，各项指标却全部满分`
    : `总分${sum}分，各项指标全部满分`;
  const message = `${why}，请核对佐证材料，并检查指标值是否定得偏低。`;
  return [finding('K46', { place: table.total?.place ?? table.funds.place, message, found: sum })];
}
