// An independent calculator for the laws: it knows only what an explanation prints, and counts in whole numbers.
import type { Explanation } from '../../shared/scoring/types';

const SCALE = 1_000_000n;

/** The first number of a printed text, in millionths. */
function millionths(text: string): bigint {
  const [, whole, decimals = ''] = /(\d+)(?:\.(\d{1,6}))?/.exec(text)!;
  return BigInt(whole!) * SCALE + BigInt(decimals.padEnd(6, '0'));
}

/** points × part ÷ whole in hundredths, rounded half up, as text with two decimals. */
function share(points: bigint, part: bigint, whole: bigint): string {
  const [numerator, denominator] = [points * part * 100n, whole * SCALE];
  const hundredths = (2n * numerator + denominator) / (2n * denominator);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** The score that the rule and the inputs of an explanation lead to. */
export function recompute({ rule, inputs }: Explanation): string {
  const value = (name: string) => millionths(inputs[name]!);
  const points = value('分值');
  const hundred = 100n * SCALE;
  switch (rule) {
    case 'execution.linear':
      return share(points, value('全年执行数'), value('全年预算数'));
    case 'execution.capped':
      return share(points, value('执行率上限'), hundred);
    case 'execution.steps':
      return share(millionths(inputs.适用分档!.split('得')[1]!), 1n, 1n);
    case 'quantitative.met':
    case 'quantitative.above-equal':
      return share(points, 1n, 1n);
    case 'quantitative.missed-zero':
      return '0.00';
    case 'quantitative.strict-equal':
      return share(points, value('相等时计分比例'), hundred);
    case 'quantitative.short':
      return share(points, value('实际完成值'), value('年度指标值'));
    case 'quantitative.short-reverse':
      return share(points, value('年度指标值'), value('实际完成值'));
    default:
      return share(points, value('完成程度'), hundred);
  }
}
