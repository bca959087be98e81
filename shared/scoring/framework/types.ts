// 部门评价 and 财政评价 by the framework of 决策、过程、产出、效益: what is scored, and what comes out.
import type { DataDeclaration, Deduction, Explanation, Finding, RowProblem } from '../types';

/** One expert's sheet (专家评分表), kept apart from the others. */
export interface ExpertSheet {
  expert: string;
  /** points given by id of a row, as written; a row left out is blank */
  scores: Record<string, string>;
}

/** One point of a standard (评价要点): whether it holds, or null while nobody has said. */
export interface ChecklistItem {
  item: string;
  holds: boolean | null;
}

/** The figures of a formula as written; null where blank. Amounts in one unit, outputs in one unit. */
export type FormulaInputs =
  | { formula: 'funds-arrival'; received: string | null; budget: string | null }
  | { formula: 'execution'; spent: string | null; received: string | null }
  | { formula: 'completion'; actualOutput: string | null; plannedOutput: string | null }
  | { formula: 'quality'; qualifiedOutput: string | null; actualOutput: string | null }
  | { formula: 'saving'; plannedCost: string | null; actualCost: string | null; isOutputComplete: boolean | null }
  | { formula: 'timeliness'; plannedDay: string | null; actualDay: string | null };

export type FormulaId = FormulaInputs['formula'];

/** The figures of one formula. */
export type InputsOf<Id extends FormulaId> = Extract<FormulaInputs, { formula: Id }>;

/** What the score of a row rests on. entered: a score from elsewhere, of which only the range can be checked. */
export type Judgement =
  | { kind: 'experts' }
  | { kind: 'formula'; inputs: FormulaInputs }
  | { kind: 'checklist'; items: ChecklistItem[] }
  | { kind: 'entered'; score: string | null }
  /** nothing one could count by; the reader says why */
  | { kind: 'unusable'; problem: RowProblem };

/** One 三级指标 with what was found out about it. */
export interface FrameworkRow {
  id: string;
  level1: string;
  level2: string;
  name: string;
  /** 分值, at most two decimals */
  points: string;
  judgement: Judgement;
  deductions?: Deduction[];
  /** absent: the row is scored */
  data?: DataDeclaration;
}

/** Everything that is scored. */
export interface FrameworkEvaluation {
  rows: FrameworkRow[];
  sheets: ExpertSheet[];
}

/** A finding with the figures it compares, where there are two, and the setting of the profile it rests on. */
export interface FrameworkFinding extends Finding {
  source?: string;
  expected?: string;
  found?: string;
}

export interface ScoredFrameworkRow {
  id: string;
  /** 得分 with two decimals; null when it cannot be scored yet, or does not apply */
  score: string | null;
  explanation: Explanation;
  /** why there is no score; null when there is one, or none is due */
  problem: RowProblem | null;
  /** 分值 it was scored by, where points were moved to it */
  points?: string;
}

/** One 一级指标: its points after moves, and the sum of its scores. */
export interface ScoredLevel {
  level1: string;
  points: string;
  /** null while one of its rows has no score */
  score: string | null;
}

export interface ScoredFramework {
  profile: { id: string; version: string; name: string };
  /** `incomplete` as soon as one row has no score or the points are not 100: then there is no total and no grade */
  status: 'complete' | 'incomplete';
  rows: ScoredFrameworkRow[];
  levels: ScoredLevel[];
  /** sum of what has been scored so far, two decimals */
  scoredSum: string;
  total: string | null;
  grade: string | null;
  /** moves of points and normalising; empty when nothing moved */
  adjustments: Explanation[];
  missing: { id: string; name: string; reason: string }[];
  findings: FrameworkFinding[];
}
