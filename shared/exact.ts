// What the decimals are made of: a decimal is a whole number of units with a scale, 98.6 is 986 units of a tenth. What fits
// a plain number stays one, because millions of scores are counted with it; anything larger becomes a BigInt. Nothing is
// rounded but by a function that says so.

/** A whole number: a safe integer, or a BigInt beyond. */
export type Whole = number | bigint;

/** `units` ÷ 10^`scale`, exactly. */
export interface Exact {
  readonly units: Whole;
  readonly scale: number;
}

const MINUS = 45;
const DOT = 46;
const ZERO = 48;
/** Up to so many characters a decimal surely fits a plain number. */
const SHORT = 15;
const LARGEST = Number.MAX_SAFE_INTEGER;
const POWERS = Array.from({ length: SHORT + 1 }, (_, exponent) => 10 ** exponent);

/** The value of plain decimal notation (`-3.50`); null for any other text. */
export function parseExact(text: string): Exact | null {
  const end = text.length;
  if (end > SHORT) return parseLong(text);
  const first = text.charCodeAt(0) === MINUS ? 1 : 0;
  let units = 0;
  let point = -1;
  for (let at = first; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code < ZERO + 10) units = units * 10 + code - ZERO;
    else if (code === DOT && point < 0 && at > first) point = at;
    else return null;
  }
  if (end === first || point === end - 1) return null;
  return { units: first === 1 && units !== 0 ? -units : units, scale: point < 0 ? 0 : end - 1 - point };
}

function parseLong(text: string): Exact | null {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const point = text.indexOf('.');
  return { units: settled(BigInt(text.replace('.', ''))), scale: point < 0 ? 0 : text.length - 1 - point };
}

/** @throws RangeError for a text that is no decimal: whoever computes has checked it before */
export function toExact(text: string): Exact {
  const exact = parseExact(text);
  if (exact === null) throw new RangeError(`no decimal: ${text.slice(0, 20)}`);
  return exact;
}

