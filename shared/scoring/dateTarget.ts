import { daysBetween, officialDay } from '../calendar';
import {
  compareDecimals,
  differenceOf,
  maxDecimal,
  plainDecimal,
  proportion,
  roundHalfUp,
  subtractDecimals,
} from '../decimal';
import { isDay } from '../indicators/officialDates';
import { formatActual, formatTarget } from '../indicators/officialText';
import { readOfficial } from '../indicators/readOfficial';
import type { Profile, RuleSources } from './profile';
import type { RowProblem, RowScore, SheetIndicator } from './types';

/** What scoring by a day needs to know of a profile. */
type DateSettings = Pick<Profile, 'lateness'> & { sources: Pick<RuleSources, 'met' | 'direct' | 'productDefault'> };

/**
 * Score of an indicator whose target is a day: full points on or before it, a step of the profile when late. Months and
 * years are no quantities, so nothing is divided. The actual is a day; a month will do when it ends in time.
 *
 * @returns 得分 from 0 to the points, two decimals, rounded half up once
 * @source evaluation-rules §2.2, product rule: bands by the days of delay, no published rule is known
 */
export function scoreByDate(indicator: SheetIndicator, profile: DateSettings): RowScore {
  const { target, points, actual } = indicator;
  if (!isDay(target)) {
    const message = `年度指标值“${target}”不是日期，请联系绩效管理员更正。`;
    return unscored(indicator, { field: 'target', code: 'target-unreadable', message }, profile);
  }
  const read = readDay(actual ?? '', target);
  if ('message' in read) return unscored(indicator, read, profile);
  const late = daysBetween(target, read.day);
  if (late <= 0) {
    const rule = 'date.met';
    const score = roundHalfUp(points);
    const explain = () => ({
      rule,
      text: `${read.said}完成，未超过${formatTarget(indicator)}，得满分${score}分。`,
      inputs: inputsOf(indicator),
      source: profile.sources.met,
      whatIf: null,
    });
    return { rule, score, value: null, problem: null, explain };
  }
  return lateScore(indicator, read.said, late, profile);
}

interface Kept {
  score: string;
  how: string;
  inputs: Record<string, string>;
  source: string;
}

/** What a late completion keeps, in percent of the points: nothing or a step. */
function keptWhenLate(
  { scoringRule, points }: SheetIndicator,
  late: number,
  { lateness, sources }: DateSettings,
): Kept {
  if (scoringRule?.kind === 'direct') {
    const lost = scoringRule.missedDeduction ?? points;
    const score = roundHalfUp(maxDecimal(differenceOf(points, lost), '0'));
    const how = `按直接赋分扣${plainDecimal(lost)}分，得${score}分`;
    return { score, how, inputs: { 未达标扣分: `${plainDecimal(lost)}分` }, source: sources.direct };
  }
  const { percent, upToDays } = lateness.find((step) => step.upToDays === null || late <= step.upToDays)!;
  const score = proportion(points, percent, '100');
  const step = upToDays === null ? '更晚' : `逾期${upToDays}天以内`;
  const how = `按“${step}”一档计分：${plainDecimal(points)}×${plainDecimal(percent)}%＝${score}分`;
  return { score, how, inputs: { 计分比例: `${plainDecimal(percent)}%` }, source: sources.productDefault };
}

function lateScore(indicator: SheetIndicator, said: string, late: number, profile: DateSettings): RowScore {
  const { points } = indicator;
  const { score, how, inputs, source } = keptWhenLate(indicator, late, profile);
  const lost = subtractDecimals(points, score);
  const rule = indicator.scoringRule?.kind === 'direct' ? 'date.direct-missed' : 'date.late';
  const explain = () => ({
    rule,
    text: `${said}完成，比${formatTarget(indicator)}晚${late}天，${how}。`,
    inputs: { ...inputsOf(indicator), 逾期天数: `${late}天`, ...inputs },
    source,
    whatIf:
      compareDecimals(lost, '0') === 0
        ? null
        : `若在${formatTarget(indicator)}完成，可得${plainDecimal(points)}分，多得${lost}分。`,
  });
  return { rule, score, value: null, problem: null, explain };
}

function readDay(actual: string, target: string): { day: string; said: string } | RowProblem {
  const problem = (code: string, message: string) => ({ field: 'actual', code, message });
  const example = `例如${officialDay(target)}`;
  const reading = readOfficial(actual);
  if (reading.kind === 'none') return problem('actual-missing', `请填写实际完成日期，${example}。`);
  if (reading.kind === 'ambiguous') return problem('actual-date-unclear', reading.message);
  if (reading.kind !== 'date')
    return problem('actual-not-a-date', `“${actual}”不是日期，请填写实际完成日期，${example}。`);
  if (reading.comparator === '<=')
    return problem('actual-comparator', `“${actual}”是指标值的写法，请填写实际完成的日期，${example}。`);
  if (reading.precision !== 'day' && reading.day > target)
    return problem('actual-date-unclear', `“${actual}”没有写明哪一天，分不清是否按期，请写到日，${example}。`);
  return { day: reading.day, said: reading.precision === 'day' ? officialDay(reading.day) : actual.trim() };
}

function unscored(indicator: SheetIndicator, problem: RowProblem, profile: DateSettings): RowScore {
  const rule = 'date.no-value';
  const source = profile.sources.productDefault;
  const explain = () => ({ rule, text: problem.message, inputs: inputsOf(indicator), source, whatIf: null });
  return { rule, score: null, value: null, problem, explain };
}

function inputsOf(indicator: SheetIndicator): Record<string, string> {
  const { points } = indicator;
  return {
    年度指标值: formatTarget(indicator),
    实际完成值: formatActual(indicator) || '未填',
    分值: plainDecimal(points),
  };
}
