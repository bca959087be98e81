import { compareDecimals, sumDecimals } from '../../shared/decimal';
import { getProfile } from '../../shared/scoring/profiles';

describe.each(['national-2020', 'jiangxi-steps'])('profile %s', (id) => {
  const profile = getProfile(id);

  it('shares out one hundred points', () => {
    expect(sumDecimals([profile.weights.execution, ...Object.values(profile.weights.levels)])).toBe('100');
  });

  it('has bands without gap or overlap from 100 to 0', () => {
    expect(profile.bands[0]!.to).toBe('100');
    expect(profile.bands.at(-1)!.from).toBe('0');
    profile.bands.slice(1).forEach((band, index) => expect(band.to).toBe(profile.bands[index]!.from));
  });

  it('has grades and steps for everything down to zero, highest first', () => {
    const steps = profile.execution.steps ?? [];
    for (const floors of [profile.grades.map((one) => one.from), steps.map((one) => one.fromPercent)]) {
      if (floors.length > 0) expect(floors.at(-1)).toBe('0');
      floors.slice(1).forEach((floor, index) => expect(compareDecimals(floor, floors[index]!)).toBe(-1));
    }
  });

  it('has steps exactly where it counts by steps', () => {
    expect(Boolean(profile.execution.steps)).toBe(profile.execution.mode === 'steps');
  });
});

it('refuses a profile nobody has defined', () => {
  expect(() => getProfile('mars')).toThrow(RangeError);
});
