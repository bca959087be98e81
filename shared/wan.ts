/**
 * An amount of 万元 as it is shown: always two decimals, so that figures under each other line up.
 * Text in, text out: amounts never pass through a float. More than two decimals stay as they are.
 */
export function inTwoDecimals(amount: string): string {
  const [whole = '0', decimals = ''] = amount.split('.');
  return `${whole}.${decimals.padEnd(2, '0')}`;
}
