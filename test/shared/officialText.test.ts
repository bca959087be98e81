import { formatActual, formatTarget, isSameTarget } from '../../shared/indicators/officialText';
import { goldenSheet } from '../support/goldenSheet';

const row = (id: string) => goldenSheet().indicators.find((one) => one.id === id)!;

it('writes targets in official words', () => {
  const ids = ['O1', 'O2', 'O4', 'O7', 'O9', 'O6'];
  expect(ids.map((id) => formatTarget(row(id)))).toEqual([
    '=15个',
    '≥98%',
    '＜2%',
    '≤1天',
    '≤147万元',
    '在约定的时间内完成',
  ]);
  expect(formatTarget({ ...row('O2'), unit: '百分比', target: '98.00' })).toBe('≥98%');
});

it('writes actuals in official words, and what was typed while it cannot be read', () => {
  expect(formatActual(row('O9'))).toBe('121.88万元');
  expect(formatActual({ ...row('O9'), actual: '1218800元' })).toBe('121.88万元');
  expect(formatActual({ ...row('O2'), actual: '≥98%' })).toBe('≥98%');
  expect(formatActual({ ...row('O2'), actual: null })).toBe('');
  expect(formatActual(row('B1'))).toBe('达成预期指标（100%）');
  expect(formatActual({ ...row('B1'), bandPercent: null })).toBe('达成预期指标');
});

it.each([
  ['>= 98 %', '≥98%', true],
  ['≧９８％', '≥98%', true],
  ['<2%', '＜2%', true],
  ['98%', '≥98%', false],
  ['≥99%', '≥98%', false],
])('“%s” repeats “%s”: %s', (typed, target, same) => {
  expect(isSameTarget(typed, target)).toBe(same);
});
