// Sums that a report writes out: each is worked out again. K35.
import { compareDecimals, differenceOf, productOf, proportion, roundHalfUp, sumDecimals } from '../../decimal';
import { annualBudgets, executedAmounts, figures } from '../figures';
import type { Passage, Report, ReportData, ReportFinding } from '../types';
import { finding } from './finding';

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
/** 121.88÷147×10=8.29, 121.88÷147=82.91%, 49÷50×100%=98% */
const RATIO = new RegExp(
  `(${NUMBER})\\s*[÷/]\\s*(${NUMBER})(?:\\s*[×*]\\s*(${NUMBER})(%?))?\\s*=\\s*(${NUMBER})(%?)`,
  'g',
);
/** 8.29+90.00=98.29 */
const SUM = new RegExp(`(${NUMBER}(?:\\s*[+]\\s*${NUMBER})+)\\s*=\\s*(${NUMBER})`, 'g');

const plain = (digits: string) => digits.replaceAll(',', '');
const decimalsOf = (digits: string) => digits.split('.')[1]?.length ?? 0;

/** K35: a quotient or a sum written out comes to what it says, to the last digit that is printed. */
export function calculationsRight(report: Report): ReportFinding[] {
  return report.passages.flatMap((passage) => {
    const text = passage.text.normalize('NFKC');
    return [
      ...[...text.matchAll(RATIO)].flatMap((match) => wrongRatio(match, passage)),
      ...[...text.matchAll(SUM)].flatMap((match) => wrongSum(match, passage)),
    ];
  });
}

function wrongRatio([quote, part, whole, factor, percent, result, resultPercent]: RegExpMatchArray, passage: Passage) {
  if (compareDecimals(plain(whole!), '0') === 0) return [];
  const times = percent || !factor ? '1' : plain(factor);
  const scaled = resultPercent ? productOf(times, '100') : times;
  const right = proportion(scaled, plain(part!), plain(whole!), decimalsOf(result!));
  return isNear(right, plain(result!)) ? [] : [wrong(passage, quote, `${right}${resultPercent}`, result!)];
}

function wrongSum([quote, terms, result]: RegExpMatchArray, passage: Passage) {
  const sum = sumDecimals(terms!.split('+').map((term) => plain(term.trim())));
  const right = roundHalfUp(sum, decimalsOf(result!));
  return compareDecimals(right, plain(result!)) === 0 ? [] : [wrong(passage, quote, right, result!)];
}

/** Half up or cut off: one in the last digit is a matter of rounding. */
function isNear(right: string, printed: string): boolean {
  const apart = differenceOf(right, printed).replace('-', '');
  return compareDecimals(apart, productOf('1', lastPlace(printed))) <= 0;
}

const lastPlace = (printed: string) => (decimalsOf(printed) === 0 ? '0' : `0.${'0'.repeat(decimalsOf(printed) - 1)}1`);

const wrong = (passage: Passage, quote: string, expected: string, found: string): ReportFinding =>
  finding('K35', 'error', passage, `算式“${quote}”的结果应为${expected}，请核对。`, { quote, expected, found });

const UNSPENT = /(?:未执行|未支出|未使用)(?:金额|资金|数)?(?:为)?(?<value>\d[\d,]*(?:\.\d+)?)\s*万元/g;

/** K35: what was not spent is the budget less what was spent, by the data or by the text's own amounts. */
export function unspentRight(report: Report, data: ReportData | null): ReportFinding[] {
  const budget = data?.annualBudget ?? annualBudgets(report)[0]?.value;
  const executed = data?.executed ?? executedAmounts(report)[0]?.value;
  if (budget === undefined || executed === undefined) return [];
  const right = differenceOf(budget, executed);
  return figures(report, UNSPENT)
    .filter(({ value }) => compareDecimals(roundHalfUp(right, decimalsOf(value)), value) !== 0)
    .map(({ value, quote, place }) =>
      finding(
        'K35',
        'error',
        { text: quote, place },
        `未执行的金额应为${right}万元（${budget}－${executed}），请核对。`,
        {
          expected: `${right}万元`,
          found: `${value}万元`,
        },
      ),
    );
}
