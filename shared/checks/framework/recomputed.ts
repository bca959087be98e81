import type { FormulaInputs, ScoredLevel } from '../../scoring/framework/types';
import type { DataDeclaration, Deduction, Explanation } from '../../scoring/types';
import type { CheckFinding } from '../table';

/** experts, formula, checklist: recomputed. entered: as the file states it, checked for its range only. */
export type FrameworkBasis = 'experts' | 'formula' | 'checklist' | 'entered';

/** One 三级指标 recomputed; what it was computed from stands beside it, so that it can be read again. */
export interface RecomputedFrameworkRow {
  level1: string;
  level2: string;
  name: string;
  /** 分值 as stated; null where it is no number */
  points: number | null;
  expertScores?: Record<string, string>;
  formula?: Record<string, string | boolean | null> & { kind: FormulaInputs['formula'] };
  checklist?: { item: string; holds: boolean | null }[];
  deductions?: Deduction[];
  data?: DataDeclaration;
  /** two decimals; null where there is no score */
  score: string | null;
  scoreBasis: FrameworkBasis | null;
  /** 分值 after moves, where it changed */
  movedPoints?: string;
  explanation: Explanation;
}

/** The evaluation recomputed, in the shape of the framework JSON. */
export interface RecomputedFramework {
  kind: 'framework';
  project: { name: string; code: string | null; competentDepartment: string; unit: string };
  fiscalYear: number | null;
  profile: string;
  profileVersion: string;
  /** in the order of the input */
  indicators: RecomputedFrameworkRow[];
  levels: ScoredLevel[];
  status: 'complete' | 'incomplete';
  total: string | null;
  grade: string | null;
  /** moves of points and normalising */
  adjustments: Explanation[];
  missing: { place: string; name: string; reason: string }[];
}

/** What `check` says about one 部门评价 or 财政评价 table. */
export interface FrameworkCheckResult {
  recomputed: RecomputedFramework;
  findings: CheckFinding[];
}
