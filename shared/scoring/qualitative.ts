import { bandLabels } from '../labels';
import { compareDecimals, isDecimal, plainDecimal, proportion, subtractDecimals } from '../decimal';
import type { BandInterval, Profile } from './profiles';
import type { Explanation, SheetIndicator } from './types';

export interface QualitativeScore {
  score: string | null;
  explanation: Explanation;
  problem: { field: 'band' | 'bandPercent'; code: string; message: string } | null;
}

/** The interval of a band in words, e.g. `80%～100%（含80%）`. */
export function intervalText({ from, to }: BandInterval): string {
  return compareDecimals(from, '0') === 0 ? `${to}% 以下` : `${from}%～${to}%（含 ${from}%）`;
}

/** Whether a percentage lies in the band: floors are included; a ceiling belongs to the band above, 100 to the first. */
export function isInBand(percent: string, { from, to }: BandInterval): boolean {
  const belowCeiling = to === '100' ? compareDecimals(percent, to) <= 0 : compareDecimals(percent, to) < 0;
  return compareDecimals(percent, from) >= 0 && belowCeiling;
}

/**
 * Score of a qualitative indicator (定性指标): a band and a percentage within it. A band alone does not fix a score.
 * @source 财预〔2020〕10号: 达成年度指标 100%～80%（含）, 部分达成 80%～60%（含）, 未达成 60%～0%
 */
export function scoreQualitative(indicator: SheetIndicator, profile: Profile): QualitativeScore {
  const { band, bandPercent, points } = indicator;
  const interval = profile.bands.find((one) => one.band === band);
  if (!interval) return without(indicator, profile, 'band', 'band-missing', '请选择完成情况。');
  if (bandPercent === null || !isDecimal(bandPercent))
    return without(
      indicator,
      profile,
      'bandPercent',
      'band-percent-missing',
      `请在 ${intervalText(interval)} 内选定完成程度。`,
    );
  if (!isInBand(bandPercent, interval)) {
    const message = `“${bandLabels[interval.band]}”的完成程度应在 ${intervalText(interval)}，现为 ${plainDecimal(bandPercent)}%。`;
    return without(indicator, profile, 'bandPercent', 'band-percent-outside', message);
  }
  const score = proportion(points, bandPercent, '100');
  const lost = subtractDecimals(points, score);
  const percent = plainDecimal(bandPercent);
  return {
    score,
    problem: null,
    explanation: {
      rule: `qualitative.${interval.band}`,
      text: `${bandLabels[interval.band]}（${intervalText(interval)}），评定 ${percent}%：${plainDecimal(points)}×${percent}%＝${score} 分。`,
      inputs: inputsOf(indicator),
      source: profile.source,
      whatIf:
        compareDecimals(lost, '0') === 0 ? null : `若评定为 100%，可得 ${plainDecimal(points)} 分，多得 ${lost} 分。`,
    },
  };
}

function without(
  indicator: SheetIndicator,
  profile: Profile,
  field: 'band' | 'bandPercent',
  code: string,
  message: string,
): QualitativeScore {
  const explanation = {
    rule: 'qualitative.no-value',
    text: message,
    inputs: inputsOf(indicator),
    source: profile.source,
    whatIf: null,
  };
  return { score: null, explanation, problem: { field, code, message } };
}

function inputsOf({ target, band, bandPercent, points }: SheetIndicator): Record<string, string> {
  return {
    年度指标值: target,
    完成情况: band ? bandLabels[band] : '未选',
    完成程度: bandPercent !== null && isDecimal(bandPercent) ? `${plainDecimal(bandPercent)}%` : '未填',
    分值: plainDecimal(points),
  };
}
