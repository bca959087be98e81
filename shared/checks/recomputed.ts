import type { Band, Comparator, IndicatorKind } from '../contracts/common';
import type { Explanation } from '../scoring/types';
import type { CheckFinding } from './table';

/**
 * What a recomputed score rests on: the rule with target and actual value, the percentage chosen within a band, or the
 * score as it was entered, which could be checked for its range only: nothing to count by, or a rule told in words only.
 * A `detail` is a line that only tells what the indicator above is made of, and has no score.
 */
export type ScoreBasis = 'rule' | 'bandPercent' | 'entered' | 'ownRule' | 'detail';

/** One indicator as recomputed. `score` has two decimals, or is null where there is nothing to score. */
export interface RecomputedIndicator {
  level1: string;
  level2: string;
  name: string;
  kind: IndicatorKind;
  comparator?: Comparator;
  target: string;
  unit?: string;
  actual: string | null;
  band?: Band;
  bandPercent?: number;
  /** null in layouts without a weight column */
  points: number | null;
  score: string | null;
  scoreBasis: ScoreBasis | null;
  deviationReason: string;
  correctiveMeasure: string;
  explanation: Explanation;
}

/** The table recomputed, in the shape of the self-evaluation JSON; amounts in 万元 as decimal text, null where blank. */
export interface RecomputedTable {
  project: { name: string; code: string | null; competentDepartment: string; unit: string };
  fiscalYear: number | null;
  profile: string;
  profileVersion: string;
  funds: {
    initialBudget: string | null;
    annualBudget: string | null;
    executed: string | null;
    points: number;
    ratePercent: string | null;
    score: string | null;
    rows: {
      source: string;
      initialBudget: string | null;
      annualBudget: string | null;
      executed: string | null;
    }[];
    explanation: Explanation;
  };
  goal: { target: string; actual: string };
  /** in the order of the input */
  indicators: RecomputedIndicator[];
  /** `incomplete` as soon as one row has no score: then there is no total and no grade */
  status: 'complete' | 'incomplete';
  total: string | null;
  grade: string | null;
  /** rows that need a value before there can be a total */
  missing: { place: string; name: string; reason: string }[];
}

/** What `check` says about one table. */
export interface CheckResult {
  recomputed: RecomputedTable;
  findings: CheckFinding[];
}
