// 计算符号 in all their printed forms, and the words that mean them.
import type { Comparator } from '../contracts/common';

/** A bound as it was said. A weak one (达到, 控制在) gives way to a clear one on the other side of the number. */
export interface Bound {
  comparator: Comparator;
  isWeak: boolean;
}

/** Look-alike signs in one form each: ≥ ≤ ＞ ＜ ＝ of evaluation-rules §4.2, and those of office fonts. Expects folded text. */
export function plainSigns(text: string): string {
  return text
    .replace(/[═﹦]/g, '=')
    .replace(/==+/g, '=')
    .replace(/>\s*=|=\s*>|≥\s*=|[≧⩾≽≮]/g, '≥')
    .replace(/<\s*=|=\s*<|≤\s*=|[≦⩽≼≯]/g, '≤')
    .replace(/[〈‹《](?=\s*[\d.]+[^》]*$)/g, '<')
    .replace(/[〉›](?=\s*[\d.])|^》(?=\s*[\d.])/g, '>');
}

const NOT = '(?:不得|不应|不能|不可|不会|没有|不|未)';
const OR_EQUAL = '(?:或者?|和|、)?等于';

/** The first that fits counts: negations and 大于等于 before 大于. */
const BEFORE: [pattern: string, comparator: Comparator, weak?: 'weak'][] = [
  [`≥|(?:大于|高于|多于|超过)${OR_EQUAL}|${NOT}(?:低于|少于|小于|短于|下于)|至少|最少|最低|起码|不下`, '>='],
  [
    `≤|(?:小于|低于|少于)${OR_EQUAL}|${NOT}(?:高于|多于|大于|长于|超过|超出|超|突破|晚于|迟于)|至多|最多|最高|最长|最迟|最晚`,
    '<=',
  ],
  ['>|大于|高于|多于|超过|超出', '>'],
  ['(?:^|排名|位居|位列|进入|名列|列|居)前', '<='],
  ['<|小于|低于|少于|短于|不足|不满|不到|(?:未|没有|没)达到?', '<'],
  ['=|等于', '='],
  ['达到|达', '>=', 'weak'],
  ['控制在|控制到|压缩到|压减到|降至|降到|降低到|下降到|下降至', '<=', 'weak'],
];
const FILLER = '(?:[\\s:为在到至¥]|达到|达|控制|人民币)*';
const ADJACENT = BEFORE.map(([pattern, comparator, weak]) => ({
  pattern: new RegExp(`(?:${pattern})${weak ? '[\\s:¥]*' : FILLER}$`),
  bound: { comparator, isWeak: weak !== undefined },
}));
const CLEAR = BEFORE.filter(([, , weak]) => !weak).map(([pattern, comparator]) => ({
  pattern: new RegExp(pattern),
  comparator,
}));

/** The bound said right before a number; null when there is none. */
export function boundBefore(before: string): Bound | null {
  return ADJACENT.find(({ pattern }) => pattern.test(before))?.bound ?? null;
}

/** A clear bound that stands in the clause of a number, though not at it: 不低于上年的95%, 95%的人数以上. */
export function boundInClause(before: string, after: string): Comparator | null {
  const found = CLEAR.find(({ pattern }) => pattern.test(before));
  if (found) return found.comparator;
  if (/以上|[≤<]/.test(after)) return '>=';
  return /以下|以内|之内|[≥>]/.test(after) ? '<=' : null;
}

const INCLUDING = '(?:\\(含\\)|含|及|或|和)?';
const AFTER: [pattern: RegExp, comparator: Comparator][] = [
  [new RegExp(`^${INCLUDING}(?:以上|之上)\\(不含\\)`), '>'],
  [new RegExp(`^${INCLUDING}(?:以下|之下)\\(不含\\)`), '<'],
  [new RegExp(`^${INCLUDING}(?:以内|之内)\\(不含\\)`), '<'],
  [/^\(不含\)(?:以上|之上)/, '>'],
  [/^\(不含\)(?:以下|之下|以内|之内)/, '<'],
  [new RegExp(`^${INCLUDING}(?:以上|之上)`), '>='],
  [new RegExp(`^${INCLUDING}(?:以下|之下|以内|之内)`), '<='],
  [/^内(?![部容控网设外涵蒙业])/, '<='],
  [/^以外/, '>'],
];
const LAST = /(以上|以下|以内|之内)$/;

/**
 * The bound said behind a number and its unit; null when there is none. 以上, 以下 and 以内 include the number, 以外 does not.
 * @source 《民法典》第一千二百五十九条, followed for 自评表 as a product rule
 */
export function boundAfter(after: string): Bound | null {
  const found = AFTER.find(([pattern]) => pattern.test(after));
  if (found) return { comparator: found[1], isWeak: false };
  const last = /^\p{Script=Han}{1,8}$/u.test(after) ? LAST.exec(after) : null;
  return last ? { comparator: last[1] === '以上' ? '>=' : '<=', isWeak: false } : null;
}

const APPROXIMATE_BEFORE = /(约|大约|大概|近|接近|差不多|≈|~)[\s¥]*$/;
const APPROXIMATE_AFTER = /^(左右|上下|[百千万亿]?[多余几]|[万亿]?\+)/;

/** Whether a number is only about right: 约, 近, 左右, 多, 余. */
export function isApproximate(before: string, ...after: string[]): boolean {
  return APPROXIMATE_BEFORE.test(before) || after.some((text) => APPROXIMATE_AFTER.test(text));
}
