// How the points of a set of indicators should lie. For filled tables (K02, K29) and for drafts alike.
import { shareOut, sumDecimals } from '../decimal';
import type { Profile } from '../scoring/profile';

/** Fewer 三级指标 do not show what a project does. @source evaluation-rules §12, K29; product default */
export const FEWEST_INDICATORS = 4;
/** An indicator with more points decides alone. @source evaluation-rules §12, K29; product default */
export const HEAVIEST_POINTS = '30';

/** `满意度` and `服务对象满意度指标` are the profile's 满意度指标. */
export function levelOf(name: string, { weights }: Profile): string {
  const stem = (text: string) => text.replace(/指标$/, '');
  return Object.keys(weights.levels).find((level) => name.includes(stem(level))) ?? name;
}

/** The profile's points by level, those of a level that is not among `present` moved as the profile says. */
export function expectedLevels({ weights, notApplicable }: Profile, present: readonly string[]): Map<string, string> {
  const wanted = new Map(Object.entries(weights.levels));
  for (const [level, receivers] of Object.entries(notApplicable.moveTo)) {
    const points = wanted.get(level);
    if (present.includes(level) || points === undefined) continue;
    const names = Object.keys(receivers).filter((name) => wanted.has(name));
    if (names.length === 0) continue;
    wanted.delete(level);
    const shares = shareOut(
      points,
      names.map((name) => receivers[name]!),
    );
    names.forEach((name, at) => wanted.set(name, sumDecimals([wanted.get(name)!, shares[at]!])));
  }
  return wanted;
}
