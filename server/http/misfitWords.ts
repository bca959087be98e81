// What is wrong with an input that no schema has words of its own for: the library's Chinese names kinds and bounds in English.
import type { z } from 'zod';

type Misfit = Parameters<NonNullable<NonNullable<Parameters<typeof z.config>[0]>['customError']>>[0];

const KINDS: Record<string, string> = {
  string: '一段文字',
  number: '一个数字',
  int: '一个整数',
  boolean: '“是”或“否”（true 或 false）',
  array: '一个列表',
  object: '一组字段',
};

/** What is counted of a kind that has a size. */
const COUNTED: Record<string, string> = { string: '个字', array: '项', set: '项' };

/** A bound said of what is counted, and of a number. */
interface Words {
  many: string;
  one: string;
}
const LEAST = { many: '至少', one: '不能小于' };
const MOST = { many: '最多', one: '不能大于' };
const MORE_THAN = { many: '应多于', one: '应大于' };
const LESS_THAN = { many: '应少于', one: '应小于' };

/** @returns undefined where the library's own words will do */
export function misfitWords(issue: Misfit): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '缺少这一项' : `应为${KINDS[issue.expected] ?? '另一种内容'}`;
    case 'too_small':
      return boundWords(issue.origin, issue.minimum, issue.inclusive ? LEAST : MORE_THAN);
    case 'too_big':
      return boundWords(issue.origin, issue.maximum, issue.inclusive ? MOST : LESS_THAN);
    case 'invalid_value':
      return '没有这个选项';
    case 'invalid_format':
      return '格式不正确';
    default:
      return undefined;
  }
}

function boundWords(origin: string, bound: number | bigint, { many, one }: Words): string {
  const counted = COUNTED[origin];
  return counted ? `${many} ${bound} ${counted}` : `${one} ${bound}`;
}
