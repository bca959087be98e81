import type { Comparator } from '../contracts/common';
import { isDecimal, plainDecimal } from '../decimal';
import { foldWidth } from '../indicators/units';
import { readOfficial } from '../indicators/readOfficial';

export interface NumberSaid {
  value: string;
  unit: string | null;
  comparator: Comparator | null;
}

/** A typed value as a number with the unit and the sign it carries; null for anything that is not exactly one number. */
export function numberOf(text: string): NumberSaid | null {
  const plain = foldWidth(text);
  if (isDecimal(plain)) return { value: plainDecimal(plain), unit: null, comparator: null };
  const reading = readOfficial(plain);
  return reading.kind === 'number'
    ? { value: reading.value, unit: reading.unit, comparator: reading.comparator }
    : null;
}
