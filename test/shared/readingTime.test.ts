// Text made to be slow: a full cell of Excel is read in time that grows with its length, not with its square.
import { checkIndicators } from '../../shared/indicator-quality/checkIndicators';
import { isFirm } from '../../shared/indicators/vagueWords';
import { readOfficial } from '../../shared/indicators/readOfficial';
import { getProfile, USUAL_PROFILE } from '../../shared/scoring/profiles';
import { headOf } from '../../server/checks/layout/labels';
import { phrase } from '../../server/reports/compile/printable';

const CELL = 32_767;
const context = { profile: getProfile(USUAL_PROFILE), servesPublic: null, knownSources: [], fiscalYear: 2024 };
const indicator = {
  level1: '产出指标',
  level2: '数量指标',
  kind: 'quantitative',
  comparator: '>=',
  target: '1',
  unit: '个',
  points: '10',
  dataSource: null,
  lastYear: null,
} as const;
const quality = (name: string) => checkIndicators([{ ...indicator, name, definition: name }], context);

it.each([
  ['readOfficial', readOfficial],
  ['isFirm', isFirm],
  ['headOf', headOf],
  ['phrase', phrase],
  ['the quality check', quality],
])('%s', (_name, read: (text: string) => unknown) => {
  for (const part of ['1', '1个', '1,', '一', '百分之', '（', '(含', '《', '、', '。', ' ', '2024年', '“一个'])
    for (const end of ['', 'x']) {
      const text = part.repeat(CELL / part.length) + end;
      const before = process.cpuUsage();
      read(text);
      const { user, system } = process.cpuUsage(before);
      expect([part, (user + system) / 1e6 < 2]).toEqual([part, true]);
    }
});

it('names few of many readings', () => {
  const reading = readOfficial('1个2天'.repeat(500));
  expect(reading.kind === 'ambiguous' && reading.message.length).toBeLessThan(200);
});
