// The self-evaluation as JSON: what `result.json` holds, `check` reads and the API speaks.
import type { RecomputedIndicator } from '../../../shared/checks/recomputed';
import { bandLabels } from '../../../shared/labels';
import type { Explanation, ScoredIndicator, ScoringRule, SheetIndicator } from '../../../shared/scoring/types';
import type { CompiledEvaluation, FundsRow, PrintedIndicator } from './evaluation';
import { eachIndicator } from './facts';

/** One indicator as the checker writes it, and whether its value is an assumption of the demo. */
export interface SelfEvaluationIndicatorJson extends Omit<RecomputedIndicator, 'points' | 'scoreBasis'> {
  points: number;
  /** 赋分规则, where the indicator has its own */
  scoringRule?: ScoringRule;
  assumed: boolean;
}

/** One self-evaluation; amounts in 万元 as decimal text. */
export interface SelfEvaluationJson {
  project: { name: string; code: string | null; competentDepartment: string; unit: string };
  fiscalYear: number;
  fiscalYearAssumed: boolean;
  /** id of the scoring profile */
  profile: string;
  profileVersion: string;
  funds: {
    initialBudget: string;
    annualBudget: string;
    executed: string;
    points: number;
    ratePercent: string | null;
    score: string | null;
    executionReason: string;
    executionMeasure: string;
    rows: FundsRow[];
    explanation: Explanation;
  };
  goal: { target: string; actual: string };
  indicators: SelfEvaluationIndicatorJson[];
  status: 'complete' | 'incomplete';
  total: string | null;
  grade: string | null;
  /** rows that still need a value */
  missing: { id: string; name: string; reason: string }[];
  assumptions: string[];
}

/**
 * The result of an evaluation with the reason for every score.
 *
 * @throws Error when an indicator of the sheet has no score or no printed words
 */
export function resultJson(e: CompiledEvaluation): SelfEvaluationJson {
  const { project, sheet, scored } = e;
  const { executionReason, executionMeasure, points, ...money } = sheet.funds;
  return {
    project: {
      name: project.name,
      code: project.code,
      competentDepartment: project.competentDepartment,
      unit: project.unit,
    },
    fiscalYear: e.fiscalYear,
    fiscalYearAssumed: e.fiscalYearAssumed,
    profile: scored.profile.id,
    profileVersion: scored.profile.version,
    funds: {
      ...money,
      points: Number(points),
      ratePercent: scored.funds.ratePercent,
      score: scored.funds.score,
      executionReason: executionReason ?? '',
      executionMeasure: executionMeasure ?? '',
      rows: e.fundsRows,
      explanation: scored.funds.explanation,
    },
    goal: { target: sheet.goalTarget, actual: sheet.goalActual ?? '' },
    indicators: eachIndicator(e, indicatorJson),
    status: scored.status,
    total: scored.total,
    grade: scored.grade,
    missing: scored.missing,
    assumptions: e.assumptions,
  };
}

function indicatorJson(
  indicator: SheetIndicator,
  scored: ScoredIndicator,
  printed: PrintedIndicator,
): SelfEvaluationIndicatorJson {
  return {
    level1: indicator.level1,
    level2: indicator.level2,
    name: indicator.name,
    kind: indicator.kind,
    ...(indicator.comparator !== null && { comparator: indicator.comparator }),
    // A range or a day is no number: its words say what it is.
    target: (indicator.targetKind ?? 'number') === 'number' ? indicator.target : printed.targetText,
    ...(indicator.unit !== null && { unit: indicator.unit }),
    actual: indicator.actual ?? (indicator.band && bandLabels[indicator.band]),
    ...(indicator.band !== null && { band: indicator.band }),
    ...(indicator.bandPercent !== null && { bandPercent: Number(indicator.bandPercent) }),
    points: Number(indicator.points),
    ...(indicator.scoringRule && { scoringRule: indicator.scoringRule }),
    score: scored.score,
    deviationReason: indicator.deviationReason ?? '',
    correctiveMeasure: indicator.correctiveMeasure ?? '',
    explanation: scored.explanation,
    assumed: printed.assumed,
  };
}
