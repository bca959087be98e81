// Findings of the scoring rules name a row and a field; the reader of a file wants the cell or the JSON path.
import type { FrameworkFinding } from '../../scoring/framework/types';
import { wordsIn } from '../stated';
import type { CheckFinding } from '../table';
import { checkIdOf, frameworkFinding } from './catalogue';
import type { CheckedFramework } from './context';
import type { StatedFramework, StatedFrameworkRow } from './table';

/** Everything the scoring rules found, at its place. */
export function placedFindings({ table, scored }: CheckedFramework): CheckFinding[] {
  return scored.findings.map((found) =>
    frameworkFinding(checkIdOf(found), {
      place: placeOf(found, table),
      severity: found.severity,
      message: found.message,
      expected: found.expected ?? null,
      found: found.found ?? null,
      ...(found.source !== undefined && { source: found.source }),
    }),
  );
}

function placeOf(found: FrameworkFinding, table: StatedFramework): string {
  const corner = table.rows[0]?.place ?? 'indicators';
  if (found.place === 'total') return table.pointsTotal?.place ?? table.rows[0]?.points.place ?? corner;
  const columns = table.experts.map(wordsIn);
  const column = found.code === 'expert-duplicate' ? columns.lastIndexOf(found.field) : columns.indexOf(found.field);
  if (found.place === 'sheets') return (table.experts[column] ?? table.experts[0])?.place ?? corner;
  const row = table.rows[Number(found.place)]!;
  return row.expertScores[column]?.place ?? fieldPlace(row, found.field);
}

function fieldPlace(row: StatedFrameworkRow, field: string): string {
  switch (field) {
    case 'points':
      return row.points.place;
    case 'level1':
      return row.level1.place;
    case 'score':
    case 'experts':
      return scorePlace(row);
    case 'isOutputComplete':
      return row.formula ? `${row.formula.place}.isOutputComplete` : row.place;
    default:
      return row.formula?.figures[field]?.place ?? row.place;
  }
}

/** Where the score of a row stands, or would stand. */
function scorePlace({ score, average, expertScores, place }: StatedFrameworkRow): string {
  return (score ?? average ?? expertScores.find((one) => one !== null))?.place ?? place;
}
