// The quality check over indicators that are stored or read in their parts, not as one text.
import type { Comparator, IndicatorKind } from '../contracts/common';
import { formatTarget } from '../indicators/officialText';
import type { Profile } from '../scoring/profile';
import type { TargetKind } from '../scoring/types';
import { checkIndicators } from './checkIndicators';
import type { IndicatorDraft, QualityFinding } from './types';

/** Beyond this many indicators a project is no project, and comparing each with each takes too long. */
const MOST_INDICATORS = 200;

/** An indicator of a project, with its target in its parts. */
interface ApprovedIndicator {
  level1: string;
  level2: string;
  name: string;
  kind: IndicatorKind;
  comparator: Comparator | null;
  target: string;
  targetKind: TargetKind;
  targetTo: string | null;
  unit: string | null;
  points: string | null;
  definition: string | null;
  dataSource: string | null;
}

/** What the quality rules say of a project's indicators; nothing of sets too large to compare. */
export function checkApproved(
  indicators: readonly ApprovedIndicator[],
  profile: Profile,
  fiscalYear: number | null,
): QualityFinding[] {
  if (indicators.length > MOST_INDICATORS) return [];
  return checkIndicators(indicators.map(asDraft), { profile, servesPublic: null, knownSources: [], fiscalYear });
}

/** Ranges and dates are handed over in official words, numbers in their parts. */
function asDraft(indicator: ApprovedIndicator): IndicatorDraft {
  const { level1, level2, name, kind, points, definition, dataSource } = indicator;
  const isNumber = kind === 'quantitative' && indicator.targetKind === 'number';
  return {
    level1,
    level2,
    name,
    kind,
    comparator: isNumber ? indicator.comparator : null,
    target: isNumber ? indicator.target : formatTarget(indicator),
    unit: isNumber ? indicator.unit : null,
    points,
    definition,
    dataSource,
    lastYear: null,
  };
}
