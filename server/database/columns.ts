// Columns that mean the same on SQLite and MySQL. Amounts and points are integers in the database and decimal text in
// the program: no binary float ever touches them.
import Big from 'big.js';
import type { ValueTransformer } from 'typeorm';

/** Decimal text ↔ integer of the smallest unit. Throws when a value has more decimals than the column keeps. */
function scaledInteger(unitsPerOne: number, decimals: number): ValueTransformer {
  return {
    to: (text: string | null | undefined) => {
      if (text === null || text === undefined) return text;
      const scaled = new Big(text).times(unitsPerOne);
      const whole = Number(scaled.toFixed(0));
      if (!scaled.eq(whole) || !Number.isSafeInteger(whole)) throw new RangeError(`${text} does not fit the column`);
      return whole;
    },
    from: (stored: number | string | null) =>
      stored === null ? null : new Big(stored).div(unitsPerOne).toFixed(decimals),
  };
}

/** Amount in 万元 as text without needless zeros (`'121.88'`) ↔ integer of 分 (1 万元 = 1,000,000 分). */
export const amountTransformer: ValueTransformer = {
  to: scaledInteger(1_000_000, 6).to,
  from: (stored: number | string | null) => (stored === null ? null : new Big(stored).div(1_000_000).toFixed()),
};

/** Points or a score as text with two decimals (`'8.29'`) ↔ integer of hundredths. */
export const pointsTransformer: ValueTransformer = scaledInteger(100, 2);
