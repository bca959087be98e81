import { checkApproved } from '../../../shared/indicator-quality/asApproved';
import type { QualityFinding } from '../../../shared/indicator-quality/types';
import { getProfile, USUAL_PROFILE } from '../../../shared/scoring/profiles';
import { fittingProfile } from '../../../shared/scoring/fittingProfile';
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

/** 指标质量: what could be better in a project's indicators. Information only: it never keeps a project from being imported. */
export function tellQuality({ indicators, fiscalYear, places }: ReadProject, tell: Tell): void {
  const profile = fittingProfile(indicators.flatMap(({ points }) => points ?? [])) ?? getProfile(USUAL_PROFILE);
  const rows = indicators.map((row) => ({
    ...row,
    definition: row.definition ?? null,
    dataSource: row.dataSource ?? null,
  }));
  for (const finding of checkApproved(rows, profile, fiscalYear)) {
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
