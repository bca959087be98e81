import { checkIndicators } from '../../../shared/indicator-quality/checkIndicators';
import type { IndicatorDraft, QualityFinding } from '../../../shared/indicator-quality/types';
import { formatTarget } from '../../../shared/indicators/officialText';
import { getProfile, USUAL_PROFILE } from '../../../shared/scoring/profiles';
import { fittingProfile } from './fittingProfile';
import type { Tell } from './problems';
import type { ReadIndicator } from './readIndicator';
import type { ReadProject } from './readProject';

/** The import itself tells these, with the cell they stand in. */
const TOLD_ALREADY = new Set([
  'no-target',
  'no-comparator',
  'ambiguous-target',
  'weights-sum',
  'points-missing',
  'points-unreadable',
]);
/** Beyond this many indicators a project is no project, and comparing each with each takes too long. */
const MOST_INDICATORS = 200;

/** 指标质量: what could be better in a project's indicators. Information only: it never keeps a project from being imported. */
export function tellQuality({ indicators, fiscalYear, places }: ReadProject, tell: Tell): void {
  if (indicators.length > MOST_INDICATORS) return;
  const profile = fittingProfile(indicators.flatMap(({ points }) => points ?? [])) ?? getProfile(USUAL_PROFILE);
  const context = { profile, servesPublic: null, knownSources: [], fiscalYear };
  for (const finding of checkIndicators(indicators.map(draftOf), context)) {
    if (TOLD_ALREADY.has(finding.code)) continue;
    const indicator = finding.row === null ? undefined : indicators[finding.row];
    const place = indicator ? placeOf(indicator, finding.field) : places.name;
    tell('info', { place }, `指标质量：${finding.message}${finding.example && `参考写法：${finding.example}`}`);
  }
}

function placeOf(indicator: ReadIndicator, field: QualityFinding['field']): string {
  if (field === 'points') return indicator.pointsPlace;
  return field === 'target' || field === 'unit' || field === 'comparator' ? indicator.targetPlace : indicator.place;
}

/** Ranges and dates are handed over in official words, numbers in their parts. */
function draftOf(indicator: ReadIndicator): IndicatorDraft {
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
    definition: definition ?? null,
    dataSource: dataSource ?? null,
    lastYear: null,
  };
}
