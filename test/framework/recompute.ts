// An independent calculator for the framework's explanations: it knows only what they print, and counts in whole numbers.
import type { Explanation } from '../../shared/scoring/types';
import { millionths, recompute, share } from '../support/recompute';

const ONE = 1_000_000n;

/** The score that the rule and the inputs of an explanation lead to. */
export function recomputeRow(explanation: Pick<Explanation, 'rule' | 'inputs'>): string {
  const { rule, inputs } = explanation;
  const value = (name: string) => millionths(inputs[name]!);
  const whole = (part: bigint, of: bigint) => share(value('分值'), part, of);
  switch (rule) {
    case 'rate.proportion':
      return whole(...figures(inputs));
    case 'rate.capped':
      return whole(value('比率上限'), 100n * ONE);
    case 'saving.kept':
      return whole(ONE, ONE);
    case 'saving.exceeded':
      return whole(value('计划成本'), value('实际成本'));
    case 'entered':
      return whole(value('填写得分'), value('评分满分'));
    case 'checklist':
      return share(sum(Object.entries(inputs).flatMap(([item, said]) => earned(item, said))), 1n, 1n);
    case 'experts.mean':
    case 'experts.trimmed':
      return mean(inputs);
    default:
      return recompute(explanation);
  }
}

/** Part and whole stand first, in this order. */
function figures(inputs: Explanation['inputs']): [bigint, bigint] {
  const [part, of] = Object.values(inputs);
  return [millionths(part!), millionths(of!)];
}

const earned = (item: string, said: string) => (item !== '分值' && said.startsWith('符合') ? [millionths(said)] : []);

function mean(inputs: Explanation['inputs']): string {
  const dropped = [inputs.去掉最高分, inputs.去掉最低分];
  const kept = Object.entries(inputs).filter(([name]) => name.endsWith('评分') && !dropped.includes(name.slice(0, -2)));
  const full = millionths(inputs.评分满分!);
  return share(millionths(inputs.分值!), sum(kept.map(([, score]) => millionths(score))), full * BigInt(kept.length));
}

const sum = (values: bigint[]) => values.reduce((all, one) => all + one, 0n);
