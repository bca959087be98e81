import { compareDecimals, sumDecimals } from '../decimal';
import type { Profile } from './profile';
import { getProfile, listProfiles, USUAL_PROFILE } from './profiles';

/** What the points of all indicators and of the execution rate must make (evaluation-rules §3). */
const WHOLE = '100';

/**
 * The scoring profile the points of a project are written for: its execution points and theirs make 100. The usual one
 * where it fits, for a campaign is launched by it unless the admin chooses another.
 *
 * @returns null when there is none
 */
export function fittingProfile(points: readonly string[]): Profile | null {
  const fits = ({ weights }: Profile) => compareDecimals(sumDecimals([...points, weights.execution]), WHOLE) === 0;
  const usual = getProfile(USUAL_PROFILE);
  return fits(usual) ? usual : (listProfiles().find(fits) ?? null);
}
