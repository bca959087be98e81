import {
  compareDecimals,
  differenceOf,
  isDecimal,
  maxDecimal,
  plainDecimal,
  productOf,
  roundHalfUp,
  sumDecimals,
} from '../decimal';
import type { Deduction, RowProblem, RowScore, SheetIndicator } from './types';

/**
 * A row's score less its deductions (扣分), each under a named line of the scoring rules; never below 0. Every line stands in
 * the explanation with what it cost. A deduction without a line or with an impossible figure leaves no score.
 *
 * @source the named line; 扣完为止 (evaluation-rules §4.3)
 */
export function withDeductions(scored: RowScore, { deductions, points }: DeductibleRow): RowScore {
  if (!deductions || scored.score === null || deductions.length === 0) return scored;
  if (!deductions.every(isUsable))
    return {
      ...scored,
      score: null,
      problem: invalid,
      explain: () => ({ ...scored.explain(), text: invalid.message, whatIf: null }),
    };
  const lost = sumDecimals(deductions.map(deductionCost));
  const score = roundHalfUp(maxDecimal(differenceOf(scored.score, lost), '0'));
  const lines = deductions.map((one) => `${factOf(one)}按“${one.line}”扣${plainDecimal(deductionCost(one))}分`);
  const inputs = Object.fromEntries(
    deductions.map((one, index) => [`扣分${index + 1}`, `${plainDecimal(deductionCost(one))}分（${one.line}）`]),
  );
  const rule = `${scored.rule}+deductions`;
  const explain = () => {
    const base = scored.explain();
    return {
      ...base,
      rule,
      text: `${base.text}另${lines.join('，')}，得${score}分。`,
      inputs: { ...base.inputs, ...inputs },
      whatIf: whatIfNone(scored.score!, base.whatIf, score, points),
    };
  };
  return { ...scored, rule, score, explain };
}

type DeductibleRow = Pick<SheetIndicator, 'deductions' | 'points'>;

const invalid: RowProblem = {
  field: 'deductions',
  code: 'deduction-invalid',
  message: '每笔扣分须写明扣分条款、不小于0的分数和次数，请更正。',
};

const isUsable = ({ line, points, times }: Deduction) =>
  line.trim() !== '' && isDecimal(points) && !points.startsWith('-') && Number.isInteger(times) && times >= 1;

const factOf = ({ fact }: Deduction) => (fact ? `${fact.trim().replace(/[。；，\s]+$/, '')}，` : '');

/** What one deduction takes off in all. */
export const deductionCost = ({ points, times }: Deduction): string => productOf(points, String(times));

/** Whether nothing but deductions keeps a row from its full points: what reviewers took off is no filler's to explain. */
export function isLostByDeductions({ deductions = [], points }: DeductibleRow, score: string): boolean {
  if (deductions.length === 0 || !deductions.every(isUsable)) return false;
  return compareDecimals(differenceOf(points, score), sumDecimals(deductions.map(deductionCost))) <= 0;
}

/** What the row would earn without its deductions, and with the rest mended as well. */
function whatIfNone(base: string, whatIf: string | null, score: string, points: string): string | null {
  if (compareDecimals(score, points) === 0) return null;
  const condition = /^若(.+?)，可得/.exec(whatIf ?? '')?.[1];
  const reachable = condition ? points : base;
  const gained = roundHalfUp(differenceOf(reachable, score));
  if (compareDecimals(gained, '0') === 0) return null;
  return `若没有扣分${condition ? `，并且${condition}` : ''}，可得${plainDecimal(reachable)}分，多得${gained}分。`;
}
