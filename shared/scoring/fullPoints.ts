// 怎样得满分, before and after something is filled in: the condition each rule has for full points, in words.
import { plainDecimal } from '../decimal';
import { parseExact } from '../exact';
import { isDay } from '../indicators/officialDates';
import { formatTarget } from '../indicators/officialText';
import { bandLabels } from '../labels';
import { isSettled } from './dataStates';
import { isJudged } from './judged';
import type { Profile } from './profile';
import { measuredCondition } from './quantitative';
import type { SheetIndicator } from './types';

/**
 * What earns a row its full points, e.g. `实际完成值达到98%，得满分6分。`
 *
 * @returns null where the target cannot be scored against, nothing could reach it, or a declared state decides
 */
export function fullPointsAdvice(indicator: SheetIndicator, profile: Profile): string | null {
  if (isSettled(indicator.data)) return null;
  const condition = conditionOf(indicator, profile);
  return condition && `${condition}，得满分${plainDecimal(indicator.points)}分。`;
}

function conditionOf(indicator: SheetIndicator, profile: Profile): string | null {
  if (isJudged(indicator)) {
    const best = `完成情况为“${bandLabels.achieved}”`;
    return indicator.scoringRule?.kind === 'direct' ? best : `${best}，并且完成程度评定为100%`;
  }
  if (indicator.targetKind === 'date') return isDay(indicator.target) ? `在${formatTarget(indicator)}完成` : null;
  return parseExact(indicator.target) === null ? null : measuredCondition(indicator, profile);
}
