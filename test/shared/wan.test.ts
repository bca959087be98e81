import { inTwoDecimals } from '../../shared/wan';

it.each([
  ['525', '525.00'],
  ['121.8', '121.80'],
  ['147.00', '147.00'],
  ['0.125', '0.125'],
  ['9007199254740993.1', '9007199254740993.10'],
])('an amount of 万元 %s is shown as %s', (amount, shown) => {
  expect(inTwoDecimals(amount)).toBe(shown);
});