/** −1, 0 or 1 as `a` is below, equal to or above `b`. */
export function compareExact(a: Exact, b: Exact): -1 | 0 | 1 {
  const [x, y] = a.scale === b.scale ? [a.units, b.units] : aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** a + b, exactly; the scale is the larger of the two. */
export function addExact(a: Exact, b: Exact): Exact {
  const [x, y] = aligned(a, b);
  return { units: plus(x, y), scale: Math.max(a.scale, b.scale) };
}

/** −a; zero has no sign. */
export const negated = ({ units, scale }: Exact): Exact => ({ units: units === 0 ? 0 : -units, scale });

/** a × b, exactly; the scales add up, so whoever multiplies often rounds in between. */
export function multiplyExact(a: Exact, b: Exact): Exact {
  return { units: times(a.units, b.units), scale: a.scale + b.scale };
}

/** Units at `decimals` decimals, rounded half away from zero once. */
export function roundExact({ units, scale }: Exact, decimals: number): Whole {
  return scale <= decimals ? times(units, power(decimals - scale)) : divideHalfUp(units, power(scale - decimals));
}

/**
 * `factor` × `part` ÷ `whole` in units at `decimals` decimals, rounded half away from zero once at the end.
 * @throws RangeError when `whole` is zero: such a ratio does not exist
 */
export function shareExact(factor: Exact, part: Exact, whole: Exact, decimals: number): Whole {
  if (whole.units === 0) throw new RangeError('a proportion of zero does not exist');
  const product = times(factor.units, part.units);
  const shift = decimals + whole.scale - factor.scale - part.scale;
  return shift >= 0
    ? divideHalfUp(times(product, power(shift)), whole.units)
    : divideHalfUp(product, times(whole.units, power(-shift)));
}

/**
 * How many whole steps fit into an amount; with `begun`, a step that has begun counts too.
 * @param amount 0 or more
 * @param step greater than 0
 */
export function stepsOf(amount: Exact, step: Exact, counting: 'full' | 'begun'): Whole {
  const [a, b] = aligned(amount, step).map(BigInt) as [bigint, bigint];
  return settled(counting === 'full' ? a / b : (a + b - 1n) / b);
}

/** Units as text with exactly `decimals` decimals. */
export function fixedText(units: Whole, decimals: number): string {
  if (decimals === 0) return String(units);
  if (decimals === 2 && units >= 0 && units <= HIGHEST_SCORE) return (WRITTEN[Number(units)] ??= written(units, 2));
  return written(units, decimals);
}

/** Scores run from 0.00 to 100.00, and each is written but once. */
const HIGHEST_SCORE = 10_000;
const WRITTEN: string[] = [];

function written(units: Whole, decimals: number): string {
  if (typeof units === 'number' && units >= 0 && decimals <= 2) {
    const whole = Math.floor(units / POWERS[decimals]!);
    const rest = units - whole * POWERS[decimals]!;
    return `${whole}.${decimals === 1 ? rest : HUNDREDTHS[rest]}`;
  }
  const digits = String(units < 0 ? -units : units).padStart(decimals + 1, '0');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const HUNDREDTHS = Array.from({ length: 100 }, (_, rest) => String(rest).padStart(2, '0'));

/** As people write it, without needless zeros. */
export function plainText({ units, scale }: Exact): string {
  if (typeof units !== 'number') return fixedText(units, scale).replace(scale === 0 ? /$/ : /\.?0+$/, '');
  let [rest, decimals] = [units, scale];
  while (decimals > 0 && rest % 10 === 0) {
    rest /= 10;
    decimals -= 1;
  }
  return fixedText(rest, decimals);
}

/** {@link plainText} of a decimal that was read from `text`; most are written plainly, and need not be written anew. */
export function plainOf(text: string, exact: Exact): string {
  const first = text.charCodeAt(0);
  const hasZerosBefore = first === ZERO && text.length > (exact.scale === 0 ? 1 : exact.scale + 2);
  const hasZerosBehind = exact.scale > 0 && text.charCodeAt(text.length - 1) === ZERO;
  return hasZerosBefore || hasZerosBehind || first === MINUS ? plainText(exact) : text;
}

function aligned(a: Exact, b: Exact): [Whole, Whole] {
  if (a.scale === b.scale) return [a.units, b.units];
  return a.scale > b.scale
    ? [a.units, times(b.units, power(a.scale - b.scale))]
    : [times(a.units, power(b.scale - a.scale)), b.units];
}

function power(exponent: number): Whole {
  return exponent <= SHORT ? POWERS[exponent]! : 10n ** BigInt(exponent);
}

/** A product whose float is a safe integer is exact: rounding never carries one over the edge downwards. */
function times(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (product <= LARGEST && product >= -LARGEST) return product === 0 ? 0 : product;
  }
  return settled(BigInt(a) * BigInt(b));
}

function plus(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= LARGEST && sum >= -LARGEST) return sum;
  }
  return settled(BigInt(a) + BigInt(b));
}

function divideHalfUp(dividend: Whole, divisor: Whole): Whole {
  if (dividend < 0 !== divisor < 0) return minus(divideHalfUp(absolute(dividend), absolute(divisor)));
  const [n, d] = [absolute(dividend), absolute(divisor)];
  if (typeof n !== 'number' || typeof d !== 'number' || n + d > LARGEST) return divideLarge(BigInt(n), BigInt(d));
  // The float quotient may be one off; the remainder, which is exact, tells.
  let quotient = Math.floor(n / d);
  let rest = n - quotient * d;
  if (rest < 0) {
    quotient -= 1;
    rest += d;
  } else if (rest >= d) {
    quotient += 1;
    rest -= d;
  }
  return rest + rest >= d ? quotient + 1 : quotient;
}

const divideLarge = (n: bigint, d: bigint): Whole => settled((2n * n + d) / (2n * d));

const absolute = (value: Whole): Whole => (value < 0 ? -value : value);

const minus = (value: Whole): Whole => (value === 0 ? 0 : -value);

/** Back to a plain number where it fits, so that the same value always looks the same. */
function settled(value: bigint): Whole {
  return value <= LARGEST && value >= -LARGEST ? Number(value) : value;
}
