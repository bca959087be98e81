// Columns that mean the same on SQLite and MySQL. Amounts and points are integers in the database and decimal text in
// the program: no binary float ever touches them.
import type { ValueTransformer } from 'typeorm';
import { compareExact, fixedText, plainText, roundExact, toExact } from '../../shared/exact';

type Stored = number | string | null;

/** Decimal text → integer of the smallest unit. Throws when a value has more decimals than the column keeps. */
function toUnits(decimals: number) {
  return (text: string | null | undefined) => {
    if (text === null || text === undefined) return text;
    const exact = toExact(text);
    const units = roundExact(exact, decimals);
    if (typeof units !== 'number' || compareExact({ units, scale: decimals }, exact) !== 0)
      throw new RangeError(`${text} does not fit the column`);
    return units;
  };
}

/** MySQL hands large integers over as text. */
const unitsOf = (stored: number | string) => toExact(String(stored)).units;

/** Amount in 万元 as text without needless zeros (`'121.88'`) ↔ integer of 分 (1 万元 = 1,000,000 分). */
export const amountTransformer: ValueTransformer = {
  to: toUnits(6),
  from: (stored: Stored) => (stored === null ? null : plainText({ units: unitsOf(stored), scale: 6 })),
};

/** Points or a score as text with two decimals (`'8.29'`) ↔ integer of hundredths. */
export const pointsTransformer: ValueTransformer = {
  to: toUnits(2),
  from: (stored: Stored) => (stored === null ? null : fixedText(unitsOf(stored), 2)),
};
