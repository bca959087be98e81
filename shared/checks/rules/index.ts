import type { CheckContext } from '../context';
import type { CheckFinding } from '../table';
import { dimensions, duplicates, rightClass } from './classes';
import { budgetThere, executionScoreRight, lowRateExplained, overBudget, rateRight } from './execution';
import { adjustmentNoted, rowScored, rowsSum } from './fundsRows';
import { goalAnswered, goalCovered, partsAddUp } from './goal';
import { codeShape, datesInYear, identityFilled } from './identity';
import { allPerfect, costIsExecution, resultsAheadOfMoney, satisfactionProven } from './plausibility';
import {
  bandFits,
  deductionExplained,
  farOverTarget,
  fullThoughMissed,
  reasonWithoutDeviation,
  scoreFollowsRule,
  scoreInRange,
} from './scores';
import { gradeFits, totalIsSum } from './totals';
import { direction, unitsThere } from './units';
import {
  detailsTold,
  judgedInWords,
  notApplicableScored,
  rowProblems,
  targetAsApproved,
  targetInOtherCell,
  targetUnclear,
  valueInexact,
  withoutScores,
} from './values';
import { fewOrHeavy, levelWeights, weightsSum } from './weights';
import { promptsLeft, unfinished, vagueRow } from './wording';

/** The checks of one table, by their number. A further check is one more line. */
export const rules: readonly ((context: CheckContext) => CheckFinding[])[] = [
  weightsSum,
  levelWeights,
  totalIsSum,
  scoreInRange,
  rateRight,
  executionScoreRight,
  overBudget,
  budgetThere,
  rowsSum,
  rowScored,
  adjustmentNoted,
  lowRateExplained,
  rowProblems,
  targetUnclear,
  valueInexact,
  withoutScores,
  detailsTold,
  targetInOtherCell,
  scoreFollowsRule,
  fullThoughMissed,
  deductionExplained,
  reasonWithoutDeviation,
  farOverTarget,
  bandFits,
  judgedInWords,
  vagueRow,
  unitsThere,
  direction,
  rightClass,
  dimensions,
  fewOrHeavy,
  duplicates,
  notApplicableScored,
  goalAnswered,
  goalCovered,
  partsAddUp,
  gradeFits,
  promptsLeft,
  unfinished,
  resultsAheadOfMoney,
  costIsExecution,
  satisfactionProven,
  allPerfect,
  datesInYear,
  identityFilled,
  codeShape,
  targetAsApproved,
];
