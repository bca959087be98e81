// The quality check (指标质量检查) over a template being written.
import type { DraftIndicator, TemplateDraft } from '../contracts/templates';
import { checkIndicators } from '../indicator-quality/checkIndicators';
import type { IndicatorDraft, QualityFinding } from '../indicator-quality/types';
import { getProfile } from '../scoring/profiles';
import { readTargetText } from './targetText';

const USUAL_PROFILE = 'national-2020';

/** What the quality rules have to say about each row. A value that is left to each project is not missed. */
export function templateFindings(draft: TemplateDraft): QualityFinding[] {
  const rows = draft.indicators.map(asDraft);
  const context = {
    profile: getProfile(draft.profileId ?? USUAL_PROFILE),
    servesPublic: null,
    knownSources: [],
    fiscalYear: null,
  };
  return checkIndicators(
    rows.map(({ row }) => row),
    context,
  ).filter(({ row, field }) => row === null || !rows[row]!.isOpen || !OF_TARGET.includes(field));
}

const OF_TARGET: QualityFinding['field'][] = ['target', 'unit', 'comparator'];

function asDraft(typed: DraftIndicator): { row: IndicatorDraft; isOpen: boolean } {
  const read = readTargetText(typed.target);
  const { level1, level2, name, points, definition, dataSource } = typed;
  const row = { level1, level2, name, points, definition, dataSource, lastYear: null };
  // Words that cannot be read are judged as they stand.
  if ('message' in read || read.targetKind)
    return { row: { ...row, kind: null, comparator: null, target: typed.target, unit: null }, isOpen: false };
  const { kind, comparator, target, unit } = read;
  return { row: { ...row, kind, comparator, target, unit }, isOpen: target === '' };
}
