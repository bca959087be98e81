// 就近原则, as a table: who is asked for a unit, and who is passed over.
import { holdersUp, nearestOf } from '../../shared/workflow/nearestHolders';

const held: Record<string, string[]> = { bureau: ['局长', '陈静'], office: ['李强'], section: ['王丽'] };
const of = (unitId: string) => held[unitId] ?? [];

it.each<[string, string, string | null, string[]]>([
  ['of the unit itself', '/bureau/office/section/', null, ['王丽']],
  ['of the one above, when the only one does not count', '/bureau/office/section/', '王丽', ['李强']],
  ['of the one above, when nobody is named for the unit', '/bureau/office/annex/', null, ['李强']],
  ['everybody of the nearest unit', '/bureau/archive/', null, ['局长', '陈静']],
  ['the others of the nearest unit, before anybody above', '/bureau/', '局长', ['陈静']],
  ['nobody beside or below', '/other/', null, []],
])('asks %s', (_what, unitPath, except, expected) => {
  expect(nearestOf(unitPath, of, (name) => name === except)).toEqual(expected);
});

it('names all units on the way up, without those where nobody is left', () => {
  expect(holdersUp('/bureau/annex/section/', of, () => false)).toEqual([['王丽'], ['局长', '陈静']]);
  expect(holdersUp('/bureau/office/section/', of, (name) => name === '李强')).toEqual([['王丽'], ['局长', '陈静']]);
});
