// The quality check (指标质量检查) over a template being written.
import type { DraftIndicator, TemplateDraft } from '../contracts/templates';
import { adoptExample } from '../indicator-quality/adoptExample';
import { checkIndicators } from '../indicator-quality/checkIndicators';
import type { IndicatorDraft, QualityFinding } from '../indicator-quality/types';
import { getProfile, USUAL_PROFILE } from '../scoring/profiles';
import { emptyDraftRow } from './draft';
import { readTargetText, writeTarget } from './targetText';

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

/** The draft with the example of a finding taken over. What the example does not say stays. */
export function adoptFinding(draft: TemplateDraft, finding: QualityFinding): TemplateDraft {
  const before = draft.indicators.map((row) => asDraft(row).row);
  const after = adoptExample(before, finding);
  const indicators = after.map((row, index) => {
    const typed = draft.indicators[index] ?? emptyDraftRow;
    return row === before[index] ? typed : { ...typed, ...wordsOf(row) };
  });
  return { ...draft, indicators };
}

function wordsOf(row: IndicatorDraft): Partial<DraftIndicator> {
  const { level1, level2, name, kind, comparator, target, unit, points, definition, dataSource } = row;
  const isFigure = kind === 'quantitative' && comparator !== null;
  const words = kind === 'qualitative' ? writeTarget({ kind, comparator: null, target, unit: null }) : target;
  return {
    level1,
    level2,
    name,
    target: isFigure ? writeTarget({ kind, comparator, target, unit }) : words,
    points: points ?? '',
    definition: definition ?? '',
    dataSource: dataSource ?? '',
  };
}
