// An independent calculator for the laws: it knows only what an explanation prints, and counts in whole numbers.
import type { Explanation } from '../../shared/scoring/types';

const SCALE = 1_000_000n;

/** The first number of a printed text, in millionths. */
export function millionths(text: string): bigint {
  const [, whole, decimals = ''] = /(\d+)(?:\.(\d{1,6}))?/.exec(text)!;
  return BigInt(whole!) * SCALE + BigInt(decimals.padEnd(6, '0'));
}

/** points × part ÷ whole in hundredths, rounded half up, as text with two decimals. */
export function share(points: bigint, part: bigint, whole: bigint): string {
  const [numerator, denominator] = [points * part * 100n, whole * SCALE];
  const hundredths = (2n * numerator + denominator) / (2n * denominator);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** points less some amount, never below zero. */
function less(points: bigint, amount: bigint): string {
  return share(points > amount ? points - amount : 0n, 1n, 1n);
}

/** The score that the rule and the inputs of an explanation lead to. */
export function recompute({ rule, inputs }: Pick<Explanation, 'rule' | 'inputs'>): string {
  if (rule.endsWith('+deductions')) return deducted({ rule: rule.replace('+deductions', ''), inputs });
  const value = (name: string) => millionths(inputs[name]!);
  const points = '分值' in inputs ? value('分值') : 0n;
  const hundred = 100n * SCALE;
  const bound = '计分界限' in inputs ? '计分界限' : '年度指标值';
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
      return share(points, value('实际完成值'), value(bound));
    case 'quantitative.short-reverse':
      return share(points, value(bound), value('实际完成值'));
    case 'execution.rounded':
      return share(points, value('执行率'), hundred);
    case 'date.met':
    case 'qualitative.direct-met':
      return share(points, 1n, 1n);
    case 'date.late':
      return share(points, value('计分比例'), hundred);
    case 'quantitative.direct-missed':
    case 'qualitative.direct-missed':
    case 'date.direct-missed':
      return less(points, value('未达标扣分'));
    case 'quantitative.deducted':
      return less(points, (value('扣分次数') * value('每次扣分')) / SCALE);
    case 'quantitative.below-floor':
    case 'state.unobtainable':
      return '0.00';
    case 'quantitative.steps':
      return share(points, millionths(inputs.适用分档!.split('得').at(-1)!), hundred);
    case 'quantitative.over-target': {
      const [goal, beyond, factor] = [value('年度指标值'), value('计入的超出部分'), value('调减系数')];
      return share(points, goal * SCALE - beyond * factor, goal * SCALE);
    }
    case 'weights.normalise':
      return share(value('适用得分'), hundred, value('适用分值'));
    default:
      return share(points, value('完成程度'), hundred);
  }
}

/** A score less the deductions that its explanation lists. */
function deducted(explanation: Pick<Explanation, 'rule' | 'inputs'>): string {
  const costs = Object.entries(explanation.inputs).filter(([name]) => name.startsWith('扣分') && /\d$/.test(name));
  const lost = costs.reduce((sum, [, cost]) => sum + millionths(cost), 0n);
  return less(millionths(recompute(explanation)), lost);
}
