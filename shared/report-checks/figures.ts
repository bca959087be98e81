// Figures as reports write them, each with its place.
import type { Passage, Report } from './types';

export interface Figure {
  value: string;
  quote: string;
  place: string;
  /** where in its passage it begins */
  at: number;
}

/** Every match of a pattern; group `value` holds the figure. */
export function figures(report: Report, pattern: RegExp): Figure[] {
  return report.passages.flatMap((passage) => figuresIn(passage, pattern));
}

function figuresIn({ text, place }: Passage, pattern: RegExp): Figure[] {
  const plain = text.normalize('NFKC');
  return [...plain.matchAll(pattern)]
    .filter((match) => !speaksOfOther(plain.slice(0, match.index)))
    .map((match) => ({ value: match.groups!.value!.replaceAll(',', ''), quote: match[0], place, at: match.index }));
}

/** Whether the words before a figure, back to the last stop, speak of another year or of other projects. */
const speaksOfOther = (before: string): boolean => OTHERS.test(before.replace(/^.*[。;,]/s, ''));

const OTHERS = /上年|上一年|去年|往年|同期|同类|平均|截至|预计/;

const AMOUNT = String.raw`(?<value>\d[\d,]*(?:\.\d+)?)\s*万元`;

/** 全年预算数 as the report says it, wherever it does; 万元. */
export const annualBudgets = (report: Report) =>
  figures(report, new RegExp(`(?:全年预算(?:安排|数)|年度预算(?:安排)?)(?:为|共)?${AMOUNT}`, 'g'));
/** 年初预算数, in 万元. */
export const initialBudgets = (report: Report) =>
  figures(report, new RegExp(`年初预算(?:安排|数)?(?:为)?${AMOUNT}`, 'g'));
/** 全年执行数 under its official name, in 万元; freer words for it: {@link statedExpense}. */
export const executedAmounts = (report: Report) => figures(report, new RegExp(`全年执行数?(?:为)?${AMOUNT}`, 'g'));
/** The budget by any of its names; the stricter names come first where a text has both. */
export const statedBudget = (report: Report) =>
  oneAmount(
    annualBudgets(report),
    figures(
      report,
      new RegExp(
        `(?:预算资金|资金预算|预算金额|预算安排(?:资金)?|项目预算|预算总额|预算数|安排资金|指标金额是?)(?:为|共计|共|合计)?${AMOUNT}`,
        'g',
      ),
    ),
  );
/** What was spent, in 万元, by its official name or any other, where the report says one amount only. */
export const statedExpense = (report: Report) =>
  oneAmount(
    executedAmounts(report),
    figures(
      report,
      new RegExp(
        `(?:实际(?:支出|支付|使用|执行|拨付)(?:资金|金额是?)?|资金支付|累计支[出付]|支出(?:共计|合计)|全年执行)(?:为|共计|共|合计)?${AMOUNT}`,
        'g',
      ),
    ),
  );

/** The stricter reading, or else the loose one where it says one amount only: two may be those of two things. */
function oneAmount(strict: Figure[], loose: Figure[]): Figure | null {
  if (strict[0]) return strict[0];
  return new Set(loose.map(({ value }) => Number(value))).size === 1 ? loose[0]! : null;
}

/** 支付率 and 支出率 are names of the same rate. */
export const paidRates = (report: Report) =>
  figures(report, /(?:支付率|支出率)(?:为)?(?<value>\d+(?:\.\d+)?)%(?!的|以[上下])/g);

/** 预算执行率 in percent; 执行率达到90%的项目 and 90%以上 are no rates of this project. */
export const executionRates = (report: Report) =>
  figures(report, /执行率(?:为)?(?<value>\d+(?:\.\d+)?)%(?!的|以[上下])/g);
/** Every total of the text; where it has none by that name, the score that stands beside a grade. */
export function totals(report: Report): Figure[] {
  const named = figures(
    report,
    /(?:自评总分|总得分|总分|综合(?:评价)?得分|综合评分|评价得分|最终得分|项目自评(?:得)?分)(?:[为是:])?(?<value>\d+(?:\.\d+)?)分/g,
  );
  if (named.length > 0) return named;
  const graded = report.passages.filter(({ text }) => /等级|等次|评定为|评为/.test(text));
  const beside = graded.flatMap(
    (passage) => figuresIn(passage, /(?:分数|得分|评分|自评分|评价分)(?:[为是:])?(?<value>\d+(?:\.\d+)?)分/g)[0] ?? [],
  );
  return beside.slice(0, 1);
}

/** 等次 the report gives this project; those of other projects and years are left out. */
export const grades = (report: Report): Figure[] =>
  figures(
    report,
    /(?:(?:等级|等次)(?:[为是:])[“"]?|评价为[“"]?)(?<value>[优良中差])(?:秀|好|等)?(?:[”"。,;]|等?[级次]|$)/g,
  ).filter(({ place, at }) => {
    const text = report.passages.find((one) => one.place === place)!.text.normalize('NFKC');
    // 2021年同类项目得88.5分，等级为良: the whole sentence is about another one.
    const sentence = text.slice(0, at).replace(/^.*[。;]/s, '');
    return !OTHERS.test(sentence) || /本年|本项目|该项目|本次/.test(sentence);
  });
/** 6个系统, 系统共7个 */
export const systemCounts = (report: Report) =>
  ['(?<value>\\d+)\\s*个系统', '系统共\\s*(?<value>\\d+)\\s*个'].flatMap((pattern) =>
    figures(report, new RegExp(pattern, 'g')),
  );

/** Whether some sentence speaks of the money that was not spent and gives a reason for it. */
export const isUnspentExplained = (report: Report): boolean =>
  report.passages.some(
    ({ text }) => /未执行|未支出|结转|结余|执行率/.test(text) && /原因[:：是为]|由于|系因|主要是因/.test(text),
  );
