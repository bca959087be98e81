import { compareDecimals, isDecimal, productOf } from '../decimal';
import { readActual } from './readActual';
import { foldWidth } from './units';

const ABOUT = /^(约为|约|大约|大概|将近|接近|近|差不多|≈|~)+/;
const ABOUT_AFTER = /(左右|上下)$/;
const MORE_THAN_SAID = /(\d)(多|余|几)/;
const BETWEEN = /\s*(?:-|~|〜|至|到)\s*/;
const NUMBER_ONLY = /^[\d.,]+$/;

/**
 * What an unclear 实际完成值 may mean, to be asked about at the field: `约 98%` → `98%`, `97-98%` → `97%` and `98%`,
 * `没有` → `0`. A copied target (`≥98%`) is never offered as a value.
 *
 * @param target 年度指标值: a clear value that is a hundred or ten thousand times off is asked about too
 * @returns texts that {@link readActual} reads without doubt; none where the text is clear or says nothing
 */
export function offeredValues(typed: string, unit: string | null, target = ''): string[] {
  const read = readActual(typed, unit);
  const text = foldWidth(typed).replace(/。$/, '').trim();
  const may = 'value' in read ? sizeSlips(text, read.value, unit, target) : candidates(text, read.problem);
  return [...new Set(may)].filter((one) => 'value' in readActual(one, unit));
}

/** A percentage below this is not told from its fraction: 0.9 may well be 0.9%. */
const FRACTION_FROM_TARGET = '20';

/** `0.985` copied from a cell that shows 98.5%, and 元 written into a field of 万元: both score as if nearly all was missed. */
function sizeSlips(text: string, value: string, unit: string | null, target: string): string[] {
  if (!NUMBER_ONLY.test(text) || !isDecimal(target) || compareDecimals(value, '0') <= 0) return [];
  const isFraction = compareDecimals(value, '1') <= 0 && compareDecimals(target, FRACTION_FROM_TARGET) >= 0;
  if (unit === '%') return isFraction ? [`${productOf(value, '100')}%`] : [];
  const isYuan =
    compareDecimals(value, productOf(target, '1000')) >= 0 && compareDecimals(value, productOf(target, '100000')) <= 0;
  return unit === '万元' && isYuan ? [`${text}元`] : [];
}

function candidates(text: string, problem: string): string[] {
  if (problem === 'approximate')
    return [text.replace(ABOUT, '').replace(ABOUT_AFTER, '').replace(MORE_THAN_SAID, '$1').trim()];
  if (problem === 'grouping') return [text.replaceAll(',', '')];
  if (problem === 'missing') return text === '无' || text === '没有' ? ['0'] : [];
  if (problem !== 'range') return [];
  const ends = text.split(BETWEEN);
  // 5-8万元 means two amounts in 万元: the unit said once counts for both.
  const unit = /[^\d.,\s].*$/.exec(ends.at(-1) ?? '')?.[0] ?? '';
  return ends.map((end) => (NUMBER_ONLY.test(end) ? end + unit : end));
}
