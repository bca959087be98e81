// Lines without points of their own below an indicator (其中：…), which only tell what it is made of.
import { isBlank, wordsIn } from './stated';
import type { StatedIndicator } from './table';

/** The rows with such lines put below theirs, each indicator's as its `details`. */
export function withDetails(rows: readonly StatedIndicator[]): StatedIndicator[] {
  const counted: StatedIndicator[] = [];
  for (const row of rows) {
    const above = counted.at(-1);
    if (above && isDetail(row, above))
      counted[counted.length - 1] = { ...above, details: [...(above.details ?? []), row] };
    else counted.push(row);
  }
  return counted;
}

/** Without points and score: 其中桃树种植面积, or the values of an indicator that has none itself. */
function isDetail(row: StatedIndicator, above: StatedIndicator): boolean {
  if (row.points === null || !isBlank(row.points) || !isBlank(row.score) || isBlank(above.points)) return false;
  const isListed = isBlank(above.target) && isBlank(above.actual);
  return wordsIn(row.level2) === wordsIn(above.level2) && (isListed || wordsIn(row.name).startsWith('其中'));
}
