// A name is found however its letters and signs were typed.
import { alikeTo, isFoundIn } from '../../shared/search';

it.each([
  ['ＧＩＳ平台（2024）', 'gis', true],
  ['gis平台(2024)', 'ＧＩｓ平台（２０２４', true],
  ['Émile 数据库', 'émile', true],
  ['智慧校园', '  校园 ', true],
  ['智慧校园', '', true],
  ['智慧校园', '校 园', false],
  ['Straße', 'strasse', false],
  ['100%', '%', true],
  ['智慧校园', '%', false],
])('%s, searched for %s: %s', (text, typed, found) => {
  expect(isFoundIn(text, typed)).toBe(found);
});

it('whatever is alike to a character is found by it, and the other way round', () => {
  const signs = Array.from({ length: 0x7e - 0x21 + 1 }, (_, nth) => String.fromCodePoint(0x21 + nth));
  for (const sign of [...signs, 'ß', 'É', 'ſ', 'K', '财', '😀', '０', 'ｚ'])
    for (const other of alikeTo(sign)) {
      expect([sign, isFoundIn(sign, other), isFoundIn(other, sign)]).toEqual([sign, true, true]);
      expect(alikeTo(other)).toEqual(alikeTo(sign));
    }
  expect(alikeTo('a')).toEqual(['a', 'A', 'ａ', 'Ａ']);
  expect(alikeTo('财')).toEqual(['财']);
});
