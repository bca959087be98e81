import { isDecimal, plainDecimal } from '../decimal';
import { foldWidth } from '../indicators/units';
import { readOfficial } from '../indicators/readOfficial';

/** A typed value as a number with the unit it carries; null for anything that is not exactly one number. */
export function numberOf(text: string): { value: string; unit: string | null } | null {
  const plain = foldWidth(text);
  if (isDecimal(plain)) return { value: plainDecimal(plain), unit: null };
  const reading = readOfficial(plain);
  return reading.kind === 'number' ? { value: reading.value, unit: reading.unit } : null;
}
