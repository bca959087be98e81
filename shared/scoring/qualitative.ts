import { bandLabels } from '../labels';
import {
  compareDecimals,
  differenceOf,
  isDecimal,
  maxDecimal,
  plainDecimal,
  proportion,
  roundHalfUp,
  subtractDecimals,
} from '../decimal';
import type { BandInterval, Profile } from './profile';
import type { Explanation, RowProblem, RowScore, SheetIndicator } from './types';

/** The interval of a band in words, e.g. `80%～100%（含80%）`, `60%以下`. */
export function intervalText({ from, to }: BandInterval): string {
  return compareDecimals(from, '0') === 0 ? `${to}%以下` : `${from}%～${to}%（含${from}%）`;
}

/** Whether a percentage lies in the band: floors are included; a ceiling belongs to the band above, 100 to the first. */
export function isInBand(percent: string, { from, to }: BandInterval): boolean {
  const belowCeiling = to === '100' ? compareDecimals(percent, to) <= 0 : compareDecimals(percent, to) < 0;
  return compareDecimals(percent, from) >= 0 && belowCeiling;
}

/**
 * Score of a qualitative indicator (定性指标): a band and a percentage within it. A band alone fixes a score only where the
 * indicator is a yes or no (直接赋分).
 *
 * @returns 得分 from 0 to the points, two decimals, rounded half up once; none while band or percentage is missing
 * @source 财预〔2020〕10号: 达成年度指标 100%～80%（含）, 部分达成 80%～60%（含）, 未达成 60%～0% (evaluation-rules §2.3)
 */
export function scoreQualitative(indicator: SheetIndicator, profile: Profile): RowScore {
  const { band, bandPercent } = indicator;
  const interval = profile.bands.find((one) => one.band === band);
  if (interval && indicator.scoringRule?.kind === 'direct') return direct(indicator, interval, profile);
  const problem = bandProblem(interval, bandPercent);
  if (problem) return unscored(indicator, problem, profile);
  return scored(indicator, interval!, bandPercent!, profile);
}

/** 直接赋分 of a yes or no: achieved earns the points, anything else nothing or the points less a fixed deduction. */
function direct(indicator: SheetIndicator, { band }: BandInterval, { sources }: Profile): RowScore {
  const points = plainDecimal(indicator.points);
  const rule = indicator.scoringRule;
  const deduction = (rule?.kind === 'direct' ? rule.missedDeduction : undefined) ?? points;
  const isMet = band === 'achieved';
  const ruleId = isMet ? 'qualitative.direct-met' : 'qualitative.direct-missed';
  const score = roundHalfUp(isMet ? points : maxDecimal(differenceOf(points, deduction), '0'));
  const lost = subtractDecimals(points, score);
  const explain = (): Explanation => ({
    rule: ruleId,
    text: `完成情况为“${bandLabels[band]}”，按直接赋分${isMet ? '得满分' : `扣${plainDecimal(deduction)}分，得`}${score}分。`,
    inputs: { ...inputsOf(indicator), ...(isMet ? {} : { 未达标扣分: `${plainDecimal(deduction)}分` }) },
    source: sources.direct,
    whatIf:
      compareDecimals(lost, '0') === 0
        ? null
        : `若完成情况为“${bandLabels.achieved}”，可得${points}分，多得${lost}分。`,
  });
  return { rule: ruleId, score, problem: null, value: null, explain };
}

function bandProblem(interval: BandInterval | undefined, bandPercent: string | null): RowProblem | null {
  if (!interval) return { field: 'band', code: 'band-missing', message: '请选择完成情况。' };
  const problem = (code: string, message: string) => ({ field: 'bandPercent', code, message });
  const allowed = intervalText(interval);
  if (bandPercent === null || bandPercent.trim() === '')
    return problem('band-percent-missing', `请在${allowed}内选定完成程度。`);
  if (!isDecimal(bandPercent))
    return problem('band-percent-unreadable', `完成程度“${bandPercent}”不是数字，请在${allowed}内选定。`);
  if (isInBand(bandPercent, interval)) return null;
  const message = `“${bandLabels[interval.band]}”的完成程度应在${allowed}，现为${plainDecimal(bandPercent)}%。`;
  return problem('band-percent-outside', message);
}

function scored(indicator: SheetIndicator, interval: BandInterval, bandPercent: string, profile: Profile): RowScore {
  const score = proportion(indicator.points, bandPercent, '100');
  const rule = `qualitative.${interval.band}`;
  const explain = (): Explanation => {
    const lost = subtractDecimals(indicator.points, score);
    const [points, percent] = [plainDecimal(indicator.points), plainDecimal(bandPercent)];
    return {
      rule,
      text: `完成情况为“${bandLabels[interval.band]}”，该档为${intervalText(interval)}，评定${percent}%：${points}×${percent}%＝${score}分。`,
      inputs: inputsOf(indicator),
      source: profile.sources.bands,
      whatIf: compareDecimals(lost, '0') === 0 ? null : `若评定为100%，可得${points}分，多得${lost}分。`,
    };
  };
  return { rule, score, problem: null, value: null, explain };
}

function unscored(indicator: SheetIndicator, problem: RowProblem, profile: Profile): RowScore {
  const rule = 'qualitative.no-value';
  const explain = (): Explanation => ({
    rule,
    text: problem.message,
    inputs: inputsOf(indicator),
    source: profile.sources.bands,
    whatIf: null,
  });
  return { rule, score: null, problem, value: null, explain };
}

function inputsOf({ target, band, bandPercent, points }: SheetIndicator): Record<string, string> {
  return {
    年度指标值: target,
    完成情况: band ? bandLabels[band] : '未选',
    完成程度: bandPercent !== null && isDecimal(bandPercent) ? `${plainDecimal(bandPercent)}%` : '未填',
    分值: plainDecimal(points),
  };
}
