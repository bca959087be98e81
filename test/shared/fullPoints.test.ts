// 怎样得满分 is no promise of its own: what it names earns full points by the rules that score.
import { fullPointsAdvice } from '../../shared/scoring/fullPoints';
import { listProfiles } from '../../shared/scoring/profiles';
import { scoreRow } from '../../shared/scoring/scoreRow';
import type { SheetIndicator } from '../../shared/scoring/types';
import { goldenSheet } from '../support/goldenSheet';

const [measured] = goldenSheet().indicators;
const judged = goldenSheet().indicators.find(({ kind }) => kind === 'qualitative')!;
const asked = { actual: null, band: null, bandPercent: null };
const row = (changes: Partial<SheetIndicator>): SheetIndicator => ({ ...measured!, unit: '%', ...asked, ...changes });

const rows: [advice: string, row: SheetIndicator, answer: Partial<SheetIndicator>][] = [
  ['实际完成值达到98%，得满分12分。', row({ comparator: '>=', target: '98' }), { actual: '98' }],
  ['实际完成值高于98%，得满分12分。', row({ comparator: '>', target: '98' }), { actual: '98.01' }],
  ['实际完成值为15%，得满分12分。', row({ comparator: '=', target: '15' }), { actual: '15' }],
  ['实际完成值不超过2%，得满分12分。', row({ comparator: '<=', target: '2' }), { actual: '2' }],
  ['实际完成值低于2%，得满分12分。', row({ comparator: '<', target: '2' }), { actual: '1.99' }],
  [
    '实际完成值在5～8%之间，得满分12分。',
    row({ comparator: null, targetKind: 'range', target: '5', targetTo: '8' }),
    { actual: '8' },
  ],
  [
    '在2024年6月30日前完成，得满分12分。',
    row({ comparator: null, targetKind: 'date', target: '2024-06-30', unit: null }),
    { actual: '2024-06-30' },
  ],
  [
    '实际完成值达到90%，得满分12分。',
    row({ comparator: '>=', target: '95', scoringRule: { kind: 'satisfactionSteps' } }),
    { actual: '90' },
  ],
  [
    '完成情况为“达成预期指标”，并且完成程度评定为100%，得满分4分。',
    { ...judged, ...asked },
    { band: 'achieved', bandPercent: '100' },
  ],
  [
    '完成情况为“达成预期指标”，得满分4分。',
    { ...judged, ...asked, scoringRule: { kind: 'direct' } },
    { band: 'achieved' },
  ],
];

it.each(rows)('%s', (advice, indicator, answer) => {
  for (const profile of listProfiles()) {
    expect(fullPointsAdvice(indicator, profile)).toBe(advice);
    expect(Number(scoreRow({ ...indicator, ...answer }, profile).score)).toBe(Number(indicator.points));
  }
});

it('is not said where nothing could earn them, or a declared state decides', () => {
  const [profile] = listProfiles();
  const data = { state: 'unobtainable' as const, reason: '没有统计', approval: null };
  expect(fullPointsAdvice(row({ comparator: '<', target: '0' }), profile!)).toBeNull();
  expect(fullPointsAdvice(row({ comparator: '>=', target: '很高' }), profile!)).toBeNull();
  expect(fullPointsAdvice(row({ comparator: '>=', target: '98', data }), profile!)).toBeNull();
});
