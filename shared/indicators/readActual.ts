import { compareDecimals, productOf } from '../decimal';
import { parseExact, plainOf, toExact, type Exact } from '../exact';
import { factorBetween, foldWidth, printedUnit } from './units';

export type ActualProblem =
  | 'missing'
  | 'comparator'
  | 'approximate'
  | 'date'
  | 'range'
  | 'unit'
  | 'grouping'
  | 'negative'
  | 'too-long'
  | 'not-a-number';

export type ReadActual =
  /** as a decimal, not negative: the text without needless zeros, and what to count with */
  { value: string; exact: Exact } | { problem: ActualProblem; message: string };

const NO_VALUE = new Set(['-', '--', '/', '\\', '暂无', '未填', '待定', '空']);
const NONE = new Set(['无', '没有']);
const NOT_APPLICABLE = new Set(['不适用', '不涉及', 'N/A', 'NA']);
const COMPARATOR =
  /^(≥|≧|⩾|>|≤|≦|⩽|<|=|不低于|不少于|不小于|至少|不超过|不高于|不大于|未超过|至多|大于|小于|超过|多于|少于|低于|高于|不足|达)|(以上|以下|以内|之内|内)$/;
const APPROXIMATE = /^(约|大约|大概|近|将近|接近|差不多|≈|~)|(左右|上下|多|余)$|\d(多|余|几)/;
const DATE = /^\d{4}[-/.年]\d{1,2}([-/.月]|$)/;
const RANGE = /\d\D{0,3}(-|~|〜|至|到)\s*\d/;
const MEASURED = /^([+-]?)\s*(\d[\d.,]*)\s*(.*)$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const MOST_DIGITS = 15;

/**
 * Reads 实际完成值 as people type or paste it, in the indicator's own unit: `９８．５％`, `1,234.5`, `121.88万`, `15个`.
 * It never guesses: what can be read in two ways is a problem that says what to write.
 *
 * @param unit 计量单位 of the indicator; null when it has none
 * @returns the value as a decimal, not negative, or the problem with a Chinese sentence for the field
 */
export function readActual(typed: string, unit: string | null): ReadActual {
  const plain = plainNumber(typed);
  if (plain) return plain;
  const text = foldWidth(typed).replace(/。$/, '');
  if (text === '') return refuse('missing', '请填写实际完成值。');
  const [, sign, figures, suffix] = MEASURED.exec(text) ?? [];
  const factor = suffix === undefined ? null : factorBetween(suffix, unit);
  if (factor === null) return explain(text, suffix ?? null, unit);
  return readFigures(quoted(text), sign!, figures!, factor, unit);
}

/** What most people type: digits, perhaps with a point, and nothing to fold, convert or refuse. */
function plainNumber(typed: string): ReadActual | null {
  const exact = typed.length <= MOST_DIGITS ? parseExact(typed) : null;
  return exact === null || typed.charCodeAt(0) === MINUS ? null : { value: plainOf(typed, exact), exact };
}

const MINUS = 45;

function readFigures(said: string, sign: string, figures: string, factor: string, unit: string | null): ReadActual {
  if (figures.includes(',') && !GROUPED.test(figures))
    return refuse('grouping', `${said}的千位分隔符位置不对，请去掉逗号后填写。`);
  const digits = figures.replaceAll(',', '');
  if (!/^\d+(\.\d+)?$/.test(digits))
    return refuse('not-a-number', `${said}不是完整的数字，请填写实际数，${example(unit)}。`);
  if (digits.replace('.', '').length > MOST_DIGITS) return refuse('too-long', `数字不能超过${MOST_DIGITS}位，请核对。`);
  const value = productOf(digits, factor);
  if (sign === '-' && compareDecimals(value, '0') !== 0)
    return refuse('negative', '实际完成值不能是负数，请核对；确有负数的，请与绩效管理员联系，换一种指标写法。');
  return { value, exact: toExact(value) };
}

/** Whether somebody wrote that the indicator does not apply, in the place of a value. */
export const saysNotApplicable = (typed: string): boolean => NOT_APPLICABLE.has(foldWidth(typed).toUpperCase());

/** Why a text is no value, and what to write instead. */
function explain(text: string, suffix: string | null, unit: string | null): ReadActual {
  const said = quoted(text);
  const eg = example(unit);
  if (NONE.has(text))
    return refuse('missing', `${said}分不清是0还是没有统计：确实没有发生的请填0，没有统计的请补充统计后填写。`);
  if (NOT_APPLICABLE.has(text.toUpperCase()))
    return refuse('missing', `${said}的指标不能计分，请与绩效管理员联系调整指标；适用的请填写实际数，${eg}。`);
  if (NO_VALUE.has(text)) return refuse('missing', `${said}不能代替实际完成值，请填写实际数，${eg}。`);
  if (COMPARATOR.test(text))
    return refuse('comparator', `${said}是指标值的写法，不是实际测得的数，请填写实际数，${eg}。`);
  if (APPROXIMATE.test(text)) return refuse('approximate', `${said}不是确数，请填写实际数，${eg}。`);
  if (DATE.test(text)) return refuse('date', `${said}是日期，请填写实际数，${eg}。`);
  if (RANGE.test(text)) return refuse('range', `${said}是一个范围，请填写一个实际数，${eg}。`);
  if (suffix === null) return refuse('not-a-number', `${said}不是数字，请填写实际数，${eg}。`);
  if (!/^[\p{Script=Han}\p{L}%‰°℃(]/u.test(suffix) || /^[ex][+-]?\d/i.test(suffix))
    return refuse('not-a-number', `${said}不是普通写法的数字，请填写算好的实际数，${eg}。`);
  return refuse('unit', unitMessage(suffix, unit));
}

function unitMessage(suffix: string, unit: string | null): string {
  const own = printedUnit(unit);
  if (own === '') return `这项指标没有计量单位，请去掉“${short(suffix)}”，只填数字，${example(unit)}。`;
  return `单位“${short(suffix)}”与指标的计量单位“${own}”不一致，请换算成“${own}”后填写，${example(unit)}。`;
}

const refuse = (problem: ActualProblem, message: string): ReadActual => ({ problem, message });

const short = (text: string) => ([...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text);

const quoted = (text: string) => `“${short(text)}”`;

const examples: Record<string, string> = { '%': '98.6', 万元: '121.88', 元: '1218800', 天: '1', 小时: '4' };

const example = (unit: string | null) => `例如${examples[printedUnit(unit)] ?? '15'}`;
