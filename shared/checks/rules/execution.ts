// K05–K08, K12: 预算执行率.
import { compareDecimals, comparePercent, isDecimal, plainDecimal, productOf, roundHalfUp } from '../../decimal';
import { isOverCap } from '../../scoring/executionRate';
import { finding } from '../catalogue';
import type { CheckContext } from '../context';
import { distance, figure, isAbove, isBlank, lengthOf, quoted, wordsIn } from '../stated';
import type { CheckFinding, Stated } from '../table';

/** Words of the notes printed under the form, which explain nothing about this project. */
const PRINTED = /请|填写|得分一档/;
const MOST_RATE_DIFFERENCE = '0.5';

/** K08: a budget to divide by, and amounts that are numbers and not negative. */
export function budgetThere({ table, funds }: CheckContext): CheckFinding[] {
  const { annualBudget, executed } = table.funds;
  const bad = [table.funds.initialBudget, annualBudget, executed].filter((one): one is Stated => isBadAmount(one));
  if (bad.length > 0)
    return bad.map((one) =>
      finding('K08', {
        place: one.place,
        message: `金额${quoted(wordsIn(one))}不是可用的数字，请更正。`,
        found: one.text,
      }),
    );
  if (funds.hasRate) return [];
  const place = annualBudget?.place ?? table.funds.place;
  if (funds.executed === null && funds.annualBudget !== null && compareDecimals(funds.annualBudget, '0') > 0)
    return [
      finding('K08', { place: executed?.place ?? place, message: '没有填写全年执行数，不能计算执行率，请补充。' }),
    ];
  const spent = funds.executed !== null && compareDecimals(funds.executed, '0') > 0;
  const consequence = spent ? '却有全年执行数' : funds.statedScore !== null ? '却填写了执行率得分' : '不能计算执行率';
  const what = funds.annualBudget === null ? '没有填写全年预算数' : '全年预算数不大于0';
  return [
    finding('K08', {
      place,
      message: `${what}，${consequence}，请核对年度资金总额一行。`,
      found: annualBudget?.text ?? null,
    }),
  ];
}

function isBadAmount(stated: Stated | null): boolean {
  const bare = wordsIn(stated).replace(/(亿元|万元|亿|万|元)$/, '');
  const value = figure({ text: bare, place: '' });
  return !isBlank(stated) && (value === null || value.startsWith('-'));
}

/** K05: the printed rate is executed ÷ annual budget. */
export function rateRight({ table, funds }: CheckContext): CheckFinding[] {
  const { rate } = table.funds;
  const right = funds.scored.ratePercent;
  if (!rate || right === null) return [];
  const at = (message: string) => [
    finding('K05', { place: rate.place, message, expected: `${right}%`, found: rate.text || null }),
  ];
  if (isBlank(rate)) return at(`没有填写执行率，按全年执行数÷全年预算数应为${right}%，请补充。`);
  const printed = figure(rate, '%');
  if (printed === null) return at(`执行率${quoted(wordsIn(rate))}不是数字，应为${right}%，请更正。`);
  // An unformatted cell holds 0.8291 for 82.91 %.
  const readings = wordsIn(rate).endsWith('%') ? [printed] : [printed, productOf(printed, '100')];
  if (readings.some((one) => !isAbove(distance(one, right), MOST_RATE_DIFFERENCE))) return [];
  return at(`执行率填写${wordsIn(rate)}，按全年执行数÷全年预算数应为${right}%，请更正。`);
}

/** K06: its score is the profile's: rate × points and no more, or the step reached. */
export function executionScoreRight({ table, funds, profile }: CheckContext): CheckFinding[] {
  const { score } = table.funds;
  const right = funds.scored.score;
  if (!score || funds.statedScore === null || right === null) return [];
  const difference = distance(funds.statedScore, right);
  if (!isAbove(difference, profile.tolerance.equal)) return [];
  const isFar = isAbove(difference, profile.tolerance.rounding);
  const hint = isFar ? '请更正。' : '相差在四舍五入范围内，建议保留两位小数。';
  return [
    finding('K06', {
      place: score.place,
      severity: isFar ? 'error' : 'warning',
      message: `执行率得分填写${funds.statedScore}分，应为${right}分（${funds.scored.explanation.text.replace(/。$/, '')}），${hint}`,
      expected: right,
      found: roundHalfUp(funds.statedScore),
      source: funds.scored.explanation.source,
    }),
  ];
}

/** K07: more spent than budgeted. */
export function overBudget({ table, funds, profile }: CheckContext): CheckFinding[] {
  const { annualBudget, executed } = funds;
  if (!funds.hasRate || !isOverCap({ ...sheetAmounts(funds), points: funds.points }, profile)) return [];
  const message = `全年执行数${executed}万元超过全年预算数${annualBudget}万元（执行率${funds.scored.ratePercent}%），请核对并说明原因；得分不超过该项分值。`;
  return [
    finding('K07', {
      place: table.funds.executed?.place ?? table.funds.place,
      message,
      expected: `≤${annualBudget}`,
      found: executed,
    }),
  ];
}

const sheetAmounts = ({ annualBudget, executed }: CheckContext['funds']) => ({
  initialBudget: '',
  annualBudget: annualBudget ?? '',
  executed: executed ?? '',
  executionReason: null,
  executionMeasure: null,
});

/** K12: a low rate is explained, beside the money or in a remark about the execution. */
export function lowRateExplained({ table, funds, rows, profile }: CheckContext): CheckFinding[] {
  const { lowPercent, shortestReason } = profile.execution;
  const { annualBudget, executed } = funds;
  if (!funds.hasRate || !isDecimal(executed ?? '') || comparePercent(executed!, annualBudget!, lowPercent) >= 0)
    return [];
  const remarks = table.notes
    .map(wordsIn)
    .filter((note) => /执行|支付|支出|结转|结余/.test(note) && /因/.test(note) && !PRINTED.test(note));
  // Told beside the indicator that is the money: 工程资金金额, 尾款未付.
  const ofMoney = rows
    .filter(({ stated }) => /资金|费|预算|成本|投资|支出|支付/.test(wordsIn(stated.name)))
    .map(({ stated }) => wordsIn(stated.deviationReason))
    .filter((reason) => /执行|支付|支出|结转|结余|尾款|未付|预算/.test(reason));
  const reasons = [wordsIn(table.funds.reason), ...remarks, ...ofMoney];
  if (reasons.some((reason) => lengthOf(reason) >= shortestReason)) return [];
  const message = `预算执行率${funds.scored.ratePercent}%，低于${plainDecimal(lowPercent)}%，请说明原因（不少于${shortestReason}个字）和改进措施。`;
  return [
    finding('K12', {
      place: table.funds.reason?.place ?? table.funds.rate?.place ?? table.funds.executed?.place ?? table.funds.place,
      message,
      expected: `≥${plainDecimal(lowPercent)}%或说明原因`,
      found: `${funds.scored.ratePercent}%`,
    }),
  ];
}
