import type { DraftSet } from '../readDraft';
import type { QualityFinding } from '../types';
import { dimensionsThere, effectIsEffect, outputIsOutput, rightHead } from './classes';
import { noDuplicates } from './duplicates';
import { notBelowLastYear, sameAsLastYear } from './history';
import { comparatorAgrees, comparatorThere, directionFits, unitThere } from './signs';
import { sourceKnown, sourceNamed } from './sources';
import { clearTarget, dateInYear, numberThere, oneMeasurement, targetThere } from './target';
import { balanced, fewOrMany, levelWeights, pointsThere, weightsSum } from './weights';
import { nameIsShort, nameWithoutNumber, noVagueWords, rateHasBase, resultNotActivity } from './words';

/** The rules of the quality check. A further rule is one more line. */
export const rules: readonly ((set: DraftSet) => QualityFinding[])[] = [
  targetThere,
  numberThere,
  unitThere,
  comparatorThere,
  directionFits,
  comparatorAgrees,
  clearTarget,
  oneMeasurement,
  dateInYear,
  resultNotActivity,
  noVagueWords,
  rateHasBase,
  nameWithoutNumber,
  nameIsShort,
  outputIsOutput,
  effectIsEffect,
  rightHead,
  noDuplicates,
  notBelowLastYear,
  sameAsLastYear,
  sourceNamed,
  sourceKnown,
  dimensionsThere,
  pointsThere,
  weightsSum,
  levelWeights,
  balanced,
  fewOrMany,
];
