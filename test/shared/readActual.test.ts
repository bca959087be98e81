import { readActual } from '../../shared/indicators/readActual';

it.each([
  ['98.6', '%', '98.6'],
  ['９８．５％', '%', '98.5'],
  ['98.6 %', '%', '98.6'],
  ['1,234.5', null, '1234.5'],
  ['1，234.5', null, '1234.5'],
  ['121.88万', '万元', '121.88'],
  ['1218800元', '万元', '121.88'],
  ['15个', '个', '15'],
  ['+85', null, '85'],
  ['-0', null, '0'],
  ['000085', null, '85'],
])('reads %s in %s as %s', (typed, unit, value) => {
  expect(readActual(typed, unit)).toEqual({ value });
});

it.each([
  ['', 'missing'],
  ['　', 'missing'],
  ['-', 'missing'],
  ['/', 'missing'],
  ['无', 'missing'],
  ['≥98%', 'echoes-target'],
  ['＜2%', 'echoes-target'],
  ['95%以上', 'echoes-target'],
  ['达到100%', 'echoes-target'],
  ['约98%', 'approximate'],
  ['1-2', 'range'],
  ['-5', 'negative'],
  ['85分', 'unit'],
  ['24小时', 'unit'],
  ['12,34', 'grouping'],
  ['1e3', 'not-a-number'],
  ['0x10', 'not-a-number'],
  ['1_000', 'not-a-number'],
  ['٣', 'not-a-number'],
  ['NaN', 'not-a-number'],
  ['1.2.3', 'not-a-number'],
  ['1234567890123456', 'too-long'],
])('does not guess at “%s”: %s', (typed, problem) => {
  const read = readActual(typed, '%');
  expect(read).toMatchObject({ problem });
  expect('message' in read && read.message).toMatch(/请|不能/);
});
