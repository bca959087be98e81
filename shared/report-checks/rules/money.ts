// Money in the text: K05, K11, K12 and, against the data, K35.
import { partsOf } from '../../checks/rules/goal';
import { compareDecimals, percentOf, plainDecimal } from '../../decimal';
import {
  annualBudgets,
  executedAmounts,
  executionRates,
  initialBudgets,
  isUnspentExplained,
  paidRates,
  statedBudget,
  statedExpense,
} from '../figures';
import type { Figure } from '../figures';
import type { Report, ReportData, ReportFinding } from '../types';
import { finding } from './finding';

const LOW_PERCENT = '90';
const TOLERATED_POINTS = 0.5;
const MOST_SLIP = 0.2;

/** K05: the rate that follows from the text's own amounts is printed, and right. */
export function executionRatePrinted(report: Report): ReportFinding[] {
  const amounts = amountsOf(report);
  if (!amounts) return [];
  const printed = [...executionRates(report), ...paidRates(report)];
  const at = { text: amounts.executed.quote, place: amounts.executed.place };
  if (printed.length === 0)
    return [
      finding('K05', 'warning', at, `写明了预算数和执行数，没有写执行率，请补写“执行率${amounts.rate}%”。`, {
        expected: `${amounts.rate}%`,
      }),
    ];
  const isRight = ({ value }: Figure) => Math.abs(Number(value) - Number(amounts.rate)) <= TOLERATED_POINTS;
  // Where the right rate is printed, another one in another passage is that of something else.
  const isTold = printed.some(isRight);
  return printed
    .filter((one) => !isRight(one) && (!isTold || one.place === amounts.executed.place))
    .map(({ value, quote, place }) =>
      finding('K05', 'error', { text: quote, place }, `执行率应为${amounts.rate}%，请核对。`, {
        expected: `${amounts.rate}%`,
        found: `${value}%`,
      }),
    );
}

/** K12: a low rate is explained, in a sentence that speaks of it and gives a reason. */
export function lowExecutionExplained(report: Report): ReportFinding[] {
  const amounts = amountsOf(report);
  if (!amounts || compareDecimals(amounts.rate, LOW_PERCENT) >= 0) return [];
  if (isUnspentExplained(report)) return [];
  const message = `按文中数字执行率为${amounts.rate}%，低于${LOW_PERCENT}%，没有说明原因，请写明未执行的金额和原因。`;
  return [finding('K12', 'error', { text: amounts.executed.quote, place: amounts.executed.place }, message)];
}

/** K34: the amounts after 其中 make up the amount before it. A list that breaks off with 等 may leave some out. */
export function partsAddUp(report: Report): ReportFinding[] {
  return report.passages
    .filter(({ text }) => !/其中[^。]*(等[，。；、]|等$|主要|包括)/.test(text))
    .flatMap((passage) =>
      partsOf(passage)
        .filter(({ expected, found }) => isNear(expected, found))
        .map(({ message, expected, found }) => finding('K34', 'warning', passage, message, { expected, found })),
    );
}

/** Parts that come to half of the whole name only some of it; a slip is smaller. */
const isNear = (whole: string | null, parts: string | null): boolean =>
  Math.abs(parseFloat(parts ?? '') / parseFloat(whole ?? '') - 1) <= MOST_SLIP;

/** K11: which budget the amount is, 年初预算数 or 全年预算数, can be told. */
export function budgetNamed(report: Report): ReportFinding[] {
  const [annual] = annualBudgets(report);
  if (!annual || initialBudgets(report).length > 0) return [];
  if (report.passages.some(({ text }) => /预算(?:没有|未作|无)调整|与年初预算(?:数)?一致/.test(text))) return [];
  const message = '只写了一个预算数，看不出年初预算数和年度中的调整，请分别写明年初预算数和全年预算数。';
  return [finding('K11', 'warning', { text: annual.quote, place: annual.place }, message)];
}

/** K35: the amounts and rates of the text are those of the data. */
export function moneyAgreesWithData(report: Report, data: ReportData | null): ReportFinding[] {
  if (!data) return [];
  const compare = (
    found: ReturnType<typeof annualBudgets>,
    expected: string | null,
    name: string,
    unit: string,
  ): ReportFinding[] =>
    expected === null
      ? []
      : found
          .filter(({ value }) => compareDecimals(value, expected) !== 0)
          .map(({ value, quote, place }) =>
            finding(
              'K35',
              'error',
              { text: quote, place },
              `${name}与数据不一致，数据为${plainDecimal(expected)}${unit}。`,
              {
                expected: `${plainDecimal(expected)}${unit}`,
                found: `${value}${unit}`,
              },
            ),
          );
  return [
    ...compare(annualBudgets(report), data.annualBudget, '全年预算数', '万元'),
    ...compare(executedAmounts(report), data.executed, '全年执行数', '万元'),
    ...compare(executionRates(report), data.ratePercent, '执行率', '%'),
  ];
}

function amountsOf(report: Report) {
  const budget = statedBudget(report);
  const executed = statedExpense(report);
  const rate = budget && executed ? percentOf(executed.value, budget.value) : null;
  return rate === null || !budget || !executed ? null : { budget, executed, rate };
}
