import { compareDecimals, roundHalfUp } from '../decimal';
import type { Profile } from './profile';

/**
 * 等级 of a total: the figure people see, rounded to two decimals, decides; a floor belongs to its grade (90.00 is 优).
 * @param total 0 or more
 * @throws RangeError when the profile has no grade for it: its lowest grade must begin at 0
 * @source the profile's grades; the four of the national profile are the usual ones of 财预〔2020〕10号 (evaluation-rules §2.4)
 */
export function gradeOf(total: string, profile: Pick<Profile, 'id' | 'grades'>): string {
  const printed = roundHalfUp(total);
  const reached = profile.grades.find(({ from }) => compareDecimals(printed, from) >= 0);
  if (!reached) throw new RangeError(`profile ${profile.id} has no grade for ${total}`);
  return reached.grade;
}
