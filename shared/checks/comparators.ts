import type { Comparator } from '../contracts/common';
import { foldWidth } from '../indicators/units';

/** How a target is to be compared, or that it is judged. */
export type Nature = Comparator | 'qualitative' | 'quantitative';

const names: Record<string, Nature> = {
  '>=': '>=',
  '≥': '>=',
  '≧': '>=',
  '⩾': '>=',
  大于等于: '>=',
  不低于: '>=',
  不少于: '>=',
  正向: '>=',
  正向指标: '>=',
  '>': '>',
  大于: '>',
  '=': '=',
  '═': '=',
  等于: '=',
  '<=': '<=',
  '≤': '<=',
  '≦': '<=',
  '⩽': '<=',
  小于等于: '<=',
  不超过: '<=',
  不高于: '<=',
  反向: '<=',
  反向指标: '<=',
  '<': '<',
  小于: '<',
  定性: 'qualitative',
  定性指标: 'qualitative',
  定量: 'quantitative',
  定量指标: 'quantitative',
};

/**
 * 计算符号 or 指标性质 as people write it.
 * @returns null for anything else. Codes are not read: two vendors number the signs differently (evaluation-rules §4.2)
 */
export function natureOf(text: string): Nature | null {
  return names[foldWidth(text).replace(/\s+/g, '')] ?? null;
}

/** The sign as it is printed. */
export const signOf: Record<Comparator, string> = { '>=': '≥', '>': '＞', '=': '=', '<=': '≤', '<': '＜' };

/** A text that begins or ends as only a target does. */
export function hasComparator(text: string): boolean {
  return /^(≥|≧|⩾|>|≤|≦|⩽|<|=|═|不低于|不少于|不小于|至少|不超过|不高于|不大于|至多|大于|小于|低于|高于)|\d.*(以上|以下|以内|之内|之前|以前|前|内)$/.test(
    foldWidth(text).replace(/\s+/g, ''),
  );
}

/** For comparing two texts of targets: signs in one spelling, no blanks. */
export function comparableTarget(text: string): string {
  return foldWidth(text)
    .replace(/\s+/g, '')
    .replace(/^(>=|=>|≧|⩾|大于等于|不低于|不少于)/, '≥')
    .replace(/^(<=|=<|≦|⩽|小于等于|不超过|不高于)/, '≤')
    .replace(/^(═)/, '=')
    .replace(/百分比$/, '%');
}
