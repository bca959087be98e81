import { readExample, type ExampleParts } from './exampleText';
import { readPoints } from './pointsText';
import type { IndicatorDraft, QualityFinding } from './types';

/**
 * A set of drafts with the example of a finding taken over: its row rewritten, a missing indicator added at the end, or
 * the 分值 of several rows set. What the example does not say stays.
 *
 * @returns a new list; the same rows when the example names none of them
 */
export function adoptExample(rows: readonly IndicatorDraft[], finding: QualityFinding): IndicatorDraft[] {
  const points = finding.row === null && finding.field === 'points' ? readPoints(finding.example) : null;
  if (points) {
    const byName = new Map(points.map((one) => [one.name, one.points]));
    return rows.map((row) => ({ ...row, points: byName.get(row.name.replace(/\s+/g, '')) ?? row.points }));
  }
  const parts = readExample(finding.example);
  if (!parts) return [...rows];
  if (finding.row === null) return [...rows, added(parts)];
  return rows.map((row, index) => (index === finding.row ? { ...row, ...parts } : row));
}

const added = (parts: ExampleParts): IndicatorDraft => ({
  level1: '',
  level2: '',
  points: null,
  definition: null,
  dataSource: null,
  lastYear: null,
  ...parts,
});
