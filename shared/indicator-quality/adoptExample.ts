import { foldWidth } from '../indicators/units';
import { readExample, type ExampleParts } from './exampleText';
import { readPoints, type NamedPoints } from './pointsText';
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
    const isCut = finding.code === 'too-many';
    const given = pointsByRow(rows, points);
    return rows.flatMap((row, index) => {
      const own = given[index];
      return own === undefined && isCut ? [] : [{ ...row, points: own ?? row.points }];
    });
  }
  const parts = readExample(finding.example);
  if (!parts) return [...rows];
  if (finding.row === null) return [...rows, added(parts)];
  return rows.map((row, index) => (index === finding.row ? { ...row, ...parts } : row));
}

/** The points named for each row, by its place where all rows are named, else by its name; a name counts once. */
function pointsByRow(rows: readonly IndicatorDraft[], named: readonly NamedPoints[]): (string | undefined)[] {
  if (named.length === rows.length) return named.map(({ points }) => points);
  const open = [...named];
  return rows.map((row) => {
    const at = open.findIndex(({ name }) => foldWidth(name) === foldWidth(row.name).replace(/\s+/g, ''));
    return at < 0 ? undefined : open.splice(at, 1)[0]!.points;
  });
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
