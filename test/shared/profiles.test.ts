import { profileProblems } from '../../shared/scoring/profileCheck';
import type { Profile } from '../../shared/scoring/profile';
import { getProfile, listProfiles } from '../../shared/scoring/profiles';

const national = getProfile('national-2020');

describe.each(listProfiles().map((profile) => [profile.id, profile] as const))('profile %s', (_id, profile) => {
  it('is one the rules can count by', () => {
    expect(profileProblems(profile)).toEqual([]);
  });

  it('has steps exactly where it counts by steps, and says where it comes from', () => {
    expect(Boolean(profile.execution.steps)).toBe(profile.execution.mode === 'steps');
    expect([profile.version, profile.name, profile.source].every((text) => text.length > 0)).toBe(true);
  });
});

it('ships the profiles of evaluation-rules §11, the national one first', () => {
  expect(listProfiles().map(({ id }) => id)).toEqual([
    'national-2020',
    'm101-cost',
    'hubei-20-80',
    'jiangxi-steps',
    'sichuan-10-90',
    'shanghai',
  ]);
});

it.each([
  ['national-2020', '10', { 产出指标: '50', 效益指标: '30', 满意度指标: '10' }],
  ['m101-cost', '10', { 成本指标: '20', 产出指标: '40', 效益指标: '20', 满意度指标: '10' }],
  ['hubei-20-80', '20', {}],
  ['sichuan-10-90', '10', {}],
])('%s gives the execution rate %s points and the levels %j', (id, execution, levels) => {
  expect(getProfile(id).weights).toMatchObject({ execution, levels });
});

it('keeps the two band tables apart: the older one of Hubei begins its third band at 50 %', () => {
  expect(getProfile('hubei-20-80').bands.map(({ from }) => from)).toEqual(['80', '50', '0']);
  expect(national.bands.map(({ from }) => from)).toEqual(['80', '60', '0']);
});

it.each<[string, Partial<Profile>]>([
  ['合计99分', { weights: { execution: '9', indicators: '90', levels: {} } }],
  [
    '一级指标的分值合计80分',
    { weights: { execution: '10', indicators: '90', levels: { 产出指标: '50', 效益指标: '30' } } },
  ],
  ['不小于0的数', { weights: { execution: '-10', indicators: '110', levels: {} } }],
  ['“成本指标”不是本方案', { notApplicable: { mode: 'move', moveTo: { 满意度指标: { 成本指标: '1' } } } }],
  ['首尾相接', { bands: national.bands.slice(0, 2) }],
  ['等级须从高到低', { grades: [...national.grades].reverse() }],
  ['预算执行率的分档', { execution: { ...national.execution, mode: 'steps' } }],
  ['满意度的分档', { satisfactionSteps: [] }],
  ['逾期计分', { lateness: [{ upToDays: 30, percent: '70' }] }],
  ['超额调减系数', { quantitative: { ...national.quantitative, overTargetFactor: '1.1' } }],
  [
    '限定的等级“极差”',
    { vetoes: [{ id: 'v', line: '发生重大违规', source: '通知', maxTotal: null, maxGrade: '极差' }] },
  ],
])('finds what is wrong with an edited copy: %s', (message, changes) => {
  expect(profileProblems({ ...national, ...changes })).toEqual([expect.stringContaining(message)]);
});

it('refuses a profile nobody has defined', () => {
  expect(() => getProfile('mars')).toThrow(RangeError);
});
