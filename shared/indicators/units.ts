import { plainDecimal, proportion } from '../decimal';

// 计量单位: which spellings mean the same, and which conversions are exact.

/** What stands before a unit: 万元, 千克, 亿元. */
const MULTIPLIERS: Record<string, string> = {
  千: '1000',
  万: '10000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
};
const MULTIPLIER = /^(百万|千万|千|万|亿)(.*)$/;
/** Parts of a whole, in hundredths. */
const PARTS: Record<string, string> = { '%': '1', '‰': '0.1', '‱': '0.01' };
/** One unit in two spellings. 小时 and 天 are left apart on purpose: a day may be 24 hours or a working day. */
const SPELLINGS: Record<string, string> = { 个小时: '小时', 个工作日: '工作日', 日: '天', 平米: '平方米' };

/** Nothing in these to fold: most cells of most tables. */
const PLAIN = /^[\x20-\x7e\u4e00-\u9fff]*$/;

/**
 * Text in one width: full-width letters, digits and signs become plain, every dash a hyphen, invisible characters go.
 * Other number signs stay as they are: folded, 10² would read as 102 and ① as 1.
 */
export function foldWidth(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[^\p{No}]+/gu, (part) => part.normalize('NFKC'))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
}

/** For comparing names and codes as people do: one width, no blanks, no case. */
export const sameKey = (text: string): string => foldWidth(text).replace(/\s+/g, '').toLowerCase();

/** A unit as it is printed and compared: 百分比 is written %, no unit is the empty text. */
export function printedUnit(unit: string | null): string {
  if (unit === null || unit === '%') return unit ?? '';
  const trimmed = unit.trim();
  return trimmed === '百分比' ? '%' : trimmed;
}

/**
 * Exact factor from a unit as typed to the indicator's own unit; null when they do not fit. Nothing typed means its own,
 * a bare 万 counts in its own: 121.88万 of 万元 is 121.88, of 元 1218800.
 */
export function factorBetween(typed: string, unit: string | null): string | null {
  const [from, to] = [comparable(typed), comparable(unit)];
  if (from === '' || from === to) return '1';
  if (PARTS[to]) return PARTS[from] ? quotientOf(PARTS[from], PARTS[to]) : null;
  const [many, counted] = multiplied(from);
  const [own, ownCounted] = multiplied(to);
  return ownCounted !== '' && (counted === ownCounted || counted === '') ? quotientOf(many, own) : null;
}

/** Exact: the factors are powers of ten, 亿 the largest. */
const quotientOf = (many: string, own: string) => plainDecimal(proportion('1', many, own, 8));

/** 万元 → 10000 and 元. */
function multiplied(unit: string): [factor: string, counted: string] {
  const [, sign, counted] = MULTIPLIER.exec(unit) ?? [];
  return sign === undefined ? ['1', unit] : [MULTIPLIERS[sign]!, counted!];
}

const comparable = (unit: string | null) => {
  const plain = printedUnit(unit).normalize('NFKC').replace(/\s+/g, '');
  return SPELLINGS[plain] ?? plain;
};
