import Big from 'big.js';

export type ActualProblem =
  | 'missing'
  | 'echoes-target'
  | 'range'
  | 'approximate'
  | 'unit'
  | 'grouping'
  | 'negative'
  | 'too-long'
  | 'not-a-number';

export type ReadActual = { value: string } | { problem: ActualProblem; message: string };

const EMPTY = new Set(['', '-', '—', '/', '无', '暂无', '未填']);
const COMPARATOR = /^(≥|≧|>=|≤|≦|<=|>|<|=|不低于|不少于|不超过|不高于|大于|小于|超过|低于|高于|达到)/;
const TRAILING_COMPARATOR = /(以上|以下|以内|左右|上下|多)$/;
const APPROXIMATE = /^(约|大约|大概|近|将近|接近)/;
const RANGE = /\d\s*(-|~|～|—|至|到)\s*\d/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const MOST_DIGITS = 15;

/** Other spellings of a unit, and exact factors to it. Nothing else is converted: 小时 and 天 may be meant in many ways. */
const unitSpellings: Record<string, Record<string, string>> = {
  '%': { '%': '1', 百分比: '1', 百分之: '1' },
  万元: { 万元: '1', 万: '1', 元: '0.0001' },
  元: { 元: '1', 万元: '10000', 万: '10000' },
};

const refuse = (problem: ActualProblem, message: string): ReadActual => ({ problem, message });

/**
 * Reads 实际完成值 as people type or paste it, in the indicator's own unit: `９８．５％`, `1,234.5`, `121.88万`, `15个`.
 * It never guesses: what can be read in two ways is a problem that says what to write.
 *
 * @param unit 计量单位 of the indicator; null when it has none
 * @returns the value as a decimal, or the problem with a Chinese sentence for the field
 */
export function readActual(typed: string, unit: string | null): ReadActual {
  const text = typed.normalize('NFKC').replaceAll('，', ',').replace(/\s+/g, '');
  if (EMPTY.has(text)) return refuse('missing', '请填写实际完成值。');
  if (COMPARATOR.test(text) || TRAILING_COMPARATOR.test(text))
    return refuse('echoes-target', `“${short(typed)}”是目标的写法，请填写实际测得的数，例如 ${example(unit)}。`);
  if (APPROXIMATE.test(text))
    return refuse('approximate', `“${short(typed)}”不是确数，请填写实际数，例如 ${example(unit)}。`);
  if (RANGE.test(text))
    return refuse('range', `“${short(typed)}”是一个范围，请填写一个实际数，例如 ${example(unit)}。`);
  const parts = /^([+-]?)([\d.,]+)(.*)$/.exec(text);
  if (!parts) return refuse('not-a-number', `“${short(typed)}”不是数字，请填写实际数，例如 ${example(unit)}。`);
  const [, sign, figures, suffix] = parts as unknown as [string, string, string, string];
  const factor = factorOf(suffix, unit);
  if (factor === null)
    return /^[eExX\d_]/.test(suffix)
      ? refuse('not-a-number', `“${short(typed)}”不是普通写法的数字，请填写例如 ${example(unit)}。`)
      : refuse(
          'unit',
          `单位“${suffix}”与指标的计量单位“${unit ?? '无'}”不一致，请按“${unit ?? '无单位'}”填写，例如 ${example(unit)}。`,
        );
  return readFigures(typed, sign, figures, factor, unit);
}

function readFigures(typed: string, sign: string, figures: string, factor: string, unit: string | null): ReadActual {
  const digits = figures.includes(',') ? (GROUPED.test(figures) ? figures.replaceAll(',', '') : null) : figures;
  if (digits === null) return refuse('grouping', `“${short(typed)}”的逗号位置不对，请去掉逗号后填写。`);
  if (!/^\d+(\.\d+)?$/.test(digits))
    return refuse('not-a-number', `“${short(typed)}”不是数字，请填写实际数，例如 ${example(unit)}。`);
  if (digits.replace('.', '').length > MOST_DIGITS) return refuse('too-long', `数字不能超过 ${MOST_DIGITS} 位。`);
  const value = new Big(digits).times(factor);
  if (sign === '-' && !value.eq(0))
    return refuse('negative', '实际完成值不能是负数，请核对；确有负数的，请换一种指标写法。');
  return { value: value.toFixed() };
}

function factorOf(suffix: string, unit: string | null): string | null {
  if (suffix === '' || suffix === unit?.normalize('NFKC')) return '1';
  return (unit && unitSpellings[unit.normalize('NFKC')]?.[suffix]) || null;
}

const short = (text: string) => ([...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text);

function example(unit: string | null): string {
  if (unit === '%') return '98.6';
  if (unit === '万元' || unit === '元') return '121.88';
  return '15';
}
