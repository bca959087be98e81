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
 * @returns texts that {@link readActual} reads without doubt; none where the text is clear or says nothing
 */
export function offeredValues(typed: string, unit: string | null): string[] {
  const read = readActual(typed, unit);
  if ('value' in read) return [];
  const text = foldWidth(typed).replace(/。$/, '');
  return [...new Set(candidates(text, read.problem))].filter((one) => 'value' in readActual(one, unit));
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
