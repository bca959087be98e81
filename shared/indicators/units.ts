// 计量单位: which spellings mean the same, and which conversions are exact.

/** Exact factors to a unit. 小时 and 天 are left out on purpose: a day may be 24 hours or a working day. */
const factors: Record<string, Record<string, string>> = {
  万元: { 万: '1', 元: '0.0001' },
  元: { 万: '10000', 万元: '10000' },
};

/**
 * Text in one width: full-width letters, digits and signs become plain, every dash a hyphen, invisible characters go.
 * Other number signs stay as they are: folded, 10² would read as 102 and ① as 1.
 */
export function foldWidth(text: string): string {
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[^\p{No}]+/gu, (part) => part.normalize('NFKC'))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
}

/** A unit as it is printed and compared: 百分比 is written %, no unit is the empty text. */
export function printedUnit(unit: string | null): string {
  const trimmed = unit?.trim() ?? '';
  return trimmed === '百分比' ? '%' : trimmed;
}

/** Factor from a unit as typed to the indicator's own unit; null when they do not fit. Nothing typed means its own. */
export function factorBetween(typed: string, unit: string | null): string | null {
  const from = comparable(typed);
  const to = comparable(unit);
  if (from === '' || from === to) return '1';
  return factors[to]?.[from] ?? null;
}

const comparable = (unit: string | null) => printedUnit(unit).normalize('NFKC').replace(/\s+/g, '');
