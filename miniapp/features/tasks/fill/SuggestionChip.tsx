import { officialDay } from '../../../../shared/calendar';
import { isDay } from '../../../../shared/indicators/officialDates';
import { bandLabels } from '../../../../shared/labels';
import type { Suggestion, TaskIndicator } from '../../../../shared/contracts/tasks';
import { AssumedTag } from '../../../components/marks';
import { rowPath, sameValue } from '../../../drafts/fields';
import type { EditRow } from '../../../drafts/fields';

interface SuggestionChipProps {
  row: TaskIndicator;
  editRow: EditRow;
}

/** A value already known or assumed: one tap takes it over, its origin stands beside it. */
export function SuggestionChip({ row, editRow }: SuggestionChipProps) {
  const { suggestion } = row;
  if (!suggestion || isTaken(row, suggestion)) return null;
  const take = () =>
    editRow({
      actual: suggestion.actual,
      band: suggestion.band,
      bandPercent: suggestion.bandPercent,
      assumed: suggestion.assumed,
    });
  return (
    <div className="suggestion">
      <button type="button" className="button button--quiet" onClick={take}>
        采用 {suggestionText(suggestion, row.unit)}
      </button>
      <span className="suggestion__source">
        {suggestion.assumed && <AssumedTag />} {suggestion.source}
      </span>
    </div>
  );
}

function isTaken(row: TaskIndicator, suggestion: Suggestion): boolean {
  const same = (field: 'actual' | 'band' | 'bandPercent') =>
    sameValue(rowPath(row.id, field), row[field], suggestion[field]);
  return same('actual') && same('band') && same('bandPercent');
}

function suggestionText({ actual, band, bandPercent }: Suggestion, unit: string | null): string {
  if (band) return `“${bandLabels[band]}” ${bandPercent ? `${Number(bandPercent)}%` : ''}`;
  const text = actual ?? '';
  if (isDay(text)) return officialDay(text);
  return unit && !text.endsWith(unit) ? `${text}${unit}` : text;
}
