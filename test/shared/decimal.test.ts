import {
  comparePercent,
  compareRatio,
  isDecimal,
  moneyDecimal,
  plainDecimal,
  proportion,
  roundHalfUp,
  shareOut,
  stepsIn,
  subtractDecimals,
  sumDecimals,
} from '../../shared/decimal';

it.each([
  ['8.045', '8.05'],
  ['8.044999', '8.04'],
  ['1.005', '1.01'],
  ['89.995', '90.00'],
  ['-0.001', '0.00'],
  ['-1.005', '-1.01'],
  ['10', '10.00'],
])('rounds %s half up to %s', (value, rounded) => {
  expect(roundHalfUp(value)).toBe(rounded);
});

it('rounds a proportion once: 3824.26÷4753.66 is 8.04, not 8.05 by way of 80.45 %', () => {
  expect(proportion('10', '3824.26', '4753.66')).toBe('8.04');
  expect(proportion('100', '3824.26', '4753.66')).toBe('80.45');
});

it('refuses a proportion of zero', () => {
  expect(() => proportion('10', '1', '0.00')).toThrow(RangeError);
});

it('compares with a threshold without dividing', () => {
  expect(comparePercent('899999999999.999999', '1000000000000', '90')).toBe(-1);
  expect(comparePercent('900000000000', '1000000000000', '90')).toBe(0);
  expect(compareRatio('1.3', '1', '1.3')).toBe(0);
  expect(compareRatio('0.39', '0.3', '1.3')).toBe(0);
});

it('adds and subtracts exactly', () => {
  expect(sumDecimals(['0.1', '0.2', '8.29'])).toBe('8.59');
  expect(sumDecimals([])).toBe('0');
  expect(subtractDecimals('10', '8.29')).toBe('1.71');
});

it('prints amounts with at least two decimals and loses none', () => {
  expect(['147', '121.880', '0.0049', '1218800'].map(moneyDecimal)).toEqual([
    '147.00',
    '121.88',
    '0.0049',
    '1218800.00',
  ]);
  expect(plainDecimal('147.00')).toBe('147');
});

it.each(['', ' 1', '1.', '.5', '1e3', '1,000', '+1', '--1', '１'])('does not take “%s” for a decimal', (text) => {
  expect(isDecimal(text)).toBe(false);
});

it.each([
  ['40', ['1', '1', '1'], 0, ['14', '13', '13']],
  ['10', ['1', '1', '1'], 2, ['3.34', '3.33', '3.33']],
  ['10', ['14', '13', '13'], 2, ['3.5', '3.25', '3.25']],
  ['10', ['0', '0'], 2, ['5', '5']],
  ['10', ['0', '1'], 2, ['0', '10']],
  ['0.005', ['1', '1'], 2, ['0.005', '0']],
  ['0', ['1', '2'], 2, ['0', '0']],
])('shares %s out by %j', (total, weights, decimals, shares) => {
  expect(shareOut(total, weights, decimals)).toEqual(shares);
});

it.each([
  ['6', '5', '1', '2'],
  ['5', '5', '1', '1'],
  ['0', '5', '0', '0'],
  ['0.3', '0.1', '3', '3'],
  ['4.999999999999999999999999', '5', '0', '1'],
])('%s has so many steps of %s: %s whole, %s begun', (amount, step, full, begun) => {
  expect([stepsIn(amount, step, 'full'), stepsIn(amount, step, 'begun')]).toEqual([full, begun]);
});
