import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { DraftIndicator, TemplateDraft } from '../../../shared/contracts/templates';
import type { QualityFinding } from '../../../shared/indicator-quality/types';
import { emptyDraftRow, readDraft, type DraftReading } from '../../../shared/templates/draft';
import { adoptFinding, templateFindings } from '../../../shared/templates/quality';
import { keepInTab, keptInTab } from '../../drafts/tabStore';

const PREFIX = 'template:';

export type EditRow = (index: number, changes: Partial<DraftIndicator>) => void;

/** A row to be written, in the level of the one above it. */
const rowBelow = (above: DraftIndicator = emptyDraftRow): DraftIndicator => ({
  ...emptyDraftRow,
  level1: above.level1,
  level2: above.level2,
});

export interface TemplateEditor {
  draft: TemplateDraft;
  /** what was typed before the page was left, and not saved */
  isRestored: boolean;
  isDirty: boolean;
  reading: DraftReading;
  findings: QualityFinding[];
  editHead(changes: Partial<TemplateDraft>): void;
  editRow: EditRow;
  addBelow(index: number, row?: DraftIndicator): void;
  /** Takes another set of indicators over, such as that of a template. */
  replaceRows(rows: DraftIndicator[]): void;
  remove(index: number): void;
  move(index: number, by: -1 | 1): void;
  adopt(finding: QualityFinding): void;
  /** Forgets what was typed: saved, or given up. */
  startOver(): void;
}

/** The template on the page: what is typed, how it reads, and what the quality check says. Kept while the tab is open. */
export function useTemplateDraft(key: string, initial: TemplateDraft): TemplateEditor {
  const [kept] = useState(() => keptInTab<TemplateDraft>(PREFIX + key));
  const [draft, setDraft] = useState(kept ?? initial);
  const [isRestored, setRestored] = useState(kept !== null);
  const isDirty = useMemo(() => JSON.stringify(draft) !== JSON.stringify(initial), [draft, initial]);
  useEffect(() => keepInTab(PREFIX + key, isDirty ? draft : null), [key, draft, isDirty]);
  const rested = useDeferredValue(draft);
  const reading = useMemo(() => readDraft(rested), [rested]);
  const findings = useMemo(() => templateFindings(rested), [rested]);
  const editRows = (edit: (rows: DraftIndicator[]) => DraftIndicator[]) =>
    setDraft((before) => ({ ...before, indicators: edit(before.indicators) }));
  return {
    draft,
    isRestored,
    isDirty,
    reading,
    findings,
    editHead: (changes) => setDraft((before) => ({ ...before, ...changes })),
    editRow: (index, changes) =>
      editRows((rows) => rows.map((row, at) => (at === index ? { ...row, ...changes } : row))),
    addBelow: (index, row) =>
      editRows((rows) => [...rows.slice(0, index + 1), row ?? rowBelow(rows[index]), ...rows.slice(index + 1)]),
    replaceRows: (rows) => editRows(() => rows),
    remove: (index) => editRows((rows) => rows.filter((_, at) => at !== index)),
    move: (index, by) => editRows((rows) => swapped(rows, index, index + by)),
    adopt: (finding) => setDraft((before) => adoptFinding(before, finding)),
    startOver() {
      keepInTab(PREFIX + key, null);
      setRestored(false);
      setDraft(initial);
    },
  };
}

const swapped = (rows: DraftIndicator[], one: number, other: number) =>
  rows.map((row, at) => (at === one ? rows[other]! : at === other ? rows[one]! : row));
