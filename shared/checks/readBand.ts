import type { Band } from '../contracts/common';
import { isDecimal, plainDecimal } from '../decimal';
import { foldWidth } from '../indicators/units';
import type { Profile } from '../scoring/profile';
import { isInBand } from '../scoring/qualitative';
import { figure, wordsIn } from './stated';
import type { StatedIndicator } from './table';

const words: [RegExp, Band][] = [
  [/^(基本)?(未|没有)(能)?(达成|完成|达到|实现)(年度|预期)?(绩效)?(指标|目标)?(且效果较差)?/, 'not-achieved'],
  [/^部分(达成|完成|达到|实现)(年度|预期)?(绩效)?(指标|目标)?/, 'partly-achieved'],
  [/^(已|全部|基本|完全)?(达成|完成|达到|实现)(了)?(年度|预期)(绩效)?(指标|目标)/, 'achieved'],
];
const ids: Record<string, Band> = {
  achieved: 'achieved',
  'partly-achieved': 'partly-achieved',
  'not-achieved': 'not-achieved',
};
const PERCENT_BEHIND = /[(（]\s*(\d+(?:\.\d+)?)\s*%\s*[)）]$/;

/** The three levels of a qualitative result, in any of the spellings of the official forms; null for other words. */
export function bandOfWords(text: string): Band | null {
  const plain = foldWidth(text).replace(/\s+/g, '');
  return ids[plain] ?? words.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** Band and percentage of a row: as stated, else from the words of 实际完成值, e.g. `达成预期指标（95%）`. */
export function readBand(row: StatedIndicator, profile: Profile): { band: Band | null; percent: string | null } {
  const actual = wordsIn(row.actual);
  const behind = PERCENT_BEHIND.exec(actual)?.[1];
  const percent = figure(row.bandPercent, '%') ?? (behind && isDecimal(behind) ? plainDecimal(behind) : null);
  const stated = bandOfWords(wordsIn(row.band)) ?? bandOfWords(actual);
  const fitting = percent === null ? undefined : profile.bands.find((interval) => isInBand(percent, interval));
  return { band: stated ?? fitting?.band ?? null, percent };
}
