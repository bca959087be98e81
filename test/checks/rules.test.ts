// Each check by a table that breaks it and nothing more than it must; the clean table breaks none.
import { check, changed, cleanTable, findingsOf } from './cleanTable';
import { figureSlips } from './figureSlips';
import { wordSlips } from './wordSlips';

const slips = [...figureSlips, ...wordSlips];

it('finds nothing in the clean table', () => {
  expect(findingsOf(cleanTable())).toEqual([]);
  expect(check(cleanTable()).recomputed).toMatchObject({ status: 'complete', total: '98.72', grade: '优' });
});

it.each(slips)('%s finds %s', (id, _what, change, found) => {
  const findings = findingsOf(changed(change));
  expect(findings).toContain(found);
  expect(findings.filter((one) => one.startsWith(id)).length).toBeGreaterThan(0);
});

it('knows a score that is right but for its last digit', () => {
  const rounded = changed((t) => void (t.indicators[4]!.score = '29'));
  expect(findingsOf(rounded).filter((one) => /^K1[78]/.test(one))).toEqual([]);
});

it('gives every finding a sentence, a source and a place', () => {
  for (const [, , change] of slips)
    for (const { message, source, place } of check(changed(change)).findings) {
      expect(message).toMatch(/[。]$/);
      expect(message).not.toMatch(/undefined|null|NaN/);
      expect(source.length).toBeGreaterThan(5);
      expect(place).not.toBe('');
    }
});
