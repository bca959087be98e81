// Reading the figures and words of a table. Nothing here guesses: what is no number has no value.
import { compareDecimals, differenceOf, isDecimal, plainDecimal, productOf, roundHalfUp } from '../decimal';
import { foldWidth } from '../indicators/units';
import type { Stated } from './table';

const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const DASHES = /^[-/\\—–_]+$/;
const MOST_DIGITS = 18;

/** The text in one width without blanks around it; empty where nothing, or only a dash, stands. */
export function wordsIn(stated: Stated | null): string {
  const text = foldWidth(stated?.text ?? '');
  return DASHES.test(text) ? '' : text;
}

/** Nothing was written: an empty cell, or a dash that stands for one. */
export const isBlank = (stated: Stated | null): boolean => wordsIn(stated) === '';

/** Text for comparing: no blanks, no punctuation, one width. */
export function bareWords(text: string): string {
  return foldWidth(text).replace(/[\s\p{P}]+/gu, '');
}

/** Characters without blanks. */
export const lengthOf = (text: string): number => [...text.replace(/\s+/g, '')].length;

/**
 * A figure as a decimal: thousands separators and the given unit taken off, e.g. `1,470.50分` for `分`.
 * @returns null when blank or no plain number
 */
export function figure(stated: Stated | null, unit = ''): string | null {
  const text = wordsIn(stated).replace(/\s+|^[¥￥]/g, '');
  const bare = unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
  const digits = GROUPED.test(bare) ? bare.replaceAll(',', '') : bare;
  if (!isDecimal(digits) || digits.replace(/\D/g, '').length > MOST_DIGITS) return null;
  return plainDecimal(digits);
}

/** Whether something stands there that is no number. */
export const isUnreadable = (stated: Stated | null, unit = ''): boolean =>
  !isBlank(stated) && figure(stated, unit) === null;

/** An amount in 万元: the table's unit unless the cell itself carries 元, 万元 or 亿元. Exact. */
export function amount(stated: Stated | null, moneyUnit: '万元' | '元'): string | null {
  const text = wordsIn(stated).replace(/\s+/g, '');
  const own = /(亿元|万元|亿|万|元)$/.exec(text)?.[0] ?? moneyUnit;
  const value = figure(stated, text.endsWith(own) ? own : '');
  if (value === null) return null;
  const factor = own.startsWith('亿') ? '10000' : own === '元' ? '0.0001' : '1';
  return productOf(value, factor);
}

/** How far two decimals lie apart. */
export const distance = (a: string, b: string): string => differenceOf(a, b).replace('-', '');

/** `a` > `b`, both decimal text. */
export const isAbove = (a: string, b: string): boolean => compareDecimals(a, b) > 0;

/** Two decimals for a score in a sentence. */
export const scoreText = (value: string): string => roundHalfUp(value);

/** A text short enough for a sentence. */
export function quoted(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return [...flat].length > 24 ? `“${[...flat].slice(0, 24).join('')}…”` : `“${flat}”`;
}

/** The years a table is about, from `2023`, `2023年度`, `2021-2023年度` or a title; null when it names none. */
export function yearsOf(stated: Stated): { from: number; to: number } | null {
  const [, from, to] =
    /(?:^|\D)(20\d{2})(?!\d)(?:(?:年度?)?\s*[-~～—至到]+\s*(20\d{2})(?!\d))?/.exec(wordsIn(stated)) ?? [];
  return from === undefined ? null : { from: Number(from), to: Number(to ?? from) };
}

/** The year a table is about, the last of several; null when it names none. */
export const yearOf = (stated: Stated): number | null => yearsOf(stated)?.to ?? null;
