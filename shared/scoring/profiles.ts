import type { Profile } from './profile';
import { shippedProfiles } from './profileData';

/** The profile of a campaign or table that names none. */
export const USUAL_PROFILE = 'national-2020';

/** All profiles that ship, the national one first. */
export function listProfiles(): readonly Profile[] {
  return shippedProfiles;
}

/** @throws RangeError for an id nobody has defined: a programming error, campaigns hold only known ids */
export function getProfile(id: string): Profile {
  const profile = shippedProfiles.find((one) => one.id === id);
  if (!profile) throw new RangeError(`no scoring profile ${id}`);
  return profile;
}
