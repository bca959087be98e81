import type { Explanation, RowScore } from './types';

/** A score whose reasons are in words already: for rules that are asked a few times only, not for millions of rows. */
export function explained({ explanation, ...given }: Explained): RowScore {
  return { ...given, rule: explanation.rule, explain: () => explanation };
}

type Explained = Pick<RowScore, 'score' | 'value' | 'problem'> & { explanation: Explanation };
